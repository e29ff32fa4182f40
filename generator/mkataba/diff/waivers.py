"""Waivers that hold back more after a change than before; and how the others changed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mkataba.check.waivers import covers
from mkataba.diff.change import Change, Key, WaiverChange, within
from mkataba.diff.sides import Item, without_unreadable
from mkataba.diff.states import States
from mkataba.diff.walk import map_changes
from mkataba.finding import Finding, Waived
from mkataba.schema import Field


class _Waiver(Struct, frozen=True):
    data: dict[str, Any]
    rule: str
    place: str
    expires: date

    @property
    def name(self) -> str:
        return f"{self.rule}, {self.place}"

    def holds(self, other: "_Waiver") -> bool:
        """Tell whether this one holds back all that another one does."""
        path, node = _split(other.place)
        return self.rule == other.rule and covers(*_split(self.place), f"content/{path}", node)

    def held(self, waived: Sequence[Waived], known: Sequence[Finding] = ()) -> tuple[Finding, ...]:
        """Return the findings that this one holds back, those that are not known first."""
        places = {(found.path, found.node) for found in known}
        found = [
            one.finding
            for one in waived
            if one.finding.rule == self.rule
            and one.expires == self.expires
            and covers(*_split(self.place), one.finding.path, one.finding.node)
        ]
        return tuple(sorted(found, key=lambda each: (each.path, each.node) in places))


def waiver_changes(
    states: States, field: Field, before: Any, after: Any, waived: Sequence[Sequence[Waived]]
) -> tuple[list[WaiverChange], list[Change]]:
    """Return the waivers that hold back more than before, and all other changes.

    Args:
        states: Both states.
        field: The file's field ``waivers``.
        before: The list as it was, in long form.
        after: The list as it is.
        waived: The findings that were held back, and those that are now.
    """
    assert field.item is not None
    old, new = [
        [
            _Waiver(data, data["rule"], data["place"], date.fromisoformat(data["expires"]))
            for data in (without_unreadable(item) for item in items or () if item)
            if isinstance(data, dict) and all(data.get(key) for key in ("rule", "place", "expires"))
        ]
        for items in (before, after)
    ]
    left = list(old)
    leading: list[WaiverChange] = []
    others: list[Change] = []
    for waiver in _likeliest_first(new, old):
        was = next((one for one in left if one.name == waiver.name), None) or next(
            (one for one in left if waiver.holds(one) or one.holds(waiver)), None
        )
        if was:
            left.remove(was)
            others += _compared(states, field.item, was, waiver)
        held = was.held(waived[0]) if was else ()
        change = _leading(states, _more(was, waiver), was, waiver, waiver.held(waived[1], held))
        change = replace(change, more=_count_new(change.holds, held))
        if change.kind or change.more:
            leading.append(replace(change, kind=change.kind or "holds-more"))
    for was in left:
        others.append(Change("removed", Item(was.name, was.data), None))
    leading.sort(key=lambda change: [waiver.name for waiver in new].index(_name(change)))
    return leading, list(within(Key("waivers", field.label), others))


def _count_new(holds: Sequence[Finding], held: Sequence[Finding]) -> int:
    known = {(found.path, found.node) for found in held}
    return sum((found.path, found.node) not in known for found in holds)


def _likeliest_first(new: Sequence[_Waiver], old: Sequence[_Waiver]) -> list[_Waiver]:
    names = {one.name for one in old}
    return sorted(new, key=lambda waiver: waiver.name not in names)


def _more(was: _Waiver | None, waiver: _Waiver) -> str:
    """Return in which way a waiver holds back more than before; "" where it does not."""
    if was is None:
        return "added"
    if not was.holds(waiver):
        return "widened"
    return "prolonged" if waiver.expires > was.expires else ""


def _leading(
    states: States, kind: str, was: _Waiver | None, waiver: _Waiver, holds: tuple[Finding, ...]
) -> WaiverChange:
    return WaiverChange(
        kind,
        waiver.rule,
        waiver.place,
        states.text(waiver.data.get("reason"), 1),
        states.text(waiver.data.get("owner"), 1),
        waiver.expires,
        was.place if was else "",
        was.expires if was else None,
        holds,
    )


def _compared(states: States, item: Field, was: _Waiver, waiver: _Waiver) -> Iterator[Change]:
    """Yield what else changed in a waiver; that it holds back more leads the report."""
    told = {"widened": ("rule", "place", "expires"), "prolonged": ("expires",), "": ()}
    changes = map_changes(states, item, was.data, waiver.data, told[_more(was, waiver)])
    yield from within(waiver.name, changes)


def _name(change: WaiverChange) -> str:
    return f"{change.rule}, {change.place}"


def _split(place: str) -> tuple[str, str]:
    path, _, node = place.removeprefix("content/").partition("#")
    return path, node
