"""Every language that charters come in: one folder each, and its catalogue of messages.

``languages/<code>/`` holds what depends on a language, as data: ``language.yml`` its names, locale,
clock and placeholders, ``figures.yml`` numbers and hours, ``rules.yml`` the words that rules look
for, ``heads.yml`` the heads of tables, ``reading.yml`` the words of published charters,
``theme.yml`` those of the website's frame. Beside it stands ``templates/locale/<code>.po``. A
project may bring both for a language that mkataba lacks, or single files in the place of ours.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from re import Pattern

from mkataba.languages.expressions import compiled
from mkataba.languages.folder import SOURCE, Language
from mkataba.languages.gaps import Gap, gaps, mismatch

__all__ = [
    "SOURCE",
    "Gap",
    "Language",
    "Languages",
    "codes",
    "folder_files",
    "is_code",
    "known",
    "learn",
    "packaged",
]

_HERE = Path(__file__).parent

Files = Mapping[str, Mapping[str, bytes]]
"""The text of each file by the code of its language and its name without ending."""


class Languages(Mapping[str, Language]):
    """Languages by code, in the order of their codes."""

    def __init__(self, files: Files) -> None:
        """Take the files of each language."""
        self._all = {code: Language(code, files[code]) for code in sorted(files)}

    def __getitem__(self, code: str) -> Language:
        """Return a language.

        Raises:
            KeyError: If there is none of this code.
        """
        return self._all[code]

    def __hash__(self) -> int:
        """Return the same number as long as it lives: what is made of them is kept by it."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Tell whether these are the same languages with the same files."""
        return self is other

    def __iter__(self) -> Iterator[str]:
        """Yield the codes in their order."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)

    def with_own(self, own: Files) -> "Languages":
        """Return these with other files on top, file by file; the same where there are none."""
        if not own:
            return self
        ours = {code: language.files for code, language in self._all.items()}
        return Languages(
            {code: {**ours.get(code, {}), **own.get(code, {})} for code in {**ours, **own}}
        )

    def pattern(self, key: str) -> Pattern[str]:
        """Return an expression for what a list holds in any language; charters mix them."""
        if key not in self._patterns:
            self._patterns[key] = compiled(
                piece for language in self.values() for piece in language.pieces(key)
            )
        return self._patterns[key]

    def words(self, key: str) -> frozenset[str]:
        """Return the words that stand under a key in any language."""
        if key not in self._words:
            each = (language.words(key) for language in self.values())
            self._words[key] = frozenset[str]().union(*each)
        return self._words[key]

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return the phrases that stand under a key in any language."""
        return tuple(phrase for language in self.values() for phrase in language.phrases(key))

    def lacks(self, code: str, *keys: str) -> tuple[str, ...]:
        """Return which of some keys a language lacks, or has in a form that can't be used.

        Args:
            code: Of the language.
            keys: Keys such as ``rules.soon``, or ``reading`` for all of a file.
        """
        if (code, keys) not in self._lacking:
            whole = self[SOURCE]
            files = whole.files
            asked = (
                key for name in keys for key in (whole.keys(name) if name in files else (name,))
            )
            self._lacking[code, keys] = tuple(
                key for key in asked if mismatch(self[code].get(key), whole.get(key))
            )
        return self._lacking[code, keys]

    def having(self, code: str, *keys: str) -> Language | None:
        """Return a language; None if there is none of this code, or if it lacks one of some keys.

        Args:
            code: Of the language.
            keys: As :meth:`lacks` takes them.
        """
        if (code, keys) not in self._having:
            lacks = code not in self or (keys and self.lacks(code, *keys))
            self._having[code, keys] = None if lacks else self[code]
        return self._having[code, keys]

    def gaps(self, code: str) -> tuple[Gap, ...]:
        """Return what a language lacks, key by key, and what in it can't be used."""
        return gaps(self[code], self[SOURCE], self.theme_keys)

    @cached_property
    def theme_keys(self) -> tuple[str, ...]:
        """The keys of the words of the website's frame; the theme has those of the source."""
        keys = (key for code in packaged() for key in packaged()[code].table("theme"))
        return tuple(dict.fromkeys(keys))

    # rules ask for the same words at each text

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _having(self) -> dict[tuple[str, tuple[str, ...]], Language | None]:
        return {}

    @cached_property
    def _lacking(self) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
        return {}

    @cached_property
    def _patterns(self) -> dict[str, Pattern[str]]:
        return {}


@cache
def packaged() -> Languages:
    """Return the languages that come with mkataba."""
    return Languages(
        {
            code: {path.stem: path.read_bytes() for path in paths}
            for code, paths in folder_files(_HERE).items()
        }
    )


_learned: dict[str, Language] = {}


def learn(languages: Languages) -> None:
    """Take the languages that a project brings itself for known, as long as the process runs.

    Whether a value is empty, or a map holds a text by language, is told by the data alone, in
    places where nobody knows of which project it is.
    """
    _learned.update(languages)
    known.cache_clear()


@cache
def known() -> tuple[Language, ...]:
    """Return every language that is known: those that come with mkataba, and those learned."""
    return (*packaged().values(), *_learned.values())


def codes() -> tuple[str, ...]:
    """Return the codes of the languages that come with mkataba, in their order."""
    return tuple(packaged())


def folder_files(base: Path) -> dict[str, tuple[Path, ...]]:
    """Return the files of each language below a folder, by code."""
    found = {
        folder.name: tuple(path for path in sorted(folder.glob("*.yml")) if path.is_file())
        for folder in sorted(base.glob("*/"))
        if is_code(folder.name)
    }
    return {code: files for code, files in found.items() if files}


def is_code(name: str) -> bool:
    """Tell whether a name can be the code of a language: two or three small letters."""
    return 2 <= len(name) <= 3 and name.isascii() and name.isalpha() and name.islower()
