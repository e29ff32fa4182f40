"""What is printed, in words of a language: blocks, which templates lay out by their form.

A block has a heading and a form. Of what a schema tells of a part there are four: ``lines`` of
words, ``steps`` in order, ``fields`` of a map, ``items`` of a list of maps. The sections of a
charter (:mod:`mkataba.render.charter`) add ``list`` (lines with a bullet each), ``names`` (of
several things), ``table``, ``amount`` (a line with what belongs to it), ``item`` (something with a
name and what is said of it), ``service``, ``groups``, ``address`` and ``code``. Nothing here knows
a field by its name.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from mkataba.formatting import Formatter
from mkataba.model import Body
from mkataba.model.field_values import (
    Choice,
    FieldValue,
    PartContent,
    Reference,
    title_of,
)
from mkataba.schema import Field
from mkataba.values.addresses import Address
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.hours import Clock, Days, Opening
from mkataba.values.labels import capital
from mkataba.values.money import Money
from mkataba.values.text import Text
from mkataba.values.turnaround import Immediate, Turnaround


class Piece(Struct, frozen=True):
    """Words, and where they lead to: an address, or a page below the root of the language."""

    text: str
    link: str = ""


Row = tuple[Piece, ...]
"""One line of words."""


class Block(Struct, frozen=True):
    """A heading with what stands below it; ``anchor`` is its name on the page.

    ``brief`` is the heading where there is little room, ``mark`` what a layout may set off by
    colour. ``shown_on`` names the outputs that print the block; None means all that print what it
    stands in.
    """

    label: str
    anchor: str
    form: str
    rows: tuple[Row, ...] = ()
    inner: tuple["Block", ...] = ()
    is_numbered: bool = False  # an item that has no name, and its number for a heading
    brief: str = ""
    mark: str = ""
    shown_on: frozenset[str] | None = None

    @property
    def text(self) -> str:
        """All of it in one line, for a cell."""
        if self.rows:
            mark = ", " if self.form == "names" else "; "
            return mark.join("".join(piece.text for piece in row) for row in self.rows)
        if self.form == "items":
            return "; ".join(map(Block._as_item, self.inner))
        return "; ".join(f"{block.label}: {block.text}" for block in self.inner)

    def _as_item(self) -> str:
        """Return an item in words that are told from those of the next one."""
        text = "; ".join(f"{block.label}: {block.text}" for block in self.inner)
        if self.is_numbered:
            return text if len(self.inner) == 1 else f"({text})"
        return f"{self.label} ({text})" if self.inner else self.label


def line(text: str) -> tuple[Row, ...]:
    """Return a text as the only line of a block."""
    return ((Piece(text),),)


class Blocks:
    """Makes the blocks of a language; knows the names of what ids refer to."""

    def __init__(self, body: Body, formatter: Formatter) -> None:
        self.formatter = formatter
        self.names = dict(_names(body))

    def blocks(self, told: Iterable[FieldValue], above: str = "") -> tuple[Block, ...]:
        """Return a block for each field that is printed."""
        return tuple(self._block(one, above) for one in told if not one.field.unprinted)

    def title(self, told: tuple[FieldValue, ...]) -> str:
        """Return what an item of a list is called, "" where nothing tells."""
        head = _head(told)
        return _joined(self._said(head.value)) if head else ""

    def _block(self, told: FieldValue, above: str) -> Block:
        field = told.field
        label = ": ".join(filter(None, (*map(self._step, told.within), self._label(field))))
        anchor = f"{above}{field.path[-1]}".replace("_", "-")
        form, rows, inner = self._form(field, told.value, anchor)
        return Block(label, anchor, form, rows, inner)

    def _label(self, field: Field) -> str:
        return self.formatter.label(field.called)

    def _step(self, step: Field | Text | int) -> str:
        if isinstance(step, Field):
            return self._label(step)
        return self.formatter.text(step) if isinstance(step, Text) else str(step)

    def _form(
        self, field: Field, value: Any, anchor: str
    ) -> tuple[str, tuple[Row, ...], tuple[Block, ...]]:
        """Return form, lines and blocks of a value."""
        if value is None:
            return "lines", ((Piece(self.formatter.todo),),), ()
        if value == ():
            return "lines", ((Piece(self.formatter._("Nothing")),),), ()
        if field.item is None and _is_map(value):
            return "fields", (), self.blocks(value, f"{anchor}-")
        if field.item is None or not all(map(_is_map, value)):
            return "lines", tuple(self._rows(value)), ()
        if field.item.named.get("short"):
            form = "steps" if field.item.rules["type"] == "step" else "lines"
            return form, tuple(map(self._brief, value)), ()
        items = enumerate(value, 1)
        return "items", (), tuple(self._item(*item, anchor) for item in items)

    def _item(self, number: int, told: tuple[FieldValue, ...], anchor: str) -> Block:
        """Return an item of a list of maps, under its name."""
        name, head = self.title(told), _head(told)
        # what it refers to is said again, with its link
        rest = [one for one in told if one is not head or isinstance(one.value, Reference)]
        place = f"{anchor}-{number}"
        inner = self.blocks(rest, f"{place}-")
        return Block(name or str(number), place, "fields", (), inner, is_numbered=not name)

    def _rows(self, value: Any) -> Iterator[Row]:
        """Yield the lines of a value, or of the values of a list."""
        if isinstance(value, tuple) and all(isinstance(one, Opening) for one in value):
            for line in self.formatter.hours(value):
                yield (Piece(line.text),)
        elif isinstance(value, tuple):
            for one in value:
                rows = list(self._rows(one))
                yield rows[0] if len(rows) == 1 else (Piece(_joined(rows)),)
        else:
            yield from self._said(value)

    def _brief(self, told: tuple[FieldValue, ...]) -> Row:
        """Return a map of which one field can stand for all, on one line."""
        first, *rest = (one for one in told if not one.field.unprinted)
        more = [f"{self._label(one.field)}: {_joined(self._rows(one.value))}" for one in rest]
        brief = _joined(self._rows(first.value))
        return (Piece(f"{brief} ({'; '.join(more)})" if more else brief),)

    def _said(self, value: Any) -> Iterable[Row]:
        """Return the lines of a single value."""
        match value:
            case Reference():
                return ((self._name(value),),)
            case Address(text, link):
                shown = text.removeprefix("https://").removeprefix("http://").rstrip("/")
                return ((Piece(shown, link),),)
            case Fee() | Turnaround():
                return tuple((Piece(line),) for line in self.formatter.lines(value))
            case Opening():
                return tuple(self._rows((value,)))
        return ((Piece(self._in_words(value)),),)

    def _in_words(self, value: Any) -> str:
        formatter = self.formatter
        match value:
            case bool():
                return formatter._("Yes") if value else formatter._("No")
            case Text():
                return formatter.text(value)
            case Duration():
                return capital(formatter.duration(value))
            case Immediate():
                return formatter._("Immediate")
            case Money():
                return formatter.money(value)
            case date():
                return formatter.date(value)
            case Clock(minutes):
                return formatter.clock(minutes)
            case Days(days):
                return formatter.days(days)
            case Choice(code):
                return formatter.code(code)
            case int() | float():
                return formatter.number(value)
        return str(value)

    def _name(self, value: Reference) -> Piece:
        name, link = self.names.get((value.kind, value.id), (None, ""))
        return Piece(self.formatter.text(name) if name else value.id, link)


def _head(told: tuple[FieldValue, ...]) -> FieldValue | None:
    """Return what an item of a list is called by: its first text, what it refers to, its key."""
    printed = [one for one in told if not one.field.unprinted and one.value is not None]
    heads = (
        [one for one in printed if isinstance(one.value, Text)],
        [one for one in printed if isinstance(one.value, Reference)],
        [one for one in printed if one.field.is_key and one.field.item is None],
    )
    return next((one for each in heads for one in each), None)


def _is_map(value: Any) -> bool:
    return (
        isinstance(value, tuple) and bool(value) and all(isinstance(x, FieldValue) for x in value)
    )


def _joined(rows: Iterable[Row]) -> str:
    return "; ".join("".join(piece.text for piece in row) for row in rows)


def _names(body: Body) -> Iterator[tuple[tuple[str, str], tuple[Text | None, str]]]:
    """Yield kind and id of what can be referred to, with its name and the page that tells of it."""
    for channel in body.channels:
        yield ("channel", channel.id), (channel.name, "feedback/")
    for point in body.service_points:
        yield ("service_point", point.id), (point.name, f"service-points/#{point.id}")
    for value in body.organization.core_values:
        yield ("value", value.id), (value.name, "")
    for service in body.services:
        yield ("service", service.id), (service.name, f"services/{service.id}/")
    for service in body.unlisted:
        yield ("service", service.id), (service.name, "")
    for part in body.parts:
        for file in part.files:
            page = page_of(part, file.id)
            if part.part.many:
                yield (part.name, file.id), (file.title, page)
            for kind, id_, name in _named_within(file.told):
                yield (kind, id_), (name, page)


def page_of(part: PartContent, id_: str) -> str:
    """Return the address of a file's page below the root of a language; "" where it has none."""
    if not part.part.has("page"):
        return ""
    return f"{part.name}/{id_}/" if part.part.many else f"{part.name}/"


def _named_within(told: tuple[FieldValue, ...]) -> Iterator[tuple[str, str, Text | None]]:
    """Yield what a part describes in lists, each with an id: kind, id and name."""
    for one in told:
        if kind := one.field.rules.get("unique"):
            yield str(kind), str(one.value), title_of(told)
        for value in (one.value, *(one.value if isinstance(one.value, tuple) else ())):
            if _is_map(value):
                yield from _named_within(value)
