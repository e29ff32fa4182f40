"""How much is read of the words of other countries' charters, and that none is read wrong."""

import csv
import re

import pytest

from tests.conftest import ROOT
from tests.reading.held_out import readings
from tests.reading.test_reading import PHRASES, REAL, real_readings, said

FILES = ("texts.yml", "later.yml", "third.yml", "fourth.yml", "fifth.yml", "sixth.yml")
HELD_BACK = (
    "County Government of Kitui",
    "Folkestone & Hythe",
    "Kahuti Water & Sanitation Company",
    "Kenyatta University",
    "Maseno University",
    "Ministry of Health",
    "Non-Governmental Organizations Co-ordination Board",
    "The Judiciary",
)
"""Every second body of charter_rows.csv by its name: whose rows no reader is developed with."""


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


def of_bodies(held_back: bool) -> tuple[int, int]:
    """Return how many published texts of a half of the bodies are readable, and are read so."""
    with (REAL / "charter_rows.csv").open(encoding="utf-8", newline="") as file:
        bodies = [row["organisation"] for row in csv.DictReader(file)]
    held = [
        (found, wanted)
        for kind in ("fee_in_kes", "turnaround")
        for row, _, found, wanted in real_readings(kind)
        if bodies[row - 1].startswith(HELD_BACK) == held_back and not isinstance(wanted, str)
    ]
    return len(held), sum(found == wanted for found, wanted in held)


def test_the_bodies_held_back_are_every_second_one() -> None:
    with (REAL / "charter_rows.csv").open(encoding="utf-8", newline="") as file:
        names = {row["organisation"].split(" - ")[0] for row in csv.DictReader(file)}
    ordered = sorted(names)
    assert [name for name in ordered if name.startswith(HELD_BACK)] == ordered[1::2]


@pytest.mark.parametrize("held_back", [True, False])
def test_most_published_texts_of_each_half_of_the_bodies_are_read(held_back: bool) -> None:
    readable, read = of_bodies(held_back)
    assert readable > 100
    assert read / readable >= 0.9


@pytest.mark.parametrize(("half", "held_back"), [("held back", True), ("developed with", False)])
def test_the_figures_of_the_documentation_are_those_that_are_measured(
    half: str, held_back: bool
) -> None:
    page = (ROOT / "docs/import.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| [^|]*\b{half}\b[^|]*\| ([0-9]+) \| ([0-9]+)", page, re.MULTILINE)
    assert row
    assert tuple(map(int, row.groups())) == of_bodies(held_back)
