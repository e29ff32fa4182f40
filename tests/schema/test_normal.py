"""Two ways to write one value have one normal form."""

from typing import Any

import pytest

from mkataba import project
from mkataba.schema.normal import normal

SERVICE = project.load_schemas().root("service").fields


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("fee", "KES 1050", {"amount": "KES 1,050.00"}),
        ("turnaround", "1 hour 30 minutes", {"within": "90 minutes"}),
        (
            "turnaround",
            {"within": "7 working days", "acknowledge": "1 hour 30 minutes"},
            {"within": "7 working days", "acknowledge": "90 minutes"},
        ),
        ("law", "  the  Act\n of 2026", {"en": "the Act of 2026", "sw": "TODO"}),
        ("requirements", "none", []),
        ("requirements", [{"en": "Form 2"}], [{"what": "Form 2", "when": ""}]),
        ("requirements", [{"what": "TODO"}], "none"),
    ],
)
def test_what_means_the_same_is_the_same(name: str, one: Any, other: Any) -> None:
    assert normal(SERVICE[name], one, "en") == normal(SERVICE[name], other, "en")


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("fee", "KES 50", "USD 50"),
        ("turnaround", "1 hour", "1 working day"),
        ("requirements", [{"what": "TODO"}, {"what": "Form 2"}], [{"what": "Form 2"}]),
    ],
)
def test_what_means_something_else_is_not(name: str, one: Any, other: Any) -> None:
    assert normal(SERVICE[name], one, "en") != normal(SERVICE[name], other, "en")
