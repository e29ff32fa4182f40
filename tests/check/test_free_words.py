"""What the reader of fees takes for free is never held back from it."""

from collections.abc import Iterator
from datetime import date

import pytest

from mkataba.check.content import Content
from mkataba.check.vocabulary.free import may_be_free
from mkataba.languages import packaged
from mkataba.project import Project, load_schemas, packaged_templates
from mkataba.reading.phrases import Phrases
from mkataba.reading.translations import read_catalogue
from tests.conftest import ROOT

LANGUAGES = tuple(packaged())


def content() -> Content:
    """A project without files: every language that comes with mkataba is its own."""
    return Content(Project(ROOT, (), (), (), load_schemas(), date(2026, 1, 1)), ())


def phrases() -> Iterator[str]:
    """Yield each phrase that the reader takes for free, as it would be written."""
    files = packaged_templates()
    known = {code: files.get(f"locale/{code}.po") for code in LANGUAGES}
    read = Phrases({code: read_catalogue(po) for code, po in known.items() if po}, None)
    for code in LANGUAGES:
        for keys in read.of(code).patterns["free"].fixed:
            yield " ".join(keys)


def test_there_are_phrases_of_every_language() -> None:
    assert {"free", "bure", "hakuna malipo", "no charge"} <= set(phrases())


@pytest.mark.parametrize("form", [str, str.upper, str.title, "{}.".format, "({})".format])
def test_no_phrase_for_free_is_held_back(form: object) -> None:
    assert callable(form)
    held = content()
    assert [words for words in phrases() if not may_be_free(held, form(words))] == []


@pytest.mark.parametrize("words", ["Repair of the animals' shed", "Ukarabati wa zizi", ""])
def test_words_that_name_no_such_phrase_are_held_back(words: str) -> None:
    assert not may_be_free(content(), words)
