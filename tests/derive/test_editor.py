"""Editors know the content: the settings that `init` writes, in the language server itself."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from mkataba import project
from mkataba.derive import editor
from mkataba.source import read
from tests.conftest import ROOT, copy_example, run
from tests.derive.test_json_schema import BUILDING_PLAN, TYPICAL_ERRORS, WAYS_OF_WRITING, validator
from tests.language_server import LanguageServer

SCHEMAS = project.load_schemas()
SETTINGS = ".vscode/settings.json"
SERVICE = (ROOT / "content/services/building-plan-approval.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with what `init` adds to a folder that holds content."""
    root = copy_example(tmp_path_factory.mktemp("editor") / "project")
    ran = run("init", root)
    assert ran.code == 0, ran.err
    return root


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    running = LanguageServer(folder, settings, folder.parent)
    yield running
    running.close()
    assert not running.tried.exists(), running.tried.read_text()  # no request to any host


@pytest.fixture
def path(request: pytest.FixtureRequest) -> str:
    """A service's file of its own for each test."""
    return f"content/services/{re.sub(r'[^a-z]+', '-', request.node.name)}.yml"


def offered(server: LanguageServer, path: str, text: str) -> dict[str, str]:
    """Return what the editor offers at ``|``: each label with what it puts in."""
    items = server.at("completion", path, text)["items"]
    return {
        item["label"]: item.get("insertText") or item.get("textEdit", {}).get("newText", "")
        for item in items
    }


def without(key: str, put: str = "") -> str:
    """Return the service of the tests with something else in the place of a key's lines."""
    changed, count = re.subn(rf"(?m)^{key}:.*\n((?: .*)\n)*", put, SERVICE)
    assert count == 1
    return changed


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def test_the_example_has_no_finding(server: LanguageServer) -> None:
    paths = [file.path for file in project.load(ROOT).files]
    files = {path: (ROOT / path).read_text(encoding="utf-8") for path in paths}
    assert len(files) > 40
    found = server.diagnostics(files)
    assert {path: [one["message"] for one in each] for path, each in found.items() if each} == {}


def test_the_server_and_other_tools_agree(server: LanguageServer) -> None:
    """It knows JSON Schema 2020-12 in part: what we use of it has to mean the same there."""
    errors = [{name: value} for name, value in TYPICAL_ERRORS]
    changes = [read("line.yml", line.encode()).data for line in WAYS_OF_WRITING] + errors
    services = [{**BUILDING_PLAN, **change} for change in changes]
    files = {f"content/services/way-{n}.yml": json.dumps(data) for n, data in enumerate(services)}
    found = server.diagnostics(files)
    underlined = [change for change, path in zip(changes, files, strict=True) if found[path]]
    refused = [
        change
        for change, data in zip(changes, services, strict=True)
        if not validator("service", "en", "sw").is_valid(data)
    ]
    assert underlined == refused
    assert len(errors) <= len(refused) < len(changes)


def test_the_keys_of_a_service_are_offered(server: LanguageServer, path: str) -> None:
    keys = offered(server, path, "fee: KES 5\n|")
    assert {*SCHEMAS.root("service").fields} - {"fee"} <= keys.keys()
    assert "fee" not in keys
    assert keys["name"] == "name:\n  en: $1\n  sw: $2"
    assert keys["who"] == "who:\n  en: $1\n  sw: $2"  # one that may say nothing as well
    assert keys["steps"] == "steps:\n  - "
    assert "null" not in offered(server, path, "who: |\n").keys() | keys.keys()


def test_forms_of_a_fee_are_offered(server: LanguageServer, path: str) -> None:
    forms = offered(server, path, "fee: |\n")
    assert forms["free …"] == "free"
    assert forms["KES 500"] == "KES 500"
    percent = "\n  percent: ${1:0.4}\n  of:\n    en: $2\n    sw: $3"
    assert forms["percent …"] == percent
    assert "as published …" not in forms


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("channels:\n  - id: desk\n    kind: |\n", ("counter", "call_centre", "suggestion_box")),
        ("channels:\n  - id: desk\n    takes:\n      - |\n", ("applications", "complaints")),
    ],
)
def test_allowed_values_are_offered(
    server: LanguageServer, text: str, values: tuple[str, ...]
) -> None:
    assert {*values} <= offered(server, "content/channels.yml", text).keys()


def test_hover_says_label_meaning_hint_example_and_clause(
    server: LanguageServer, path: str
) -> None:
    said = server.at("hover", path, without("turnaround", "turn|around: 20 working days\n"))
    words = said["contents"]["value"]
    assert words.startswith("#### Turnaround\n")
    for part in (
        "The longest time from the start of the clock to the result.",
        "Give a number and a unit, such as 7 working days.",
        "Clause 3.2.2.a.iv, Turnaround time: required (shall).",
        "Say in the charter how long each service takes.",
        "Example:\n\n```yaml\n7 working days\n```",
    ):
        assert part in words


@pytest.mark.parametrize(
    ("text", "start", "message"),
    [
        (without("who", "hwo:\n  en: All\n  sw: Wote\n"), "hwo", "Property hwo is not allowed."),
        (without("fee"), "name", 'Missing property "fee".'),
        (
            without("fee", "fee: cheap\n"),
            "fee",
            "write free, an amount such as KES 500, or one of the long forms",
        ),
        (
            without("fee", "fee:\n  amount: 500 bob\n"),
            "  amount",
            "write the currency code and the amount",
        ),
        (
            without("fee", "fee:\n  free: true\n  amount: KES 5\n"),
            "  amount",
            "write exactly one of free, amount, percent",
        ),
        (
            without("turnaround", "turnaround: promptly\n"),
            "turnaround",
            "give a number and a unit, such as 7 working days",
        ),
        (
            without("who", "who:\n  en: All\n"),
            "who",
            "write the words under each of `en:` and `sw:`",
        ),
        (without("who", "who: All\n"), "who", "write the words under each of `en:` and `sw:`"),
    ],
    ids=["key", "missing", "money", "amount", "two", "time", "translation", "plain"],
)
def test_a_slip_is_underlined(
    server: LanguageServer, path: str, text: str, start: str, message: str
) -> None:
    (finding,) = server.diagnostics({path: text})[path]
    assert finding["range"]["start"]["line"] + 1 == line_of(text, start)
    assert finding["message"].startswith(message)


def test_the_settings_know_every_file_and_this_repository_has_them(folder: Path) -> None:
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    for kind in project.load_schemas().places:
        file = PurePosixPath("content") / kind.place.replace("*", "some-service")
        said = [schema for schema, place in settings["yaml.schemas"].items() if file.match(place)]
        assert said == [f"./{editor.FOLDER}/{kind.name}.json"]
        assert (folder / said[0]).is_file()
        place = settings["yaml.schemas"][said[0]]
        assert f"| `{said[0]}` | `{place}` |" in (ROOT / "docs/editors.md").read_text("utf-8")
    for name in (SETTINGS, ".vscode/extensions.json"):
        assert (folder / name).read_bytes() == (ROOT / name).read_bytes()
