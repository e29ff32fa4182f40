"""The rules that compare fields or files, in the order in which they run.

A rule is a module with ``ID``, ``SEVERITY``, ``LEVEL`` (the first level of readiness that asks for
it), ``CLAUSE`` (empty where good practice asks for it), ``WHY`` (one sentence), ``check(content)``,
which yields problems, and the samples ``VALID`` and ``INVALID``, which feed its tests and its page
in the reference; each invalid one gives one problem. A rule is added by adding its file and one
line here.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from mkataba.check.content import Content, Problem
from mkataba.check.rules import (
    as_published,
    day_basis,
    duplicate_id,
    fee_reference,
    feedback_channel,
    hours_order,
    listed_service,
    printable,
    reference,
    standards_everywhere,
    values_explained,
)
from mkataba.check.rules.forms import FORM_RULES, Form, Sample
from mkataba.finding import Severity

__all__ = ["FORM_RULES", "RULES", "Form", "Rule", "Sample"]


class Rule(Protocol):
    """What a module has to hold to be a rule."""

    ID: str
    SEVERITY: Severity
    LEVEL: str
    CLAUSE: str
    WHY: str

    @property
    def VALID(self) -> Sequence[Sample]:
        """What the rule lets pass."""

    @property
    def INVALID(self) -> Sequence[Sample]:
        """What the rule is heard on."""

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
    as_published,
    day_basis,
    fee_reference,
    printable,
)
