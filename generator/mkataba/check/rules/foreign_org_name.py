"""Where the organisation speaks of itself, it gives its own name.

What it says of others, in its services say, is not looked at.
"""

import re
from collections.abc import Iterator

from mkataba.check.content import ALL_KINDS, Content, Problem
from mkataba.check.words.said import words_of
from mkataba.finding import Severity
from mkataba.reading.vocabulary import words

ID = "foreign-org-name"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "A text taken over from another body with its name left in: nobody believes such a promise. "
    "Only what the organisation says of itself is looked at."
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

_NAME = r"((?-i:[A-Z][\w'’-]+(?: (?:and|na|[A-Z][\w'’-]+))*))"
_KINDS = tuple(
    tuple(re.compile(form.replace("NAME", _NAME), re.IGNORECASE) for form in forms)
    for forms in (
        (r"\bCounty Government of NAME", r"NAME (?:City )?County Government\b",
         r"\bSerikali ya Kaunti ya (?:Jiji la )?NAME"),
        (r"\bUniversity of NAME", r"NAME University\b", r"\bChuo Kikuu cha NAME"),
        (r"\bMinistry of NAME", r"\bWizara ya NAME"),
        (r"\bState Department (?:for|of) NAME", r"\bIdara ya Serikali ya NAME"),
        (r"\bMunicipality of NAME", r"NAME Municipality\b", r"\bManispaa ya NAME"),
        (r"NAME Water (?:and|&) (?:Sanitation|Sewerage) Company\b", r"NAME Water Company\b"),
    )
)  # fmt: skip
# what is said in these fields is said of the organisation itself
_OF_ITSELF = words(
    "title introduction purpose scope statement commitment vision mission slogan head approved_by "
    "owner guarantee"
)
_HINT = "write the organisation's own name"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text of the organisation on itself that gives the name of a body of its kind."""
    entry = content.one("organization.yml")
    own = words_of(entry.data.get("name"), content.default) if entry else {}
    kinds = [forms for forms in _KINDS if any(_names(forms, name) for name in own.values())]
    if not kinds:
        return
    known = " ".join(own.values()).casefold()
    for text in content.texts:
        if not _OF_ITSELF.intersection(text.path):
            continue
        for language, said in text.words.items():
            for forms in kinds:
                for name in _names(forms, str(said)):
                    if not all(part.casefold() in known for part in name.split()):
                        message = f'"{name}" is the name of another body'
                        yield Problem(text.entry, text.at(language), message, _HINT)


def _names(forms: tuple[re.Pattern[str], ...], said: str) -> list[str]:
    found = [name for form in forms for name in form.findall(said)]
    return [re.sub(r"^(?:The|Our|All|Karibu) ", "", name) for name in found]
