"""How much is read of the words of other countries' charters, and that none is read wrong."""

import pytest

from tests.reading.held_out import readings
from tests.reading.test_reading import PHRASES, said

FILES = ("texts.yml", "later.yml")


@pytest.mark.parametrize("name", FILES)
def test_no_text_is_read_other_than_a_careful_officer_reads_it(name: str) -> None:
    wrong = [
        f"{text!r} gives {said(found)}"
        for text, found, wanted in readings(PHRASES, name)
        if found not in (None, *wanted)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_most_texts_are_read(name: str) -> None:
    readable = [found for _, found, wanted in readings(PHRASES, name) if None not in wanted]
    assert sum(found is not None for found in readable) / len(readable) >= 0.9
