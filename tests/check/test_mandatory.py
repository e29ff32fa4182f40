"""Whichever mandatory element is taken out of the example, exactly its clause is reported."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mkataba import check, project
from mkataba.check.coverage import elements
from mkataba.finding import Severity
from mkataba.project import Project
from mkataba.source import Document
from tests.conftest import ROOT, checked_example, copy_few, places, with_node
from tests.mutations import with_texts

SCHEMAS = project.load_schemas()
MANDATORY = {
    clause for head in ("3.1.1", "3.2.2.a", "3.5.1") for clause in elements(SCHEMAS, clause=head)
}
MISSING = ("required", "fee-explicit")  # the second says the same of a fee
NOTHING = ["", "   ", "TODO", "tbc", "T.B.C.", "xxx", "N/A", "n.a.", "-", "...", "To be confirmed"]


Place = tuple[str, tuple[str | int, ...], str]


def element_places(loaded: Project) -> list[Place]:
    """Return each place in a project that answers a mandatory clause: file, path, clause."""
    found = []
    for file in loaded.files:
        for path in places(file.document.data, ()):
            field = SCHEMAS.field(file.kind.name, path)
            if field is None or not path or not isinstance(path[-1], str):
                continue
            own = str(field.rules.get("meta", {}).get("clause", ""))
            if own in MANDATORY and field.rules.get("required"):
                found.append((file.path, path, own))
    return found


def test_every_mandatory_clause_is_answered_in_the_example() -> None:
    assert {clause for _, _, clause in element_places(project.load(ROOT))} == MANDATORY
    assert len(MANDATORY) == 11 + 5 + 7


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A few services of the example, and all that stands beside them."""
    return project.load(copy_few(tmp_path_factory.mktemp("small") / "project"))


@pytest.fixture(scope="module")
def answers(small: Project) -> list[Place]:
    return element_places(small)


def edited(base: Project, file: str, path: tuple[str | int, ...], value: Any) -> Project:
    """Return a project with one node set to ``value``, or taken out for None."""
    raw = next(one for one in base.files if one.path == file).document.raw
    return with_texts(base, {file: with_node(raw, path, value)})


def expected_line(document: Document, path: tuple[str | int, ...]) -> set[int]:
    """Return the lines that may show the lack: the key's own, or that of the map around it."""
    lines = {document.mark(path[:-1], key=True).line, document.mark(path[:-1]).line}
    return lines | {document.mark(path, key=True).line, document.mark(path).line}


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(data=st.data(), value=st.none() | st.sampled_from(NOTHING))
def test_taking_out_a_mandatory_element_reports_its_clause(
    small: Project, answers: list[Place], data: st.DataObject, value: str | None
) -> None:
    file, path, clause = data.draw(st.sampled_from(answers))
    loaded = edited(small, file, path, value)
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
    inside = {own for place_, at, own in answers if place_ == file and at[: len(path)] == path}
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


@pytest.mark.parametrize("clause", sorted(MANDATORY))
def test_each_clause_once(small: Project, answers: list[Place], clause: str) -> None:
    file, path, _ = next(place for place in answers if place[2] == clause)
    report = check.run(edited(small, file, path, None))
    reported = {
        f.clause for f in report.findings if f.severity is Severity.ERROR and f.path == file
    }
    assert clause in reported or any(other.startswith(f"{clause}.") for other in reported)


DEMANDED = [kind for kind in project.load_schemas().places if not (kind.many or kind.optional)]


@pytest.mark.parametrize("kind", DEMANDED, ids=lambda kind: kind.place)
def test_a_missing_file_is_reported(few: Path, kind: project.Kind) -> None:
    (few / "content" / kind.place).unlink()
    report = check.run(project.load(few))
    hits = [f for f in report.findings if f.rule == "missing-file"]
    assert [(hit.path, hit.line, hit.clause) for hit in hits] == [
        (f"content/{kind.place}", 1, SCHEMAS.profile.clause_of(kind.place))
    ]


def test_the_example_has_no_finding() -> None:
    assert checked_example().findings == ()
