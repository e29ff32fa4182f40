"""What the registry says of a print's settings is what its layout does."""

from pathlib import Path

import pytest

from mkataba import print_registry
from mkataba.print_entry import BLEED, CLAUSES, CODES, INK, PUBLIC, SERVICES, SIZE
from tests import geometry
from tests.conftest import copy_few, run

ASKED = {
    "plain": "",
    SERVICES: ", services: [hall-hire]",
    SIZE: ", body_size: MORE",
    CODES: ", codes: false",
    BLEED: ", bleed: 3",
    INK: ", ink: office",
    CLAUSES: ", clauses: true",
}
PUBLIC_PRINTS = [entry for entry in print_registry.PRINTS if entry.audience == PUBLIC]
PRINTS = {(entry.layout or "document"): entry for entry in reversed(PUBLIC_PRINTS)}
"""The first print of each layout."""

LANGUAGE = "sw"
"""The one with the longer texts."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with each print, as it is and with each setting."""
    root = copy_few(tmp_path_factory.mktemp("settings") / "project", ("soil-testing", "hall-hire"))
    lines = []
    for layout, entry in PRINTS.items():
        for key, asked in ASKED.items():
            id_ = f"{layout}-{key.replace('_', '-')}"
            wishes = asked.replace("MORE", f"{entry.least_on(entry.sheet.paper) + 1:g}")
            of = f"document: {entry.name}, languages: [{LANGUAGE}]"
            lines.append(f"- {{id: {id_}, {of}{wishes}}}\n")
    text = f"publications:\n{''.join(lines)}"
    (root / "content/publication.yml").write_text(text, encoding="utf-8")
    only = [word for line in lines for word in ("--only", line.split()[2].strip(","))]
    ran = run("-C", root, "build", "--draft", *only)
    assert ran.code == 0, ran.err
    return root / "prints" / LANGUAGE


@pytest.mark.parametrize("layout", PRINTS)
def test_a_print_heeds_what_the_registry_says(layout: str, made: Path) -> None:
    files = {key: (made / f"{layout}-{key.replace('_', '-')}.pdf").read_bytes() for key in ASKED}
    heeded = {key for key, file in files.items() if file != files["plain"]}
    assert heeded == set(PRINTS[layout].heeds)


@pytest.mark.parametrize("layout", PRINTS)
def test_nothing_is_printed_wrong_whatever_is_asked_of_a_print(layout: str, made: Path) -> None:
    for path in sorted(made.glob(f"{layout}-*.pdf")):
        # the line that marks a draft stands nearer to the edge than what is published
        assert geometry.faults(path, edge=0.5) == [], path.name


def test_prints_of_one_layout_heed_the_same() -> None:
    for entry in PUBLIC_PRINTS:
        assert set(entry.heeds) == set(PRINTS[entry.layout or "document"].heeds)
