"""What is printed is what was written: each field in its outputs, in its cell, and nowhere else."""

import gzip
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from mkataba import project
from mkataba.derive.output_page import leaves
from mkataba.outputs import (
    MOST_CHANNELS,
    NOT_PRINTED,
    PAGES,
    PRINTED,
    PRINTS,
    PUBLIC,
    WHERE_ROOM,
)
from mkataba.print_entry import OFFICE_FORMATS
from mkataba.printed import of_part, outputs_of
from mkataba.schema import Schemas
from tests.conftest import DAY
from tests.outputs import PRINTS as READERS
from tests.outputs import docx, holds, said_by, tables
from tests.own import own_schemas
from tests.tokens import LANGUAGES, Token, write

LABELS = {
    "en": {
        "needs": "What you need",
        "cost": "Cost",
        "time": "How long it takes",
        "how": "How and where",
        "short": "Time",
    },
    "sw": {
        "needs": "Unachohitaji",
        "cost": "Gharama",
        "time": "Muda wa kutekeleza",
        "how": "Jinsi na mahali",
        "short": "Muda",
    },
}
SCHEMAS: list[Schemas] = []
STAFF = {"charter": "staff-charter", "service": "staff-service"}


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Token]]:
    root = tmp_path_factory.mktemp("outputs") / "project"
    own_schemas(root)
    SCHEMAS[:] = [project.load_schemas(root)]
    return root, write(root, SCHEMAS[0])


def build(root: Path, out: Path, umask: int, **environment: str) -> None:
    command = [sys.executable, "-m", "mkataba", "-C", root, "build", "--draft", "--out", out]
    ran = subprocess.run(
        command,
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY, **environment},
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


@pytest.fixture(scope="module")
def site(tokens: tuple[Path, list[Token]]) -> Path:
    build(tokens[0], tokens[0] / "site", 0o000, PYTHONHASHSEED="1")
    return tokens[0] / "site"


@pytest.fixture(scope="module")
def said(site: Path) -> dict[str, dict[str, str]]:
    return {language: said_by(site, language) for language in LANGUAGES}


def expected(token: Token) -> set[str]:
    """Return the outputs that print a token, by the names of the site."""
    listed = {
        name
        for name in outputs_of(token.path, SCHEMAS[0])
        if token.item < MOST_CHANNELS.get(name, token.item + 1)
    }
    own = {
        re.sub(r"^(charter|service)(?=$|\.)", lambda found: STAFF[found[0]], name)
        for name in listed
    }
    if token.path.split(".")[0] not in ("charter", "service"):
        return listed | own  # what both charters share
    return own - PUBLIC if token.staff else listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_field_is_printed_where_the_table_says_and_nowhere_else(
    tokens: tuple[Path, list[Token]], said: dict[str, dict[str, str]], language: str
) -> None:
    wrong = []
    parts = SCHEMAS[0].parts.values()
    own = {name for part in parts if part.own for name in of_part(part)}
    told = [token.words for token in tokens[1] if token.path.partition(".")[0] in own]
    for token in tokens[1]:
        found = {
            name for name, words in said[language].items() if holds(words, token.words[language])
        }
        listed = expected(token)
        missing = listed - found
        extra = found - listed - conditional(token)
        if token.words in told or token.path.endswith("service_points[].id"):  # a link leads there
            extra -= own
        if missing or (extra and not token.shared):
            wrong.append((token.path, token.words[language], missing, extra))
    assert not wrong, "\n".join(map(str, wrong))


def test_the_table_names_every_field_and_no_other(tokens: tuple[Path, list[Token]]) -> None:
    schemas = SCHEMAS[0]
    kinds = project.load_schemas().kinds
    fields = {path for kind in kinds for path in leaves(schemas, kind)}
    for path in fields:
        outputs_of(path, schemas)
    for named in (*PRINTED, *NOT_PRINTED, *WHERE_ROOM):
        assert any(re.match(rf"{re.escape(named)}($|[.\[])", path) for path in fields), named
    assert {name for names in PRINTED.values() for name in names} <= {*PAGES, *PRINTS}
    tried = {token.path for token in tokens[1]}
    untried = {path for path in fields if path not in tried and outputs_of(path, schemas)}
    assert untried == set(), "no token stands for these"


def conditional(token: Token) -> set[str]:
    """Return the outputs that print a token if they have room for it."""
    listed = (*PRINTED, *NOT_PRINTED)
    named = [path for path in listed if re.match(rf"{re.escape(path)}($|[.\[])", token.path)]
    return {*WHERE_ROOM.get(max(named, key=len, default=""), {})}


def prices_and_times(tokens: list[Token], column: str) -> tuple[list[Token], list[Token]]:
    """Return what stands in the cell of the cost, and in that of the time, of an output."""
    here = [t for t in tokens if not t.shared and column in expected(t)]
    cost = [t for t in here if t.path.startswith("service.fee")]
    time = [t for t in here if t.path.startswith(("service.turnaround", "service.remedy"))]
    assert cost
    assert time
    return cost, time


def assert_in(cell: str, within: list[Token], without: list[Token], language: str) -> None:
    assert [t.path for t in within if not holds(cell, t.words[language])] == []
    assert [t.path for t in without if holds(cell, t.words[language])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_cost_and_time_stand_in_their_cells_on_pages(
    tokens: tuple[Path, list[Token]], site: Path, language: str
) -> None:
    root = site if language == "en" else site / language
    labels = LABELS[language]

    def cells(paths: list[Path], query: str) -> str:
        trees = (LexborHTMLParser(path.read_text(encoding="utf-8")) for path in paths)
        found = (node.text(separator=" ") for tree in trees for node in tree.css(query))
        return " ".join(" ".join(found).lower().split())

    charter = [root / "charter/index.html"]
    cost, time = prices_and_times(tokens[1], "charter")
    assert_in(cells(charter, f'td[data-label="{labels["cost"]}"]'), cost, time, language)
    assert_in(cells(charter, f'td[data-label="{labels["time"]}"]'), time, cost, language)

    listed = [root / "services/index.html"]
    cost, time = prices_and_times(tokens[1], "services")
    assert_in(cells(listed, ".mk-cost, .mk-free"), cost, time, language)
    assert_in(cells(listed, ".mk-time"), time, cost, language)

    pages = list((root / "services").glob("qservice-*/index.html"))
    cost, time = prices_and_times(tokens[1], "service")
    remedy = [t for t in time if t.path == "service.remedy"]
    time = [t for t in time if t not in remedy]
    assert_in(sections(pages, "cost"), cost, [*time, *remedy], language)
    assert_in(sections(pages, "time"), time, [*cost, *remedy], language)
    assert_in(sections(pages, "fall-short"), remedy, [*cost, *time], language)


def sections(pages: list[Path], anchor: str) -> str:
    """Return the words, and where links lead, from a heading to the next one of its level."""
    words = []
    for path in pages:
        node = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first(f"h2#{anchor}")
        assert node is not None, f"{path}: {anchor}"
        while (node := node.next) is not None and node.tag != "h2":
            words += [node.text(separator=" ")] if node.tag != "-text" else []
            words += (
                [a.attributes.get("href") or "" for a in node.css("a")]
                if node.tag != "-text"
                else []
            )
    return " ".join(" ".join(words).lower().split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", OFFICE_FORMATS)
def test_cost_and_time_stand_in_their_cells_in_word_processors(
    tokens: tuple[Path, list[Token]], site: Path, form: str, language: str
) -> None:
    labels, columns = LABELS[language], dict[str, list[str]]()
    for head, *rows in tables(site / "print" / language / f"charter.{form}"):
        if labels["how"] in head:
            for label, *cells in zip(head, *rows, strict=True):
                columns.setdefault(label, []).extend(cells)
    cost, time = prices_and_times(tokens[1], f"charter.{form}")
    cells = {name: " ".join(" ".join(words).lower().split()) for name, words in columns.items()}
    assert_in(cells[labels["cost"]], cost, time, language)
    assert_in(cells[labels["time"]], time, cost, language)


class Sheets:
    """The sheets of a PDF, for finding where words stand on them."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self.document = pypdfium2.PdfDocument(path)
        pages = [sheet.get_textpage() for sheet in self.document]
        self.pages = [(page, page.get_text_range().lower()) for page in pages]

    def find(self, words: str) -> Iterator[tuple[tuple[int, int], float]]:
        """Yield line (sheet and height) and left edge of each place where words stand."""
        for number, (page, text) in enumerate(self.pages):
            if words.lower() not in text:
                continue
            found = page.search(words)
            while (match := found.get_next()) is not None:
                left, _, _, top = page.get_charbox(match[0])
                yield (number, round(top)), left


def assert_between(
    sheets: Sheets, tokens: list[Token], language: str, ends: tuple[float, float]
) -> None:
    """Hold every place where a word of each token stands between two edges of a column."""
    for token in tokens:
        where = [left for _, left in sheets.find(max(token.words[language].split(), key=len))]
        assert where, token
        assert all(ends[0] <= left < ends[1] for left in where), (token, where, ends)


def columns(
    sheets: Sheets, labels: dict[str, str], line: str, names: tuple[str, ...]
) -> list[float]:
    """Return the left edge of each head that stands on a line with another one."""
    heads = {at for at, _ in sheets.find(labels[line])}
    return [min(left for at, left in sheets.find(labels[x]) if at in heads) - 2 for x in names]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cost_and_time_stand_in_their_columns_in_the_printed_charter(
    tokens: tuple[Path, list[Token]], site: Path, language: str
) -> None:
    sheets = Sheets(site / "print" / language / "charter.pdf")
    cost_left, time_left, how = columns(sheets, LABELS[language], "time", ("cost", "time", "how"))
    cost, time = prices_and_times(tokens[1], "charter.pdf")
    assert_between(sheets, cost, language, (cost_left, time_left))
    assert_between(sheets, time, language, (time_left, how))


@pytest.mark.parametrize("language", LANGUAGES)
def test_cost_and_time_stand_in_their_columns_on_the_poster(
    tokens: tuple[Path, list[Token]], site: Path, language: str
) -> None:
    sheets = Sheets(site / "print" / language / "poster.pdf")
    needs, time_left = columns(sheets, LABELS[language], "needs", ("needs", "short"))
    cost, time = prices_and_times(tokens[1], "poster.pdf")
    # conditions and ways to pay may stand below the name
    below = re.compile(r"\.(payment|note|starts|acknowledge|law)\b")
    cost, time = ([one for one in some if not below.search(one.path)] for some in (cost, time))
    # amounts stand at the right edge of their column
    assert_between(sheets, cost, language, (needs + 0.35 * (time_left - needs), time_left))
    assert_between(sheets, time, language, (time_left, float("inf")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_cost_and_time_follow_their_labels_in_the_brochure(
    tokens: tuple[Path, list[Token]], said: dict[str, dict[str, str]], language: str
) -> None:
    labels, sheet = LABELS[language], "brochure.pdf"
    cost, time = prices_and_times(tokens[1], sheet)
    cost_label, time_label = labels["cost"].lower(), labels["short"].lower()
    parts = re.split(rf"(?<!\w)({cost_label}|{time_label})(?!\w)", said[language][sheet])
    cells = {cost_label: "", time_label: ""}
    for label, words in zip(parts[1::2], parts[2::2], strict=True):
        cells[label] += words
    assert_in(cells[cost_label], cost, time, language)
    assert_in(cells[time_label], time, cost, language)


def test_two_builds_are_byte_identical_whatever_the_locale_and_the_umask(
    tokens: tuple[Path, list[Token]], site: Path, tmp_path: Path
) -> None:
    other = tmp_path / "site"
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    build(tokens[0], other, 0o077, PYTHONHASHSEED="7", **plain)
    assert (other / "manifest.json").read_bytes() == (site / "manifest.json").read_bytes()
    for made in (site, other):
        for path in (made, *made.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o755 if path.is_dir() else 0o644), path
    with zipfile.ZipFile(other / "print/en/charter.docx") as archive:
        assert "11\u00a0March\u00a0" in archive.read("word/document.xml").decode()
    assert "?" not in docx(other / "print/sw/policy.docx")


def test_the_manifest_names_the_files_whose_words_are_printed_and_no_others(
    tokens: tuple[Path, list[Token]], site: Path
) -> None:
    root = tokens[0]
    files = {path.relative_to(root).as_posix(): path for path in root.glob("content/**/*.yml")}
    written = {name: tokens_in(path.read_text(encoding="utf-8")) for name, path in files.items()}
    wrong = []
    manifest = json.loads((site / "manifest.json").read_bytes())["files"]
    for name, entry in manifest.items():
        if name.startswith(("assets/", "sw/assets/")):
            assert entry["sources"] == [], name
            continue
        if name.endswith(".brf"):  # says what the plain text says
            assert entry["sources"] == manifest[name.replace(".brf", ".txt")]["sources"]
            continue
        said = tokens_in(words_of(site / name))
        behind = set(entry["sources"])
        assert said, name
        lost = {
            word
            for word in said
            if not any(word in words for file, words in written.items() if file in behind)
        }
        # a page that offers prints tells their sizes, and so comes from all that they print
        idle = {file for file in behind if not said & written[file]}
        offers = "print/" in (site / name).read_text() if name.endswith(".html") else False
        if lost or (idle and not offers and name.startswith("print/")):
            wrong.append((name, lost, idle))
    assert not wrong, "\n".join(map(str, wrong))


def tokens_in(text: str) -> set[str]:
    """Return the words that stand for a field each, as far as they are letters."""
    return set(re.findall(r"(?<![a-z])q[a-z]?(?:[bcdfghjklmnprstvwz]{4})(?![a-z])", text.lower()))


def words_of(path: Path) -> str:
    """Return the words of a page, a print or what the site is searched by."""
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode()
    read = READERS.get(path.suffix)
    return read(path) if read else path.read_text(encoding="utf-8")
