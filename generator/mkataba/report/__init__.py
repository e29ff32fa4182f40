"""A report of findings -> text for people and machines. A format is a file and one line here."""

import importlib
from typing import NamedTuple

from mkataba.finding import Report


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
    "text": Format("mkataba.report.text"),
    "json": Format("mkataba.report.as_json"),
    "github": Format("mkataba.report.github", hosted=True),
    "sarif": Format("mkataba.report.sarif", hosted=True),
    "gitlab": Format("mkataba.report.gitlab", hosted=True),
    "junit": Format("mkataba.report.junit", hosted=True),
    "markdown": Format("mkataba.report.markdown", hosted=True),
}
"""The formats by name."""
