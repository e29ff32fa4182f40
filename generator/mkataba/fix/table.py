"""The fixes, and which value of a file each is asked about."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from mkataba.check.long_form import as_typed
from mkataba.check.normal import addresses, clocks, dates, days, money, phones, plain, times
from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.check.normal.table import READERS, normal
from mkataba.fix import ids, numbering, order, translations
from mkataba.fix.change import Change
from mkataba.schema import Field
from mkataba.source import Document, Path


class Fix(Protocol):
    """What a module has to hold to be a fix; ``DOES`` and ``SAMPLES`` are its page."""

    NAME: str
    DOES: str

    @property
    def SAMPLES(self) -> Sequence[Sample]:
        """What it does to files, and what it leaves alone."""


FIXES: tuple[Fix, ...] = (
    money,
    times,
    phones,
    dates,
    clocks,
    days,
    addresses,
    plain,
    ids,
    numbering,
    order,
    translations,
)


def value_changes(
    field: Field, path: Path, value: Any, context: Context, document: Document
) -> Iterator[Change]:
    """Yield what becomes of a value, or of the numbers before the items of a list."""
    kind = field.kind
    if kind in READERS:
        written = as_typed(field, value, path, document)
        if isinstance(written, str):
            new = normal(kind, written, context)
            if new is not None and new != written:
                yield Change(path, new)
    elif kind == "list":
        yield from numbering.changes(field, path, value, context)
