"""The names by which ``build --only`` makes prints: of a print, a file, or one language of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from mkataba import print_registry
from mkataba.print_entry import PRINT_FORMATS, PUBLIC
from mkataba.project import Project
from mkataba.project.content_languages import languages_of

Words = tuple[str, ...]


class Wanted(Struct, frozen=True):
    """A file that is asked for, such as ``poster.pdf``; in every language, or in one."""

    file: str
    language: str = ""


def print_names(project: Project) -> dict[str, tuple[Wanted, ...]]:
    """Return what each name stands for.

    ``poster`` is each of its files, ``poster.pdf`` that one, and ``poster-sw`` those in a language.
    A pair of languages is made by ``poster-a1``, and by ``poster-a1-en-sw`` as its file is called.
    """
    parts = [name for name, part in project.schemas.parts.items() if part.has("document")]
    every = languages_of(project)
    usual = _files(parts)
    found = {name: tuple(map(Wanted, files)) for name, files in usual.items()}
    one = dict.fromkeys(usual, every)  # the languages of the files behind each name
    for name, languages, pair in _publications(project):
        for known in {name, "-".join((name, *pair))} - usual.keys():
            wanted = (Wanted(f"{name}.pdf"),)
            found |= {known: wanted, f"{known}.pdf": wanted}
            if known == name and not pair:
                one |= dict.fromkeys((known, f"{known}.pdf"), languages or every)
    for name, languages in one.items():
        for code in languages:
            stem, dot, ending = name.partition(".")
            files = tuple(Wanted(wanted.file, code) for wanted in found[name])
            found.setdefault(f"{stem}-{code}{dot}{ending}", files)
    return found


class MadeIn(Struct, frozen=True):
    """In which languages a file is asked for by its own name, and the reason in a sentence."""

    languages: Words
    why: str

    def has(self, language: str) -> bool:
        """Tell whether it is made in a language; for "", whether it is made at all."""
        return language in self.languages if language else bool(self.languages)


def made_in(project: Project) -> dict[str, MadeIn]:
    """Return what publication.yml says of files that are not made in every language."""
    found = {
        file: MadeIn((), f"{name} stands under without in publication.yml: {file} is not made")
        for name in _without(project)
        for file in _files(()).get(name, ())
    }
    for name, languages, pair in _publications(project):
        file = f"{name}.pdf"
        found.pop(file, None)
        if len(pair) > 1:
            both = " and ".join(pair)
            why = f"{name} has {both} on one sheet; leave the language out"
            found[file] = MadeIn(pair[:1], why)
        elif languages:
            named = " and ".join(languages)
            found[file] = MadeIn(languages, f"publication.yml asks for {name} in {named} alone")
    return found


def _files(parts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the files behind each name of a usual print, and behind that of each file.

    Args:
        parts: Names of the parts with a schema alone that have a document.
    """
    entries = [
        (entry.name, entry.formats) for entry in print_registry.PRINTS if entry.audience == PUBLIC
    ]
    found: dict[str, tuple[str, ...]] = {}
    for name, formats in (*entries, *((part, PRINT_FORMATS) for part in parts)):
        files = tuple(f"{name}.{form}" for form in formats)
        found |= {name: files, **{file: (file,) for file in files}}
    return found


def _publications(project: Project) -> Iterator[tuple[str, Words, Words]]:
    """Yield the id of each publication, its languages and its pair, as they are written."""
    for file in project.of("publication"):
        data = file.document.data
        for asked in _items(data.get("publications") if isinstance(data, dict) else None):
            if isinstance(asked, dict) and isinstance(asked.get("id"), str):
                yield asked["id"], *(_words(asked.get(key)) for key in ("languages", "pair"))


def _without(project: Project) -> Iterator[str]:
    """Yield the usual prints that are not made, as they are written."""
    for file in project.of("publication"):
        data = file.document.data
        yield from _words(data.get("without") if isinstance(data, dict) else None)


def _words(value: Any) -> Words:
    return tuple(word for word in _items(value) if isinstance(word, str))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
