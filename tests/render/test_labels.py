"""The words that layouts ask for by name."""

import re
from itertools import chain

from mkataba.render.named import named
from mkataba.render.prints import LABELS
from tests.conftest import ROOT
from tests.layouts import example_data, plain, services_of

_ASKED = re.compile(r'\b(?:say|elsewhere)\("(\w+)"|\b(?:L|l|labels|words\.at\(l\))\.(\w+)')
METHODS = {"at", "insert", "join", "push"}
"""What is asked of labels as of any dictionary or list."""


def test_each_label_is_asked_for_and_each_that_is_asked_for_is_there() -> None:
    layouts = sorted((ROOT / "templates/print").glob("*.typ"))
    text = "\n".join(
        line
        for path in layouts
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("//")
    )
    asked = {name for name in chain.from_iterable(_ASKED.findall(text)) if name} - METHODS
    of_sections = named({})["labels"]
    assert asked <= {*LABELS, *of_sections}
    assert not [name for name in LABELS if name not in asked]


def test_no_mark_follows_the_end_of_a_sentence() -> None:
    data = example_data("poster")
    [time] = [cell for cell in services_of(data)[0]["inner"] if cell["id"] == "time"]
    time["inner"] = [plain("notes", "Ask us first.", "Then wait", "Pay")]
    [group, *_] = named(data)["groups"]
    assert group["services"][0]["time"]["note"] == "Ask us first. Then wait; Pay"
