"""How a fee changed."""

from collections.abc import Iterator

from msgspec.structs import replace

from mkataba.diff.change import Change, Label, label, within
from mkataba.diff.matching import CLOSE, classes, matched
from mkataba.diff.sides import Code
from mkataba.diff.texts import beside, came, promised, text_changes, went
from mkataba.schema import Field
from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.fee.order import compared, direction, is_nothing, paid, totals
from mkataba.values.fee.parts import in_one_order, is_settled
from mkataba.values.money import Money
from mkataba.values.money import compared as more
from mkataba.values.text import Text

_DIRECTIONS = {1: "fee-up", -1: "fee-down", 0: "changed", None: "changed"}


def fee_changes(field: Field, before: Fee | None, after: Fee | None) -> Iterator[Change]:
    """Yield how a fee changed; of a fee with a known total, the total is better or worse."""
    if before == after:
        return
    if before is None or after is None:
        yield Change((came if before is None else went)(field.promise), before, after)
        return
    was, now = paid(before), paid(after)
    if was and now and (before.extras or after.extras) and totals(was, now) is not None:
        yield from _by_total(field, before, after, was, now)
    else:
        yield from _basis(field, before, after)
        yield from _extras(before, after)
    yield from _ways(field, before, after)
    remark = Label(label("Remark"))
    yield from within(remark, beside(field, "note", before.note, after.note))


def _basis(field: Field, before: Fee, after: Fee) -> Iterator[Change]:
    old, new = before.basis, after.basis
    match old, new:
        case _ if in_one_order(old) == in_one_order(new):
            return
        case fees.Tiers(), fees.Tiers():
            yield from _tiers(field, old, new)
        case fees.Percentage(), fees.Percentage() if old.base == new.base:
            if old.percent != new.percent:
                was, now = (Fee(fees.Percentage(one.percent, one.base)) for one in (old, new))
                yield Change(_DIRECTIONS[compared(was, now)], was, now)
            yield from _limits(old, new)
        case fees.Amount(), fees.Amount() if old.per == new.per:
            yield from _money(old.money, new.money, old.per)
            yield from _limits(old, new)
        case _:
            yield Change(_kind(field, old, new), Fee(old), Fee(new))


def _kind(field: Field, old: fees.Basis, new: fees.Basis) -> str:
    if is_settled(old) != is_settled(new):
        return "gained" if is_settled(new) else "lost"
    if isinstance(old, fees.Free) and not is_nothing(new):
        return "fee-introduced"
    if isinstance(new, fees.Free) and not is_nothing(old):
        return "fee-abolished"
    if isinstance(new, fees.Tiers):
        return _to_classes(old, new)
    if isinstance(old, fees.Reference) and isinstance(new, fees.Reference):
        same = old.source == new.source
        gone = (key for key in ("link", "version") if getattr(old, key) and not getattr(new, key))
        return "lost" if same and any(promised(field, key) for key in gone) else "changed"
    return _DIRECTIONS[direction(old, new)]


def _to_classes(old: fees.Basis, new: fees.Tiers) -> str:
    """Return the kind of a fee for all that became fees of some: whether of all, nobody knows."""
    moves = {None if tier.fee.extras else direction(old, tier.fee.basis) for tier in new.tiers}
    if moves <= {0, 1}:
        return "fee-up" if 1 in moves else "lost"
    return "changed"


def _tiers(field: Field, old: fees.Tiers, new: fees.Tiers) -> Iterator[Change]:
    both, lost, gained = classes(
        old.tiers, new.tiers, lambda tier: tier.label, lambda tier: tier.fee
    )
    for was, tier in both:
        yield from within(tier.label, text_changes(was.label, tier.label, promise=False))
        yield from within(tier.label, fee_changes(field, was.fee, tier.fee))
    for tier in lost:
        yield Change("lost", tier.fee, None, (tier.label,))
    for tier in gained:
        yield Change("added", None, tier.fee, (tier.label,))


def _limits(
    old: fees.Amount | fees.Percentage, new: fees.Amount | fees.Percentage
) -> Iterator[Change]:
    # where there is no least, less may be paid; where there is no most, more
    least, most = Label(label("the least that is paid")), Label(label("the most that is paid"))
    yield from within(least, _limit(old.minimum, new.minimum, "fee-down"))
    yield from within(most, _limit(old.maximum, new.maximum, "fee-up"))


def _limit(was: Money | None, now: Money | None, without: str) -> Iterator[Change]:
    if was and now:
        yield from _money(was, now)
    elif was:
        yield Change(without, _of(was), None)
    elif now:
        yield Change("fee-up" if without == "fee-down" else "fee-down", None, _of(now))


def _extras(before: Fee, after: Fee) -> Iterator[Change]:
    both, lost, gained = matched(before.extras, after.extras, lambda extra: extra.label, CLOSE)
    for was, extra in both:
        yield from within(extra.label, text_changes(was.label, extra.label, promise=False))
        yield from within(extra.label, _money(was.amount, extra.amount))
    for extra in lost:
        yield Change("fee-down", _of(extra.amount), None, (extra.label,))
    for extra in gained:
        yield Change("fee-up", None, _of(extra.amount), (extra.label,))


def _by_total(field: Field, before: Fee, after: Fee, was: Money, now: Money) -> Iterator[Change]:
    """Yield how the total changed, and its parts without a rating of their own."""
    if move := totals(was, now):
        kind = _DIRECTIONS[move] if was.amount else "fee-introduced"
        kind = kind if now.amount else "fee-abolished"
        old, new = [_of(money) if money.amount else Fee(fees.Free()) for money in (was, now)]
        yield Change(kind, old, new, (Label(label("Total")),))
    for part in (*_basis(field, before, after), *_extras(before, after)):
        amount = part.kind.startswith("fee-")
        yield replace(part, kind="fee-part") if amount else part


def _ways(field: Field, before: Fee, after: Fee) -> Iterator[Change]:
    """Yield the ways to pay that are no more, and the new ones."""
    where = (Label(label("How to pay")),)
    old, new = [tuple(map(Code, fee.payment)) for fee in (before, after)]
    if old and new:
        yield from (Change("lost", way, None, where) for way in old if way not in new)
        yield from (Change("gained", None, way, where) for way in new if way not in old)
    elif old or new:
        kind = went(promised(field, "payment")) if old else "added"
        yield Change(kind, old or None, new or None, where)


def money_changes(before: Money, after: Money) -> Iterator[Change]:
    """Yield that an amount of money is more or less, or another one."""
    if before != after:
        yield Change(_DIRECTIONS[more(before, after)], before, after)


def _money(was: Money, now: Money, per: Text | None = None) -> Iterator[Change]:
    for change in money_changes(was, now):
        yield replace(change, before=_of(was, per), after=_of(now, per))


def _of(money: Money, per: Text | None = None) -> Fee:
    return Fee(fees.Amount(money, per))
