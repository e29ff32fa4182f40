"""What the fixes know of a project beyond the value that they look at."""

from collections import Counter
from functools import cached_property
from typing import Any

import phonenumbers
from msgspec import Struct, field

from mkataba.check.nodes import visit
from mkataba.profiles import Profile
from mkataba.project import Project
from mkataba.project.content_languages import languages_of
from mkataba.reading.phrases import Phrases
from mkataba.reading.spans import span_of
from mkataba.reading.translations import read_catalogue
from mkataba.reading.vocabulary import SECTION


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


def _region(number: str) -> str:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""
    except phonenumbers.NumberParseException:
        return ""
