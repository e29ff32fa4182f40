"""What to write in the place of words that are not read: YAML made of these very words."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from mkataba.check.normal.as_yaml import scalar
from mkataba.check.normal.clocks import clock
from mkataba.check.normal.context import Context
from mkataba.check.normal.pieces import Piece, amount_in, pieces, time_of
from mkataba.check.normal.told import as_yaml, with_stubs
from mkataba.profiles.answers import worded
from mkataba.reading.advice import HINTS, VAGUE
from mkataba.reading.amounts import money, percent
from mkataba.reading.marks import marks
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.reading.spans import span_of
from mkataba.reading.vocabulary import Reason
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.fee.data import fee_data
from mkataba.values.money import money_data
from mkataba.values.types import reads

TODO = "TODO"
_MOST = 3  # values of which one is meant
_USUAL = ("GBP", "INR", "USD")  # the first that come to mind
_UNITS = ("working days", "calendar days", "hours")
_CURRENCIES = (Reason.NO_CURRENCY, Reason.WHICH_CURRENCY, Reason.NO_SURE_AMOUNT)


def reason_of(kind: str, written: str, context: Context) -> str:
    """Return what a fee or a time leaves open; "" where it leaves nothing open."""
    read = read_fee if kind in ("fee", "money") else read_turnaround
    readings = [read(written, code, context.phrases) for code in context.read]
    reasons = [found.reason for found in readings if isinstance(found, Unread)]
    if not reasons or len(reasons) < len(readings):
        return ""
    return next((reason for reason in reasons if reason not in VAGUE), reasons[0])


def shown(field: Field, path: Path, written: str, context: Context) -> str:
    """Return lines of YAML that say what the words may mean; "" for none.

    What the words leave open stands there as TODO, or as a comment with the other values.
    """
    kind = field.kind
    if kind in _READ:
        data = _READ[kind](written, reason_of(kind, written, context), context)
    else:
        data = [*_OTHERS[kind](written, context)] if kind in _OTHERS else None
    if isinstance(data, dict):
        return as_yaml(path, with_stubs(field, data, context.languages))
    return _choice(path, data or [])


def advice(field: Field, path: Path, written: str, context: Context) -> tuple[str, str, str]:
    """Return what a value leaves open that is not read, and how to mend it in words and in YAML."""
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
    home = context.profile.currency.code
    if reason in _CURRENCIES:
        reader = partial(read_fee, currency=home)
        if found := context.reading(reader, fee_data, written):
            data = fee_data(found, None)
            return data if isinstance(data, dict) else [data]
        if codes := [*_currencies(written)]:
            return codes
    if reason == Reason.NO_BASE:
        share = next(filter(None, (percent(span_of(n)) for n in _numbers(written))), None)
        number = int(share) if share and share == int(share) else float(share or 0)
        return {"percent": number, "of": _todo(context)} if share else None
    return _of_pieces(_found(written, context, amount_in(home)), "fee", reason, context)


def _money(written: str, reason: str, context: Context) -> Any:
    data = _fee(written, reason, context)
    return data if isinstance(data, list) else None


def _time(written: str, reason: str, context: Context) -> Any:
    if reason == Reason.NO_UNIT and (numbers := _numbers(written)):
        return [f"{numbers[0]} {unit}" for unit in _UNITS]
    return _of_pieces(_found(written, context, time_of), "turnaround", reason, context)


def _length(written: str, reason: str, context: Context) -> Any:
    if reason == Reason.NO_UNIT:
        return _time(written, reason, context)
    return [piece.value for piece in _found(written, context, time_of) if piece.value] or None


def _found(written: str, context: Context, value: Any) -> tuple[Piece, ...]:
    """Return the pieces of a text in the first language in which there are most."""
    read = [pieces(written, context.phrases.of(code), value) for code in context.every_language]
    return max(read, key=len, default=())


def _of_pieces(found: Sequence[Piece], kind: str, reason: str, context: Context) -> Any:
    """Return the data of classes, one for each piece, or of the one that there is."""
    valued = [piece for piece in found if piece.value]
    if not valued:
        return None
    language = context.languages[0]
    if len(valued) == 1:
        piece = valued[0]
        words = ", ".join(piece.words for piece in found if piece.words)
        if reason == Reason.FEE_VARIES:
            return {"from": piece.value, "to": TODO}
        if reason == Reason.FREE_FOR_SOME:
            label = {language: TODO}
            return {"tiers": [{"label": label, kind: value} for value in ("free", piece.value)]}
        if not words or reason == Reason.NO_LONGEST:
            return [piece.value]
        key = "amount" if kind == "fee" else "within"
        return {key: piece.value, "note": {language: words}}
    if reason == Reason.MORE_UNITS or not any(piece.words for piece in found):
        return [piece.value for piece in valued]
    tiers = [
        {"label": {language: piece.words or TODO}, kind: piece.value or TODO} for piece in found
    ]
    return {"tiers": tiers}


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
