"""Braille by liblouis, where it is installed: the tables of each language are its."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from mkataba.errors import MkatabaError
from mkataba.languages import Language
from mkataba.render.braille import as_ascii, braille_ready
from mkataba.render.passages import Passage
from mkataba.system.programs import surroundings

_PROGRAM = "lou_translate"
_PACKAGES = "liblouis-bin and liblouis-data"
_CELLS = "unicode.dis"  # the table by which cells are shown as patterns of Unicode
_MOST = 400  # characters: the program takes no longer lines than some thousands
_SECONDS = 60


def lacks(language: Language) -> str:
    """Return why no Braille can be made in a language, as a sentence; "" where it can."""
    table = _table(language)
    if not table:
        return (
            f"no Braille in {language.english}: languages/{language.code}/language.yml names no "
            "table of liblouis under braille"
        )
    program = _program()
    if not program:
        return (
            f"no Braille in {language.english}: {_PROGRAM} of liblouis is not installed; "
            f"on Debian and Ubuntu, install {_PACKAGES}"
        )
    if not _knows(program, table):
        return (
            f"no Braille in {language.english}: this liblouis has no table {table}; install a "
            "newer one"
        )
    return ""


def braille(passages: Iterable[Passage], language: Language) -> bytes:
    """Return a charter as a Braille ready file.

    Args:
        passages: Its headings and texts, in the order in which they are read.
        language: Their language.

    Raises:
        MkatabaError: If liblouis fails, or is not there; ask :func:`lacks` first.
    """
    if problem := lacks(language):
        raise MkatabaError(problem)
    told = [passage for passage in passages if passage.text.strip()]
    pieces = [_pieces(_marked(passage)) for passage in told]
    flat = [piece for some in pieces for piece in some]
    cells = iter(_translated(flat, _table(language)))
    made = [
        (passage, " ".join(next(cells) for _ in some))
        for passage, some in zip(told, pieces, strict=True)
    ]
    return braille_ready(made).encode("ascii")


def _marked(passage: Passage) -> str:
    """Return the words of a passage; an item has its number, but no dash: it is set in."""
    words = passage.text.replace("\u00a0", " ")
    return f"{passage.mark} {words}" if passage.mark.rstrip(".").isdecimal() else words


def _pieces(text: str) -> list[str]:
    """Return a text in pieces that the program takes, parted at blanks, and in words too long."""
    pieces = [""]
    whole = text.split()
    for word in (x[at : at + _MOST] for x in whole for at in range(0, len(x), _MOST)):
        if pieces[-1] and len(pieces[-1]) + len(word) >= _MOST:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {word}".lstrip()
    return pieces


def _translated(lines: Sequence[str], table: str) -> list[str]:
    """Return each line in characters of a Braille ready file."""
    ran = _run(_program(), table, "".join(f"{line}\n" for line in lines))
    made = ran.stdout.split("\n")
    if ran.returncode or len(made) != len(lines) + 1:
        said = ran.stderr.strip().partition("\n")[0] or f"it ended with {ran.returncode}"
        raise MkatabaError(f"Braille can't be made by {_PROGRAM}: {said}")
    return [as_ascii(line).strip() for line in made[:-1]]


def _table(language: Language) -> str:
    return language.text("language.braille")


def _program() -> str:
    """Return the path of liblouis' program: beside this Python, or where programs are; or ""."""
    beside = Path(sys.executable).with_name(_PROGRAM)
    return str(beside) if beside.is_file() else shutil.which(_PROGRAM) or ""


@cache
def _knows(program: str, table: str) -> bool:
    return bool(_run(program, table, "a\n").stdout.strip())


def _run(program: str, table: str, text: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [program, "--forward", f"{_CELLS},{table}"],
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=surroundings(),
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MkatabaError(f"Braille can't be made by {_PROGRAM}: {error}") from error
