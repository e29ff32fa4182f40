"""Numbers as a spreadsheet shows them: 0.004 under the format ``0.0%`` is ``0.4%``."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from msgspec import Struct

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?P<percent>%)"
    r"|(?P<power>E[+-])|(?P<text>@)|(?P<character>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+", re.IGNORECASE)
_LONGEST = 20  # digits behind the point
_LONGEST_LAYOUT = 255  # as in Excel


class _Section(Struct, frozen=True):
    """One of the parts of a number format: words around a number, and how the number is written."""

    before: str
    digits: str  # "" for a number as it is, "-" for none at all
    after: str
    percents: int


class _UnknownError(Exception):
    """A number format that is not known here."""


def shown(value: object, layout: str) -> tuple[str, bool]:
    """Return what a person sees of a value, and whether that is sure.

    Dates and times come in ISO's form, whatever their format. Where it is not sure, because the
    format is not known here or hides the number, the bare number comes back.
    """
    if value is None:
        return "", True
    if isinstance(value, bool):
        return str(value).upper(), True
    if isinstance(value, int | float):
        return _number(value, layout)
    return _date(value), True


def _date(value: object) -> str:
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        clock = f"{minutes // 60}:{minutes % 60:02}"
        return f"{clock}:{seconds:02}" if seconds else clock
    return str(value)


def _number(value: float, layout: str) -> tuple[str, bool]:
    # a spreadsheet keeps fifteen digits: 0.1 + 0.2 is 0.3 in it
    number = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    if not number.is_finite():
        return str(value), False
    try:
        words = _written(number, layout)
    except _UnknownError:
        words = ""
    return (words, True) if words.strip() else (_bare(number), False)


def _written(number: Decimal, layout: str) -> str:
    sections = _sections(layout)
    which = 0
    if number < 0 and len(sections) > 1:
        which = 1
    elif number == 0 and len(sections) > 2:
        which = 2
    section = sections[which]
    if section is None or len(layout) > _LONGEST_LAYOUT:
        raise _UnknownError
    if section.digits == "-":
        return section.before
    written, is_zero = _digits(abs(number).scaleb(2 * section.percents), section.digits)
    character = "-" if number < 0 and which == 0 and not is_zero else ""
    return f"{character}{section.before}{written}{section.after}"


def _bare(number: Decimal) -> str:
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _digits(number: Decimal, digits: str) -> tuple[str, bool]:
    """Return a number that is not negative, and whether it is written as zero."""
    if not digits:
        return _bare(number), number == 0
    whole, _, fraction = digits.partition(".")
    scaled = number.scaleb(-3 * (len(whole) - len(whole.rstrip(","))))
    grouped = "," in whole.rstrip(",")
    with localcontext(prec=400, rounding=ROUND_HALF_UP):
        rounded = scaled.quantize(Decimal(1).scaleb(-len(fraction)))
    left, _, right = f"{rounded:f}".partition(".")
    least = whole.count("0")
    left = left.lstrip("0").rjust(least, "0")
    if grouped and left:
        left = f"{int(left):,}".rjust(least, "0")
    needed = len(fraction.rstrip("#?"))
    while len(right) > needed and right.endswith("0"):
        right = right[:-1]
    return f"{left}.{right}" if right else left, rounded == 0


@lru_cache(maxsize=256)
def _sections(layout: str) -> tuple[_Section | None, ...]:
    """Return the parts of a number format: for numbers above zero, below, zero; None if unknown."""
    tokens = [
        (found.lastgroup or "", found[found.lastgroup or 0]) for found in _TOKEN.finditer(layout)
    ]
    parted: list[list[tuple[str, str]]] = [[]]
    for kind, text in tokens:
        if (kind, text) == ("character", ";"):
            parted.append([])
        else:
            parted[-1].append((kind, text))
    return tuple(_section(part) for part in parted[:3])


def _section(tokens: list[tuple[str, str]]) -> _Section | None:
    before, after, digits, percents = "", "", "-", 0
    try:
        for kind, text in tokens:
            if kind in ("digits", "general", "text"):
                if digits != "-" or len(text.partition(".")[2]) > _LONGEST:
                    return None
                digits = text if kind == "digits" else ""
                continue
            percents += kind == "percent"
            words = _words(kind, text)
            before, after = (before + words, after) if digits == "-" else (before, after + words)
    except _UnknownError:
        return None
    return _Section(before, digits, after, percents)


def _words(kind: str, text: str) -> str:
    """Return what a part of a format that is no number prints."""
    if kind in ("quoted", "escaped", "percent", "character"):
        return text
    if kind == "space":
        return " "
    if kind == "fill" or (kind == "bracket" and _COLOUR.fullmatch(text)):
        return ""
    if kind == "bracket" and text.startswith("$"):
        return text[1:].partition("-")[0]
    raise _UnknownError
