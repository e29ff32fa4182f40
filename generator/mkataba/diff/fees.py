"""How a fee changed."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mkataba.diff.change import Change, Rating, of_item
from mkataba.diff.matching import CLOSE, matched
from mkataba.diff.say import Say
from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.fee_order import costs, direction
from mkataba.values.money import Money
from mkataba.values.text import Text

_DIRECTIONS = {1: "fee-up", -1: "fee-down", 0: "changed", None: "changed"}


def fee_changes(say: Say, before: Fee | None, after: Fee | None) -> Iterator[Change]:
    """Yield how a fee changed; of a fee with a known total, the total is better or worse."""
    if before == after:
        return
    if before is None or after is None:
        kind = "gained" if before is None else "lost"
        yield Change(kind, "fee", say.value(before), say.value(after))
        return
    was, now = _paid(before), _paid(after)
    known = was and now and (was.currency == now.currency or not (was.amount and now.amount))
    if was and now and known and (before.extras or after.extras):
        yield from _by_total(say, before, after, was, now)
    else:
        yield from _basis(say, before, after)
        yield from _extras(say, before, after)
    yield from _ways(say, before, after)
    yield from of_item(say.words[0]._("Remark"), say.texts("fee", before.note, after.note))


def _basis(say: Say, before: Fee, after: Fee) -> Iterator[Change]:
    old, new = before.basis, after.basis
    match old, new:
        case _ if old == new:
            return
        case fees.Tiers(), fees.Tiers():
            yield from _tiers(say, old, new)
        case fees.Percentage(), fees.Percentage() if old.base == new.base:
            if old.percent != new.percent:
                kind = "fee-up" if new.percent > old.percent else "fee-down"
                shown = say.values(
                    Fee(fees.Percentage(old.percent, old.base)),
                    Fee(fees.Percentage(new.percent, new.base)),
                )
                yield Change(kind, "fee", *shown)
            yield from _limits(say, old, new)
        case fees.Amount(), fees.Amount() if old.per == new.per:
            yield from _money(say, old.money, new.money, old.per)
            yield from _limits(say, old, new)
        case _:
            yield Change(_kind(old, new), "fee", *say.values(Fee(old), Fee(new)))


def _kind(old: fees.Basis, new: fees.Basis) -> str:
    if isinstance(old, fees.Free) and costs(new):
        return "fee-introduced"
    if isinstance(new, fees.Free) and costs(old):
        return "fee-abolished"
    return _DIRECTIONS[direction(old, new)]


def _tiers(say: Say, old: fees.Tiers, new: fees.Tiers) -> Iterator[Change]:
    both, lost, gained = matched(old.tiers, new.tiers, lambda tier: tier.label)
    if len(lost) == len(gained):  # the same fees under other words
        same = [pair for pair in zip(lost, gained, strict=True) if pair[0].fee == pair[1].fee]
        both += same
        lost = [tier for tier in lost if tier not in [was for was, _ in same]]
        gained = [tier for tier in gained if tier not in [now for _, now in same]]
    for was, tier in both:
        yield from say.texts("fee", was.label, tier.label)
        yield from of_item(say.text(tier.label), fee_changes(say, was.fee, tier.fee))
    for tier in lost:
        yield Change("removed", "fee", say.value(tier.fee), "", say.text(tier.label))
    for tier in gained:
        yield Change("added", "fee", "", say.value(tier.fee), say.text(tier.label))


def _limits(
    say: Say, old: fees.Amount | fees.Percentage, new: fees.Amount | fees.Percentage
) -> Iterator[Change]:
    _ = say.words[0]._
    # where there is no least, less may be paid; where there is no most, more
    yield from _limit(say, _("the least that is paid"), old.minimum, new.minimum, "fee-down")
    yield from _limit(say, _("the most that is paid"), old.maximum, new.maximum, "fee-up")


def _limit(
    say: Say, item: str, was: Money | None, now: Money | None, without: str
) -> Iterator[Change]:
    if was and now:
        yield from of_item(item, _money(say, was, now))
    elif was:
        yield Change(without, "fee", _said(say, was), "", item)
    elif now:
        other = "fee-up" if without == "fee-down" else "fee-down"
        yield Change(other, "fee", "", _said(say, now), item)


def _extras(say: Say, before: Fee, after: Fee) -> Iterator[Change]:
    both, lost, gained = matched(before.extras, after.extras, lambda extra: extra.label, CLOSE)
    for was, extra in both:
        yield from say.texts("fee", was.label, extra.label)
        yield from of_item(say.text(extra.label), _money(say, was.amount, extra.amount))
    for extra in lost:
        yield Change("fee-down", "fee", _said(say, extra.amount), "", say.text(extra.label))
    for extra in gained:
        yield Change("fee-up", "fee", "", _said(say, extra.amount), say.text(extra.label))


def _by_total(say: Say, before: Fee, after: Fee, was: Money, now: Money) -> Iterator[Change]:
    """Yield how the total changed, and its parts without a rating of their own."""
    total = say.words[0]._("Total")
    if was.amount != now.amount:
        kind = "fee-up" if now.amount > was.amount else "fee-down"
        kind = kind if was.amount else "fee-introduced"
        kind = kind if now.amount else "fee-abolished"
        free = say.value(Fee(fees.Free()))
        old, new = [_said(say, money) if money.amount else free for money in (was, now)]
        yield Change(kind, "fee", old, new, total)
    for part in (*_basis(say, before, after), *_extras(say, before, after)):
        yield replace(part, kind="fee-part") if part.rating is not Rating.NEUTRAL else part


def _paid(fee: Fee) -> Money | None:
    """Return what is paid in all, where that is known; of currency "" where it is nothing."""
    if fee.is_free:
        return Money(Decimal(0), "")
    if fee.total:
        return fee.total
    match fee:
        case Fee(fees.Amount(money, None, None, None), ()):
            return money
    return None


def _ways(say: Say, before: Fee, after: Fee) -> Iterator[Change]:
    """Yield the ways to pay that are no more, and the new ones."""
    words = say.words[0]
    item = words._("How to pay")
    if before.payment and after.payment:
        for way in before.payment:
            if way not in after.payment:
                yield Change("lost", "fee", words.code(way), "", item)
        for way in after.payment:
            if way not in before.payment:
                yield Change("gained", "fee", "", words.code(way), item)
    elif before.payment or after.payment:
        kind = "removed" if before.payment else "added"
        old, new = [", ".join(map(words.code, fee.payment)) for fee in (before, after)]
        yield Change(kind, "fee", old, new, item)


def _money(say: Say, was: Money, now: Money, per: Text | None = None) -> Iterator[Change]:
    if was != now:
        way = direction(fees.Amount(was), fees.Amount(now))
        yield Change(_DIRECTIONS[way], "fee", _said(say, was, per), _said(say, now, per))


def _said(say: Say, money: Money, per: Text | None = None) -> str:
    return say.value(Fee(fees.Amount(money, per)))
