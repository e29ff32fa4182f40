"""What the sheets say of themselves once they are set, as findings at their place in the content.

Each sheet is set as ``build`` would set it, and what its layout then reports is compared with what
was asked for: nothing here is an estimate.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from mkataba import model, print_registry
from mkataba.check import Measure
from mkataba.check.content import Content
from mkataba.check.messages import node
from mkataba.check.printing import printed
from mkataba.check.rules import FORM_RULES
from mkataba.finding import Finding, fails
from mkataba.print_entry import CAPTION
from mkataba.publish.build import templates_of
from mkataba.publish.layout_report import LayoutReport
from mkataba.publish.made_print import Print, Printed
from mkataba.publish.print_table import left_out
from mkataba.publish.prints import measure_all
from mkataba.publish.sheet_cache import MeasuringPress, digest, folder
from mkataba.system.scratch import temporary

_PRINTS = {entry.name: entry for entry in print_registry.PRINTS}
_MOST_NAMED = 5

_Place = tuple[str, tuple[str | int, ...]]  # a file below content/, and a path in it


def measure_with(use_cached: bool) -> Measure:
    """Return what sets the sheets of content and finds what is wrong with them.

    Args:
        use_cached: Whether what a sheet said before is taken, where nothing of it has changed.
    """

    def measure(content: Content, findings: Sequence[Finding]) -> list[Finding]:
        made = _measured(content, fails(findings, "error"), use_cached)
        return [*_of_failures(content, made), *_of_sheets(content, made.prints)]

    return measure


def _measured(content: Content, draft: bool, use_cached: bool) -> Printed:
    """Return what the layouts say of each sheet of checked content."""
    project = content.project
    body = model.build(printed(content))
    with temporary() as work:
        press = MeasuringPress.set_up(
            work / "press",
            project.templates,
            datetime.fromtimestamp(0, UTC),
            body.organization.brand,
            project.schemas.profile.country.region,
        )
        kept = folder() if use_cached else None
        press = replace(press, layouts=digest(project.templates), kept=kept)
        each = templates_of(project, body, draft)
        return measure_all(body, press, work / "print", each, draft)


def _of_failures(content: Content, made: Printed) -> Iterator[Finding]:
    for sentence in dict.fromkeys(map(str, made.failures)):
        hint = "mend the layout, or the text that it names"
        yield from _findings(content, "sheet-fails", ("organization.yml", ()), sentence, hint)


def _of_sheets(content: Content, prints: Iterable[Print]) -> Iterator[Finding]:
    """Yield what has no room on a sheet, and too small type."""
    told: dict[tuple[str, _Place, str, str], list[str]] = {}
    for made in prints:
        if made.report:
            for rule, place, message, hint in _of_one(content, made, made.report):
                languages = told.setdefault((rule, place, message, hint), [])
                languages.append(made.language)
    for (rule, place, message, hint), languages in told.items():
        codes = ", ".join(dict.fromkeys(languages))
        yield from _findings(content, rule, place, f"{message} (in {codes})", hint)


def _of_one(
    content: Content, made: Print, report: LayoutReport
) -> Iterator[tuple[str, _Place, str, str]]:
    """Yield rule, place, message and hint of all that a sheet says of itself."""
    entry, place = _PRINTS[made.output.partition(".")[0]], _place(content, made)
    if report.left_out:
        ids = list(dict.fromkeys(one.id for one in report.left_out))
        more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
        named = ", ".join(ids[:_MOST_NAMED]) + more
        message = f"{made.kind}: {made.paper} has no room for {left_out(report)}: {named}"
        yield "sheet-room", place, message, "take a larger paper, or fewer services"
    least = CAPTION * (made.body or entry.least_on(made.paper))
    if 0 < report.smallest < least:
        message = f"{made.kind}: the smallest type is {report.smallest:g} pt, not {least:g} pt"
        yield "sheet-type", place, message, "take a larger paper, fewer services, or shorter texts"


def _place(content: Content, made: Print) -> _Place:
    """Return where a sheet is asked for: in publication.yml, or as the groups of its charter."""
    if made.asked and (entry := content.one("publication.yml")):
        ids = [(one or {}).get("id") for one in entry.data.get("publications") or ()]
        if made.kind in ids:
            return "publication.yml", ("publications", ids.index(made.kind))
    about = _PRINTS[made.output.partition(".")[0]].about
    return f"charters/{about}.yml", ("groups",)


def _findings(
    content: Content, rule: str, place: _Place, message: str, hint: str
) -> Iterator[Finding]:
    """Yield a finding at its place; none where the file is not there, as in a draft."""
    path, inner = place
    entry = content.one(path)
    if entry:
        document = entry.file.document
        mark, held = document.mark(inner), node(document.data, inner)
        severity = FORM_RULES[rule].severity
        yield Finding(entry.file.path, *mark, rule, severity, "", message, hint, held)
