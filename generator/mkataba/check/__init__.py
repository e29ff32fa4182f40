"""The check: every file against its schema, then the rules that compare files."""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any

from msgspec.structs import asdict

from mkataba.check import coverage, levels, waivers
from mkataba.check.content import Content
from mkataba.check.engine import with_rules
from mkataba.check.rules import copied_text
from mkataba.check.rules.forms import MEASURED
from mkataba.check.validate import Entry, Readers, validate, validators
from mkataba.errors import about
from mkataba.finding import EVERY_PRINT, LEVELS, Finding, Measured, Report, RuleNote, Severity
from mkataba.project import File, Project
from mkataba.project.content_languages import declared_languages
from mkataba.sanitize import whole
from mkataba.schema import Field, in_messages
from mkataba.source import Path
from mkataba.system.parallel import spread


class Checked(Report, frozen=True, kw_only=True):
    """A report together with the content that it is about."""

    content: Content


Measure = Callable[[Content, Sequence[Finding]], Measured | None]
"""What tells of the prints of content, once all else that counts against it is known."""


def run(
    project: Project, earlier: Project | None = None, measure: Measure | None = None
) -> Checked:
    """Return what is wrong with a project and how many mandatory elements it covers.

    Args:
        project: What is checked.
        earlier: The same project as it was before, for rules on what a change left undone.
        measure: Tells what only the prints can tell; None of it, where nobody has set them.
    """
    content = Content(project, _entries(project), earlier)
    findings = [finding for entry in content.entries for finding in entry.findings]
    findings += places(project)
    findings = with_rules(content, findings)
    content = content.whole
    notes = levels.notes(project.schemas.profile)
    made = _weighed(content, findings, notes, (EVERY_PRINT,))
    if measure and (measured := measure(content, made.findings)):
        return _weighed(content, [*findings, *measured.findings], notes, measured.unset)
    return made


def _weighed(
    content: Content,
    findings: Sequence[Finding],
    notes: tuple[RuleNote, ...],
    unset: tuple[str, ...],
) -> Checked:
    """Return what findings come to: those that no waiver holds back, elements, levels."""
    # a text that is the same on purpose is there; what else is waived is not
    unlooked = MEASURED if unset else ()
    _, waived = waivers.apply(content, findings, notes, unlooked)
    meant = {one.finding for one in waived if one.finding.rule == copied_text.ID}
    found, open_ = coverage.of(content, [one for one in findings if one not in meant])
    counted, waived = waivers.apply(content, sorted({*findings, *open_}), notes, unlooked)
    return Checked(
        findings=tuple(sorted(counted)),
        coverage=found,
        waived=tuple(sorted(waived)),
        levels=tuple(LEVELS),
        rules=notes,
        open=levels.open_rules(counted, notes),
        files=tuple(file.path for file in content.project.files),
        unchecked=levels.unchecked(content),
        unset=unset,
        content=content,
    )


def _entries(project: Project) -> tuple[Entry, ...]:
    """Return each file after its own check."""
    schemas = project.schemas
    validator = validators(schemas, declared_languages(project))

    def normal(kind: str, written: str) -> Any:
        # loaded here: the readers take long to load, and most of what is written needs none
        from mkataba.check.normal.context import context_of  # noqa: PLC0415
        from mkataba.check.normal.table import normal  # noqa: PLC0415

        return normal(kind, written, context_of(project))

    def advice(field: Field, path: Path, written: str) -> tuple[str, str, str]:
        from mkataba.check.normal.context import context_of  # noqa: PLC0415 - as above
        from mkataba.check.normal.hints import advice  # noqa: PLC0415 - as above

        return advice(field, path, written, context_of(project))

    def checked(file: File) -> dict[str, Any]:
        kind = file.kind.name
        with about(file.path):
            made = asdict(
                validate(file, schemas.root(kind), validator(kind), Readers(normal, advice))
            )
        return {name: made[name] for name in made.keys() - {"file", "field"}}

    made = zip(project.files, spread(checked, project.files), strict=True)
    return tuple(Entry(file, schemas.root(file.kind.name), **parts) for file, parts in made)


def places(project: Project) -> list[Finding]:
    """Return a finding for each file that is missing, and for each that has no place."""
    findings = []
    strays = dict(project.strays)
    for kind in project.missing:
        path = f"content/{kind.place}"
        asked = kind.clause or kind.name
        hint = (
            "`mkataba init --missing .` writes it, to be filled in; "
            f"`mkataba explain {asked}` says what it holds"
        )
        message = "the file is missing"
        if reason := strays.pop(path, ""):
            message, hint = f"{PurePath(path).name} {reason}", "put the file itself there"
        findings.append(
            Finding(path, 1, 1, "missing-file", Severity.ERROR, kind.clause, message, hint)
        )
    for kind in project.schemas.places:
        if kind.many and not kind.optional and not any(project.of(kind.name)):
            part = project.schemas.parts[kind.name]
            called = in_messages(part.label)
            message = f"there is no file for {called}" if part.own else f"there is no {called}"
            hint = f"add one file for each {'of them' if part.own else called}"
            path, held = f"content/{kind.place.rpartition('/')[0]}", (Severity.ERROR, kind.clause)
            findings.append(Finding(path, 1, 1, "missing-file", *held, message, hint))
    known = ", ".join(kind.place for kind in project.schemas.places)
    for path, reason in ((whole(path), reason) for path, reason in strays.items()):
        severity = Severity.ERROR if "link" in reason else Severity.WARNING
        hint = f"there is a place for {known}"
        message = f"{path.rpartition('/')[2]} {reason}"
        findings.append(Finding(path, 1, 1, "stray-file", severity, "", message, hint))
    return findings
