"""A whole fee or turnaround time as one text of several lines, for a cell of a spreadsheet.

Each line is one part. A line begins with the labels of the classes, channels or options that it
belongs to, each with a colon behind it. :mod:`mkataba.reading` reads it back.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.duration import Unit
from mkataba.values.fee import Fee
from mkataba.values.labels import capital
from mkataba.values.turnaround import Turnaround
from mkataba.wording.basics import NBSP, Basics
from mkataba.wording.fees import basis_in_words
from mkataba.wording.times import EACH, promise_in_words, receipt_in_words

_INLINE = fees.Free | fees.Amount | fees.Percentage | fees.Range | fees.Reference | fees.ActualCost


def in_full(say: Basics, value: Fee | Turnaround) -> str:
    """Return every part of a value, one a line."""
    return "\n".join(lines_in_full(say, value)).replace(NBSP, " ")


def lines_in_full(say: Basics, value: Fee | Turnaround) -> tuple[str, ...]:
    """Return every part of a value; an amount and its currency are held together."""
    return tuple(_fee(say, value) if isinstance(value, Fee) else _time(say, value))


def _fee(say: Basics, fee: Fee) -> Iterator[str]:
    yield from _basis(say, fee.basis)
    for extra in fee.extras:
        yield f"+ {say.text(extra.label)}: {say.money(extra.amount)}"
    if total := fee.total:
        yield say._("Total %(amount)s", amount=say.money(total))
    if isinstance(fee.basis, fees.Reference):
        if fee.basis.version:
            yield say._("Version: %(version)s", version=fee.basis.version)
        if fee.basis.link:
            yield say._("Link: %(link)s", link=fee.basis.link)
    if fee.payment:
        yield say._("How to pay: %(ways)s", ways=", ".join(say.code(way) for way in fee.payment))
    if fee.note:
        yield say._("Note: %(note)s", note=say.text(fee.note))


def _basis(say: Basics, basis: fees.Basis) -> Iterator[str]:
    match basis:
        case fees.Tiers(tiers):
            for tier in tiers:
                yield from _below(say.text(tier.label), _fee(say, tier.fee))
        case fees.Choice(highest, options) if not all(map(_is_inline, options)):
            for number, option in enumerate(options, 1):
                label = say._("Whichever is lower, %(n)s", n=number)
                if highest:
                    label = say._("Whichever is higher, %(n)s", n=number)
                yield from _below(label, _fee(say, option))
        case fees.Reference(source):
            yield say._("As set by %(source)s", source=say.text(source))
        case fees.InKind(what):
            yield say._("Not a payment: %(what)s", what=say.text(what))
        case fees.Percentage():
            yield capital(basis_in_words(say, basis))
        case _:
            yield basis_in_words(say, basis)


def _is_inline(option: Fee) -> bool:
    """Tell whether an option can be said within one line with others."""
    basis = option.basis
    if isinstance(basis, fees.Reference) and (basis.link or basis.version):
        return False
    return option == Fee(basis) and isinstance(basis, _INLINE)


def _time(say: Basics, time: Turnaround) -> Iterator[str]:
    yield from _promise(say, time)
    if time.acknowledge:
        yield receipt_in_words(say, time.acknowledge)
    if time.starts:
        yield say._("Counted from: %(start)s", start=say.text(time.starts))
    if time.law:
        yield say._("Set by %(law)s", law=say.text(time.law))
    if time.link:
        yield say._("Link: %(link)s", link=time.link)
    if time.note:
        yield say._("Note: %(note)s", note=say.text(time.note))


def _promise(say: Basics, time: Turnaround) -> Iterator[str]:
    """Yield the promise with its condition."""
    when = say.text(time.when) if time.when else ""
    match time.promise:
        case times.Tiers(tiers):
            for tier in tiers:
                yield from _below(say.text(tier.label), _time(say, tier.turnaround))
        case times.ByChannel(each):
            for item in each:
                name = say.channels.get(item.channel)
                label = say._("By %(channel)s", channel=say.text(name) if name else item.channel)
                yield from _below(label, _time(say, item.turnaround))
        case None:
            pass
        case times.AsPublished(text):
            yield say.text(text)
        case promise:
            words = _every(say, promise) if isinstance(promise, times.Every) else ""
            words = capital(words or promise_in_words(say, promise))
            yield f"{words} ({when})" if when else words
            when = ""
    if when:
        yield say._("Condition: %(when)s", when=when)


def _every(say: Basics, every: times.Every) -> str:
    """Return a recurring date with all that is said of it; a day's basis is never left out."""
    period = every.period
    alone = period.most == 1 and period.least is None and period.unit is not Unit.CALENDAR_DAY
    words = say._("Every %(time)s", time=say.duration(period))
    if alone:
        words = say._(EACH[period.unit])
    if every.by_day:
        words += say._(", by day %(day)s", day=every.by_day)
    if every.by_date:
        day = say.day_and_month(date(2024, *every.by_date))
        words += say._(", by %(date)s", date=day)
    return words


def _below(label: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"{label}: {line}" for line in lines)
