"""A report of findings -> text for people and machines. A format is a file and a registry entry."""

import importlib
from typing import NamedTuple

from mkataba.finding import Report
from mkataba.registry import REPORTS


class Format(NamedTuple):
    """How a report is written.

    ``module`` holds ``write(report, colour)``; it is loaded when it is asked for. A format is
    ``hosted`` if a code host reads it, which wants the paths of files below its repository, not
    below the project.
    """

    module: str
    hosted: bool = False

    def write(self, report: Report, colour: bool) -> str:
        """Return the report as text; with ANSI colours if they are asked for and there are any."""
        text: str = importlib.import_module(self.module).write(report, colour)
        return text


FORMATS: dict[str, Format] = {
    entry.name: Format(entry.findings, entry.hosted) for entry in REPORTS if entry.findings
}
"""The formats by name."""
