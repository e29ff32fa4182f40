"""A paper that another office gives is named with the place where it is had."""

from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.languages import Language

ID = "requirement-where"
SEVERITY = Severity.NOTE
LEVEL = "exemplary"
WHY = (
    "A customer who is not told where to get a form or a certificate has to come back another day."
)

_FILE = "services/hall-hire.yml"
VALID = (
    {
        _FILE: "requirements:\n"
        "- what: {en: Tax compliance certificate, sw: Cheti cha kulipa kodi}\n"
        "  where: {en: KRA iTax website, sw: Tovuti ya iTax ya KRA}\n"
    },
    {_FILE: "requirements:\n- {en: National identity card, sw: Kitambulisho cha kitaifa}\n"},
    {
        _FILE: "requirements:\n"
        "- {en: Application form from our website, sw: Fomu ya maombi kutoka tovuti yetu}\n"
    },
    {_FILE: "requirements:\n- {sw: Barua ya chifu}\n"},
)
INVALID = (
    {_FILE: "requirements:\n- {en: Tax compliance certificate, sw: Uthibitisho wa kodi}\n"},
    {_FILE: "requirements:\n- {en: What the police say of you, sw: Cheti cha tabia njema}\n"},
    {_FILE: "requirements:\n- {en: Duly filled application form, sw: Fomu iliyojazwa}\n"},
)

WORDS = ("rules.issued", "rules.placed")
_HINT = "say under where the customer gets it: the office, or the web address"


def check(content: Content) -> Iterator[Problem]:
    """Yield each form or certificate of an office without a word on where it is had."""
    for entry in content.of("service"):
        for index, item in enumerate(entry.data.get("requirements") or ()):
            if not item or "where" in item:
                continue
            words = texts_of(item.get("what"), content.default)
            spoken = ((content.language(code, *WORDS), str(text)) for code, text in words.items())
            if _is_unplaced(tuple((language, text) for language, text in spoken if language)):
                message = f"{quoted(next(iter(words.values())))}: nothing says where it is had"
                yield Problem(entry, ("requirements", index), message, _HINT)


@lru_cache(maxsize=1 << 14)
def _is_unplaced(requirement: tuple[tuple[Language, str], ...]) -> bool:
    def says(key: str) -> bool:
        return any(language.pattern(key).search(words) for language, words in requirement)

    return says("rules.issued") and not says("rules.placed")
