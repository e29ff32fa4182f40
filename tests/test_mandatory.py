"""Whichever mandatory element is taken out of the example, exactly its clause is reported."""

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mkataba import check, project
from mkataba.check.coverage import elements
from mkataba.finding import Severity
from mkataba.project import Project
from mkataba.source import Document
from tests.conftest import ROOT, copy_example, places

SCHEMAS = project.load_schemas()
MANDATORY = {
    clause for head in ("3.1.1", "3.2.2.a", "3.5.1") for clause in elements(SCHEMAS, clause=head)
}
MISSING = ("required", "fee-explicit")  # the second says the same of a fee
NOTHING = ["", "   ", "TODO", "tbc", "T.B.C.", "xxx", "N/A", "n.a.", "-", "...", "To be confirmed"]


def element_places() -> list[tuple[str, tuple[str | int, ...], str]]:
    """Return each place in the example that answers a mandatory clause: file, path, clause."""
    found = []
    for file in project.load(ROOT).files:
        for path in places(file.document.data, ()):
            field = SCHEMAS.field(file.kind.name, path)
            if field is None or not path or not isinstance(path[-1], str):
                continue
            own = str(field.rules.get("meta", {}).get("clause", ""))
            if own in MANDATORY and field.rules.get("required"):
                found.append((file.path, path, own))
    return found


PLACES = element_places()


def test_every_mandatory_clause_is_answered_in_the_example() -> None:
    assert {clause for _, _, clause in PLACES} == MANDATORY
    assert len(MANDATORY) == 11 + 5 + 7


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("spoilt") / "project")


@contextmanager
def edited(root: Path, file: str, path: tuple[str | int, ...], value: Any) -> Iterator[Project]:
    """Give the project with one node set to ``value``, or taken out for None."""
    edit(root, file, path, value)
    try:
        yield project.load(root)
    finally:
        shutil.copyfile(ROOT / file, root / file)


def edit(root: Path, file: str, path: tuple[str | int, ...], value: Any) -> None:
    """Set the node at ``path``, or take it out where ``value`` is None."""
    yaml = YAML()
    target = root / file
    data = yaml.load(target.read_text(encoding="utf-8"))
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    stream = io.StringIO()
    yaml.dump(data, stream)
    target.write_text(stream.getvalue(), encoding="utf-8")


def expected_line(document: Document, path: tuple[str | int, ...]) -> set[int]:
    """Return the lines that may show the lack: the key's own, or that of the map around it."""
    lines = {document.mark(path[:-1], key=True).line, document.mark(path[:-1]).line}
    return lines | {document.mark(path, key=True).line, document.mark(path).line}


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(place=st.sampled_from(PLACES), value=st.none() | st.sampled_from(NOTHING))
def test_taking_out_a_mandatory_element_reports_its_clause(
    spoilt: Path, place: tuple[str, tuple[str | int, ...], str], value: str | None
) -> None:
    file, path, clause = place
    with edited(spoilt, file, path, value) as loaded:
        report = check.run(loaded)
    hits = [
        finding
        for finding in report.findings
        if finding.path == file and finding.rule in MISSING and finding.clause == clause
    ]
    assert hits, f"nothing reported for {clause} at {file} {path}"
    document = next(f.document for f in loaded.files if f.path == file)
    assert {hit.line for hit in hits} <= expected_line(document, path) | _inside(document, path)
    clauses = {f.clause for f in report.findings if f.rule in MISSING}
    # what stood inside is missing with it
    inside = {own for place_, at, own in PLACES if place_ == file and at[: len(path)] == path}
    assert clauses <= {clause, *inside}
    assert any(clause in row.open for row in report.coverage)


def _inside(document: Document, path: tuple[str | int, ...]) -> set[int]:
    """Return the lines of what stands at ``path``: a list may be reported at its first item."""
    data = document.data
    for part in path:
        if not isinstance(data, dict | list) or (isinstance(data, dict) and part not in data):
            return set()
        data = data[part]
    return {document.mark((*path, *inner)).line for inner in places(data, ())}


@pytest.mark.parametrize("place", sorted({place[2]: place for place in PLACES}.items()), ids=str)
def test_each_clause_once(spoilt: Path, place: tuple[str, Any]) -> None:
    clause, (file, path, _) = place
    with edited(spoilt, file, path, None) as loaded:
        report = check.run(loaded)
    reported = {
        f.clause for f in report.findings if f.severity is Severity.ERROR and f.path == file
    }
    assert clause in reported or any(other.startswith(f"{clause}.") for other in reported)


DEMANDED = [kind for kind in project.load_schemas().places if not (kind.many or kind.optional)]


@pytest.mark.parametrize("kind", DEMANDED, ids=lambda kind: kind.place)
def test_a_missing_file_is_reported(spoilt: Path, kind: project.Kind) -> None:
    (spoilt / "content" / kind.place).unlink()
    report = check.run(project.load(spoilt))
    shutil.copyfile(ROOT / "content" / kind.place, spoilt / "content" / kind.place)
    hits = [f for f in report.findings if f.rule == "missing-file"]
    assert [(hit.path, hit.line, hit.clause) for hit in hits] == [
        (f"content/{kind.place}", 1, kind.clause)
    ]


def test_the_example_has_no_finding() -> None:
    assert check.run(project.load(ROOT)).findings == ()
