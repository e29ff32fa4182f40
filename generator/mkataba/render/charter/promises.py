"""What a charter says beside its services: introduction, approval, values, promises, rights."""

from collections.abc import Iterable, Iterator

from mkataba.formatting import Formatter
from mkataba.render.approval import approval_lines, told_revision
from mkataba.render.blocks import Block, line
from mkataba.render.charter.source import Source, on, texts
from mkataba.values.text import Text

_APPROVAL = {
    "version_line": "version",
    "approved_line": "approved_on",
    "review_line": "next_review",
    "owner_line": "owner",
}


def introduction(source: Source) -> Iterator[Block]:
    """Yield what the charter begins with."""
    text = source.charter.introduction
    if text:
        rows = line(source.formatter.text(text))
        yield Block("", "introduction", "lines", rows, shown_on=on("charter.introduction"))


def approval(source: Source) -> Iterator[Block]:
    """Yield version, approval, next review and keeper, each a line."""
    lines = approval_lines(source.charter.approval, source.formatter)
    inner = tuple(
        Block("", field, "lines", line(lines[name]), shown_on=on(f"charter.approval.{field}"))
        for name, field in _APPROVAL.items()
        if lines[name]
    )
    if inner:
        yield Block(source.formatter._("Approval"), "approval", "fields", inner=inner)


def control(source: Source) -> Iterator[Block]:
    """Yield who gets each version, and the versions so far.

    The layout of the printed charter sets both with the rest of its document control.
    """
    approval, formatter = source.charter.approval, source.formatter
    distribution, history = (
        on(f"charter.approval.{name}") - {"charter.pdf"} for name in ("distribution", "history")
    )
    if rows := texts(formatter.text(one) for one in approval.distribution):
        label = formatter._("Distributed to")
        yield Block(label, "distribution", "list", rows, shown_on=distribution)
    labels = (("date", formatter._("Date")), ("changes", formatter._("What changed")))
    versions = []
    for number, revision in enumerate(approval.history, 1):
        version, *told = told_revision(revision, formatter)
        inner = tuple(
            Block(label, name, "lines", line(words))
            for (name, label), words in zip(labels, told, strict=True)
        )
        named = formatter._("Version %(version)s", version=version)
        versions.append(Block(named, f"version-{number}", "item", inner=inner, brief=version))
    if versions:
        label = formatter._("Document history")
        yield Block(label, "history", "items", inner=tuple(versions), shown_on=history)


def formats(source: Source) -> Iterator[Block]:
    """Yield in what forms the charter is to be had beside print, and where to ask for them."""
    charter, formatter = source.charter, source.formatter
    if charter.formats:
        note = formatter.text(charter.formats_note) if charter.formats_note else ""
        text = " ".join(filter(None, (formatter.also_in(charter.formats), note)))
        yield Block("", "formats", "lines", line(text), shown_on=on("charter.formats"))


def about(source: Source) -> Iterator[Block]:
    """Yield vision, mission and core values."""
    organization, formatter = source.body.organization, source.formatter
    inner = []
    for name, label in (("vision", formatter._("Vision")), ("mission", formatter._("Mission"))):
        text = getattr(organization, name)
        if text or source.draft:
            rows = line(formatter.text(text))
            inner.append(Block(label, name, "lines", rows, shown_on=on(f"organization.{name}")))
    values = tuple(
        Block(
            formatter.text(value.name), f"value-{number}", "item",
            inner=(Block("", "meaning", "lines", line(formatter.text(value.meaning)),
                         shown_on=on("organization.core_values[].meaning")),),
        )
        for number, value in enumerate(organization.core_values, 1)
    )  # fmt: skip
    names = on("organization.core_values[].name")
    if values:
        inner.append(
            Block(formatter._("Core values"), "values", "items", (), values, shown_on=names)
        )
    elif source.draft:
        gap = frozenset({"charter.docx"})
        rows = line(formatter.todo)
        inner.append(Block(formatter._("Core values"), "values", "lines", rows, shown_on=gap))
    if inner:
        yield Block(
            formatter._("Vision, mission and core values"), "about", "fields", (), tuple(inner)
        )


def guarantee(source: Source) -> Iterator[Block]:
    """Yield what the organisation answers for."""
    formatter = source.formatter
    brief = formatter._("Our promise to you")
    yield from _list(
        source, "guarantee", formatter._("Our guarantee"), source.charter.guarantee, brief
    )


def rights(source: Source) -> Iterator[Block]:
    """Yield what customers may ask for."""
    yield from _list(source, "rights", source.formatter._("Your rights"), source.charter.rights)


def duties(source: Source) -> Iterator[Block]:
    """Yield what is asked of customers."""
    yield from _list(source, "duties", source.formatter._("Your duties"), source.charter.duties)


def of_charter(source: Source) -> Iterator[Block]:
    """Yield the fields of the charter that no class has."""
    yield from source.others("charter", source.charter.extra.told)


def of_organization(source: Source) -> Iterator[Block]:
    """Yield such fields of the organisation, its channels and its service points."""
    for name in ("organization", "channels", "service_points"):
        yield from source.others(name, source.body.extra.get(name, ()))


def _list(
    source: Source, name: str, label: str, items: Iterable[Text], brief: str = ""
) -> Iterator[Block]:
    formatter: Formatter = source.formatter
    if rows := texts(formatter.text(item) for item in items):
        yield Block(label, name, "list", rows, brief=brief, shown_on=on(f"charter.{name}"))
