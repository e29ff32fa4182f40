"""The rules that compare fields or files, in the order in which they run.

A rule is a module with ``ID``, ``SEVERITY``, ``WHY`` (one sentence) and ``check(content)``, which
yields problems. A rule is added by adding its file and one line here.
"""

from collections.abc import Iterator
from typing import Protocol

from mkataba.check.content import Content, Problem
from mkataba.check.rules import (
    day_basis,
    duplicate_id,
    feedback_channel,
    hours_order,
    listed_service,
    printable,
    reference,
    standards_everywhere,
    values_explained,
)
from mkataba.finding import Severity


class Rule(Protocol):
    """What a module has to hold to be a rule."""

    ID: str
    SEVERITY: Severity
    WHY: str

    def check(self, content: Content) -> Iterator[Problem]:
        """Yield what is wrong."""


RULES: tuple[Rule, ...] = (
    duplicate_id,
    reference,
    listed_service,
    standards_everywhere,
    values_explained,
    feedback_channel,
    hours_order,
    day_basis,
    printable,
)
