"""Colours as six hexadecimal digits: which can be read on which, and what is printed of them."""

import re
from functools import lru_cache

from msgspec import Struct

from mkataba.values.form import Written

_PATTERN = r"#[0-9a-fA-F]{6}"

TYPE = Written(
    accepts=lambda written: re.fullmatch(_PATTERN, written) is not None,
    read=str,
    pattern=_PATTERN,
)

PRIMARY, ACCENT = "#0b5d42", "#ffc845"
"""The colours where an organisation names none."""

LEAST_CONTRAST = 4.5
"""Of letters and their ground; WCAG 2.2, success criterion 1.4.3."""

INK = "#16202c"
"""The colour of letters on white, and the ground of the feet of sheets."""

WHITE = "#ffffff"
_STEP = 0.06


class Palette(Struct, frozen=True):
    """The colours of sheets: the main one, under white letters; the second, on dark ground."""

    primary: str
    accent: str
    ink: str = INK


@lru_cache(16)
def printed(primary: str, accent: str) -> Palette:
    """Return what is printed of an organisation's colours: a shade that can be read, of each.

    A colour is the organisation's choice, that it can be read is not. The main colour gets darker
    until white can be read on it; the second one lighter, until it can be read on the main one and
    on ink.
    """
    while contrast(primary, WHITE) < LEAST_CONTRAST:
        primary = _mixed(primary, "#000000")
    for ground in (primary, INK):
        while accent != WHITE and contrast(accent, ground) < LEAST_CONTRAST:
            accent = _mixed(accent, WHITE)
    return Palette(primary, accent)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
        for p in (part / 255 for part in _parts(colour))
    )
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _mixed(colour: str, other: str) -> str:
    """Return a colour one step nearer to black or white; each part moves by one at the least."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    moved = (
        there if abs(there - here) < 1 / _STEP else here + round((there - here) * _STEP)
        for here, there in pairs
    )
    return "#" + "".join(f"{part:02x}" for part in moved)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
