"""How lists, texts and data stand in the cells of a table that is exported and imported again.

A list of things with parts, such as requirements, takes a line for each thing, its parts set off by
bars: ``Stamped notice | Nearest police station | for public meetings``. A dash stands for a part
that is not said while a later one is. ``none``, or what a language says for it, alone says that
there are none. A backslash stands before a bar or a backslash that belongs to the words, and
before a bracket at the very beginning, where ``[`` or ``{`` would announce YAML. So it does in a
cell of words that belong to no language.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from mkataba.languages import SOURCE, known

NONE = "language.none"
"""Key of the words for a list of nothing: the first are written, all are read in charters."""

BLANK = "–"  # no hyphen: a cell that begins with one is taken for a formula

# what needs no quotes in YAML, wherever it stands; a few words mean something else, some of them
# only to readers of YAML 1.1
_BARE = re.compile(
    r"(?!(?:true|false|null|yes|no|on|off|y|n)$)[^\W\d_](?:[\w .()/%+'&-]*[\w.)/%'+])?",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"[\\|]")
_TOKEN = re.compile(r"\\([\\|\[{])|\|")
_ANNOUNCES = re.compile(r"\\*[\[{]")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def list_cell(items: Sequence[Sequence[str]], language: str = SOURCE) -> str:
    """Return the cell that says ``items``, each of them given as its parts.

    White space within a part is made plain; parts at the end that say nothing are left out.
    ``language`` is that of the word for none.
    """
    none = words_for_none()
    if not items:
        return none.get(language, none[SOURCE])
    cell = "\n".join(map(_line, items))
    if cell.casefold() in none.values():
        return f"{cell} |"
    return f"\\{cell}" if begins_yaml(cell) else cell


def list_items(cell: str) -> list[list[str]] | None:
    """Return the items that a cell says, each as its parts; None for a blank cell.

    A part that is not said is "". Blank lines count for nothing.
    """
    lines = [line for line in cell.splitlines() if line.strip()]
    if not lines:
        return None
    if len(lines) == 1 and lines[0].strip().casefold() in words_for_none().values():
        return []
    return [_parts(line) for line in lines]


def words_for_none() -> dict[str, str]:
    """Return what stands for a list of nothing in each language that has words for it."""
    text = {language.code: language.phrases(NONE) for language in known()}
    return {code: words[0] for code, words in text.items() if words}


def _line(parts: Sequence[str]) -> str:
    plain = [" ".join(part.split()) for part in parts]
    while len(plain) > 1 and not plain[-1]:
        plain.pop()
    return " | ".join(_SPECIAL.sub(r"\\\g<0>", part) or BLANK for part in plain) or BLANK


def _parts(line: str) -> list[str]:
    parts = [""]
    end = 0
    for token in _TOKEN.finditer(line):
        parts[-1] += line[end : token.start()]
        if token[1]:
            parts[-1] += token[1]
        else:
            parts.append("")
        end = token.end()
    parts[-1] += line[end:]
    plain = [" ".join(part.split()) for part in parts]
    text = ["" if part == BLANK else part for part in plain]
    while len(text) > 1 and not text[-1]:
        text.pop()
    return text


def guarded(words: str, every_formula: bool = True) -> str:
    """Return words as a cell that no program for spreadsheets takes for a formula.

    Where words begin with a character that begins a formula, an apostrophe is put before them, and
    before an apostrophe that would be taken for such a one.

    Args:
        words: What the cell says.
        every_formula: Whether the file itself can't say that a cell is text (CSV can't).
    """
    risky = every_formula and words.startswith(_FORMULA)
    return f"'{words}" if risky or unguarded(words) != words else words


def unguarded(cell: str) -> str:
    """Return what a cell says, without the apostrophe that :func:`guarded` put before it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell


def text_cell(words: str) -> str:
    """Return the cell of words without a language: what announces YAML has a backslash in front."""
    return f"\\{words}" if _ANNOUNCES.match(words) else words


def text_of_cell(cell: str) -> str:
    """Return the words that :func:`text_cell` put into a cell."""
    return cell[1:] if cell.startswith("\\") and _ANNOUNCES.match(cell) else cell


def begins_yaml(cell: str) -> bool:
    """Tell whether a cell holds data as YAML; words never begin so."""
    return cell.startswith(("[", "{"))


def one_line(data: Any) -> str:
    """Return plain data as YAML on one line; reading it as YAML 1.2 gives the data back.

    Characters that can't be seen, line breaks among them, are written by their numbers.
    """
    if isinstance(data, dict):
        return "{" + ", ".join(f"{one_line(k)}: {one_line(v)}" for k, v in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(one_line, data)) + "]"
    if isinstance(data, str):
        return data if _BARE.fullmatch(data) else _quoted(data)
    return json.dumps(data)


def _quoted(words: str) -> str:
    written = json.dumps(words, ensure_ascii=False)
    return "".join(
        character if character.isprintable() else _by_number(character) for character in written
    )


def _by_number(character: str) -> str:
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
