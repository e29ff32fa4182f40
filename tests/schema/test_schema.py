"""`mkataba schema` writes the JSON Schemas of a project."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator

from mkataba import project
from mkataba.derive import editor
from mkataba.project.content_languages import languages_of
from tests.conftest import ROOT, run

SCHEMAS = project.load_schemas()


def test_the_committed_schemas_are_up_to_date() -> None:
    made = editor.schema_files(SCHEMAS, languages_of(project.load(ROOT)))
    committed = (ROOT / editor.FOLDER).iterdir()
    there = {path.name: path.read_text(encoding="utf-8") for path in committed}
    assert there == made, "run `make schemas`"
    assert {f"{kind}.json" for kind in SCHEMAS.kinds} == made.keys()


def test_one_kind_goes_to_standard_output_several_to_a_folder(tmp_path: Path) -> None:
    ran = run("schema", "service", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "required" not in json.loads(ran.out)["properties"]["name"]  # no languages are known
    assert list(tmp_path.iterdir()) == []
    ran = run("schema", "--out", "made", "service", "policy", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == [
        "policy.json",
        "service.json",
    ]


def test_schemas_follow_the_languages_and_the_own_schemas(example: Path) -> None:
    organization = example / "content" / "organization.yml"
    text = organization.read_text(encoding="utf-8")
    organization.write_text(re.sub(r"(?m)^  - en\n", "", text, count=1), "utf-8")
    (example / "schemas").mkdir()
    own = (ROOT / "schemas" / "service.yml").read_text(encoding="utf-8")
    own += "room: {type: string, meta: {label: room, describes: The room.}}\n"
    (example / "schemas" / "service.yml").write_text(own, encoding="utf-8")
    ran = run("-C", example, "schema")
    assert ran.code == 0, ran.err
    assert "schemas/generated/service.json  for content/services/*.yml" in ran.out
    schema = json.loads((example / editor.FOLDER / "service.json").read_text(encoding="utf-8"))
    assert schema["properties"]["room"]["title"] == "Room"
    name = Draft202012Validator({**schema["properties"]["name"], "$defs": schema["$defs"]})
    assert name.is_valid({"sw": "Kibali"})
    assert name.is_valid("Kibali")
    assert not name.is_valid({"en": "Permit"})


def test_an_unknown_kind_is_refused() -> None:
    ran = run("schema", "sevice")
    assert ran.code == 2
    assert 'there is no kind of file "sevice"; did you mean "service"?' in ran.err
