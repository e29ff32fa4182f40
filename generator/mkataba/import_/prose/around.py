"""What an import says of the words around the tables, in its report."""

from collections.abc import Iterator

from msgspec import Struct, field

from mkataba.import_.prose.put import Put
from mkataba.import_.prose.told import Brought, Open, Passed

_LONG = 160
_QUOTED = 6  # passages in a row of which the first words are told


class Around(Struct, frozen=True):
    """What became of the words around the tables, and of the channels of services.

    ``channels`` are those of the organisation, where ``without`` services name none; ``settled``
    are those that an earlier import settled.
    """

    words: Brought = field(default_factory=Brought)
    puts: tuple[Put, ...] = ()
    channels: tuple[str, ...] = ()
    without: int = 0
    settled: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Open, ...]:
        """What is for a person to look at."""
        return (*self.words.open, *(one for put in self.puts for one in put.open))

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left for a person."""
        return not self.open and not any(put.conflicts for put in self.puts)


def files(around: Around) -> Iterator[str]:
    """Yield which files the words around the tables went to, field by field."""
    if around.puts:
        yield "the words around the tables"
    for put in around.puts:
        for name in put.fields:
            spot = around.words.spots.get((put.file, name))
            yield f"  {put.state:9} content/{put.file}: {name}  ({spot})"
    if around.puts:
        yield ""


def asked(around: Around) -> Iterator[str]:
    """Yield what a person has to look at."""
    if around.open:
        yield f"for a person to look at, of the words around the tables ({len(around.open)})"
    for one in around.open:
        yield f'  {one.field}: "{short(one.words)}": {one.reason}  ({one.spot})'
    if around.open:
        yield ""


def conflicts(around: Around) -> Iterator[str]:
    """Yield what both a person and the source have changed."""
    rows = [(put, conflict) for put in around.puts for conflict in put.conflicts]
    if rows:
        yield f"conflicts around the tables: both changed these; yours stays ({len(rows)})"
    for put, conflict in rows:
        spot = around.words.spots.get((put.file, conflict.field.split(".")[0]))
        yield f"  content/{put.file}: {conflict.field}"
        yield f"    in the file: {short(conflict.ours)}"
        yield f"    in the source: {short(conflict.new)}  ({spot})"
    if rows:
        yield ""


def channels(around: Around) -> Iterator[str]:
    """Yield what is to be said of services that name no channel."""
    if around.settled:
        yield "services that name no channel have those that an earlier import settled"
        yield f"  {', '.join(around.settled)}; if that is wrong, import it with another --channels"
        yield ""
    elif around.channels:
        count = "1 service names" if around.without == 1 else f"{around.without} services name"
        yield f"{count} no channel; say by which all of them can be asked for, with some of"
        yield f"  --channels {','.join(around.channels)}"
        yield ""


def passed(around: Around) -> Iterator[str]:
    """Yield which passages went nowhere, with their first words; each is counted."""
    rows = around.words.passed
    if rows:
        count = sum(len(row.words) for row in rows)
        paragraphs = "1 paragraph" if count == 1 else f"{count} paragraphs"
        yield f"passed over, of the words around the tables: {paragraphs}"
    for row in rows:
        yield f"  {row.spot}{_below(row)}: {_quoted(row)}"
    if rows:
        yield ""


def _below(row: Passed) -> str:
    if row.words == (row.heading,):
        return ", a heading"
    return f', below "{short(row.heading)}"' if row.heading else ", below no heading"


def _quoted(row: Passed) -> str:
    words = ", ".join(f'"{short(one)}"' for one in row.words[:_QUOTED])
    more = f" and {len(row.words) - _QUOTED} more" if len(row.words) > _QUOTED else ""
    return f"{words}{more}" + (f": {row.reason}" if row.reason else "")


def short(words: str) -> str:
    """Return words on one line, cut where they are long, as a report quotes them."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONG else f"{plain[:_LONG].rstrip()}…"
