"""What is raised: faults of the machine or of this program, never of content."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PACKAGE = Path(__file__).parent
_LONGEST = 300  # characters of what an exception says that still make a sentence


class MkatabaError(Exception):
    """A sentence for the user; the command line prints it and exits with ``code``.

    Args:
        message: One plain sentence that says what happened and what to do.
        code: Exit status; 3 means that the command could not run.
    """

    def __init__(self, message: str, code: int = 3) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def about(place: str) -> Iterator[None]:
    """Note on an exception that nobody expected what was worked on: a file, a rule, a template.

    Args:
        place: What the sentence of :func:`fault` names, such as ``content/policy.yml``.
    """
    try:
        yield
    except MkatabaError:
        raise
    except BaseException as error:
        error.add_note(place)
        raise


def fault(error: BaseException) -> str:
    """Return one sentence for an exception that nobody expected: what, where, whose fault.

    It names what :func:`about` noted, innermost first, and the line of this program.
    """
    leaf, notes = error, list(getattr(error, "__notes__", ()))
    while isinstance(leaf, BaseExceptionGroup):
        leaf = leaf.exceptions[0]
    if isinstance(leaf, MemoryError):
        return f"there is not enough memory for this{_at(notes)}"
    text = " ".join(str(leaf).split())
    words = f"{type(leaf).__name__}: {text[:_LONGEST]}" if text else type(leaf).__name__
    return (
        f"a fault of mkataba itself{_at(notes)}: {words} ({_line(error, leaf)}); "
        "nothing was decided; report it with what `mkataba --debug` shows"
    )


def _at(notes: list[str]) -> str:
    named = [note for note in notes if "\n" not in note]
    return f" at {', '.join(named)}" if named else ""


def _line(*errors: BaseException) -> str:
    """Return the innermost line of this program that an exception came through."""
    place = "unknown line"
    for error in errors:
        for frame in traceback.extract_tb(error.__traceback__):
            path = Path(frame.filename)
            if path.is_relative_to(_PACKAGE):
                place = f"{path.relative_to(_PACKAGE.parent).as_posix()}, line {frame.lineno}"
    return place
