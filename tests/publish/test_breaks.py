"""In no print of the example does a line part a number and its unit, or end before ".ke"."""

import re
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pypdfium2

from mkataba import check, project
from mkataba.print_registry import PRINTS
from mkataba.publish.build import Stages, build_only
from mkataba.publish.print_names import Wanted
from tests.conftest import copy_example

MISLEADING = (
    re.compile(r"\n\.[a-z]{1,3}\b"),
    re.compile(r"\d\n(?:[%‰°]|km\b|kg\b|(?:working )?days\b)"),
    re.compile(r"\b(?:KSh|Sh\.?)\n\d"),
    re.compile(r"\b(?:siku|dakika)\n\d+ "),
)


def test_no_line_of_a_print_ends_where_a_reader_is_misled(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "project")
    content = check.run(project.load(root)).content
    wanted = [Wanted(f"{x.name}.pdf", code) for x in PRINTS for code in ("en", "sw")]
    when, out = datetime(2026, 9, 21, tzinfo=UTC), tmp_path / "prints"
    made = build_only(content, out, when, True, Stages(), wanted)
    files = sorted(out.glob("*/*.pdf"))
    assert len(files) == len(wanted) == len(made.prints)
    found = set()
    for file in files:
        for page in pypdfium2.PdfDocument(file):
            lines = page.get_textpage().get_text_range().splitlines()
            for two in map("\n".join, pairwise(map(str.strip, lines))):
                if any(one.search(two) for one in MISLEADING):
                    found.add((file.parent.name, file.name, two))
    assert found == set()
