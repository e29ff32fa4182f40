"""The feedback sign: where to go then stays whole, and each further sheet says what goes on."""

import itertools
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import Plain, example_data, on, section, set_sheet

WHOM = {"en": "Commission on Administrative Justice", "sw": "Tume ya Haki ya Utawala"}
WEBSITE = "www.ombudsman.go.ke"
HEAD = {"en": "Tell us when we fall short (continued)", "sw": "Tuambie tunapokosea (inaendelea)"}
NUMBER = {"en": "Page {} of {}", "sw": "Ukurasa wa {} kati ya {}"}
REST = " we answer every letter that reaches us within the time we name"


def promising(language: str, count: int, letters: int) -> Plain:
    """Return a sign with so many promises of so many letters."""
    data = example_data("feedback-sign", language)
    promises = [f"Promise {n:02}:" + (REST * 4)[:letters] for n in range(1, count + 1)]
    section(data, "guarantee")["rows"] = promises
    return data


def sheets_of(made: Path) -> list[str]:
    document = pypdfium2.PdfDocument(made)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize(("letters", "body"), [(20, 0), (60, 0), (60, 20), (240, 0)])
@pytest.mark.parametrize(
    ("language", "count"), [*itertools.product(["en", "sw"], [0, 1, 3, 9, 13, 40])]
)
def test_nothing_is_parted_and_no_promise_stands_alone(
    press: Press, language: str, count: int, letters: int, body: int
) -> None:
    data = on(Sheet("a4", body=body), promising(language, count, letters))
    made, told = set_sheet(press, "feedback-sign", data)
    assert geometry.faults(made) == []
    sheets = sheets_of(made)
    [whom] = [text for text in sheets if WHOM[language] in text]
    assert WEBSITE in whom
    promised = [re.findall(r"Promise (\d\d):", text) for text in sheets]
    assert [*itertools.chain(*promised)] == [f"{n:02}" for n in range(1, count + 1)]
    for number, text in enumerate(sheets[1:], 2):
        assert HEAD[language] in text
        assert NUMBER[language].format(number, len(sheets)) in text
    for text, some in zip(sheets, promised, strict=True):
        assert len(some) != 1 or WHOM[language] in text or count == 1
    assert told["sheets"] == len(sheets)


def test_promises_that_fit_a_sheet_stand_on_one(press: Press) -> None:
    made, _ = set_sheet(press, "feedback-sign", promising("en", 13, 60))
    [some] = [x for x in (re.findall(r"Promise \d\d:", text) for text in sheets_of(made)) if x]
    assert len(some) == 13


@pytest.mark.parametrize("language", ["en", "sw"])
def test_names_are_not_squeezed_beside_what_is_said_of_them(press: Press, language: str) -> None:
    data: dict[str, Any] = promising(language, 0, 0)
    told = section(data, "tell-us")
    told["inner"] = [block for block in told["inner"] if block["id"] != "channels"]
    made, _ = set_sheet(press, "feedback-sign", data)
    steps = section(data, "escalation")["inner"][0]["inner"]
    runs = [run.what for page in geometry.pages(made) for run in page.runs]
    for name in (step["label"].replace(" ", "") for step in steps):
        lines = [words for words in runs if len(words) > 3 and words in name]
        assert 1 <= len(lines) <= 3, name
