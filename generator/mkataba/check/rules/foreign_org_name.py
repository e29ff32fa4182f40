"""Where the organisation speaks of itself, it gives its own name.

What it says of others, in its services say, is not looked at.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import ALL_KINDS, Content
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.languages import Languages
from mkataba.languages.expressions import compiled

ID = "foreign-org-name"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "Readers do not believe a promise that was copied from another organisation with its name "
    "left in."
)
COMPARES = {**ALL_KINDS, "organization": ("name",)}

_OWN = "name: {en: Mfano County Government, sw: Serikali ya Kaunti ya Mfano}\n"
VALID = (
    {
        "organization.yml": _OWN,
        "policy.yml": "scope:\n  en: All staff of the County Government of Mfano\n"
        "  sw: Wafanyakazi wote wa Serikali ya Kaunti ya Mfano\n",
    },
    {
        "organization.yml": _OWN,
        "services/animals.yml": "requirements:\n"
        "- {en: Consent of Jirani County Government, sw: Idhini ya Serikali ya Kaunti ya Jirani}\n",
    },
)
INVALID = (
    {
        "organization.yml": _OWN,
        "policy.yml": "scope:\n  en: All staff of the County Government of Jirani\n"
        "  sw: Wafanyakazi wote wa Serikali ya Kaunti ya Mfano\n",
    },
    {
        "organization.yml": _OWN,
        "manual.yml": "commitment:\n  en: Welcome to our county.\n"
        "  sw: Karibu katika Serikali ya Kaunti ya Jirani.\n",
    },
)

WORDS = ("rules.bodies", "rules.articles", "rules.name_joints")

_Forms = tuple[re.Pattern[str], ...]

# what is said in these fields is said of the organisation itself
_OF_ITSELF = frozenset(
    (
        *("title", "introduction", "purpose", "scope", "statement", "commitment", "vision"),
        *("mission", "slogan", "head", "approved_by", "owner", "guarantee"),
    )
)
_HINT = "write the organisation's own name"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text of the organisation on itself that gives the name of a body of its kind."""
    entry = content.one("organization.yml")
    own = texts_of(entry.data.get("name"), content.default) if entry else {}
    languages = content.project.languages
    kinds = [
        forms
        for forms in _kinds(languages)
        if any(_names(forms, name, languages) for name in own.values())
    ]
    if not kinds:
        return
    known = " ".join(own.values()).casefold()
    for text in content.texts:
        if not _OF_ITSELF.intersection(text.path):
            continue
        for language, wording in text.words.items():
            for forms in kinds:
                for name in _names(forms, str(wording), languages):
                    if not all(part.casefold() in known for part in name.split()):
                        message = f'"{name}" is the name of another body'
                        yield Problem(text.entry, text.at(language), message, _HINT)


@lru_cache(maxsize=4)
def _kinds(languages: Languages) -> tuple[_Forms, ...]:
    """Return the forms of the names of bodies, kind by kind."""
    joints = "|".join(sorted(languages.words("rules.name_joints")))
    name = rf"((?-i:[A-Z][\w'’-]+(?: (?:{joints}|[A-Z][\w'’-]+))*))"
    kinds = dict.fromkeys(
        kind for language in languages.values() for kind in language.table("rules.bodies")
    )
    return tuple(
        tuple(
            compiled([(form, text.replace("NAME", name))])
            for language in languages.values()
            for form, text in language.pieces(f"rules.bodies.{kind}")
        )
        for kind in kinds
    )


def _names(forms: _Forms, text: str, languages: Languages) -> list[str]:
    found = [name for form in forms for name in form.findall(text)]
    before = "|".join(sorted(languages.words("rules.articles")))
    return [re.sub(f"^(?:{before}) ", "", name) for name in found]
