"""Each print has files of its own, and what it says of another print is true."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from mkataba import check, model, project
from mkataba.commands.wanted_prints import wanted
from mkataba.model import Body, Charter
from mkataba.publish.braille import lacks
from mkataba.publish.build import press_of, templates_of
from mkataba.publish.print_jobs import all_jobs
from mkataba.publish.sheet_cache import KeepingPress
from tests.conftest import copy_example, copy_few, run
from tests.outputs import pdf
from tests.own import own_content, own_schemas

SAID = "content/publication.yml"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with documents of its own parts."""
    made = copy_few(tmp_path_factory.mktemp("files") / "project")
    own_schemas(made)
    own_content(made)
    return made


def ask(root: Path, text: str) -> None:
    (root / SAID).write_text(text, encoding="utf-8")


def large(body: Body) -> Body:
    """Return a body with more services than a poster or a charter holds in one file."""

    def grown(charter: Charter) -> Charter:
        return replace(
            charter,
            groups=tuple(replace(one, services=one.services * 350) for one in charter.groups),
        )

    return replace(body, external=grown(body.external), internal=grown(body.internal))


def places(root: Path, work: Path, size: Callable[[Body], Body] = large) -> Iterator[str]:
    """Yield each file that would be made of a project whose charters are large."""
    loaded = project.load(root)
    body = size(model.build(check.run(loaded).content))
    press = press_of(KeepingPress, loaded, body, work, datetime.fromtimestamp(0, UTC), None)
    for job in all_jobs(body, press, templates_of(loaded, body, draft=False), draft=False):
        yield job.place


OWN = "OWN"  # the name of a document of the project's own
ASKED = {
    "pair and a name": "{id: wall, document: poster, pair: [en, sw]}|"
    "{id: wall-en-sw, document: poster}",
    "pair, the other way round": "{id: wall-sw-en, document: brochure}|"
    "{id: wall, document: poster, pair: [sw, en]}",
    "parts": "{id: wall, document: poster}|{id: wall-1, document: policy}",
    "parts in one language": "{id: wall, document: booklet}|"
    "{id: wall-4, document: brochure, languages: [sw]}",
    "parts, the other way round": "{id: wall-2, document: brochure}|{id: wall, document: poster}",
    "parts of a pair": "{id: wall, document: poster, pair: [en, sw]}|"
    "{id: wall-en-sw-3, document: feedback-sign}",
    "parts of a usual print": "{id: staff-charter-1, document: policy}",
    "parts of one that takes its place": "{id: poster, document: poster, paper: a1}|"
    "{id: poster-2, document: brochure}",
    "a document of the organisation": f"{{id: {OWN}, document: poster}}",
}
APART = {
    "other languages": "{id: wall, document: poster, pair: [en, sw]}|"
    "{id: wall-en-sw, document: poster, languages: [sw]}",
    "a print that is not made": "{id: poster-2, document: poster}",
    "numbers of what has no parts": "{id: hall, document: feedback-sign}|"
    "{id: hall-1, document: feedback-sign}|{id: hall-2, document: policy}",
    "numbers of cards": "{id: cards, document: counter-cards}|{id: cards-1, document: brochure}",
    "another pair": "{id: wall, document: poster, pair: [en, sw]}|"
    "{id: wall-sw-en, document: poster}",
}


def named(root: Path, text: str) -> str:
    parts = project.load(root).schemas.parts.items()
    own = next(name for name, part in parts if part.own and part.has("document"))
    lines = "".join(f"- {one.replace(OWN, own)}\n" for one in text.split("|"))
    return f"publications:\n{lines}"


@pytest.mark.parametrize("name", ASKED | APART)
def test_what_makes_the_file_of_another_print_is_found(
    name: str, root: Path, tmp_path: Path
) -> None:
    text = named(root, (ASKED | APART)[name])
    ask(root, f"{text}without: [poster]\n" if name == "a print that is not made" else text)
    found = check.run(project.load(root)).findings
    sizes = Counter(places(root, tmp_path / "large")), Counter(places(root, tmp_path, lambda x: x))
    twice = [place for made in sizes for place, count in made.items() if count > 1]
    assert bool(twice) == (name in ASKED)
    messages = [one.message for one in found if one.rule == "publication"]
    assert len(messages) == bool(twice), messages
    if messages:
        assert re.findall("makes the file (.+) too", messages[0])[0] in twice


def test_no_file_is_written_over_another_one(root: Path, tmp_path: Path) -> None:
    ask(root, named(root, ASKED["pair and a name"]))
    only = ("--only", "wall", "--only", "wall-en-sw-en", "--out", tmp_path / "made")
    ran = run("-C", root, "build", "--draft", *only)
    assert ran.code == 1
    wording = "en/wall-en-sw.pdf is made by wall already, and not by wall-en-sw as well"
    assert wording in ran.err or (
        "en/wall-en-sw.pdf is made by wall-en-sw already, and not by wall as well" in ran.err
    )
    assert len(list((tmp_path / "made").rglob("*.pdf"))) == 1


def test_text_and_braille_hold_the_whole_charter_whatever_its_pdf_is(
    root: Path, tmp_path: Path
) -> None:
    asked = "{id: charter, document: charter, languages: [sw], services: [hall-hire]}"
    ask(root, f"publications:\n- {asked}\n")
    made = {re.sub(r"-\d+\.", ".", place) for place in places(root, tmp_path)}
    stems = {place for place in made if re.fullmatch(r"(en|sw)/charter\..+", place)}
    of_both = {f"{x}/charter.{y}" for x in ("en", "sw") for y in ("docx", "odt", "txt")}
    loaded = project.load(root)
    braille = {f"{x}/charter.brf" for x in ("en", "sw") if not lacks(loaded.languages[x])}
    assert stems == {*of_both, *braille, "sw/charter.pdf"}
    of_text = {f"charter.{x}" for x in ("docx", "odt", "txt", "brf")}
    assert {one.file for one in wanted(("charter-en",), (), loaded)} == of_text
    assert {one.file for one in wanted(("charter",), ("en",), loaded)} == of_text
    assert {one.file for one in wanted(("charter",), ("sw",), loaded)} == {*of_text, "charter.pdf"}
    ask(root, "publications: []\nwithout: [charter]\n")
    assert not [x for x in places(root, tmp_path / "none") if re.match(r"../charter(-\d+)?\.", x)]


BOOKLET = {"en": "booklet", "sw": "kijitabu"}


@pytest.mark.parametrize(
    ("asked", "named_in"),
    [
        ("publications: []\nwithout: [booklet]\n", ()),
        ("publications:\n- {id: booklet, document: booklet, languages: [sw]}\n", ("sw",)),
        ("publications:\n- {id: booklet, document: booklet, group: Other services}\n", ()),
    ],
)
def test_a_brochure_names_a_booklet_that_there_is(
    asked: str, named_in: tuple[str, ...], tmp_path: Path
) -> None:
    root = copy_example(tmp_path / "project")
    groups = (root / "content/charters/external.yml").read_text(encoding="utf-8")
    group = re.findall(r"(?m)^  - name:\n      en: (.+)$", groups)[0]
    ask(root, asked.replace("Other services", group))
    ran = run("-C", root, "build", "--only", "brochure")
    assert ran.code == 0, ran.err
    for language, word in BOOKLET.items():
        words = pdf(root / f"prints/{language}/brochure.pdf").lower()
        assert (word in words) == (language in named_in)
        assert "charter.mfano.go.ke" in words
    told = re.sub(r"\s+", " ", ran.err)
    assert ("see the booklet" in told) == bool(named_in)
