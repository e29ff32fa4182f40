"""A PDF -> tables, by a process of its own, which is stopped where it takes too much.

A few bytes of a PDF can draw the same things ten million times, or unpack to gigabytes. The library
that reads it does not ask how much it may take, and gives up on memory as no program can catch.
"""

import pickle
import subprocess
import sys

from mkataba.system.programs import python, surroundings
from mkataba.tables.grid import UnreadableError
from mkataba.tables.passage import Part

_MEMORY = 500_000_000  # bytes
_SECONDS = 90  # of a processor; 400 pages of tables take a third
_LONGEST = 1800  # seconds by the clock: scanned pages are read by another program
_REFUSED = (
    "can't be read: it takes far more memory or time than a charter can; save the pages with its "
    "tables as a PDF of their own"
)


def read(name: str, raw: bytes) -> list[Part]:
    """Return the tables of a PDF and the words around them; see ``pdf.read``.

    Raises:
        UnreadableError: If it can't be read.
    """
    try:
        ran = subprocess.run(
            python("mkataba.tables.pdf_process", name),
            input=raw,
            capture_output=True,
            env=surroundings(),
            check=False,
            timeout=_LONGEST,
        )
    except (subprocess.TimeoutExpired, OSError):
        raise UnreadableError(_REFUSED) from None
    if ran.returncode:
        raise UnreadableError(_REFUSED)
    # what our own process wrote; cells that are one in it are one here, as merged ones are
    found: list[Part] | str = pickle.loads(ran.stdout)  # noqa: S301
    if isinstance(found, str):
        raise UnreadableError(found)
    return found


def _limit() -> None:
    """Let the system stop this process where it takes too much; where it can't, nothing does."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    # on Linux what is really taken, elsewhere what is reserved as well
    which = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    for limit, most in ((which, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        _, hard = resource.getrlimit(limit)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(limit, (most, hard))


def _read(name: str, raw: bytes) -> list[Part] | str:
    from mkataba.tables import pdf  # noqa: PLC0415 - the process that asks does not need it

    try:
        return pdf.read(name, raw)
    except UnreadableError as error:
        return str(error)
    except MemoryError:
        return _REFUSED


if __name__ == "__main__":
    _limit()
    sys.stdout.buffer.write(pickle.dumps(_read(sys.argv[1], sys.stdin.buffer.read())))
