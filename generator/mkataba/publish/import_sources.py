"""What an import reads, and how: files, the languages of a project, columns that a person named."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.import_.head_words import HEADS
from mkataba.import_.heads import plain
from mkataba.import_.readers import Readers
from mkataba.project import Project
from mkataba.project.content_languages import languages_of
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import read_fee, read_turnaround
from mkataba.reading.vocabulary import SECTION
from mkataba.values.text import Text, text_of

_NAMED = 3  # keys of a language that one message names


def held_in(source: Path) -> bytes:
    """Return what a file holds.

    Raises:
        MkatabaError: If it can't be read.
    """
    if source.is_dir():  # "" is the folder that a person is in
        raise MkatabaError(f"{source} is a folder; name the files in it that are to be imported")
    try:
        return source.read_bytes()
    except OSError as error:
        raise MkatabaError(f"{source} can't be read: {error.strerror}") from error


def refuse_unread(project: Project, languages: Sequence[str]) -> None:
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


def refuse_unmet(named: Mapping[str, str], heads: Collection[str]) -> None:
    """Do nothing if each head that a person named is one.

    Raises:
        MkatabaError: If a table has no such head.
    """
    for head in named:
        if plain(head) not in heads:
            raise MkatabaError(f'no table has a column "{head}"; write the head as it stands there')


def readers_of(project: Project, named: Mapping[str, str]) -> Readers:
    """Return how texts are read in a project, and what a person said of columns."""
    profile = project.schemas.profile
    catalogues = {
        code: formatter_for(code, project.templates, {}, profile, project.languages).catalogue
        for code in project.languages
    }
    known = channel_names(project), project.languages, profile.payment
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


def channel_names(project: Project) -> dict[str, Text]:
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
