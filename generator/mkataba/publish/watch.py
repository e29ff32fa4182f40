"""What of a project a preview depends on, and whether it has changed."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

WATCHED = ("content", "fonts", "languages", "pictures", "templates", "schemas", "mkdocs.yml")

State = dict[str, tuple[int, int, int]]
"""Time of change, size and number of every file, by its path."""

_PAUSE = 0.4  # seconds between two looks
_STILL = 0.1  # seconds without a change after which the last of several files has been saved


def state(root: Path) -> State:
    """Return the files as they are now; what is not there, or can't be looked at, is left out."""
    return {path: _stamp(status) for name in WATCHED for path, status in _files(str(root / name))}


def changed(root: Path, before: State) -> State:
    """Wait until the files differ from ``before`` and stay still; return them."""
    now = state(root)
    while now == before:
        time.sleep(_PAUSE)
        now = state(root)
    while True:
        time.sleep(_STILL)
        later = state(root)
        if later == now:
            return now
        now = later


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the file at a path, or all below a folder but what is hidden."""
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        yield from _file(path)
        return
    except OSError:  # not there, perhaps not yet
        return
    for entry in entries:
        if not entry.name.startswith("."):
            try:
                is_folder = entry.is_dir(follow_symlinks=False)
            except OSError:
                continue
            yield from _files(entry.path) if is_folder else _file(entry.path)


def _file(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        yield path, os.stat(path)  # noqa: PTH116 - many times a minute
    except OSError:
        return


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_size, status.st_ino
