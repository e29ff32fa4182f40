"""A complaint that the organisation can't settle rises to a body outside it."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.contacts import FREE_MAIL, domain_of
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity

ID = "escalation-external"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "An appeal that ends with the body that it is made against is not independent."
REPLACES = ("translation",)

_OWN = (
    "name: {en: Mfano County Government, sw: Serikali ya Kaunti ya Mfano}\n"
    "contacts: {email: huduma@mfano.go.ke}\n"
)
_FILE = "organization.yml"
VALID = (
    {
        _FILE: f"{_OWN}oversight:\n  name: {{en: Commission on Administrative Justice, "
        "sw: Tume ya Haki ya Utawala}\n  email: info@ombudsman.go.ke\n"
    },
)
INVALID = (
    {
        _FILE: f"{_OWN}oversight:\n"
        "  name: {en: The Mfano County Government, sw: Serikali ya Kaunti ya Mfano}\n"
    },
    {
        _FILE: f"{_OWN}oversight:\n  name: {{en: Complaints Commission, sw: Tume ya Malalamiko}}\n"
        "  email: complaints@mfano.go.ke\n"
    },
)


def check(content: Content) -> Iterator[Problem]:
    """Yield an oversight body that is the organisation, its head, or a mailbox of its own."""
    entry = content.one(_FILE)
    body = entry.data.get("oversight") if entry else None
    if entry is None or not isinstance(body, dict):
        return
    default = content.default
    known = content.project.schemas.profile.oversight
    hint = f"name a body outside the organisation{f', such as the {known}' if known else ''}"
    for key in ("name", "short_name", "head"):
        for language, words in texts_of(entry.data.get(key), default).items():
            named = texts_of(body.get("name"), default).get(language)
            if named and _plain(named) == _plain(words):
                message = f"oversight.name: {quoted(named)} is the organisation itself"
                yield Problem(entry, ("oversight", "name"), message, hint)
                return
    own = domain_of(str((entry.data.get("contacts") or {}).get("email", "")))
    for key in ("email", "website"):
        theirs = domain_of(str(body.get(key, "")))
        if theirs and own and theirs == own and own not in FREE_MAIL:
            message = f"oversight.{key}: {quoted(body[key])} belongs to the organisation itself"
            yield Problem(entry, ("oversight", key), message, hint)
            return


def _plain(words: str) -> str:
    return " ".join(str(words).casefold().removeprefix("the ").split())
