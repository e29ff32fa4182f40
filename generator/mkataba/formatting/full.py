"""A whole fee or turnaround time as one text of several lines, for a cell of a spreadsheet.

Each line is one part. A line begins with the labels of the classes, channels or options that it
belongs to, each with a colon behind it. :mod:`mkataba.reading` reads it back.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from mkataba.formatting.basics import NBSP, BasicFormatter
from mkataba.formatting.fees import basis_in_words
from mkataba.formatting.times import EACH, our_notes, promise_in_words
from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit
from mkataba.values.fee import Fee
from mkataba.values.labels import capital
from mkataba.values.turnaround import Turnaround

_INLINE = fees.Free | fees.Amount | fees.Percentage | fees.Range | fees.Reference | fees.ActualCost


def in_full(formatter: BasicFormatter, value: Fee | Turnaround) -> str:
    """Return every part of a value, one a line."""
    return "\n".join(lines_in_full(formatter, value)).replace(NBSP, " ")


def lines_in_full(formatter: BasicFormatter, value: Fee | Turnaround) -> tuple[str, ...]:
    """Return every part of a value; an amount and its currency are held together."""
    return tuple(_fee(formatter, value) if isinstance(value, Fee) else _time(formatter, value))


def _fee(formatter: BasicFormatter, fee: Fee) -> Iterator[str]:
    yield from _basis(formatter, fee.basis)
    for extra in fee.extras:
        yield f"+ {formatter.text(extra.label)}: {formatter.money(extra.amount)}"
    if total := fee.total:
        yield formatter._("Total %(amount)s", amount=formatter.money(total))
    if isinstance(fee.basis, fees.Reference):
        if fee.basis.version:
            yield formatter._("Version: %(version)s", version=fee.basis.version)
        if fee.basis.link:
            yield formatter._("Link: %(link)s", link=fee.basis.link)
    if fee.payment:
        yield formatter._(
            "How to pay: %(ways)s", ways=", ".join(formatter.code(way) for way in fee.payment)
        )
    if fee.note:
        yield formatter._("Note: %(note)s", note=formatter.text(fee.note))


def _basis(formatter: BasicFormatter, basis: fees.Basis) -> Iterator[str]:
    match basis:
        case fees.Tiers(tiers):
            for tier in tiers:
                yield from _below(formatter.text(tier.label), _fee(formatter, tier.fee))
        case fees.Choice(highest, options) if not all(map(_is_inline, options)):
            for number, option in enumerate(options, 1):
                label = formatter._("Whichever is lower, %(n)s", n=number)
                if highest:
                    label = formatter._("Whichever is higher, %(n)s", n=number)
                yield from _below(label, _fee(formatter, option))
        case fees.Reference(source):
            yield formatter._("As set by %(source)s", source=formatter.text(source))
        case fees.InKind(what):
            yield formatter._("Not a payment: %(what)s", what=formatter.text(what))
        case fees.Percentage():
            yield capital(basis_in_words(formatter, basis))
        case _:
            yield basis_in_words(formatter, basis)


def _is_inline(option: Fee) -> bool:
    """Tell whether an option can be said within one line with others."""
    basis = option.basis
    if isinstance(basis, fees.Reference) and (basis.link or basis.version):
        return False
    return option == Fee(basis) and isinstance(basis, _INLINE)


def _time(formatter: BasicFormatter, time: Turnaround) -> Iterator[str]:
    yield from _promise(formatter, time)
    yield from our_notes(formatter, time)
    if time.link:
        yield formatter._("Link: %(link)s", link=time.link)
    if time.note:
        yield formatter._("Note: %(note)s", note=formatter.text(time.note))


def _promise(formatter: BasicFormatter, time: Turnaround) -> Iterator[str]:
    """Yield the promise with its condition."""
    when = formatter.text(time.when) if time.when else ""
    match time.promise:
        case times.Tiers(tiers):
            for tier in tiers:
                yield from _below(formatter.text(tier.label), _time(formatter, tier.turnaround))
        case times.ByChannel(each):
            for item in each:
                name = formatter.channels.get(item.channel)
                label = formatter._(
                    "By %(channel)s", channel=formatter.text(name) if name else item.channel
                )
                yield from _below(label, _time(formatter, item.turnaround))
        case None:
            pass
        case times.AsPublished(text):
            yield formatter.text(text)
        case promise:
            words = _every(formatter, promise) if isinstance(promise, times.Every) else ""
            words = capital(words or promise_in_words(formatter, promise))
            yield f"{words} ({when})" if when else words
            when = ""
    if when:
        yield formatter._("Condition: %(when)s", when=when)


def _every(formatter: BasicFormatter, every: times.Every) -> str:
    """Return a recurring date with all that is said of it; a day's basis is never left out."""
    period = every.period
    alone = period == Duration(1, period.unit) and period.unit is not Unit.CALENDAR_DAY
    words = formatter._("Every %(time)s", time=formatter.length(period))
    if alone:
        words = formatter._(EACH[period.unit])
    if every.by_day:
        words += formatter._(", by day %(day)s", day=every.by_day)
    if every.by_date:
        day = formatter.day_and_month(date(2024, *every.by_date))
        words += formatter._(", by %(date)s", date=day)
    return words


def _below(label: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"{label}: {line}" for line in lines)
