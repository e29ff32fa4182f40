"""Files of tables -> services; every row of every table is accounted for."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_ import layouts
from mkataba.import_.apart import told_apart
from mkataba.import_.asked_near import asked_near
from mkataba.import_.declared import declared
from mkataba.import_.exported import from_table, is_export
from mkataba.import_.found import Found, Kept, Nearby, Place, Question, Reading, Skipped, key
from mkataba.import_.named_by_row import named_by_row
from mkataba.import_.pair import paired
from mkataba.import_.readers import Readers
from mkataba.import_.row_pairs import Existing
from mkataba.import_.sections import in_sections
from mkataba.import_.services import service
from mkataba.import_.spoken import spoken
from mkataba.import_.two_languages import apart
from mkataba.import_.whole_table import with_declared
from mkataba.import_.with_notes import with_notes
from mkataba.schema import Field
from mkataba.tables import Table
from mkataba.tables.grid import HIDDEN_SHEET, HIDDEN_SLIDE

_HIDDEN = (HIDDEN_SHEET, HIDDEN_SLIDE)
_OFFERED = ": are its services still offered? If not, take it out of the file"


def services(
    tables: Sequence[Table],
    readers: Readers,
    fields: Mapping[str, Field],
    languages: tuple[str, ...],
    currencies: Mapping[str, str],
    existing: Existing,
    *,
    same_order: bool = False,
    near: Sequence[Nearby] = (),
) -> Reading:
    """Return the services that the tables hold.

    Args:
        tables: Those of one import, of any number of files.
        readers: How fees and times are read.
        fields: The fields of a service.
        languages: Those of the organisation, the default one first.
        currencies: Those of amounts beside which none stands, by the name of the file.
        existing: The names of the services that are there.
        same_order: Whether two tables in two languages have their rows in one order.
        near: The words around the tables of which nothing else was made.
    """
    exports = [table for table in tables if is_export(table, fields)]
    given = [found for table in exports for found in from_table(table, fields, readers)]
    skipped = [Skipped(_top(table), "it is the head of an export") for table in exports]
    others = [table for table in tables if not is_export(table, fields)]
    questions: list[Question] = []
    for table in others:
        whole = Place(table.source, table.number, 0, table.name)
        skipped += [Skipped(whole, note) for note in table.notes if note not in _HIDDEN]
        if table.name not in (*table.around, "") and table.name not in str(whole):
            skipped.append(Skipped(whole, f'it is called "{table.name}"'))
        hidden = [
            f"{note}, and read all the same{_OFFERED}" for note in table.notes if note in _HIDDEN
        ]
        questions += [Question(whole, words) for words in (*hidden, *table.asked)]
    made = in_sections(list(layouts.records(others, readers)), readers)
    questions += asked_near(made, near, readers)
    found = []
    names = {table.name for table in others}
    sources = {table.source: table.around for table in others}
    around = {
        source: [one for text in texts if text not in names for one in declared(text, readers)]
        for source, texts in sources.items()
    }
    for table, records in made:
        skipped += records.skipped
        noted, asked = with_notes(table, records, readers)
        questions += (*records.questions, *asked)
        said = with_declared(table, noted, around[table.source], readers)
        rows = [apart(row, readers, languages) for row in named_by_row(said, readers.languages)]
        spoke = spoken(rows, readers, languages)
        currency = currencies.get(table.source)
        read = [service(row, readers, languages, currency, spoke) for row in rows]
        found.append(list(map(_to_confirm, read)) if table.guessed else read)
    pairs = paired(found, existing, same_order=same_order)
    once, repeated = _once([*given, *told_apart(pairs.found, readers)])
    passed = (*skipped, *pairs.waiting, *repeated)
    return Reading(tuple(once), passed, questions=(*questions, *pairs.questions))


def _to_confirm(found: Found) -> Found:
    """Return a service whose every value is for a person to look at."""
    reason = "read from a picture (OCR): confirm it"
    asked = (
        Kept(found.places[0], field, found.words.get(field, ""), reason) for field in found.data
    )
    return replace(found, kept=(*found.kept, *asked))


def _once(found: list[Found]) -> tuple[list[Found], list[Skipped]]:
    """Return services without those that only say again what was said, and the rows of these."""
    first: dict[str | frozenset[str], Found] = {}
    once, repeated = [], []
    for one in found:
        same = first.setdefault(one.id or key(one.names), one)
        if same is one or same.data != one.data:
            once.append(one)
        else:
            repeated += [Skipped(place, f"it repeats {same.places[0]}") for place in one.places]
    return once, repeated


def _top(table: Table) -> Place:
    return Place(table.source, table.number, table.places[0] if table.places else 1, table.name)
