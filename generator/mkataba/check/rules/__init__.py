"""The rules that compare fields or files, in the order in which they run.

A rule is a module with ``ID``, ``SEVERITY``, ``WHY`` (one sentence), ``check(content)``, which
yields problems, and the samples ``VALID`` and ``INVALID``: YAML by file below ``content/``, which
feed its tests and its page in the reference. A rule is added by adding its file and one line here.
"""

from collections.abc import Iterator
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
from mkataba.finding import Severity


class Rule(Protocol):
    """What a module has to hold to be a rule."""

    ID: str
    SEVERITY: Severity
    WHY: str
    VALID: dict[str, str]
    INVALID: dict[str, str]

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

FORM_RULES: dict[str, tuple[str, str]] = {
    "yaml": (
        "error",
        "The file can't be read as YAML: a tab, a quote that is not closed, a key given twice, "
        "a sign that is not UTF-8.",
    ),
    "required": (
        "as its clause says",
        "An element is missing, or holds only blanks or a placeholder such as TODO.",
    ),
    "placeholder": (
        "warning",
        "An optional field holds only blanks or a placeholder; it is not published.",
    ),
    "translation": ("error", "A text is missing in one of the organisation's languages."),
    "unknown-key": (
        "error",
        "A key is not part of the schema, most often because of a slip of the pen, so that what "
        "stands under it would not be published.",
    ),
    "type": ("error", "A value has another form than its field: a list, a map, a number, a text."),
    "value": ("error", "A value can't be read, or is not one of those that its field allows."),
    "missing-file": ("error", "A file that the standard's documents are made from is not there."),
    "stray-file": (
        "warning",
        "A file under content/ has no place there, so nothing is made of it; a link that leads "
        "out of the project is an error and is not followed.",
    ),
}
"""What the check of a single file and of its place can say: severity and reason, by rule."""
