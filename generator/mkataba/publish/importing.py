"""An import: files are read, and what becomes of the content is decided."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mkataba.derive.skeleton import skeleton
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.import_.exported import from_json, is_export
from mkataba.import_.files import Collision, Written, written
from mkataba.import_.found import Found, Reading, key
from mkataba.import_.head_words import HEADS
from mkataba.import_.heads import plain
from mkataba.import_.listing import listed
from mkataba.import_.prose import FOR_COMPLAINTS
from mkataba.import_.prose.around import Around
from mkataba.import_.read import services
from mkataba.import_.readers import Readers
from mkataba.import_.withdrawn import held, withdrawn
from mkataba.project import CONTENT, File, Project
from mkataba.project.content_languages import languages_of
from mkataba.publish.import_files import STATE, Kept, kept, state_text
from mkataba.publish.import_words import channels_of, put_in, words_of
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import read_fee, read_turnaround
from mkataba.reading.vocabulary import SECTION
from mkataba.tables import contents
from mkataba.values.text import FIRST_SERVICES, Text, text_of

_TOP = 30  # rows among which the head of a table is
_NAMED = 3  # keys of a language that one message names


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
    _refuse_unread(project, languages)
    fields = project.schemas.root("service").fields
    exports, others = (
        [source for source in sources if (source.suffix.lower() == ".json") is json]
        for json in (True, False)
    )
    given = [one for each in exports for one in from_json(each.name, _bytes(each), fields)]
    read = [contents(each.name, _bytes(each), encoding) for each in others]
    found = [table for content in read for table in content.tables]
    words = words_of(project, read, charter, languages)
    for source, content in zip(others, read, strict=True):
        if not content.tables and not words.says(source.name):
            raise MkatabaError(f"{source.name} {content.lacking}")
    current = _texts(project)
    known = {file.id: _names(file, languages[0]) for file in project.of("service")}
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
        *(found, _readers(project, fields_of), fields, languages, used, names),
        same_order=same_order,
    )
    heads = {plain(cell.plain) for table in found for row in table.rows[:_TOP] for cell in row}
    _refuse_unmet(named, heads)
    reading = Reading(
        (*given, *reading.found),
        reading.skipped,
        settled,
        reading.questions,
        {head: earlier[head] for head in heads & earlier.keys() if head not in map(plain, named)},
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
    files |= _listing(project, made, charter, languages, current)
    puts = put_in(project, words, left.words, languages, files)
    files |= {f"{CONTENT}/{one.file}": one.text for one in puts if one.text is not None}
    there = channels_of(project, files)
    if unknown := [id_ for id_ in channels if id_ not in there]:
        listed_ = f"it has {', '.join(there)}" if there else "it lists none yet"
        raise MkatabaError(f"channels.yml has no channel {unknown[0]}; {listed_}")
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
    around = Around(
        words, tuple(puts), offered if without else (), len(without), _used(channels, usual)
    )
    return Outcome(reading, tuple(made), (), files, around)


def _used(given: Sequence[str], usual: tuple[str, ...]) -> tuple[str, ...]:
    """Return the channels that an earlier import settled, if nobody says others now."""
    return () if given else usual


def _refuse_unread(project: Project, languages: Sequence[str]) -> None:
    """Do nothing if tables in each of some languages can be read.

    Raises:
        MkatabaError: If one of them lacks the words for it.
    """
    for code in languages:
        if missing := project.languages.lacks(code, HEADS, SECTION):
            some = ", ".join(missing[:_NAMED])
            more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            raise MkatabaError(
                f"nothing can be imported in {code}: languages/{code}/ lacks {some}{more}; "
                "add them, or take the language out of organization.yml until they are there"
            )


def _refuse_unmet(named: Mapping[str, str], heads: Collection[str]) -> None:
    """Do nothing if each head that a person named is one.

    Raises:
        MkatabaError: If a table has no such head.
    """
    for head in named:
        if plain(head) not in heads:
            raise MkatabaError(f'no table has a column "{head}"; write the head as it stands there')


def _readers(project: Project, named: Mapping[str, str]) -> Readers:
    profile = project.schemas.profile
    catalogues = {
        code: formatter_for(code, project.templates, {}, profile, project.languages).catalogue
        for code in project.languages
    }
    known = _channels(project), project.languages, profile.payment
    phrases = Phrases(catalogues, profile.currency.code, *known)
    # a table says the same few things in most of its rows
    return Readers(
        cache(lambda text, language, currency: read_fee(text, language, phrases, currency)),
        cache(lambda text, language: read_turnaround(text, language, phrases)),
        project.languages,
        profile.currency.code,
        named,
        phrases,
    )


def _channels(project: Project) -> dict[str, Text]:
    """Return the names of the channels by id, as far as they can be read."""
    found: dict[str, Text] = {}
    default = languages_of(project)[0]
    for file in project.of("channels"):
        data = file.document.data
        listed_ = data.get("channels") if isinstance(data, dict) else None
        for channel in listed_ if isinstance(listed_, list) else ():
            if isinstance(channel, dict) and (name := text_of(channel.get("name"), default)):
                found[str(channel.get("id"))] = name
    return found


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise MkatabaError(f"{source} can't be read: {error.strerror}") from error


def _texts(project: Project) -> dict[str, str]:
    """Return the text of each service by its id.

    Raises:
        MkatabaError: If a service or a charter can't be read: nothing can be put into it.
    """
    for file in (*project.of("service"), *project.of("charter")):
        problem = next((one for one in file.document.problems if one.rule == "yaml"), None)
        if problem is not None:
            place, text = f"{file.path}, line {problem.mark.line}", problem.message
            raise MkatabaError(f"{place}: {text}; fix it before you import")
    for file in project.of("charter"):
        if not _lists(file.document.data):
            line = file.document.mark(("groups",), key=True).line
            text = "groups is no list of groups with their services"
            raise MkatabaError(f"{file.path}, line {line}: {text}; fix it before you import")
    return {file.id: file.document.raw.decode("utf-8", "replace") for file in project.of("service")}


def _names(file: File, first: str) -> dict[str, str]:
    data = file.document.data
    name = data.get("name") if isinstance(data, dict) else None
    if isinstance(name, dict):
        return {str(code): str(words) for code, words in name.items()}
    return {first: str(name)} if name else {}


def _listing(
    project: Project,
    made: Sequence[Written],
    charter: str,
    languages: tuple[str, ...],
    current: Mapping[str, str],
) -> dict[str, str | None]:
    """Return the charters that list the services; first services that nobody touched go."""
    fresh = skeleton(project.schemas, languages)
    profile, spoken = project.schemas.profile, project.languages
    words = (formatter_for(code, project.templates, {}, profile, spoken) for code in languages)
    heading = {formatter.language: formatter._("Our services") for formatter in words}
    texts = {file.path: file.document for file in project.of("charter")}
    there = {id_ for document in texts.values() for id_ in _ids(document.data)}
    changes: dict[str, str | None] = {}
    for name, first in FIRST_SERVICES.items():
        path = f"{CONTENT}/charters/{name}.yml"
        text = texts[path].raw.decode("utf-8", "replace") if path in texts else ""
        pairs = [
            (one.id, one.found.group)
            for one in made
            if _charter(one.found, charter) == name and one.id not in there
        ]
        start = fresh.get(f"services/{first}.yml")  # none where the standard has no such charter
        untouched = [first] if start and current.get(first) == start else []
        if pairs and (new := listed(text, pairs, untouched, heading, languages)) != text:
            changes[path] = new
            changes |= dict.fromkeys((f"{CONTENT}/services/{i}.yml" for i in untouched), None)
    return changes


def _charter(found: Found, otherwise: str) -> str:
    """Return the charter that lists a service; an export says it, "" if none does."""
    return found.charter if found.id else otherwise


def _lists(charter: Any) -> bool:
    """Tell whether services can be listed in a charter: it has groups as it should, or none yet."""
    groups = charter.get("groups") if isinstance(charter, dict) else None
    return groups is None or (
        isinstance(groups, list)
        and all(isinstance(group, dict) for group in groups)
        and all(isinstance(group.get("services") or [], list) for group in groups)
        and not any(
            isinstance(x, list | dict) for group in groups for x in group.get("services") or []
        )
    )


def _ids(data: Any) -> list[str]:
    groups = data.get("groups") if isinstance(data, dict) else None
    return [
        str(id_)
        for group in (groups if isinstance(groups, list) else ())
        if isinstance(group, dict) and isinstance(group.get("services"), list)
        for id_ in group["services"]
    ]
