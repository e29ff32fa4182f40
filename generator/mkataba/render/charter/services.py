"""The services of a charter by group: each a block of cells, of which a layout makes columns."""

from collections.abc import Iterable, Iterator, Mapping

from mkataba import outputs
from mkataba.formatting import Line
from mkataba.model import Channel, Requirement, Service, ServicePoint, Step
from mkataba.render.blocks import Block, Piece, Row, line
from mkataba.render.charter.source import Source, as_typed, on, texts
from mkataba.render.contacts import contact_words
from mkataba.values.labels import capital
from mkataba.values.text import Text

_ALONE = frozenset({"service-sheets.pdf"})
"""Outputs in which a service stands alone, with how each of its channels and places is reached."""


def services(source: Source) -> Iterator[Block]:
    """Yield one block with all groups."""
    formatter = source.formatter
    groups = tuple(
        Block(
            formatter.text(group.name),
            f"group-{number}",
            "table",
            inner=tuple(_service(source, service) for service in group.services),
            shown_on=on("charter.groups[].name"),
        )
        for number, group in enumerate(source.charter.groups, 1)
    )
    yield Block(formatter._("Our services"), "services", "groups", inner=groups)


def _service(source: Source, service: Service) -> Block:
    cells = [cell for make in CELLS for cell in make(source, service)]
    name, shown_on = source.formatter.text(service.name), on("service.name")
    return Block(name, service.id, "service", inner=tuple(cells), shown_on=shown_on)


def result(source: Source, service: Service) -> Iterator[Block]:
    """Yield what one gets."""
    formatter, rows = source.formatter, line(source.formatter.text(service.result))
    yield Block(formatter._("What you get"), "result", "lines", rows, shown_on=on("service.result"))


def who(source: Source, service: Service) -> Iterator[Block]:
    """Yield who may apply."""
    yield from _said(source, "who", source.formatter._("Who may apply"), service.who)


def requirements(source: Source, service: Service) -> Iterator[Block]:
    """Yield what one brings."""
    formatter, rows = source.formatter, tuple[Row, ...]()
    if not service.requirements:
        rows = line(formatter.todo if service.requirements is None else formatter._("Nothing"))
    items = tuple(_requirement(source, item) for item in service.requirements or ())
    label, shown_on = formatter._("What you need"), on("service.requirements")
    yield Block(label, "requirements", "items", rows, items, shown_on=shown_on)


def _requirement(source: Source, item: Requirement) -> Block:
    formatter = source.formatter
    parts = {"when": "", "where": formatter._("Where to get it")}
    inner = (
        Block(label, name, "lines", line(formatter.text(text)), shown_on=on(f"{_EACH}.{name}"))
        for name, label in parts.items()
        if (text := getattr(item, name))
    )
    return Block(formatter.text(item.what), "", "item", inner=tuple(inner))


_EACH = "service.requirements[]"


def cost(source: Source, service: Service) -> Iterator[Block]:
    """Yield the fee with all that belongs to it."""
    formatter, fee = source.formatter, service.fee
    text = formatter.fee(fee) if fee else None
    inner: list[Block] = []
    if text:
        inner += _lines(text.lines, "service.fee.tiers")
        if text.total:  # on pages, in Word and on the wall it stands at the head of the cell alone
            sum_ = frozenset(
                name for name in on("service.fee.extras") if name.endswith((".pdf", ".txt"))
            ) - {"poster.pdf"}
            inner.append(Block("", "total", "lines", line(text.total), shown_on=sum_))
        inner += _notes(text.notes, "service.fee.note")
    if fee and fee.payment:
        ways = line(", ".join(map(formatter.code, fee.payment)))
        label, shown_on = formatter._("How to pay"), on("service.fee.payment")
        inner.append(Block(label, "payment", "lines", ways, shown_on=shown_on))
    rows = line(text.short if text else formatter.todo)
    mark = "free" if fee and fee.is_free else ""
    label, shown_on = formatter._("Cost"), on("service.fee")
    yield Block(label, "cost", "amount", rows, tuple(inner), mark=mark, shown_on=shown_on)


def time(source: Source, service: Service) -> Iterator[Block]:
    """Yield the turnaround time with all that belongs to it."""
    formatter, time = source.formatter, service.turnaround
    text = formatter.turnaround(time) if time else None
    inner: list[Block] = []
    if text:
        inner += _lines(text.lines, "service.turnaround.tiers")
        inner += _notes(text.notes, "service.turnaround.note")
    rows = line(text.short if text else formatter.todo)
    label, brief, shown_on = (
        formatter._("How long it takes"),
        formatter._("Time"),
        on("service.turnaround"),
    )
    yield Block(label, "time", "amount", rows, tuple(inner), brief=brief, shown_on=shown_on)


def how(source: Source, service: Service) -> Iterator[Block]:
    """Yield the channels."""
    formatter = source.formatter
    if rows := texts(formatter.text(channel.name) for channel in service.channels):
        label, shown_on = formatter._("How to apply"), on("service.channels")
        ways = tuple(_way(source, channel) for channel in service.channels if channel.name)
        yield Block(label, "how", "names", rows, ways, shown_on=shown_on)


def _way(source: Source, channel: Channel) -> Block:
    formatter = source.formatter
    contact = contact_words(formatter.text(channel.contact)) if channel.contact else ""
    hours = [each.text for each in formatter.hours(channel.hours)]
    return _reached(channel.name, source, {"contact": [contact], "hours": hours})


def _place(source: Source, point: ServicePoint) -> Block:
    formatter = source.formatter
    address = formatter.text(point.address) if point.address else ""
    hours = [each.text for each in formatter.hours(point.hours)]
    return _reached(point.name, source, {"address": [address], "hours": hours})


def _reached(name: Text | None, source: Source, lines: Mapping[str, Iterable[str]]) -> Block:
    """Return a channel or a place with the lines that tell how to reach it."""
    inner = tuple(
        Block("", id_, "lines", rows) for id_, told in lines.items() if (rows := texts(told))
    )
    return Block(source.formatter.text(name), "", "item", inner=inner, shown_on=_ALONE)


def where(source: Source, service: Service) -> Iterator[Block]:
    """Yield the service points; of a service of the counter that names none, that it is at all."""
    formatter, shown_on = source.formatter, on("service.service_points")
    if not service.channels:
        shown_on |= on("service.channels")  # the place alone says how to apply
    points, everywhere = service.service_points, source.body.service_points
    if not points and any(channel.kind == "counter" for channel in service.channels):
        if len(everywhere) > 1:
            rows = line(formatter._("At every service point.").rstrip("."))
            yield Block(formatter._("Where"), "where", "names", rows, shown_on=shown_on)
            return
        points = everywhere
    if rows := texts(formatter.text(point.name) for point in points):
        places = tuple(_place(source, point) for point in points if point.name)
        yield Block(formatter._("Where"), "where", "names", rows, places, shown_on=shown_on)


def steps(source: Source, service: Service) -> Iterator[Block]:
    """Yield what happens with an application: each step, who takes it, within which time."""
    if service.steps:
        label, shown_on = source.formatter._("What happens, step by step"), on("service.steps")
        inner = tuple(_step(source, step) for step in service.steps)
        yield Block(label, "steps", "steps", inner=inner, shown_on=shown_on)


def _step(source: Source, step: Step) -> Block:
    formatter = source.formatter
    time = capital(formatter.duration(step.time)) if step.time else ""
    responsible = formatter.text(step.responsible) if step.responsible else ""
    parts = (
        ("responsible", formatter._("Responsible officer"), responsible),
        ("time", formatter._("Time"), time),
    )
    inner = tuple(Block(label, id_, "lines", line(text)) for id_, label, text in parts if text)
    return Block(formatter.text(step.action), "", "item", inner=inner)


def remedy(source: Source, service: Service) -> Iterator[Block]:
    """Yield what happens when the promise is broken."""
    formatter = source.formatter
    if service.remedy:
        label, rows = formatter._("If we fall short"), line(formatter.text(service.remedy))
        yield Block(label, "remedy", "lines", rows, shown_on=on("service.remedy"))


def office(source: Source, service: Service) -> Iterator[Block]:
    """Yield who answers for the service, and the law that it rests on."""
    for name, label, text in (
        ("responsible", source.formatter._("Responsible officer"), service.responsible),
        ("department", source.formatter._("Department"), service.department),
        ("law", source.formatter._("Legal basis"), service.law),
    ):
        yield from _said(source, name, label, text)


def _said(source: Source, name: str, label: str, text: Text | None) -> Iterator[Block]:
    """Yield the block of a text of a service, where there is one."""
    if text:
        rows = line(source.formatter.text(text))
        yield Block(label, name, "lines", rows, shown_on=on(f"service.{name}"))


def others(source: Source, service: Service) -> Iterator[Block]:
    """Yield the fields that no class has."""
    yield from source.others("service", service.extra.told)


def page(source: Source, service: Service) -> Iterator[Block]:
    """Yield the page that tells all of a service: in letters, on a poster as a code."""
    if not source.root:
        return
    place = f"services/{service.id}/"
    address = f"{source.root}{place}"
    rows = ((Piece(as_typed(address), address),),)
    in_words = frozenset({"charter.pdf", "charter.docx", "booklet.pdf", *outputs.LIKE_CHARTER})
    yield Block("", "page", "address", rows, shown_on=in_words)
    yield Block("", "code", "code", rows, shown_on=outputs.WITH_CODES)


CELLS = (
    *(result, who, requirements, cost, time, how, where, steps),
    *(remedy, office, others, page),
)
"""The cells of a service, in the order in which a document tells them."""


def _lines(lines: Iterable[Line], field: str) -> Iterator[Block]:
    inner = tuple(
        Block(each.label, "", "lines", line(each.value), mark="on-top" if each.is_on_top else "")
        for each in lines
    )
    if inner:
        yield Block("", "lines", "fields", inner=inner, shown_on=on(field))


def _notes(notes: Iterable[str], field: str) -> Iterator[Block]:
    if rows := texts(notes):
        yield Block("", "notes", "lines", rows, shown_on=on(field))
