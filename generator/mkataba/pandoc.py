"""pandoc as a function: bytes in, bytes out."""

import subprocess
from collections.abc import Mapping, Sequence

import pypandoc

from mkataba.errors import MkatabaError
from mkataba.programs import surroundings

# a heap for the largest parts of a charter; a file made to eat memory meets it in seconds
_HEAP = "2g"
_OUT_OF_MEMORY = 251
_LONGEST = 300  # signs of what pandoc says that still make a sentence


def converted(
    raw: bytes,
    reader: str,
    writer: str,
    arguments: Sequence[str] = (),
    *,
    failing: str = "the text can't be converted",
    environment: Mapping[str, str] | None = None,
    seconds: float = 300,
) -> bytes:
    """Return what pandoc makes of ``raw``; it may read no other file and no address.

    Args:
        raw: The document.
        reader: Its format, as pandoc's ``--from`` names it.
        writer: The format to return, as ``--to`` names it.
        arguments: More of pandoc's options.
        failing: What can't be done if pandoc fails: the beginning of the error's sentence.
        environment: Variables to set beside those of this process.
        seconds: How long pandoc may take.

    Raises:
        MkatabaError: If pandoc is missing, refuses the document, takes too long or too much memory.
    """
    try:
        ran = subprocess.run(
            [
                pypandoc.get_pandoc_path(),
                *("+RTS", f"-M{_HEAP}", "--RTS"),
                "--sandbox",
                f"--from={reader}",
                f"--to={writer}",
                "--output=-",
                *arguments,
            ],
            input=raw,
            capture_output=True,
            env=surroundings(**(environment or {})),
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
        said = " ".join(ran.stderr.decode("utf-8", "replace").split()) or "no reason given"
        raise MkatabaError(f"{failing} by pandoc: {said[:_LONGEST]}")
    return ran.stdout
