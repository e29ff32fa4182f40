"""A report of findings -> text for people and machines. A format is a file and one line here."""

from collections.abc import Callable
from typing import NamedTuple

from mkataba.finding import Report
from mkataba.report import as_json, github, gitlab, junit, markdown, sarif, text


class Format(NamedTuple):
    """How a report is written.

    ``write`` takes the report and whether colours are wanted. A format is ``hosted`` if it is read
    by a code host, which wants the paths of files below its repository, not below the project.
    """

    write: Callable[[Report, bool], str]
    hosted: bool = False


FORMATS: dict[str, Format] = {
    "text": Format(text.write),
    "json": Format(as_json.write),
    "github": Format(github.write, hosted=True),
    "sarif": Format(sarif.write, hosted=True),
    "gitlab": Format(gitlab.write, hosted=True),
    "junit": Format(junit.write, hosted=True),
    "markdown": Format(markdown.write, hosted=True),
}
"""The formats by name."""
