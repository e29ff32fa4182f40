"""An import: files are read, and what becomes of the content is decided."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from mkataba.errors import MkatabaError
from mkataba.import_.asked_near import TOLD
from mkataba.import_.exported import from_json, is_export
from mkataba.import_.files import Collision, Written, written
from mkataba.import_.found import Reading, key
from mkataba.import_.heads import plain
from mkataba.import_.prose import FOR_COMPLAINTS, Brought
from mkataba.import_.prose.around import Around
from mkataba.import_.read import services
from mkataba.import_.withdrawn import held, withdrawn
from mkataba.project import CONTENT, Project
from mkataba.project.content_languages import languages_of
from mkataba.publish.import_current import names_of, texts_of, with_listed
from mkataba.publish.import_files import STATE, Kept, kept, state_text
from mkataba.publish.import_sources import held_in, readers_of, refuse_unmet, refuse_unread
from mkataba.publish.import_words import channels_of, put_in, words_of
from mkataba.tables import Table, contents

_TOP = 30  # rows among which the head of a table is


class Outcome(Struct, frozen=True):
    """What an import comes to.

    ``files`` holds the texts to write by path below the project, None for a file to take away.
    """

    reading: Reading
    written: tuple[Written, ...]
    collisions: tuple[Collision, ...]
    files: Mapping[str, str | None]
    around: Around = Around()

    @property
    def clean(self) -> bool:
        """Whether all that was found could be put into the content, and nobody is asked."""
        conflicts = any(made.conflicts for made in self.written)
        left = any(made.found.kept for made in self.written)
        asked = conflicts or left or self.collisions or self.reading.questions
        return bool(self.written or self.around.puts) and not asked and self.around.is_clean


def outcome(
    project: Project,
    sources: Sequence[Path],
    charter: str,
    currency: str | None,
    encoding: str = "",
    named: Mapping[str, str] = MappingProxyType({}),
    channels: Sequence[str] = (),
    *,
    same_order: bool = False,
) -> Outcome:
    """Return what importing some files would do; nothing is written.

    Args:
        project: Where the services go.
        sources: The files to import, whose tables are read together.
        charter: The charter that lists them, ``external`` or ``internal``.
        currency: That of amounts beside which none stands; None for the one given earlier.
        encoding: That of CSV files and web pages; "" for what they say themselves.
        named: The fields of columns by their heads, as a person says it now.
        channels: The ids of those of services that name none, as a person says it now.
        same_order: Whether two tables in two languages have their rows in one order.

    Raises:
        MkatabaError: If a file can't be read, or a channel is none of the organisation's.
    """
    languages = languages_of(project)
    refuse_unread(project, languages)
    fields = project.schemas.root("service").fields
    exports, others = (
        [source for source in sources if (source.suffix.lower() == ".json") is json]
        for json in (True, False)
    )
    given = [one for each in exports for one in from_json(each.name, held_in(each), fields)]
    read = [contents(each.name, held_in(each), encoding) for each in others]
    found = [table for content in read for table in content.tables]
    words = words_of(project, read, charter, languages)
    for source, content in zip(others, read, strict=True):
        if not content.tables and not words.says(source.name):
            raise MkatabaError(f"{source.name} {content.lacking}")
    current = texts_of(project)
    known = {file.id: names_of(file, languages[0]) for file in project.of("service")}
    left = kept(project.root)
    brought = left.services
    imported = {id_: one["name"] for id_, one in brought.items() if id_ in known and "name" in one}
    names = {name: id_ for of in (imported, known) for id_, one in of.items() for name in key(one)}
    tabled = {table.source for table in found if not is_export(table, fields)}
    settled = (
        {}
        if currency
        else {name: left.currencies[name] for name in tabled & left.currencies.keys()}
    )
    used = settled | (dict.fromkeys(tabled, currency) if currency else {})
    earlier = left.columns
    fields_of = earlier | {plain(head): field for head, field in named.items()}
    reading = services(
        *(found, readers_of(project, fields_of), fields, languages, used, names),
        same_order=same_order,
        near=words.near,
    )
    heads = _heads(found, words)
    refuse_unmet(named, heads)
    reading = Reading(
        (*given, *reading.found),
        reading.skipped,
        settled,
        reading.questions,
        {head: earlier[head] for head in heads & earlier.keys() if head not in map(plain, named)},
        {name: code for name, code in left.currencies.items() if name not in used},
    )
    documents = {file.id: file.document for file in project.of("service")}
    usual = tuple(channels) or left.channels
    comments = left.beside
    made, collisions = written(
        *(reading.found, current, names, brought, fields, languages, documents),
        settled={"channels": list(usual)} if usual else {},
        beside=comments,
        heads=heads,
    )
    gone = withdrawn([source.name for source in sources], left.sources, made, known)
    reading = replace(reading, questions=(*reading.questions, *gone))
    if collisions:
        return Outcome(reading, tuple(made), tuple(collisions), {})
    files: dict[str, str | None] = {}
    for one in made:
        if one.text is not None:
            files[f"{CONTENT}/services/{one.id}.yml"] = one.text
    files |= with_listed(project, made, charter, languages, current)
    puts = put_in(project, words, left.words, languages, files)
    files |= {f"{CONTENT}/{one.file}": one.text for one in puts if one.text is not None}
    there = channels_of(project, files)
    _refuse_unknown(channels, there)
    for one in made:
        brought[one.id] = dict(one.found.data)  # what it no longer says was settled now
        comments[one.id] = list(one.beside)
    if made or puts:
        by_file = left.words | {one.file: dict(one.base) for one in puts}
        files[STATE] = state_text(
            Kept(
                *(brought, left.currencies | used, fields_of, by_file, usual, comments),
                left.sources | held(made),
            )
        )
    without = [one.id for one in made if "channels" not in one.found.data]
    offered = tuple(id_ for id_ in there if not id_.startswith(FOR_COMPLAINTS))
    used_now = () if channels else usual
    around = Around(words, tuple(puts), offered if without else (), len(without), used_now)
    return Outcome(reading, tuple(made), (), files, around)


def _heads(found: Sequence[Table], words: Brought) -> set[str]:
    """Return what a person can name, in plain form: heads, and the words around tables."""
    cells = {plain(cell.plain) for table in found for row in table.rows[:_TOP] for cell in row}
    around = (*TOLD, *(table.name for table in found), *(one.words for one in words.near))
    return cells | set(map(plain, around))


def _refuse_unknown(channels: Sequence[str], there: Sequence[str]) -> None:
    """Do nothing if each channel that a person named is one of the organisation's.

    Raises:
        MkatabaError: If one is not.
    """
    if unknown := [id_ for id_ in channels if id_ not in there]:
        listed = f"it has {', '.join(there)}" if there else "it lists none yet"
        raise MkatabaError(f"channels.yml has no channel {unknown[0]}; {listed}")
