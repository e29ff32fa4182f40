"""Waivers that a change brings in, prolongs or widens; and how the others changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mkataba.check.waivers import covers
from mkataba.diff.change import Change, Key, WaiverChange, within
from mkataba.diff.sides import Item, without_unreadable
from mkataba.diff.states import States
from mkataba.diff.walk import map_changes
from mkataba.finding import Waived
from mkataba.schema import Field


@dataclass(frozen=True)
class _Waiver:
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


def waiver_changes(
    states: States, field: Field, before: Any, after: Any, waived: Sequence[Waived]
) -> tuple[list[WaiverChange], list[Change]]:
    """Return the waivers that hold back more than before, and all other changes.

    Args:
        states: Both states.
        field: The file's field ``waivers``.
        before: The list as it was, in long form.
        after: The list as it is.
        waived: The findings that are held back now.
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
        kind = _more(was, waiver)
        if kind:
            leading.append(_leading(states, kind, was, waiver, waived))
    for was in left:
        others.append(Change("removed", Item(was.name, was.data), None))
    leading.sort(key=lambda change: [waiver.name for waiver in new].index(_name(change)))
    return leading, list(within(Key("waivers", field.label), others))


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
    states: States, kind: str, was: _Waiver | None, waiver: _Waiver, waived: Sequence[Waived]
) -> WaiverChange:
    path, node = _split(waiver.place)
    return WaiverChange(
        kind,
        waiver.rule,
        waiver.place,
        states.text(waiver.data.get("reason"), 1),
        states.text(waiver.data.get("owner"), 1),
        waiver.expires,
        was.place if was else "",
        was.expires if was else None,
        tuple(
            one.finding
            for one in waived
            if one.finding.rule == waiver.rule
            and one.expires == waiver.expires
            and covers(path, node, one.finding.path, one.finding.node)
        ),
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
