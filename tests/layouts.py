"""The layouts of the example's sheets: their data, what a test puts into it, and setting them."""

import copy
import json
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from mkataba import model, project
from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.render.parts import Part
from mkataba.render.prints import asked_of, sheet_data
from tests.conftest import PROFILE, ROOT
from tests.sheets import body, templates

WHEN = datetime(2026, 9, 21, tzinfo=UTC)
Plain = dict[str, Any]  # a block, as a layout reads it


def press_in(folder: Path) -> Press:
    """Return a press with the layouts of the program in a folder that is not there yet."""
    files = project.load(ROOT).templates
    return Press.set_up(folder, files, WHEN, model.Brand(), PROFILE.country.region)


@cache
def _example(
    layout: str, language: str, sheet: Sheet, second: str, charter: str, draft: bool
) -> str:
    part = Part(getattr(body(), charter))
    other = templates(second) if second else None
    made = sheet_data(body(), part, templates(language), draft, layout, sheet, other)
    return json.dumps(made)


def example_data(
    layout: str,
    language: str = "en",
    sheet: Sheet | None = None,
    *,
    second: str = "",
    charter: str = "external",
    draft: bool = False,
) -> Plain:
    """Return what a layout prints of the example, for a test to change.

    Args:
        layout: Its name.
        language: The language of the sheet.
        sheet: The paper; the usual one of the layout where None is given.
        second: A language that stands beside the first one; "" for none.
        charter: ``external`` or ``internal``.
        draft: Whether it is marked as a draft.
    """
    sheet = sheet or SHEETS[layout]
    made: Plain = json.loads(_example(layout, language, sheet, second, charter, draft))
    return made


def on(sheet: Sheet, data: Plain) -> Plain:
    """Return data for another paper."""
    return {**data, "sheet": asked_of(sheet)}


def set_sheet(press: Press, layout: str, data: Plain, markup: str = "") -> tuple[Path, Plain]:
    """Set a sheet as a build does; return its PDF, and what the layout says that it did.

    Args:
        press: Where the layouts are.
        layout: The name of one.
        data: What it prints.
        markup: Name of a file of Typst markup in the press, for documents.
    """
    read = [*(press.folder / "pictures").iterdir(), *([press.folder / markup] if markup else ())]
    beside = frozenset((path.name, path.read_bytes()) for path in read)
    target, report = _set(press, layout, json.dumps(data), markup, beside)
    told: Plain = json.loads(report)
    return target, told


@cache
def _set(
    press: Press, layout: str, data: str, markup: str, _beside: frozenset[tuple[str, bytes]]
) -> tuple[Path, bytes]:
    """Set a sheet once, of which several tests ask something; none of them changes its file."""
    folder = press.folder.with_name("made")
    folder.mkdir(exist_ok=True)
    target = folder / f"{layout}-{sum(1 for _ in folder.iterdir())}.pdf"
    report = press.pdf(layout, json.loads(data), target, markup)
    assert report is not None, "the layout says nothing of what it did"
    return target, msgspec.json.encode(report)


def with_layout(press: Press, right: str, wrong: str) -> Press:
    """Return a press in whose layouts one place reads otherwise."""
    folder = Path(tempfile.mkdtemp(dir=press.folder.parent)) / "press"
    shutil.copytree(press.folder, folder)
    [found] = [path for path in folder.glob("*.typ") if right in path.read_text("utf-8")]
    text = found.read_text(encoding="utf-8")
    assert text.count(right) == 1, f"{found.name} says {right!r} {text.count(right)} times"
    found.write_text(text.replace(right, wrong), encoding="utf-8")
    return replace(press, folder=folder)


def report(press: Press, layout: str, data: Plain) -> Plain:
    """Return what a layout says that it did."""
    return set_sheet(press, layout, data)[1]


def section(data: Plain, name: str) -> Plain:
    """Return the section of a charter that has this id."""
    [found] = [one for one in data["sections"] if one["id"] == name]
    assert isinstance(found, dict)
    return found


def groups_of(data: Plain) -> list[Plain]:
    """Return the groups of services."""
    groups: list[Plain] = section(data, "services")["inner"]
    return groups


def services_of(data: Plain) -> list[Plain]:
    """Return the services of all groups."""
    return [service for group in groups_of(data) for service in group["inner"]]


def put(data: Plain, groups: list[tuple[str, list[Plain]]]) -> None:
    """Put groups, each a name and its services, in the place of those that are there."""
    groups_of(data)[:] = [{"label": name, "inner": services} for name, services in groups]


def with_services(data: Plain, count: int) -> Plain:
    """Return data with so many services: the first ones, or all and then the first again."""
    data = copy.deepcopy(data)
    groups = groups_of(data)
    whole = [[*group["inner"]] for group in groups]
    made: list[Plain] = []
    for turn in range(count // sum(map(len, whole)) + 1):
        for group, services in zip(groups, whole, strict=True):
            room = count - sum(len(one["inner"]) for one in made)
            some = [{**service, "id": f"{service['id']}-{turn}"} for service in services[:room]]
            if some:
                made.append({**group, "label": group["label"] + " I" * turn, "inner": some})
    groups[:] = made
    return data


def plain(id_: str, *rows: str, **more: Any) -> Plain:
    """Return a block of lines."""
    return {"id": id_, "form": "lines", "rows": [*rows], **more}
