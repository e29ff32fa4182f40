"""The units that heads and cells name: of times, and of what a fee is paid for."""

import re
from collections.abc import Iterator, Sequence

from mkataba.import_.head_currency import currency_alone
from mkataba.import_.heads import meaning
from mkataba.import_.readers import Readers, is_per, is_time
from mkataba.import_.whose import is_for_person
from mkataba.reading.spans import span_of


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
        if (again and again.field == "fee") or is_for_person(tail, readers.languages):
            continue
        for code in readers.languages:
            if is_per(readers, f"500 {tail}", code):
                return tail
    return ""


def is_known_unit(unit: str, readers: Readers) -> bool:
    """Tell whether a unit in a head is made of known words: per page, and not per day of delay."""
    keys = [key for key in span_of(unit).keys if key[0].isalpha()]
    lists = [readers.phrases.of(code).known for code in readers.languages]
    return not unit or any(known.issuperset(keys) for known in lists)


def is_unit(head: str, readers: Readers) -> bool:
    """Tell whether a head is the name of a unit of time and nothing else: Hours."""
    span = span_of(head)
    return any(readers.phrases.of(code).is_unit(span) for code in readers.languages)


def units_of(texts: Sequence[str], readers: Readers) -> str:
    """Return the field that all cells of a column are units of; "" where they are none.

    That is ``turnaround`` for Days, ``fee`` for KES and for "per page".
    """
    units = {text.strip(" .:()").lower() for text in texts}
    if not units or any(re.search(r"\d", unit) for unit in units):
        return ""
    codes = tuple(readers.languages)
    if all(any(_makes_time(unit, code, readers) for code in codes) for unit in units):
        return "turnaround"
    of_money = all(
        currency_alone(unit, readers.home)
        or any(is_per(readers, f"500 {unit}", code) for code in codes)
        for unit in units
    )
    return "fee" if of_money else ""


def _makes_time(unit: str, code: str, readers: Readers) -> bool:
    return any(is_time(readers, text, code) for text in _with_number(unit))


def _with_number(unit: str) -> Iterator[str]:
    words = unit.split()
    for place in range(min(len(words), 2) + 1):
        yield " ".join((*words[:place], "3", *words[place:]))
