"""The times of the steps fit into the time that is promised."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.duration import Duration, Unit, duration_data
from mkataba.values.duration.order import exceeds
from mkataba.values.turnaround import ByChannel, Immediate, Tiers, Turnaround, Within

ID = "steps-sum"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "If the steps take longer than the promised time, one of the two is untrue."

_FILE = "services/plot-survey.yml"
_STEPS = (
    "steps:\n- {action: Register, time: 1 working day}\n- {action: Measure, time: 4 working days}\n"
)
_LONGER = "steps:\n- {action: Measure, time: 1 working day 4 hours}\n"
VALID = (
    {_FILE: f"turnaround: 1.5 working days\n{_LONGER}"},
    {_FILE: f"turnaround: 5 working days\n{_STEPS}"},
    {_FILE: f"turnaround: 1 week\n{_STEPS}"},
    {_FILE: f"turnaround: 5 working days\n{_STEPS}- {{action: Tell, time: 10 minutes}}\n"},
)
INVALID = (
    {_FILE: f"turnaround: 1 working day\n{_LONGER}"},
    {_FILE: f"turnaround: 4 working days\n{_STEPS}"},
    {_FILE: f"turnaround: same day\n{_STEPS}"},
    {
        _FILE: "turnaround: 30 minutes\nsteps:\n- {action: Look, time: 20 minutes}\n"
        "- {action: Tell, time: 15 minutes}\n"
    },
    {
        _FILE: "turnaround:\n  tiers:\n  - {label: Near, turnaround: 2 working days}\n"
        f"  - {{label: Far, turnaround: 3 working days}}\n{_STEPS}"
    },
)

_LONGEST = Duration(4, Unit.HOUR)  # nobody waits longer for what is given at once
_HINT = "promise the whole time, or say what the steps really take"


def check(content: Content) -> Iterator[Problem]:
    """Yield each service whose steps take longer together than its longest promised time."""
    for entry in content.of("service"):
        written = entry.data.get("turnaround") or {}
        turnaround = content.value("turnaround", written)
        if turnaround is None:
            continue
        steps = [(step or {}).get("time") for step in entry.data.get("steps") or ()]
        times = [time for words in steps if (time := content.value("duration", words))]
        promised = [_LONGEST if time == Immediate() else time for time in turnaround.lengths]
        if times and promised and all(exceeds(times, time) for time in promised):
            text = _promise(turnaround, written)
            message = f"the steps add up to {_sum(times)}; promised is {text}"
            yield Problem(entry, ("steps",), message, _HINT, "rule")


def _sum(times: list[Duration]) -> str:
    totals: dict[Unit, float] = {}
    for piece in (piece for time in times for piece in time.pieces):
        totals[piece.unit] = totals.get(piece.unit, 0) + piece.most
    return " and ".join(duration_data(Duration(n, unit)) for unit, n in totals.items())


def _promise(turnaround: Turnaround, written: dict[str, object]) -> str:
    match turnaround.promise:
        case Within():
            return quoted(written["within"])
        case Tiers() | ByChannel():
            return "less in every class"
        case Immediate():
            return "immediate"
    return "same day"
