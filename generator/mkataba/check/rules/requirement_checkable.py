"""A requirement can be checked at the counter: a paper or a condition, not an attitude."""

from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import Content, Problem
from mkataba.check.messages import quoted
from mkataba.check.words.papers import ATTITUDES, DEGREES, PARTS, UNNAMED
from mkataba.check.words.said import words_of
from mkataba.finding import Severity

ID = "requirement-checkable"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "Nobody can say whether patience, or documents that nobody names, were brought."

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

_ATTITUDE = "move it to the customers' duties of the charter, or take it out"
_UNNAMED = "name each paper or condition"


def check(content: Content) -> Iterator[Problem]:
    """Yield each requirement that asks for an attitude, or for papers without a name."""
    for entry in content.of("service"):
        for index, item in enumerate(entry.data.get("requirements") or ()):
            words = words_of((item or {}).get("what"), content.default)
            if found := _unclear(tuple(words.items())):
                yield Problem(entry, ("requirements", index), *found)


@lru_cache(maxsize=1 << 14)
def _unclear(requirement: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """Return the message and the hint on the first language that is unclear."""
    for language, words in requirement:
        if language not in ATTITUDES:
            continue
        whole = " ".join(str(words).split()).strip(" .;,")
        if UNNAMED[language].fullmatch(whole):
            return f"{quoted(whole)} leaves open what the customer has to bring", _UNNAMED
        for part in PARTS[language].split(whole):
            if DEGREES.sub("", part).strip().casefold() in ATTITUDES[language]:
                return f"{quoted(whole)}: {part.strip()} can't be checked", _ATTITUDE
    return None
