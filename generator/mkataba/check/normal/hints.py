"""What to write in the place of words that are not read: YAML made of these very words."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from mkataba.check.normal.as_yaml import scalar
from mkataba.check.normal.classes import fees_in, times_in
from mkataba.check.normal.clocks import clock
from mkataba.check.normal.context import Context
from mkataba.check.normal.ids import tidy
from mkataba.check.normal.told import as_yaml, with_stubs
from mkataba.profiles.answers import worded
from mkataba.reading.advice import HINTS
from mkataba.reading.amounts import money, percent
from mkataba.reading.marks import marks
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.reading.reasons import one_reason
from mkataba.reading.spans import span_of
from mkataba.reading.vocabulary import Reason
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.money import money_data
from mkataba.values.types import reads

TODO = "TODO"
_ID = (
    "write {}, here and wherever it is named; `mkataba check --fix` does both where no other id is "
    "in the way"
)
_MOST = 3  # values of which one is meant
_USUAL = ("GBP", "INR", "USD")  # the first that come to mind
_UNITS = ("working days", "calendar days", "hours")
_WHOLE = re.compile("[1-9][0-9]{0,3}")
# of these, values stand in the words as they are meant; of the others, the words lack what counts
_FEES = ("", Reason.MORE_FEES, Reason.FREE_FOR_SOME, Reason.LABEL, Reason.WORDS)
_TIMES = ("", Reason.MORE_TIMES, Reason.MORE_UNITS, Reason.LABEL, Reason.WORDS)


def reason_of(kind: str, written: str, context: Context) -> str:
    """Return what a fee or a time leaves open; "" where it leaves nothing open."""
    read = read_fee if kind in ("fee", "money") else read_turnaround
    likely = context.phrases.likely(written, context.read)
    readings = {code: read(written, code, context.phrases) for code in likely}
    reasons = {code: found.reason for code, found in readings.items() if isinstance(found, Unread)}
    if not reasons or len(reasons) < len(readings):
        return ""
    return one_reason(written, reasons, context.phrases)


def shown(field: Field, path: Path, written: str, context: Context) -> str:
    """Return lines of YAML that say what the words may mean; "" for none.

    What the words leave open stands there as TODO, or as a comment with the other values.
    """
    kind = field.kind
    if kind in _READ:
        data = _READ[kind](written, reason_of(kind, written, context), context)
    else:
        data = [*_OTHERS[kind](written, context)] if kind in _OTHERS else None
    if isinstance(data, list) and not all(isinstance(one, str) for one in data):
        data = data[0] if len(data) == 1 else None
    if isinstance(data, dict):
        return as_yaml(path, with_stubs(field, data, context.languages))
    return _choice(path, data or [])


def advice(field: Field, path: Path, written: str, context: Context) -> tuple[str, str, str]:
    """Return what a value leaves open that is not read, and how to mend it in words and in YAML."""
    if field.kind == "id" and (meant := tidy(written)):
        return "", _ID.format(meant), ""
    reason = reason_of(field.kind, written, context) if field.kind in _READ else ""
    words = worded(HINTS.get(reason, ""), context.profile) or field.hint
    return reason, words, shown(field, path, written, context)


def _choice(path: Path, values: Sequence[str]) -> str:
    """Return the line of one of some values, with the others behind it."""
    if not values:
        return ""
    first, *others = list(dict.fromkeys(values))[:_MOST]
    key = next(part for part in reversed(path) if isinstance(part, str))
    line = f"{key}: {scalar(first, None, flow=False)}"
    return line + (f"  # or {', '.join(others)}" if others else "")


def _fee(written: str, reason: str, context: Context) -> Any:
    if reason in (Reason.WHICH_CURRENCY, Reason.NO_SURE_AMOUNT):
        return [*_currencies(written)]
    if reason == Reason.NO_BASE:
        return _share(written, context)
    return fees_in(written, reason, context) if reason in _FEES else None


def _share(written: str, context: Context) -> Any:
    """Return a percentage that nothing stands beside."""
    span = span_of(written)
    share = percent(span[:-1]) if span.keys[-1:] == ("%",) else None
    if share is None:
        return None
    return {"percent": int(share) if share == int(share) else float(share), "of": _todo(context)}


def _money(written: str, reason: str, context: Context) -> Any:
    data = _fee(written, reason, context)
    return data if isinstance(data, list) else None


def _time(written: str, reason: str, context: Context) -> Any:
    if reason == Reason.NO_UNIT:
        number = written.strip()
        return [f"{number} {unit}" for unit in _UNITS] if _WHOLE.fullmatch(number) else None
    return times_in(written, reason, context) if reason in _TIMES else None


def _length(written: str, reason: str, context: Context) -> Any:
    data = _time(written, reason, context)
    return data if isinstance(data, list) and all(isinstance(one, str) for one in data) else None


def _todo(context: Context) -> dict[str, str]:
    return dict.fromkeys(context.languages, TODO)


def _numbers(written: str) -> list[str]:
    return [key for key in span_of(written).keys if key[0].isdecimal()]


def _currencies(written: str) -> Iterator[str]:
    """Yield the amount with the code of each currency that the mark beside it can stand for."""
    span = span_of(written)
    codes = frozenset[str]().union(*marks().values())
    for code in sorted(codes, key=lambda code: (code not in _USUAL, code)):
        found = money(span, code, None, bare=False)
        if found and found.currency == code:
            yield money_data(found)


def _dates(written: str, context: Context) -> Iterator[str]:  # noqa: ARG001 - called alike
    """Yield both days that ``12/3/2026`` can be."""
    numbers = _numbers(written.replace("/", " ").replace(".", " ").replace("-", " "))
    if len(numbers) == 3 and len(numbers[2]) == 4 and all(n.isdecimal() for n in numbers):
        first, second, year = map(int, numbers)
        for day, month in ((first, second), (second, first)):
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield f"{year}-{month:02}-{day:02}"


def _clocks(written: str, context: Context) -> Iterator[str]:
    """Yield both times of day that ``5:00`` can be."""
    for half in ("am", "pm"):
        if found := clock(f"{written} {half}", context):
            yield found


def _urls(written: str, context: Context) -> Iterator[str]:  # noqa: ARG001 - as above
    """Yield the address with what is missing before it."""
    if reads("url", new := f"https://{written.strip()}"):
        yield new


_READ = {
    "fee": _fee,
    "money": _money,
    "turnaround": _time,
    "duration": _length,
    "receipt_time": _length,
}
_OTHERS = {"date": _dates, "clock": _clocks, "url": _urls}
