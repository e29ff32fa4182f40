"""A requirement can be checked at the counter: a paper or a condition, not an attitude."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.languages import Language, Languages

ID = "requirement-checkable"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "No officer can check whether a customer brought patience, or documents that nobody has named."
)

_FILE = "services/hall-hire.yml"
VALID = (
    {_FILE: "requirements:\n- {en: Certificate of good conduct, sw: Cheti cha tabia njema}\n"},
    {_FILE: "requirements:\n- {en: Proof of payment, sw: Uthibitisho wa malipo}\n"},
)
INVALID = (
    {_FILE: "requirements:\n- {en: Patience and courtesy, sw: Subira na adabu}\n"},
    {_FILE: "requirements:\n- {en: Wait until you are called, sw: Uvumilivu na heshima}\n"},
    {_FILE: "requirements:\n- {en: Relevant documents, sw: Hati}\n"},
    {_FILE: "requirements:\n- {en: Papers of the event, sw: Nyaraka zinazohitajika}\n"},
)

WORDS = ("rules.attitudes", "rules.degrees", "rules.joints", "rules.unnamed")
_CHARACTERS = re.compile(r"[,;/&+.]")
_ATTITUDE = "move it to the customers' duties of the charter, or take it out"
_UNNAMED = "name each paper or condition"


def check(content: Content) -> Iterator[Problem]:
    """Yield each requirement that asks for an attitude, or for papers without a name."""
    for entry in content.of("service"):
        for index, item in enumerate(entry.data.get("requirements") or ()):
            words = texts_of((item or {}).get("what"), content.default)
            spoken = ((content.language(code, *WORDS), str(text)) for code, text in words.items())
            known = tuple((language, text) for language, text in spoken if language)
            if found := _unclear(known, content.project.languages):
                yield Problem(entry, ("requirements", index), *found)


@lru_cache(maxsize=1 << 14)
def _unclear(
    requirement: tuple[tuple[Language, str], ...], languages: Languages
) -> tuple[str, str] | None:
    """Return the message and the hint on the first language that is unclear."""
    degrees = languages.pattern("rules.degrees")
    for language, words in requirement:
        whole = " ".join(words.split()).strip(" .;,")
        if language.pattern("rules.unnamed").fullmatch(whole):
            return f"{quoted(whole)} leaves open what the customer has to bring", _UNNAMED
        attitudes = language.phrases("rules.attitudes")
        joints = language.pattern("rules.joints")
        for part in (part for parts in _CHARACTERS.split(whole) for part in joints.split(parts)):
            if degrees.sub("", part).strip().casefold() in attitudes:
                return f"{quoted(whole)}: {part.strip()} can't be checked", _ATTITUDE
    return None
