"""What the sheets say of themselves once they are set, as findings at their place in the content.

Each sheet is set as ``build`` would set it, and what its layout then reports is compared with what
was asked for: nothing here is an estimate.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from msgspec.structs import replace

from mkataba import model, print_entry, print_registry
from mkataba.check.content import Content
from mkataba.check.messages import node
from mkataba.check.printing import printed
from mkataba.check.rules import FORM_RULES
from mkataba.finding import Finding, Measured
from mkataba.print_entry import LEAST
from mkataba.print_registry import CHARTERS
from mkataba.publish.build import press_of, templates_of
from mkataba.publish.layout_report import (
    OTHER_SHEETS,
    PART_OF_OTHER_SHEETS,
    LayoutReport,
    LeftOut,
    in_points,
    is_smaller,
)
from mkataba.publish.left_out import left_out
from mkataba.publish.made_print import Print, Printed
from mkataba.publish.prints import measure_all
from mkataba.publish.refused_text import placed
from mkataba.publish.sheet_cache import MeasuringPress, folder
from mkataba.publish.unprinted import Unprinted
from mkataba.system.scratch import temporary

_PRINTS = {entry.name: entry for entry in print_registry.PRINTS}
_ABOUT = "organization.yml"
_NOTES = ("notes", "ways to pay")
"""What is said of cost and time where there is room for it."""
_SPARED = "no level counts it"
_BESIDE = f"have those prints beside it; {_SPARED}"

_Place = tuple[str, tuple[str | int, ...]]  # a file below content/, and a path in it


def measured(content: Content, draft: bool, use_cached: bool) -> Measured:
    """Return what is wrong with the prints of checked content; each is set.

    Args:
        content: What is printed.
        draft: Set them as drafts.
        use_cached: Whether what a sheet said before is taken, where nothing of it has changed.
    """
    project = content.project
    body, when = model.build(printed(content)), datetime.fromtimestamp(0, UTC)
    with temporary() as work:
        kept = folder() if use_cached else None
        press = press_of(MeasuringPress, project, body, work, when, kept)
        made = measure_all(body, press, work / "print", templates_of(project, body, draft), draft)
    failures = tuple(placed(failure, project) for failure in made.failures)
    return told(content, replace(made, failures=failures), draft)


def told(content: Content, made: Printed, draft: bool) -> Measured:
    """Return what is wrong with prints that were made."""
    findings = (*_of_failures(content, made), *_of_sheets(content, made.prints))
    return Measured(findings, made.unset, draft)


def _of_failures(content: Content, made: Printed) -> Iterator[Finding]:
    for sentence in dict.fromkeys(map(str, made.failures)):
        hint = "mend the layout, or the text that it names"
        yield from _findings(content, "sheet-fails", (_ABOUT, ()), sentence, hint)


def _of_sheets(content: Content, prints: Iterable[Print]) -> Iterator[Finding]:
    """Yield what has no room on a sheet, and too small type."""
    told: dict[tuple[str, _Place, str, str], list[str]] = {}
    unprinted = Unprinted(content)
    for made in prints:
        if made.report:
            if words := unprinted.told(made):
                key = ("sheet-elsewhere", _place(content, made), f"{made.kind}: {words}", _BESIDE)
                told.setdefault(key, []).append(made.language)
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
    entry, place = _entry(made), _place(content, made)
    for rule, some in _by_rule(report, entry):
        where = f"; the {report.moved} has it" if report.moved else ""
        what = "; ".join(left_out(some, most=0))
        message = f"{made.kind}: {made.paper} has no room for {what}{where}"
        spared = f"; {_SPARED}" if rule == "sheet-elsewhere" else ""
        yield rule, place, message, f"{_hint(made, entry)}{spared}"
    least = entry.smallest_on(made.paper) if entry else LEAST
    hint = _hint(made, entry)
    if report.smallest and is_smaller(report.smallest, least):
        set_, asked = in_points(report.smallest), in_points(least)
        message = f"{made.kind}: the smallest type is {set_}; its readers need {asked}"
        yield "sheet-type", place, message, hint
    if report.body and is_smaller(report.body, made.body):
        set_, asked = in_points(report.body), in_points(made.body)
        message = f"{made.kind}: the text is set in {set_}, not in {asked} as body_size asks"
        yield "sheet-type", place, message, hint


def _hint(made: Print, entry: print_entry.Print | None) -> str:
    """Return what helps where there is too little room: what the print can have, and no more."""
    ways = []
    if entry and entry.has_larger(made.paper):
        ways.append("a larger paper")
    if entry and print_entry.SERVICES in entry.heeds:
        ways.append("fewer services")
    return f"take {', '.join([*ways, ''])}{'or ' if ways else ''}shorter texts"


def _by_rule(
    report: LayoutReport, entry: print_entry.Print | None
) -> Iterator[tuple[str, LayoutReport]]:
    """Yield what has no room by the rule that tells of it.

    What is in another print instead, or is shown only where there is room, is not lost to those who
    ask for more: it belongs to no level.
    """
    paths = (re.split(r"[.\[]", path)[1] for path in (entry.where_room if entry else ()))
    may_lack = {name for path in paths for name in (path, path.rpartition("_")[2])}
    may_lack |= {OTHER_SHEETS, PART_OF_OTHER_SHEETS}
    lost: list[LeftOut] = []
    spared: list[LeftOut] = []
    for one in report.left_out:
        if_room = one.what in _NOTES or (one.what == "section" and one.id in may_lack)
        is_spared = report.moved or if_room
        (spared if is_spared else lost).append(one)
    for rule, some in (("sheet-room", lost), ("sheet-elsewhere", spared)):
        if some:
            yield rule, replace(report, left_out=tuple(some))


def _entry(made: Print) -> print_entry.Print | None:
    """Return what a print is in the registry; None for the document of a part of its own."""
    return _PRINTS.get(made.output.partition(".")[0])


def _place(content: Content, made: Print) -> _Place:
    """Return where a sheet is asked for: in publication.yml, or as the groups of its charter."""
    if made.asked and (entry := content.one("publication.yml")):
        ids = [(one or {}).get("id") for one in entry.data.get("publications") or ()]
        if made.kind in ids:
            return "publication.yml", ("publications", ids.index(made.kind))
    known = _entry(made)
    if known and known.about in CHARTERS:
        return f"charters/{known.about}.yml", ("groups",)
    if known:
        return f"{known.about}.yml", ()
    places = {kind.name: kind.place for kind in content.project.schemas.places}
    return places.get(made.kind, _ABOUT), ()


def _findings(
    content: Content, rule: str, place: _Place, message: str, hint: str
) -> Iterator[Finding]:
    """Yield a finding at its place; none where there is not even the file of the organisation.

    What has no file of its own, as in a draft, is told there.
    """
    path, inner = place
    entry = content.one(path)
    if entry is None:
        entry, inner = content.one(_ABOUT), ()
    if entry:
        document = entry.file.document
        mark, held = document.mark(inner), node(document.data, inner)
        severity = FORM_RULES[rule].severity
        yield Finding(entry.file.path, *mark, rule, severity, "", message, hint, held)
