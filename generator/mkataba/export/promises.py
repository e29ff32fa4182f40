"""Fees and turnaround times -> cells: words where they are read back as the value, else YAML."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from mkataba.check.validate import Validator, validators
from mkataba.schema import Field, Schemas
from mkataba.schema.normal import normal
from mkataba.values.cells import begins_yaml, one_line
from mkataba.values.duration import read_duration
from mkataba.values.fee import Fee, fee_of
from mkataba.values.fee.data import fee_data
from mkataba.values.text import is_filled
from mkataba.values.turnaround import Turnaround, Within, turnaround_of
from mkataba.values.turnaround.data import turnaround_data

InWords = Callable[[Fee | Turnaround, str], str | None]
"""A value and a language to words that are read back as that value; None where none are."""


class Promises(Struct, frozen=True, dict=True):
    """Writes fees, turnaround times and the times of steps, a cell for each language."""

    schemas: Schemas
    languages: tuple[str, ...]
    in_words: InWords

    def cells(self, field: Field, wording: Any) -> dict[str, str]:
        """Return the cells of a fee or a turnaround time by language.

        Words, or YAML on one line where words would not do, stand in each language in which all its
        texts are said: in every one if it has no text. What is not whole in the same languages, and
        what the check refuses, stands as YAML in the first language.
        """
        data = _long_form(field, wording)
        first = self.languages[0]
        if isinstance(data, str) and not begins_yaml(data):
            return {first: " ".join(data.split())}
        spoken = {frozenset(text) for text in _texts(field, data, first)} or {
            frozenset(self.languages)
        }
        if len(spoken) == 1 and (languages := spoken.pop()) <= set(self.languages):
            cells = {
                code: self._cell(field, _in_language(field, data, code), code)
                for code in self.languages
                if code in languages
            }
            if all(cells.values()):
                return {code: cell for code, cell in cells.items() if cell}
        return {first: one_line(wording)}

    def duration(self, written: str, language: str) -> str:
        """Return a length of time in words, or as it is written."""
        duration = read_duration(written)
        return (duration and self.in_words(Turnaround(Within(duration)), language)) or written

    def _cell(self, field: Field, data: Any, language: str) -> str | None:
        """Return the cell of a value in one language; None for what the check refuses."""
        if not self._checks[language].cerberus.validate(
            {field.path[-1]: data}, update=True, normalize=False
        ):
            return None
        value = fee_of(data, language) if field.kind == "fee" else turnaround_of(data, language)
        if value is None or not _is_whole(field, data, value, language):
            return None
        words = self.in_words(value, language)
        if words and not begins_yaml(words):
            return words
        short = _data(value)
        return short if isinstance(short, str) else one_line(short)

    @cached_property
    def _checks(self) -> Mapping[str, Validator]:
        return {code: validators(self.schemas, (code,))("service") for code in self.languages}


def _data(value: Fee | Turnaround) -> Any:
    return fee_data(value) if isinstance(value, Fee) else turnaround_data(value)


def _is_whole(field: Field, data: Any, value: Fee | Turnaround, language: str) -> bool:
    """Tell whether a value holds all that its data says: an amount without its label is in none."""
    return bool(normal(field, _data(value), language) == normal(field, data, language))


def _long_form(field: Field, value: Any) -> Any:
    """Return data without short forms, and without texts that say nothing."""
    value = field.expand(value)
    if isinstance(value, dict) and field.fields:
        return {
            name: _long_form(field.fields[name], sub) if name in field.fields else sub
            for name, sub in value.items()
            if not (name in field.fields and _says_nothing(field.fields[name], sub))
        }
    if isinstance(value, list) and field.item is not None:
        return [_long_form(field.item, sub) for sub in value]
    return value


def _says_nothing(field: Field, value: Any) -> bool:
    words = value.values() if isinstance(value, dict) else (value,)
    return field.kind == "text" and not any(map(is_filled, words))


def _texts(field: Field | None, data: Any, first: str) -> list[set[str]]:
    """Return in which languages each text below ``data`` is said."""
    if field is not None and field.kind == "text":
        wording = data.items() if isinstance(data, dict) else ((first, data),)
        return [{code for code, words in wording if is_filled(words)}]
    if isinstance(data, dict):
        inner = field.fields if field else {}
        return [t for name, sub in data.items() for t in _texts(inner.get(name), sub, first)]
    if isinstance(data, list):
        item = field.item if field else None
        return [text for sub in data for text in _texts(item, sub, first)]
    return []


def _in_language(field: Field | None, data: Any, language: str) -> Any:
    """Return data with each text in one language alone."""
    if field is not None and field.kind == "text":
        return {language: data[language] if isinstance(data, dict) else data}
    if isinstance(data, dict):
        inner = field.fields if field else {}
        return {name: _in_language(inner.get(name), sub, language) for name, sub in data.items()}
    if isinstance(data, list):
        item = field.item if field else None
        return [_in_language(item, sub, language) for sub in data]
    return data
