"""Services -> a table of text: a row for each service, a cell for each column."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from mkataba.export.columns import Column, columns, in_words
from mkataba.export.lists import lists, plain
from mkataba.export.promises import InWords, Promises
from mkataba.export.services import Listed, Service
from mkataba.export.texts import text
from mkataba.schema import Field, Schemas
from mkataba.values.cells import text_cell


class Row(Struct, frozen=True):
    """One service: the file that it stands in, and its cells in the order of the columns."""

    path: str
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """The services of a project as rows of text."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def table(listed: Listed, schemas: Schemas, write: InWords) -> Table:
    """Return the table of some services.

    Args:
        listed: The services in their order.
        schemas: Where the columns come from.
        write: Says fees and times in words.
    """
    fields = schemas.root("service").fields
    heads = columns(fields, listed.languages)
    promises = Promises(schemas, listed.languages, write)
    rows = []
    for service in listed.services:
        cells = _place(service, listed.languages)
        for name, value in service.said.items():
            for language, cell in _cells(fields[name], value, promises):
                cells[Column(name, language)] = cell
        rows.append(Row(service.path, tuple(cells.get(column, "") for column in heads)))
    return Table(heads, tuple(rows))


def _place(service: Service, languages: Sequence[str]) -> dict[Column, str]:
    cells = {Column("id"): service.id}
    if service.listing:
        cells[Column("charter")] = service.listing.charter
        cells[Column("position")] = str(service.listing.position)
        group = text(service.listing.group, languages)
        cells |= {Column("group", language): cell for language, cell in group.items()}
    return cells


def _cells(field: Field, value: Any, promises: Promises) -> Iterator[tuple[str | None, str]]:
    """Yield the cells of a field with their languages; None for a field that has one column."""
    if not in_words(field):
        yield None, text_cell(plain(value)) if isinstance(value, str) else plain(value)
    elif field.kind in {"fee", "turnaround"}:
        yield from promises.cells(field, value).items()
    elif field.kind == "text":
        yield from text(value, promises.languages).items()
    else:
        yield from lists(field, value, promises).items()
