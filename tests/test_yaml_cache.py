"""Schemas and languages kept as data are those that their YAML gives; nothing else is taken."""

import json
from pathlib import Path
from typing import Any

import pytest

from mkataba import project, yaml_cache
from mkataba.errors import MkatabaError
from mkataba.languages import Language
from mkataba.project import data_folder
from tests.conftest import ROOT

FOLDER = data_folder("schemas")
Files = dict[str, Any]
"""Schemas as data, by the names of their files."""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which schemas are kept, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mkataba"


def read(folder: Path = FOLDER) -> Files:
    documents = project._schema_files(folder, project._schema_paths(folder))
    return {name: document.data for name, document in documents.items()}


def test_kept_schemas_are_those_that_the_files_hold(cache: Path) -> None:
    first, again = read(), read()
    (place,) = cache.iterdir()
    assert repr(first) == repr(again)  # with the order of their fields, which pages follow
    # to see that it was read: a description that no file holds
    said = json.loads(place.read_text())
    said["service"]["fee"]["meta"]["describes"] = "the kept one"
    place.write_text(json.dumps(said))
    assert read()["service"]["fee"]["meta"]["describes"] == "the kept one"


def test_a_schema_that_has_changed_is_read_anew(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "schemas"
    own.mkdir()
    text = (ROOT / "schemas" / "service.yml").read_text(encoding="utf-8")
    (own / "service.yml").write_text(text, encoding="utf-8")
    first = read(own)
    (own / "service.yml").write_text(f"{text}\nnote: {{type: text}}\n", encoding="utf-8")
    changed, again = read(own), read(own)
    assert "note" not in first["service"]
    assert list(changed["service"])[-1] == list(again["service"])[-1] == "note"
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b"{}", b"\xff", b'{"service": {}}'])
def test_what_was_kept_and_is_spoilt_is_not_taken(cache: Path, spoilt: bytes) -> None:
    first = read()
    (place,) = cache.iterdir()
    place.write_bytes(spoilt)
    assert read() == first
    assert json.loads(place.read_bytes())["service"] == first["service"]


def test_a_fault_of_a_schema_is_told_each_time(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "schemas"
    own.mkdir()
    (own / "service.yml").write_text("name:\n  type: nobody\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(MkatabaError, match=r"service\.yml, line 2: name\.type: there is no"):
            project.load_schemas(tmp_path)
    (own / "service.yml").write_text("name: [\n", encoding="utf-8")
    kept = list(cache.iterdir())
    for _ in range(2):
        with pytest.raises(MkatabaError, match=r"service\.yml, line 2: a value is missing"):
            project.load_schemas(tmp_path)
    assert list(cache.iterdir()) == kept


def test_a_folder_that_can_not_be_written_is_no_fault(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("a file where the folder would be")
    assert read() == read()


def test_only_the_latest_sets_are_kept(cache: Path) -> None:
    for number in range(yaml_cache.MOST + 3):
        yaml_cache.keep("schemas", {"types": b"%d" % number}, {"types": number})
    assert len(list(cache.iterdir())) == yaml_cache.MOST
    assert yaml_cache.kept("schemas", {"types": b"%d" % (yaml_cache.MOST + 2)}) is not None


def _language(rules: bytes) -> Language:
    return Language("zz", {"language": b"name: Zed\n", "rules": rules})


def test_a_kept_language_is_the_one_that_its_files_hold(cache: Path) -> None:
    rules = b"soon: [by and by]\nnumber: 1.50\nno: ~\n"
    first, again = _language(rules), _language(rules)
    assert first.table("rules") == {"soon": ["by and by"], "number": 1.5, "no": None}
    (place,) = cache.iterdir()
    assert repr(again.table("rules")) == repr(first.table("rules"))
    assert again.document("rules").mark(("number",), key=True).line == 2
    assert again.document("heads").data is None
    # to see that it was read: a name that no file holds
    place.write_text(place.read_text().replace("Zed", "the kept one"))
    assert _language(rules).name == "the kept one"
    assert _language(b"soon: [later]\n").table("rules") == {"soon": ["later"]}
    assert _language(b"soon: [later]\n").name == "Zed"


def test_a_fault_of_a_language_is_told_each_time(cache: Path) -> None:
    for _ in range(2):
        assert _language(b"soon: [\n").document("rules").problems
    assert not cache.exists()
