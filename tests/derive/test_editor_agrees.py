"""Editors and the check agree on what is an error, but for exceptions that have a reason."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec import Struct

from mkataba import project, source
from mkataba.check.validate import validate, validators
from mkataba.derive.json_schema import json_schema
from mkataba.finding import Severity
from mkataba.schema import Field, says
from mkataba.source import Path
from mkataba.values.text import is_filled, is_unfinished
from tests.mutations import places, put, sound, written

SCHEMAS = project.load_schemas()
LANGUAGES = ("en", "sw")
KINDS = {kind.name: kind for kind in SCHEMAS.places}

BLANKS = (None, [], "", "-", "...", " ")
"""What editors know to say nothing, wherever it stands."""

ANY: tuple[Any, ...] = (
    *("n/a", "TODO", "none", "none yet", "x", "Words and words", "free", "immediate", "XXX 5"),
    *({}, True, False, 0, -1, 1, 7, 40, 112, 1.5, [None], [{}], ["x"], [[]]),
    *({"en": "Words", "sw": "Maneno"}, {"en": "Words"}, {"en": "", "sw": ""}, {"fr": "Mots"}),
    *({"en": None, "sw": None}, {"en": "Words", "sw": ""}, {"free": True}, {"nope": 1}),
)
LENGTHS = ("0 days", "5 days", "0-0 weeks", "0-5 working days", "3-5 weeks", "5-3 working days")
OF_KIND: dict[str, tuple[Any, ...]] = {
    "date": ("2026-02-28", "2026-02-30", "2026-13-01", 2026),
    "clock": ("08:00", "24:00", "24:01", "8:00"),
    "days": ("mon-fri", "daily, holidays", "mon-", "someday"),
    "colour": ("#0b5d42", "#0b5", "green"),
    "id": ("front-desk", "Front Desk", "x" * 200),
    "email": ("a@b.co", "a@b", "a b@c.co"),
    "phone": (112, "112", "+254 700 000011", "0700"),
    "url": ("https://b.co/", "b.co", "ftp://b.co"),
    "money": ("KES 5", "KES 0", "KES", "XXX 5", "USD 1,000.50", "KES 1,00"),
    "duration": LENGTHS,
    "receipt_time": (*LENGTHS, "immediate"),
    "fee": ("free", "KES 5", "KES", {"to": "KES 3"}, {"free": False}, {"amount": "KES 5"}),
    "turnaround": (
        *(*LENGTHS, "same day", "immediate", {"by_day": 5}, {"same_day": False}),
        *(f"{number} rings" for number in ("0", "00", "1", "007", "20", "21", "0020", "9999")),
    ),
    "integer": (0, 1, 2, 20, 21, 31, 32, "1", 1.5),
    "number": (0, 0.5, 100, 101, -1, -90.5, "1"),
    "boolean": (True, False, "true"),
    "string": ("12-23", "02-30", "A word", 12),
}


class Case(Struct, frozen=True):
    """A value at a place of a file that is whole but for it."""

    kind: str
    path: Path
    value: Any

    @property
    def field(self) -> Field:
        """What stands at the place."""
        field = SCHEMAS.root(self.kind).at(self.path)
        assert field is not None
        return field


# what the check alone calls an error, each with its reason
CHECK_ONLY: dict[str, Callable[[Case], bool]] = {
    "a pattern does not know how many days a month has": lambda case: case.value == "2026-02-30",
    "nor which of two numbers is more": lambda case: case.value == "5-3 working days",
    "what marks work to do, or says nothing, are words that each language has of its own": (
        lambda case: (
            isinstance(case.value, str)
            and (not is_filled(case.value) or is_unfinished(case.value))
            and case.field.kind in ("text", "string", "map")
        )
    ),
    "an editor reads 007 and 7 as one number, and no pattern is asked about a number": (
        lambda case: (
            isinstance(case.value, int | float)
            and (case.field.kind == "phone" or "regex" in case.field.rules)
        )
    ),
    "an empty list says that there are none, where something is asked for that is no list": (
        lambda case: case.value == [] and bool(case.field.rules.get("required"))
    ),
}


# what editors alone call an error
def _says_nothing_in_a_roundabout_way(case: Case) -> bool:
    """Words for nothing where a form is due; maps and lists that hold nothing; blank items."""
    owner = SCHEMAS.root(case.kind).at(case.path[:-1])
    is_short = owner is not None and owner.named.get("short") == case.path[-1]
    is_item = isinstance(case.path[-1], int) or is_short
    return not says(case.field, case.value) and (is_item or case.value not in BLANKS)


def cases(kind: str) -> Iterator[Case]:
    """Yield each place of a kind of file with what is likely there, and some of all else.

    What lies in a named type is entered once.
    """
    drawn, seen = random.Random(kind), set()  # noqa: S311 - the same cases each time
    for place in places(SCHEMAS, kind):
        root = SCHEMAS.root(kind)
        owners = (root.at(place.path[:end]) for end in range(len(place.path) - 1, 0, -1))
        named = next(
            (
                (one.rules["type"], place.path[len(one.path) :])
                for one in owners
                if one and one.named.get("fields")
            ),
            None,
        )
        if named in seen and named is not None:
            continue
        seen.add(named)
        field = root.at(place.path)
        assert field is not None
        likely = OF_KIND.get(field.kind, ())
        for value in (*BLANKS, *likely, sound(field), *drawn.sample(ANY, 5)):
            yield Case(kind, place.path, value)


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_editors_call_an_error_what_the_check_calls_one(kind: str) -> None:
    root, validator = SCHEMAS.root(kind), validators(SCHEMAS, LANGUAGES)(kind)
    editor = Draft202012Validator(json_schema(SCHEMAS, kind, LANGUAGES))
    whole = sound(root)
    counted = {True: 0, False: 0}
    for case in cases(kind):
        raw = written(put(root, whole, case.path, case.value))
        file = project.File(KINDS[kind], source.read(f"content/{kind}.yml", raw))
        found = validate(file, root, validator).findings
        checked = [one.message for one in found if one.severity is Severity.ERROR]
        edited = [error.message for error in editor.iter_errors(file.document.data)]
        counted[bool(checked)] += 1
        if checked and not edited:
            assert any(excuse(case) for excuse in CHECK_ONLY.values()), (case, checked)
        if edited and not checked:
            assert _says_nothing_in_a_roundabout_way(case), (case, edited)
    assert min(counted.values()) > 10
