"""What a print does not have of all that a charter prints is told: every field of the schemas.

Each text of the example's services, charter, channels, places and organisation is one word of its
own, which is looked for in the prints. Nothing here names a field but what a time can say.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace
from ruamel.yaml import YAML

from mkataba import check, outputs, project
from mkataba.check.content import Content
from mkataba.check.nodes import visit
from mkataba.derive.output_page import leaves
from mkataba.pandoc import converted
from mkataba.print_entry import BRAILLE, TEXT
from mkataba.print_registry import CHARTERS, PRINTS
from mkataba.publish.build import Stages, build_only
from mkataba.publish.made_print import Print, Printed
from mkataba.publish.print_findings import told as findings_of
from mkataba.publish.print_names import Wanted
from mkataba.publish.print_table import told as table_of
from mkataba.publish.unprinted import Unprinted
from tests.conftest import copy_example, copy_few, edit

FILES = [
    f"{x.name}.{form}"
    for x in PRINTS
    if x.about in CHARTERS
    for form in x.formats
    if form != BRAILLE  # says what the plain text says
]
OWNERS = ("service", "charter", "channels", "service_points", "organization")
WHEN = datetime(2026, 9, 21, tzinfo=UTC)
NOTHING = "nothing"  # is in no text of the example
NEEDS = "service.requirements"
LEFT = "qxz"  # begins a word that is in no language


def word(number: int) -> str:
    """Return a word that is within no other one."""
    return LEFT + "".join(chr(97 + number // 26**n % 26) for n in (2, 1, 0))


def put(data: Any, path: tuple[str | int, ...], value: object) -> None:
    """Put a value in the place of another one."""
    *steps, last = path
    for step in steps:
        data = data[step]
    data[last] = value


_SAID = {"en": "words", "sw": "maneno"}
_WITHIN = {"within": "2 working days", "when": _SAID, "note": _SAID}
ALL_OF_A_TIME = (
    {
        "tiers": [{"label": _SAID, "turnaround": _WITHIN}],
        "acknowledge": "1 working day",
        **dict.fromkeys(("starts", "law", "note"), _SAID),
    },
    {"by_channel": [{"channel": "email", "turnaround": _WITHIN}]},
)
"""Times that say all that one can; no channel of the example does."""


def with_all_times(root: Path) -> None:
    """Let all channels be there to complain, and say all that a time can; steps of appeal too."""
    yaml, content = YAML(), root / "content"
    file = content / "channels.yml"
    data = yaml.load(file)
    for charter in (content / "charters").iterdir():
        told = yaml.load(charter)
        told["feedback_channels"] = [one["id"] for one in data["channels"]]
        yaml.dump(told, charter)
    for each in (data["channels"], data["escalation"]):
        for one, time in zip(each, ALL_OF_A_TIME, strict=False):
            one["response_time"] = json.loads(json.dumps(time))
    yaml.dump(data, file)


Words = Mapping[str, tuple[str, str, int]]
"""By word: the field, the id of its file, and the number of a channel; 0 elsewhere."""


def with_words(root: Path) -> Words:
    """Give each text of what a charter prints a word; return the place of each."""
    found: dict[str, tuple[str, str, int]] = {}
    yaml = YAML()
    yaml.width = 4096
    for entry in check.run(project.load(root)).content.entries:
        if entry.file.kind.name not in OWNERS:
            continue
        file = root / entry.file.path
        data = yaml.load(file)
        for field, path, value in visit(entry.field, entry.data):
            if field.kind == "text" and value:
                named = word(len(found))
                found[named] = (
                    ".".join((field.part, *field.path)).replace(".*", "[]"),
                    entry.file.id,
                    int(path[1]) if path[0] == "channels" and field.part == "channels" else 0,
                )
                put(data, path, dict.fromkeys(("en", "sw"), named))
        yaml.dump(data, file)
    return found


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Content, Printed, Path, Words]:
    root = copy_example(tmp_path_factory.mktemp("words") / "project")
    with_all_times(root)
    words = with_words(root)
    content = check.run(project.load(root)).content
    wanted = [Wanted(file, "en") for file in FILES]
    out = root / "prints"
    return content, build_only(content, out, WHEN, True, Stages(), wanted), out, words


def text_of(path: Path) -> str:
    """Return the letters of a print."""
    if path.suffix == ".pdf":
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
        said = "".join(pages)
    elif path.suffix == f".{TEXT}":
        said = path.read_text()
    else:
        said = converted(
            path.read_bytes(), path.suffix.removeprefix("."), "plain", ["--standalone"]
        ).decode()
    return "".join(filter(str.isalpha, said)).lower()


def fields_told(content: Content, sheet: Print) -> Iterator[str]:
    """Yield the fields that a sheet is said not to print."""
    for _, _, fields in Unprinted(content).lacking(sheet):
        yield from fields


def test_the_example_fills_every_field_that_the_tables_name(
    made: tuple[Content, Printed, Path, Words],
) -> None:
    content, _, _, words = made
    filled = {outputs.listed(field) for field, _, _ in words.values()}
    texts = {
        outputs.listed(path)
        for kind in OWNERS
        for path, is_text in _leaves(content, kind)
        if is_text and any(x.endswith(".pdf") for x in outputs.outputs_of(path))
    }
    assert texts <= filled


def _leaves(content: Content, kind: str) -> Iterator[tuple[str, bool]]:
    """Yield each field of a kind, and whether it is a text."""
    schemas = content.project.schemas
    for path in leaves(schemas, kind):
        _, *steps = path.replace("[]", ".*").split(".")
        field = schemas.root(kind).at([0 if step == "*" else step for step in steps])
        assert field is not None
        yield path, field.kind == "text"


@pytest.mark.parametrize("name", FILES)
def test_each_text_is_in_a_print_or_told_to_be_missing(
    made: tuple[Content, Printed, Path, Words], name: str
) -> None:
    content, printed, out, words = made
    [sheet] = [one for one in printed.prints if one.file == name]
    [about] = [x.about for x in PRINTS if x.name == sheet.kind]
    text, told = text_of(out / f"en/{name}"), {*fields_told(content, sheet)}
    left = {one.id for one in sheet.report.left_out} if sheet.report else {""}
    unsaid, overstated = set(), set()
    most = outputs.MOST_CHANNELS.get(sheet.output)
    if most:
        assert f"more than {most} channels" in Unprinted(content).told(sheet)
    for written, (path, id_, number) in words.items():
        field = outputs.listed(path)
        if not any(file.endswith(".pdf") for file in outputs.outputs_of(path)):
            continue  # on no paper
        kind = path.partition(".")[0]
        if (kind == "service" and id_ not in sheet.shown) or (kind == "charter" and id_ != about):
            continue  # of the other charter
        if most and number >= most:
            continue  # told to be one of more channels than there is room for
        if written in text:
            if path.endswith("tiers[].fee.per"):
                continue  # a span of amounts says for what, without their classes
            overstated |= told & {field}
            continue
        is_told = field in told
        if name in outputs.where_room(field):
            is_told = is_told or id_ in left or any(one in field for one in left)
        if not is_told and id_ not in left:
            unsaid.add(field)
    assert (unsaid, overstated) == (set(), set())


def test_the_table_counts_the_pages_of_each_file(
    made: tuple[Content, Printed, Path, Words],
) -> None:
    _, printed, out, _ = made
    for one in printed.prints:
        if one.format == "pdf":
            assert one.report is not None
            pages = len(pypdfium2.PdfDocument(out / f"en/{one.file}"))
            assert (one.file, one.report.sheets) == (one.file, pages)


def test_table_and_findings_say_it_once_for_both_languages(
    made: tuple[Content, Printed, Path, Words],
) -> None:
    content, printed, _, _ = made
    for kind, files in (
        ("poster", "en/poster.pdf"),
        ("charter", "en/charter.pdf, .docx, .odt, .txt"),
    ):
        [sheet] = [one for one in printed.prints if one.file == f"{kind}.pdf"]
        said = Unprinted(content).told(sheet)
        assert said.startswith("does not print ")
        alone = replace(printed, prints=[one for one in printed.prints if one.kind == kind])
        table = " ".join(map(str.strip, table_of(alone, elsewhere=Unprinted(content).told)))
        assert f" {said} " in table
        assert files in table.partition(f": {said}")[0]
        findings = findings_of(content, printed, True).findings
        message = f"{kind}: {said} (in en)"
        found = [x.rule for x in findings if x.message == message]
        assert found == ["sheet-elsewhere"]


def test_it_speaks_of_the_services_that_a_sheet_has_alone(
    made: tuple[Content, Printed, Path, Words],
) -> None:
    content, printed, _, _ = made
    [poster] = [one for one in printed.prints if one.kind == "poster"]
    [all_of_it, few] = [
        {*fields_told(content, replace(poster, shown=shown))}
        for shown in (poster.shown, ("telephone-calls",))
    ]
    file = content.one("services/telephone-calls.yml")
    assert file is not None
    lacking = {field for field in all_of_it if field.startswith("service.")}
    here = {field for field in lacking if field.split(".")[1].removesuffix("[]") in file.data}
    assert here < lacking
    assert {field for field in few if field.startswith("service.")} <= here
    assert Unprinted(content).told(replace(poster, shown=())) == ""


def test_fields_are_named_as_people_call_them(
    made: tuple[Content, Printed, Path, Words],
) -> None:
    content, printed, _, _ = made
    [roll_up] = [one for one in printed.prints if one.kind == "roll-up"]
    said = Unprinted(content).told(roll_up)
    assert "who may apply" in said
    assert "legal basis" in said
    assert not {"_", "[", "."} & {*said}
    things = said.removeprefix("does not print ").split("; ")
    for thing in things:
        each = re.split(r", (?![^(]*\))", thing.partition(" of ")[0])
        assert len(each) == len({*each})
    assert len(things) == len({*things})


TIERS = [
    {"label": {"en": "Small", "sw": "Ndogo"}, "within": "2 working days"},
    {"label": {"en": "Large", "sw": "Kubwa"}, "within": "5 working days"},
]


def test_what_is_said_of_a_fee_without_its_classes_is_no_lack_of_the_fee(tmp_path: Path) -> None:
    root = copy_few(tmp_path / "project", ["liquor-licence"])
    edit(root, "content/services/liquor-licence.yml", ("turnaround",), {"tiers": TIERS})
    needs = [{"what": {"en": "Identity card", "sw": "Kitambulisho"}}]
    edit(root, "content/services/liquor-licence.yml", ("requirements",), needs)
    content = check.run(project.load(root)).content
    path, shown = "print/en/roll-up.pdf", ("liquor-licence",)
    sheet = Print("roll-up", "pdf", "en", path, 1, output="roll-up.pdf", shown=shown)
    said = Unprinted(content).told(sheet)
    assert "fee (tiers" in said
    assert "but for" not in said.partition(" services")[0]


def test_that_nothing_is_needed_is_printed_or_told(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "project")
    yaml = YAML()
    files = sorted((root / "content/services").glob("*.yml"))
    for file in files:
        data = yaml.load(file)
        data["requirements"] = "none"
        yaml.dump(data, file)
    content = check.run(project.load(root)).content
    wanted = [Wanted(file, "en") for file in FILES if file.endswith(".pdf")]
    for sheet in build_only(content, root / "prints", WHEN, True, Stages(), wanted).prints:
        text = text_of(root / sheet.path.replace("print/", "prints/"))
        assert sheet.report is not None
        left = [x for x in sheet.report.left_out if x.what == "requirements"]
        count = 0 if NEEDS in fields_told(content, sheet) else len(sheet.shown) - len(left)
        assert (sheet.file, text.count(NOTHING)) == (sheet.file, count)
