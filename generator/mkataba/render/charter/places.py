"""Where the organisation is found and how it is reached."""

from collections.abc import Iterator

from mkataba.model import ServicePoint
from mkataba.render.blocks import Block, line
from mkataba.render.charter.source import Source, on, texts
from mkataba.render.contacts import unbroken

_POINT = "service_points.service_points[]"


def service_points(source: Source) -> Iterator[Block]:
    """Yield the service points, each with address, opening hours, telephone and access."""
    formatter, points = source.formatter, source.body.service_points
    label, shown_on = formatter._("Where to find us"), on(f"{_POINT}.name")
    if points:
        inner = tuple(_point(source, point) for point in points)
        yield Block(label, "places", "table", inner=inner, shown_on=shown_on - {"charter"})
    elif source.draft:
        gap = frozenset({"charter.docx"})
        yield Block(label, "places", "table", line(formatter.todo), shown_on=gap)


def _point(source: Source, point: ServicePoint) -> Block:
    formatter = source.formatter
    hours = [each.text for each in formatter.hours(point.hours)]
    parts = (
        ("address", formatter._("Where"), [formatter.text(point.address)]),
        ("hours", formatter._("Opening hours"), hours),
        ("phone", formatter._("Contact"), [unbroken(point.phone)]),
        ("access", formatter._("Access"), ["; ".join(map(formatter.text, point.access))]),
    )
    inner = (
        Block(label, name, "lines", rows, shown_on=on(f"{_POINT}.{name}"))
        for name, label, text in parts
        if (rows := texts(text))
    )
    return Block(formatter.text(point.name), point.id, "item", inner=tuple(inner))


def contact(source: Source) -> Iterator[Block]:
    """Yield address, post, telephone and e-mail of the organisation."""
    formatter, contacts = source.formatter, source.body.organization.contacts
    gap = formatter.todo if source.draft else ""
    parts = (
        (
            "address",
            formatter._("Address"),
            formatter.text(contacts.address) if contacts.address else gap,
        ),
        ("postal", formatter._("Post"), contacts.postal and formatter.postal(contacts.postal)),
        ("phone", formatter._("Telephone"), unbroken(contacts.phone) or gap),
        ("email", formatter._("E-mail"), contacts.email or gap),
    )
    inner = tuple(
        Block(label, name, "lines", line(text), shown_on=on(f"organization.contacts.{name}"))
        for name, label, text in parts
        if text
    )
    if inner:
        label, shown_on = formatter._("Contact us"), on("organization.contacts")
        yield Block(label, "contact", "fields", inner=inner, shown_on=shown_on)
