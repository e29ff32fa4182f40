"""pandoc as a function: bytes in, bytes out.

No word of the content is an argument of its command: a system decodes those by its locale. Words
are in the document, or in a file of defaults in which every character stands by its number.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypandoc

from mkataba.errors import MkatabaError
from mkataba.system.programs import installed, surroundings
from mkataba.system.scratch import temporary

# a heap for the largest parts of a charter; a file made to eat memory meets it in seconds
_HEAP = "2g"
_OUT_OF_MEMORY = 251
_UTF8 = {"LC_ALL": "C.UTF-8"}  # for names of files, and for what pandoc says
_LONGEST = 300  # characters of what pandoc says that still make a sentence


def converted(
    raw: bytes,
    reader: str,
    writer: str,
    arguments: Sequence[str] = (),
    *,
    metadata: Mapping[str, str] | None = None,
    failing: str = "the text can't be converted",
    environment: Mapping[str, str] | None = None,
    seconds: float = 300,
) -> bytes:
    """Return what pandoc makes of ``raw``; it may read no other file and no address.

    Args:
        raw: The document.
        reader: Its format, as pandoc's ``--from`` names it.
        writer: The format to return, as ``--to`` names it.
        arguments: More of pandoc's options; none holds words of the content.
        metadata: What is said of the document, such as its title; taken word for word.
        failing: What can't be done if pandoc fails: the beginning of the error's sentence.
        environment: Variables to set beside those of this process.
        seconds: How long pandoc may take.

    Raises:
        MkatabaError: If pandoc is missing, refuses the document, takes too long or too much memory.
    """
    if not (program := _program()):
        raise MkatabaError(f"{failing}: pandoc can't be started: it is not installed")
    command = [
        program,
        *("+RTS", f"-M{_HEAP}", "--RTS"),
        "--sandbox",
        f"--from={reader}",
        f"--to={writer}",
        "--output=-",
        *arguments,
    ]
    try:
        with _defaults(metadata or {}) as defaults:
            ran = subprocess.run(
                [*command, *defaults],
                input=raw,
                capture_output=True,
                env=surroundings(**{**_UTF8, **(environment or {})}),
                check=False,
                timeout=seconds,
            )
    except subprocess.TimeoutExpired:
        raise MkatabaError(f"{failing}: pandoc takes longer than {seconds:g} seconds") from None
    except OSError as error:
        reason = error.strerror or "it is not installed"
        raise MkatabaError(f"{failing}: pandoc can't be started: {reason}") from error
    if ran.returncode == _OUT_OF_MEMORY:
        raise MkatabaError(f"{failing}: pandoc needs too much memory for it")
    if ran.returncode:
        text = " ".join(ran.stderr.decode("utf-8", "replace").split()) or "no reason given"
        raise MkatabaError(f"{failing} by pandoc: {text[:_LONGEST]}")
    return ran.stdout


def _program() -> str | None:
    """Return the pandoc to run: the one that is named, the one that is installed, or that of PATH.

    The library that brings it would try a program of that name in the folder one stands in.
    """
    if named := os.environ.get("PYPANDOC_PANDOC"):
        return named
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    brought = Path(pypandoc.__file__).parent / "files" / name
    if brought.is_file():
        return str(brought)
    return installed(name)


@contextmanager
def _defaults(metadata: Mapping[str, str]) -> Iterator[list[str]]:
    """Give the option that sets the metadata; what stands in such a file is never Markdown."""
    if not metadata:
        yield []
        return
    with temporary() as folder:
        path = folder / "defaults.yaml"
        lines = [f"  {key}: {_by_number(words)}" for key, words in metadata.items()]
        path.write_text("\n".join(["metadata:", *lines, ""]), encoding="ascii")
        yield [f"--defaults={path}"]


def _by_number(words: str) -> str:
    """Return a text in YAML that no reader of YAML can take for anything else."""
    return '"' + "".join(f"\\U{ord(character):08X}" for character in words) + '"'
