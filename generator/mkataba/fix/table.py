"""The fixes, and which value of a file each is asked about."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from mkataba.fix import (
    clocks,
    dates,
    ids,
    money,
    numbering,
    order,
    phones,
    times,
    translations,
)
from mkataba.fix.change import Change
from mkataba.fix.context import Context
from mkataba.fix.sample import Sample
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
    ids,
    numbering,
    order,
    translations,
)

# kind of field -> what returns the data that a written value stands for
READERS: dict[str, Callable[[str, Context], Any]] = {
    **money.READERS,
    **times.READERS,
    **phones.READERS,
    **dates.READERS,
    **clocks.READERS,
}
_NUMBERS = {"phone"}  # kinds of which digits alone are a value: 0700000001


def value_changes(
    field: Field, path: Path, value: Any, context: Context, document: Document
) -> Iterator[Change]:
    """Yield what becomes of a value, or of the numbers before the items of a list."""
    kind = field.kind
    if kind in READERS:
        written = value
        if kind in _NUMBERS and isinstance(value, int) and not isinstance(value, bool):
            written = document.written(path)
        if isinstance(written, str):
            asked = (kind, written)
            if asked not in context.seen:
                context.seen[asked] = READERS[kind](written, context)
            new = context.seen[asked]
            if new is not None and new != written:
                yield Change(path, new)
    elif kind == "list":
        yield from numbering.changes(field, path, value, context)
