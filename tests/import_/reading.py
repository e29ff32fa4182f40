"""Published tables, small, as they are read: for the tests of what an import makes of them."""

from pathlib import Path
from typing import Any

from mkataba import project
from mkataba.formatting import read_catalogue
from mkataba.import_.found import Found, Reading
from mkataba.import_.read import services
from mkataba.import_.readers import Readers
from mkataba.languages import packaged
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import read_fee, read_turnaround
from mkataba.tables import Table, tables

CASES = Path(__file__).parents[1] / "fixtures" / "import"
FIELDS = project.load_schemas().root("service").fields


def made_readers(**named: str) -> Readers:
    """Return readers as an import in Kenya has them, and what a person said of columns."""
    kiswahili = project.data_folder("templates") / "locale" / "sw.po"
    phrases = Phrases({"sw": read_catalogue(kiswahili.read_bytes())}, "KES")
    return Readers(
        lambda text, language, currency: read_fee(text, language, phrases, currency),
        lambda text, language: read_turnaround(text, language, phrases),
        packaged(),
        "KES",
        {head.replace("_", " "): field for head, field in named.items()},
        phrases,
    )


READERS = made_readers()


def case(number: str) -> list[Table]:
    """Return the tables of a case, by the number at the beginning of its file's name."""
    (path,) = CASES.glob(f"{number}-*")
    return tables(path.name, path.read_bytes())


def csv(*lines: str, name: str = "charter.csv") -> list[Table]:
    """Return the table of a CSV file of these lines."""
    return tables(name, "\n".join(lines).encode())


def page(body: str) -> list[Table]:
    """Return the tables of a web page."""
    return tables("charter.html", f'<meta charset="utf-8">{body}'.encode())


def grid(*rows: tuple[str, ...]) -> str:
    """Return a table of a web page."""
    return (
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        + "</table>"
    )


def read(found: list[Table], readers: Readers = READERS, currency: str | None = "KES") -> Reading:
    """Return what tables hold for an organisation in English and Kiswahili."""
    currencies = {table.source: currency for table in found} if currency else {}
    return services(found, readers, FIELDS, ("en", "sw"), currencies, {})


def data(found: list[Table], **said: Any) -> list[dict[str, Any]]:
    """Return the content of the services that tables hold; arguments as ``read`` takes them."""
    return [dict(one.data) for one in read(found, **said).found]


def names(found: list[Table]) -> list[str]:
    """Return the names of the services that tables hold, the first language's of each."""
    return [name_of(one) for one in read(found).found]


def name_of(found: Found) -> str:
    """Return the name of a service."""
    return next(iter(found.names.values()))


def lost(found: list[Table]) -> set[tuple[int, int]]:
    """Return the rows, by table and number, that are neither in a service nor in the report."""
    made = read(found)
    told = {(place.table, place.row) for one in made.found for place in one.places}
    told |= {(one.place.table, one.place.row) for one in made.skipped}
    return {(table.number, row) for table in found for row in table.places} - told
