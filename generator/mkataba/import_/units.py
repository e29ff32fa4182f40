"""The units that heads and cells name: of times, and of what a fee is paid for."""

import re
from collections.abc import Iterator, Sequence

from mkataba.import_.heads import meaning
from mkataba.import_.readers import Readers, is_per, is_time


def unit_of_time(head: str, readers: Readers) -> str:
    """Return the unit that bare numbers below a head are in: Time (working days)."""
    inner = re.findall(r"[(\[]([^)\]]*)[)\]]", head)
    words = re.sub(r"[(\[].*?[)\]]", " ", head).split()
    tails = (" ".join(words[n:]) for n in range(len(words)))
    for text in (*inner, *tails):
        for code in readers.languages:
            unit = str(text).strip(" .:").lower()
            if unit and not re.search(r"\d", unit) and _makes_time(unit, code, readers):
                return unit
    return ""


def unit_of_fee(head: str, readers: Readers) -> str:
    """Return what amounts below a head are for: Fee per page, and not Malipo / Charges."""
    words = re.sub(r"[()\[\]]", " ", head).split()
    for n in range(1, len(words)):
        tail = " ".join(words[n:]).lower()
        again = meaning(tail, readers.languages)
        if again and again.field == "fee":
            continue
        for code in readers.languages:
            if is_per(readers, f"500 {tail}", code):
                return tail
    return ""


def are_units(texts: Sequence[str], readers: Readers) -> bool:
    """Tell whether all cells of a column are units of time: Days."""
    units = {text.strip(" .:()").lower() for text in texts}
    return bool(units) and all(
        not re.search(r"\d", unit)
        and any(_makes_time(unit, code, readers) for code in readers.languages)
        for unit in units
    )


def _makes_time(unit: str, code: str, readers: Readers) -> bool:
    return any(is_time(readers, text, code) for text in _with_number(unit))


def _with_number(unit: str) -> Iterator[str]:
    words = unit.split()
    for place in range(min(len(words), 2) + 1):
        yield " ".join((*words[:place], "3", *words[place:]))
