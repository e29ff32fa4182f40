"""A table without a head: what its columns hold is told by their cells alone."""

from msgspec.structs import replace

from mkataba.import_.columns import Column
from mkataba.import_.found import Question
from mkataba.import_.layouts.row import place
from mkataba.import_.layouts.usual import read as usual
from mkataba.import_.readers import Readers
from mkataba.import_.record import Head, Records
from mkataba.import_.witness import are_numbers, column, value_of
from mkataba.tables import Cell, Table


def read(table: Table, readers: Readers) -> Records | None:
    """Return what a table without a head holds; None if its cells don't tell.

    They do where one column reads as fees and one as times, each alone, and besides numbers of
    rows there are one or two columns of words: the service, and what the customer has to bring.
    """
    width = len(table.rows[0])
    columns: dict[int, Column] = {}
    words: list[int] = []
    for n in range(width):
        texts = column(table.rows, n)
        if not texts:
            continue
        if n == 0 and are_numbers(texts):
            columns[n] = Column("number")
        elif field := value_of(texts, readers):
            columns[n] = Column(field)
        else:
            words.append(n)
    values = [n for n, one in columns.items() if one.field != "number"]
    fields = sorted(columns[n].field for n in values)
    first = table.rows[0]  # were it a head, it would say no values
    reads = all(value_of([first[n].text], readers) for n in values if first[n].lines)
    if fields != ["fee", "turnaround"] or not reads or not 1 <= len(words) <= 2:
        return None
    columns |= {n: Column(f) for n, f in zip(words, ("name", "requirements"), strict=False)}
    out = usual(table, readers, Head((Cell(()),) * width, columns))
    if out is None or not out.records:
        return None
    said = ", ".join(f"{n + 1} {one.field}" for n, one in sorted(columns.items()))
    where = replace(place(table, 0), row=0)
    about = f"it has no head; by what stands in them, its columns are: {said}"
    out.questions.append(Question(where, about, ("if that is wrong, give the table a head",)))
    out.head = None
    return out
