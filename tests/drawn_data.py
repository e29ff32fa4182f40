"""Data of any field, drawn as its schema has it: a field that a schema gains is drawn as well."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from mkataba.schema import Field

IDS: Mapping[str, Sequence[str]] = {
    "channel": ("counter", "email", "telephone"),
    "service_point": ("county-hall", "kilele-sub-county"),
}
"""Ids of the example, by what a field refers to."""

OPEN = ("TODO", "TBC")
"""What stands in a draft for words that are still to be written."""

WORDS = (
    *OPEN,
    "Form 2", "Kuponi ya kulipia", "one | two \\ three", "a: b, c; d – e", "{x: 1}", "[y]", "=1+1",
    "'quoted' \"words\"", "None of these", "50", "KES 5", "7 working days", "#REF!", "2026-07-01",
    "رخصة عمل 12", "שלום (חדר 3)", "许可证", "ujumbe 🙂", "null", "yes", "@home", "- dash", "none",
    "hakuna", "a long text " * 30, "first line\nsecond line", "two\n\nparagraphs", "  much  room ",
    "Café ½ °", "<b>&amp;</b>", "free", "\u2066isolated\u2069", "1e5", "TRUE", "0712",
    "per page", "Bure", "KSh 1,000 (one thousand)", "x = y | z",
)  # fmt: skip
"""Texts, among them those that a cell, YAML or a reader of fees could take for something else."""

_AMOUNTS = ("KES 50", "KES 1,050", "KES 12.50", "KES 0.05", "KES 9,999,999,999,999", "KES 1050",
            "USD 1,234,567.89", "UGX 300")  # fmt: skip
_TIMES = ("7 working days", "1 hour 30 minutes", "0-5 working days", "1-4 weeks", "20 seconds",
          "3 calendar days", "6 months", "1 year", "1 working day")  # fmt: skip

WRITTEN: Mapping[str, Sequence[Any]] = {
    "date": ("2026-07-01", "1999-12-31"),
    "clock": ("08:00", "17:30", "24:00"),
    "days": ("mon-fri", "mon, wed", "daily, holidays"),
    "email": ("office@mfano.go.ke",),
    "phone": ("+254 700 000 001", "1508"),
    "url": ("https://mfano.go.ke/", "https://mfano.go.ke/a?b=c&d=%20e#f"),
    "colour": ("#0b5d42",),
    "money": _AMOUNTS,
    "duration": _TIMES,
    "receipt_time": ("1 hour 30 minutes", "1 working day", "immediate"),
    "integer": (1, 2, 12, 20),
    "number": (0, 1, 100, 0.4, 12.5, 33.333),
    "boolean": (True, False),
}
"""What is drawn of each kind that has no fields; a kind that a schema gains has to have a line."""

PATTERNS: Mapping[str, Sequence[str]] = {"by_date": ("12-23", "02-29", "01-01")}
"""What is drawn of the fields that have to look like something, by their names."""

_SHORT: Mapping[str, Sequence[str]] = {
    "fee": ("free", *_AMOUNTS),
    "turnaround": (*_TIMES, "immediate", "same day", "3 rings"),
}
_DEEPEST = 8
"""As deep as a field of a service stands in what is drawn; one that holds its own kind ends it."""


def data_of(field: Field, languages: Sequence[str], random: Random, whole: bool = False) -> Any:
    """Return data of a field as YAML holds it, short or long.

    Args:
        field: The field, of any schema.
        languages: Those of its texts: in all of them, or in some.
        random: Draws it.
        whole: Whether each text is in all languages and what may be there is.
    """
    rules = field.rules
    if field.kind == "text":
        return _text(languages, random, whole)
    if "allowed" in rules:
        return random.choice(rules["allowed"])
    if field.item is not None:
        if rules.get("none") and random.random() < 0.1:
            return "none"
        least = rules.get("minlength", 1)
        most = 3 if len(field.path) < _DEEPEST else least
        count = random.randint(least, max(least, most))
        return [data_of(field.item, languages, random, whole) for _ in range(count)]
    if field.kind in _SHORT and not whole and random.random() < 0.2:
        return random.choice(_SHORT[field.kind])
    if field.fields:
        return {
            n: data_of(field.fields[n], languages, random, whole)
            for n in _names(field, random, whole)
        }
    if field.kind == "id":
        return random.choice(IDS.get(rules.get("refers", ""), ("one", "another-2")))
    if field.kind == "string":
        like = PATTERNS[field.path[-1]] if "regex" in rules else WORDS[len(OPEN) :]
        return " ".join(random.choice(like).split())
    return random.choice(WRITTEN[field.kind])


def _text(languages: Sequence[str], random: Random, whole: bool) -> Any:
    spoken = [code for code in languages if random.random() < 0.6]
    if not whole and not spoken:
        return random.choice(WORDS)
    some = languages if whole or random.random() < 0.7 else spoken or languages
    return {code: random.choice(WORDS) for code in some}


def _names(field: Field, random: Random, whole: bool) -> list[str]:
    """Return names of the fields of a map: of those that exclude each other one, and some more."""
    bases = [str(name) for name in field.named.get("one_of", ())]
    has = {name for name, sub in field.fields.items() if sub.rules.get("required")}
    if bases:
        deep = len(field.path) >= _DEEPEST
        has.add(random.choice([n for n in bases if not (deep and field.fields[n].item)]))
    free = [name for name in field.fields if name not in has and name not in bases]
    has |= {name for name in free if whole or random.random() < 0.4}
    has = has or {random.choice(free)}
    while lacking := {n for n in has if _lacks(field.fields[n], has)}:
        has -= lacking
    return [name for name in field.fields if name in has]


def _lacks(field: Field, has: set[str]) -> bool:
    """Tell whether a field needs another one that is not there."""
    needs = field.rules.get("needs")
    return bool(needs) and not has & set(needs)
