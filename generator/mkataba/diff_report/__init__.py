"""What changes for citizens -> text, JSON, Markdown. A format is a file and a registry entry."""

import importlib

from msgspec import Struct

from mkataba.diff.change import Diff
from mkataba.diff_report.formatter import ChangeFormatter, change_formatter
from mkataba.registry import REPORTS

__all__ = ["FORMATS", "ChangeFormatter", "change_formatter"]


class _Format(Struct, frozen=True):
    """How changes are written; ``module`` is loaded when it is asked for."""

    module: str

    def __call__(self, found: Diff, words: ChangeFormatter, colour: bool) -> str:
        """Return the changes as text in a language, with colours if they are asked for."""
        text: str = importlib.import_module(self.module).write(found, words, colour)
        return text


FORMATS = {entry.name: _Format(entry.changes) for entry in REPORTS if entry.changes}
"""The formats by name."""
