"""Fees and times in the words of charters that the readers were not built from."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.values.fee import Fee, expand_fee, fee_of
from mkataba.values.turnaround import Turnaround, expand_turnaround, turnaround_of

FOLDER = Path(__file__).parents[1] / "fixtures/held_out"

Reading = tuple[str, Fee | Turnaround | None, tuple[Fee | Turnaround | None, ...]]
"""A text, what is read (None where it is kept), and what may be read; None where nothing may."""


def readings(phrases: Phrases, name: str) -> list[Reading]:
    """Return what is read of every text of a file."""
    texts: list[dict[str, Any]] = YAML(typ="safe").load(FOLDER / name)
    return [_reading(text, phrases) for text in texts]


def _reading(held: dict[str, Any], phrases: Phrases) -> Reading:
    text, language = held["text"], held.get("language", "en")
    if held["kind"] == "fee":
        found: Any = read_fee(text, language, phrases, held.get("currency"))
        values = [fee_of(expand_fee(held[key]), language) for key in ("value", "or") if key in held]
        return text, None if isinstance(found, Unread) else found, _or_none(held, values)
    found = read_turnaround(text, language, phrases)
    times = [
        turnaround_of(expand_turnaround(held[key]), language)
        for key in ("value", "or")
        if key in held
    ]
    kept = isinstance(found, Unread)
    return text, None if kept else found, _or_none(held, times)


def _or_none(held: dict[str, Any], values: list[Any]) -> tuple[Any, ...]:
    """Return what may be read, and None where it may be kept as well."""
    return (*values, None) if held.get("unread") else tuple(values)
