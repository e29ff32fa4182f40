"""What has to be so for a service to be given at once stands under ``when``."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import wrote
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.values.turnaround import Immediate, SameDay

ID = "immediate-conditional"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "A customer who overlooks the condition in a remark expects at once what the office "
    "promised to some customers only."
)

_FILE = "services/map-copies.yml"
VALID = (
    {
        _FILE: "turnaround:\n  immediate: true\n"
        "  when: {en: if the map is in stock, sw: ikiwa ramani ipo}\n"
    },
    {
        _FILE: "turnaround:\n  same_day: true\n"
        "  note: {en: Bring a bag for the map., sw: Njoo na mfuko wa ramani.}\n"
    },
)
INVALID = (
    {
        _FILE: "turnaround:\n  immediate: true\n"
        "  note: {en: Subject to availability of staff., sw: Maafisa wakiwepo.}\n"
    },
    {
        _FILE: "turnaround:\n  same_day: true\n"
        "  note: {en: The map has to be in stock., sw: Endapo ramani ipo.}\n"
    },
)

WORDS = ("rules.conditions",)
_HINT = "move the condition under when, which is printed with the time, or promise a longer time"

_PROMISED = {Immediate: "immediate", SameDay: "same day"}


def check(content: Content) -> Iterator[Problem]:
    """Yield each remark that takes an immediate or same-day promise back in part."""
    for (entry, _, path, value), time in content.parsed("turnaround"):
        promised = _PROMISED.get(type(time.promise))
        if promised is None or "note" not in value or wrote(entry, path, "when"):
            continue
        for code, words in texts_of(value["note"], content.default).items():
            language = content.language(code, *WORDS)
            found = language.pattern("rules.conditions").search(str(words)) if language else None
            if found:
                message = f"{promised}, but with a condition in a note: {quoted(words)}"
                yield Problem(entry, (*path, "note"), message, _HINT)
                break
