"""Sheets and sections of a file as headings of their services: departments, or groups."""

from collections.abc import Sequence

from msgspec.structs import replace

from mkataba.import_.declared import is_whole
from mkataba.import_.head_words import UNNAMED
from mkataba.import_.readers import Readers
from mkataba.import_.record import Records
from mkataba.languages import Languages
from mkataba.tables import Table


def in_sections(
    made: Sequence[tuple[Table, Records]], readers: Readers
) -> list[tuple[Table, Records]]:
    """Return what tables hold, each record below a heading of its own or that of its table.

    The name of a table is one where tables of the file with services have several names; a title
    above all of them heads nothing, and a name such as ``Sheet1`` says nothing. One that says in
    what amounts are heads nothing either.
    """
    languages = readers.languages
    names: dict[str, set[str]] = {}
    for table, records in made:
        if records.records:
            names.setdefault(table.source, set()).add(table.name)
    out = []
    for table, records in made:
        several = len(names.get(table.source, ())) > 1
        heads = several and table.name and not is_whole(table.name, readers)
        if heads and not _is_unnamed(table.name, languages):
            records.records = [
                replace(one, heading=one.heading or table.name) for one in records.records
            ]
        out.append((table, records))
    return out


def _is_unnamed(name: str, languages: Languages) -> bool:
    return name.strip(" 0123456789()").casefold() in languages.words(UNNAMED)
