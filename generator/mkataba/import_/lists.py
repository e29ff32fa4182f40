"""The items of a cell: lines, what semicolons part, lists that are written in one line."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from mkataba.import_.leads import is_one_of, led
from mkataba.import_.record import without_mark
from mkataba.languages import Languages

EITHER = "heads.either"
"""The key of words between things of which one is enough."""

_MARKED = re.compile(r"(?:^|(?<=\s))\(?(?P<mark>\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s+", re.IGNORECASE)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_COUNTS: tuple[Sequence[str], ...] = (tuple(map(str, range(1, 100))), ascii_lowercase, _ROMAN)
_AMOUNT = re.compile(r"\s*(?!1[.)])\d{1,2}[.)]\s")
_BULLET = re.compile(r"\s*[•●▪◦·]\s*")


def items(lines: Sequence[str], languages: Languages) -> list[str]:
    """Return the items of a cell, without marks before them; a choice of several is one item.

    Args:
        lines: Its lines.
        languages: Those in whose words a choice can be told.
    """
    parts = [part for line in with_choices(lines, languages) for part in in_one_line(line)]
    if len(parts) == 1 and not is_one_of(parts[0], languages):
        parts = re.split(r";\s+|;$", parts[0])
    if len(parts) == 1 and _AMOUNT.match(parts[0]):  # "5. photos" are five
        return parts
    parts = [part for part in parts if any(map(str.isalnum, part))]
    return [one.strip(" ;") for one in led(parts, languages)]


def with_choices(lines: Sequence[str], languages: Languages) -> list[str]:
    """Return lines in which those that a word such as "or" joins are one: Form or letter."""
    if len(lines) == 1:
        return list(lines)
    out: list[str] = []
    goes_on = False
    for line in lines:
        text = line.strip()
        begins = any(
            re.match(rf"{word}\b", bare_of(text), re.IGNORECASE) for word in _or(languages)
        )
        if out and (goes_on or begins):
            out[-1] = f"{out[-1]} {without_mark(text)}"
        else:
            out.append(line)
        goes_on = any(
            re.search(rf"(?:^|\W){word}\W*$", text, re.IGNORECASE) for word in _or(languages)
        )
    return out


def is_choice(line: str, languages: Languages) -> bool:
    """Tell whether a line only says that what stands around it is a choice: OR."""
    return any(re.fullmatch(rf"\W*{word}\W*", line, re.IGNORECASE) for word in _or(languages))


def bare_of(text: str) -> str:
    """Return a line without its bullet, and without brackets or dashes around a word such as OR."""
    return without_mark(text).lstrip("-–—( ")


def in_one_line(line: str) -> Iterator[str]:
    """Yield the items of a line that numbers or bullets part: 1. Form 2. Letter."""
    if _BULLET.match(line):
        yield from filter(None, _BULLET.split(line))
        return
    found = list(_MARKED.finditer(line))
    starts = [0]
    if found and found[0].start() == 0:
        for count in _COUNTS:
            if found[0]["mark"].lower() == count[0]:
                wanted = 1
                for one in found[1:]:
                    if wanted < len(count) and one["mark"].lower() == count[wanted]:
                        starts.append(one.start())
                        wanted += 1
                break
    for begin, end in zip(starts, (*starts[1:], len(line)), strict=True):
        yield line[begin:end].strip()


def _or(languages: Languages) -> list[str]:
    return [re.escape(word) for word in languages.phrases(EITHER)]
