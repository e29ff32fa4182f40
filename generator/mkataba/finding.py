"""A finding: one thing wrong at one place in the content."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: the standard's *shall*, *should* and *may*."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing wrong at one place."""

    path: str
    line: int  # 1-based, as editors count
    column: int  # 1-based
    rule: str
    severity: Severity
    clause: str  # text: YAML would read 5.10 as 5.1; empty where no clause applies
    message: str
    hint: str = ""
