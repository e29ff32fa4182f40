"""A project that is ready to print, and figures of it, each in a process of its own."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from stages import WHEN, loaded_with_words

from mkataba.papers import Sheet
from mkataba.print_registry import PRINTS
from mkataba.publish.press import Press
from mkataba.render.parts import Part, parts
from mkataba.render.prints import sheet_data

SHEETS = [entry for entry in PRINTS if entry.layout and entry.about == "external"]


class Bench:
    """A project that is ready to print."""

    def __init__(self, folder: Path) -> None:
        project, self.body, self.each = loaded_with_words(folder)
        self._folder = tempfile.TemporaryDirectory()  # it goes with the process
        self.work = Path(self._folder.name)
        brand, region = self.body.organization.brand, project.schemas.profile.country.region
        self.press = Press.set_up(self.work / "press", project.templates, WHEN, brand, region)

    def sheets(self, name: str, language: str, paper: str = "") -> None:
        """Set a print in one language, in as many parts as it has."""
        entry = next(entry for entry in SHEETS if entry.name == name)
        sheet = Sheet(paper) if paper else entry.sheet
        assert self.body.external
        for part in parts(self.body.external, entry.most):
            data = self.data(entry.layout, part, language, sheet)
            self.press.pdf(entry.layout, data, self.work / f"{part.number}.pdf")

    def data(self, layout: str, part: Part, language: str, sheet: Sheet) -> dict[str, Any]:
        """Return the words of a part of the charter in one language, as a layout reads them."""
        return sheet_data(self.body, part, self.each[language], False, layout, sheet)


def second(once: Callable[[str], object], bench: Bench) -> float:
    """Return the milliseconds of the last language, after the first."""
    first, *_, last = bench.each
    once(first)
    return taken(lambda: once(last))


def taken(once: Callable[[], object]) -> float:
    """Return the milliseconds by the clock that something takes."""
    started = perf_counter()
    once()
    return (perf_counter() - started) * 1000


def lowest(rounds: int, script: str, *arguments: object) -> float:
    """Return the lowest figure of some runs of a script of ours, each in a process of its own."""
    command = [sys.executable, script, "--one", *map(str, arguments)]
    return min(
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(rounds)
    )


def one(measures: Mapping[str, Callable[..., float]]) -> bool:
    """Print a single figure where the command line asks for one; tell whether it did."""
    if sys.argv[1:2] != ["--one"]:
        return False
    name, folder, *rest = sys.argv[2:]
    print(measures[name](Path(folder), *rest))
    return True
