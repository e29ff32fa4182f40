"""Files of tables -> services; every row of every table is accounted for."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_.exported import from_table, is_export
from mkataba.import_.found import Found, Kept, Place, Reading, Skipped, key
from mkataba.import_.pair import Existing, paired
from mkataba.import_.rows import records
from mkataba.import_.services import Readers, service
from mkataba.schema import Field
from mkataba.tables import Table


def services(
    tables: Sequence[Table],
    readers: Readers,
    fields: Mapping[str, Field],
    languages: tuple[str, ...],
    currencies: Mapping[str, str],
    existing: Existing,
) -> Reading:
    """Return the services that the tables hold.

    Args:
        tables: Those of one import, of any number of files.
        readers: How fees and times are read.
        fields: The fields of a service.
        languages: Those of the organisation, the default one first.
        currencies: Those of amounts beside which none stands, by the name of the file.
        existing: The names of the services that are there.
    """
    skipped: list[Skipped] = []
    given: list[Found] = []
    found = []
    for table in tables:
        if is_export(table, fields):
            given += from_table(table, fields, readers)
            skipped.append(Skipped(_top(table), "it is the head of an export"))
            continue
        made = records(table, readers.languages, readers.shillings)
        skipped += made.skipped
        whole = Place(table.source, table.number, 0, table.name)
        skipped += [Skipped(whole, note) for note in table.notes]
        currency = currencies.get(table.source)
        read = [service(record, readers, languages, currency) for record in made.records]
        found.append(list(map(_to_confirm, read)) if table.guessed else read)
    once, repeated = _once([*given, *paired(found, existing)])
    return Reading(tuple(once), (*skipped, *repeated))


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
