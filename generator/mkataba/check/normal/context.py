"""What is known of a project beyond the value that is looked at."""

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import Any

import phonenumbers
from msgspec import Struct, field

from mkataba.check.nodes import visit
from mkataba.check.vocabulary.grammar import language_of
from mkataba.languages import is_code
from mkataba.profiles import Profile
from mkataba.project import Project
from mkataba.project.content_languages import languages_of
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread
from mkataba.reading.spans import span_of
from mkataba.reading.translations import read_catalogue
from mkataba.reading.vocabulary import SECTION

Reader = Callable[[str, str, Phrases], Any]
"""What reads words in a language; see :mod:`mkataba.reading.reader`."""


class Context(Struct, frozen=True, eq=False, dict=True):
    """A project with what is known of its languages and telephone numbers.

    ``seen`` holds what became of each value, by the kind of its field.
    """

    project: Project
    seen: dict[tuple[str, str], Any] = field(default_factory=dict)

    @property
    def profile(self) -> Profile:
        """The standard that the content is held to."""
        return self.project.schemas.profile

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the organisation, the default one first."""
        return languages_of(self.project)

    @cached_property
    def every_language(self) -> tuple[str, ...]:
        """Those of the organisation and then the others: each that can be read."""
        every = dict.fromkeys((*self.languages, *self.project.languages))
        return tuple(code for code in every if not self.project.languages.lacks(code, SECTION))

    @cached_property
    def read(self) -> tuple[str, ...]:
        """The languages of the organisation that can be read."""
        return tuple(code for code in self.languages if code in self.every_language)

    @cached_property
    def phrases(self) -> Phrases:
        """What is known of the words of every language."""
        files = ((code, f"locale/{code}.po") for code in self.every_language)
        templates = self.project.templates
        return Phrases(
            {code: read_catalogue(templates[po]) for code, po in files if po in templates},
            self.profile.currency.code,
            languages=self.project.languages,
            payment=self.profile.payment,
        )

    def reading(self, reader: Reader, data_of: Callable[[Any, None], Any], written: str) -> Any:
        """Return the one value that words are read as; None where there is none, or more.

        In the languages of the organisation, else in the others: one of these gives no value that
        holds words, as nobody would read them. Words are kept in a language that can tell a class
        from a part of a fee: in another one, they would be read as anything. What differs in the
        language of its words alone is one value: in the language that the words are surely in, else
        in the first.

        Args:
            reader: What reads them.
            data_of: A value -> its data.
            written: The words.
        """
        others = tuple(code for code in self.every_language if code not in self.read)
        for codes in (self.read, others):
            readings = {code: reader(written, code, self.phrases) for code in codes}
            found = {
                code: value
                for code, value in readings.items()
                if value and not isinstance(value, Unread)
            }
            said = {code: data_of(value, None) for code, value in found.items()}
            if any(map(self._holds_words, said.values())):
                likely = self.phrases.likely(written, self.read)
                said = {code: data for code, data in said.items() if code in likely}
            if said:
                first, spoken = next(iter(said)), language_of(written, self.project.languages)
                alike = _alike([*map(_without_languages, said.values())])
                return found[spoken if spoken in said else first] if alike else None
            if found:
                return None
        return None

    def _holds_words(self, data: Any) -> bool:
        """Tell whether data holds words in any language."""
        if isinstance(data, dict):
            spoken = data.keys() & set(self.project.languages)
            return bool(spoken) or any(map(self._holds_words, data.values()))
        return isinstance(data, list) and any(map(self._holds_words, data))

    def speaks(self, data: Any) -> bool:
        """Tell whether data holds words in a language that the organisation does not have."""
        if isinstance(data, dict):
            foreign = data.keys() & set(self.project.languages) - set(self.languages)
            return bool(foreign) or any(map(self.speaks, data.values()))
        return isinstance(data, list) and any(map(self.speaks, data))

    def names_period(self, words: str) -> bool:
        """Tell whether words name a unit of time, in any language that can be read."""
        span = span_of(words)
        return any(self.phrases.of(code).names_period(span) for code in self.every_language)

    @cached_property
    def region(self) -> str:
        """The country of most of the numbers that name theirs; the standard's where none does."""
        found: Counter[str] = Counter()
        for file in self.project.files:
            for part, _, value in visit(
                self.project.schemas.root(file.kind.name), file.document.data
            ):
                if part.kind == "phone" and isinstance(value, str) and value.startswith("+"):
                    found[_region(value)] += 1
        found.pop("", None)
        return found.most_common(1)[0][0] if found else self.profile.country.region


def context_of(project: Project) -> Context:
    """Return what is known of a project; found once."""
    known: Context = project.__dict__.setdefault("typed", Context(project))
    return known


def _alike(all_data: list[Any]) -> bool:
    return all(data == all_data[0] for data in all_data)


def _without_languages(data: Any) -> Any:
    """Return data whose texts in one language are the words alone."""
    if isinstance(data, dict):
        if len(data) == 1 and is_code(next(iter(data))):
            return next(iter(data.values()))
        return {key: _without_languages(value) for key, value in data.items()}
    return list(map(_without_languages, data)) if isinstance(data, list) else data


def _region(number: str) -> str:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""
    except phonenumbers.NumberParseException:
        return ""
