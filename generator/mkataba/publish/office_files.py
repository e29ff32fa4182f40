"""The files of a document for word processors, made together: to read its text takes longest."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from mkataba.print_entry import OFFICE_FORMATS


class OfficeFiles:
    """Files by format, of which each is a job of its own; all are made when the first is asked for.

    Args:
        make: Makes them.
    """

    def __init__(self, make: Callable[[], Mapping[str, bytes]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, bytes]:
        return self._make()

    def write(self, form: str, target: Path) -> None:
        """Write the file of a format.

        Raises:
            MkatabaError: If the files can't be made.
        """
        target.write_bytes(self._made[form])


def taken_apart(made: bytes) -> dict[str, bytes]:
    """Return the files that ``office_files.lua`` wrote, by format: each behind its length."""
    files = {}
    for form in OFFICE_FORMATS:
        length, _, rest = made.partition(b"\n")
        files[form], made = rest[: int(length)], rest[int(length) :]
    return files
