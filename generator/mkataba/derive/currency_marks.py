"""How the English of each country writes its currencies, as Babel knows it.

``python -m mkataba.derive.currency_marks`` writes the file that the readers take them from: to load
what Babel knows takes longer than to check a small project.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.localedata import locale_identifiers
from babel.numbers import get_currency_name, get_currency_symbol

from mkataba.languages import SOURCE
from mkataba.values import money
from mkataba.values.money import CURRENCIES

FILE = Path(money.__file__).with_name("currency_marks.txt")
_WORLD = f"{SOURCE}_001"  # here a mark stands for one currency


def text() -> str:
    """Return the lines of the file: a code, its marks and its names, parted by bars."""
    return "".join(f"{' | '.join((code, *_marks(code)))}\n" for code in sorted(CURRENCIES))


def _marks(code: str) -> Iterator[str]:
    world = get_currency_symbol(code, _WORLD)
    found = {world, *(get_currency_symbol(code, locale) for locale in _countries())}
    shared = {get_currency_symbol(other, _WORLD) for other in CURRENCIES - {code}}
    yield from sorted(mark.replace("\u202f", " ") for mark in found - shared - {code, "\u200b"})
    yield from sorted({get_currency_name(code, n, SOURCE).lower() for n in (None, 1, 2)})


def _countries() -> list[str]:
    known = sorted(locale_identifiers())
    return [
        name for name in known if name.startswith(f"{SOURCE}_") and len(name) == len(f"{SOURCE}_XX")
    ]


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
