"""Reports of earlier checks, so that content that has not changed is not checked again.

They are kept for the user, not in the project: a report that comes with a pull request could say
that all is well. What a check rests on - every byte of content, languages, schemas and templates,
the program and the day - gives the name of its report, so that a kept report is never an old one.
"""

import hashlib
import os
import stat
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.json import decode, encode
from platformdirs import user_cache_path

from mkataba.errors import MkatabaError
from mkataba.finding import Report

MOST = 20
"""Reports that are kept; the oldest goes when another one comes."""

_PARTS = ("content", "fonts", "languages", "pictures", "schemas", "templates")
_LARGE = 16_000_000  # bytes

# the package, in a checkout what lies beside it, and whatever was installed since
_PACKAGE = Path(__file__).parents[1]
_PROGRAM = tuple(str(_PACKAGE / way) for way in (".", "../../schemas", "../../templates"))


def report(
    root: Path, use_cached: bool = True, earlier: Path | None = None, prints: bool = False
) -> Report:
    """Return the report of the project in the folder ``root``.

    Args:
        root: The project's folder.
        use_cached: Whether a report that was kept may be given.
        earlier: The folder of the project as it was before, with which it is compared; what is
            said of a change is not kept.
        prints: Whether the sheets are set too; their own reports are kept, one for each sheet.

    Raises:
        MkatabaError: If there is no project, or it can't be read.
    """
    place = _place(root) if use_cached and earlier is None and not prints else None
    if place and (known := _read(place)):
        return known
    # loaded here, for this is what a check of unchanged content need not wait for
    from mkataba import check, project  # noqa: PLC0415

    measure = None
    if prints:
        from mkataba.publish.print_findings import measure_with  # noqa: PLC0415 - as above

        measure = measure_with(use_cached)
    before = project.load(earlier) if earlier else None
    checked = check.run(project.load(root), before, measure)
    made = Report(*(getattr(checked, name) for name in Report.__struct_fields__))
    if place and place == _place(root):
        _keep(place, made)
    return made


def _place(root: Path) -> Path | None:
    """Return the file that holds, or would hold, the report on a project as it is now."""
    digest = hashlib.sha256()
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).date().isoformat()
    installed = os.stat(sysconfig.get_path("purelib")).st_mtime_ns  # noqa: PTH116 - see _files
    digest.update(f"{sys.version}\0{installed}\0{epoch}\0".encode())
    try:
        for folder in _PROGRAM:
            for path, status in _files(folder):
                digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode())
        for part in _PARTS:
            folder = str(root / part)
            digest.update(b"%d" % os.path.isdir(folder))  # noqa: PTH112 - an empty one is there
            for path, status in _files(folder):
                place = os.fsencode(part + path[len(folder) :])
                digest.update(b"%b\0%d\0%b" % (place, status.st_size, _bytes(path, status)))
    except OSError:
        return None  # the check itself says what can't be read
    return user_cache_path("mkataba") / f"check-{digest.hexdigest()}.json"


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything in a folder that is no folder itself, in the order of names."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield entry.path, entry.stat(follow_symlinks=False)


def _bytes(path: str, status: os.stat_result) -> bytes:
    """Return what a file holds; for a link where it leads to, and what is there.

    Raises:
        OSError: If it can't be read, or is too large to be content.
    """
    if stat.S_ISLNK(status.st_mode):
        there = Path(os.path.realpath(path))
        held = _bytes(str(there), there.stat()) if there.is_file() else b""
        return os.fsencode(there) + held
    if not stat.S_ISREG(status.st_mode):
        return b"%o" % status.st_mode
    if status.st_size > _LARGE:
        raise OSError
    with open(path, "rb", 0) as stream:  # noqa: PTH123 - a Path each would take half the time
        return stream.read()


def _read(place: Path) -> Report | None:
    try:
        return decode(place.read_bytes(), type=Report)
    except (OSError, ValueError):
        return None


def _keep(place: Path, made: Report) -> None:
    """Keep a report, and take the oldest away; that it can't be kept is no fault."""
    # loaded here: nothing is written where a report is given again
    from mkataba.publish.atomic_write import write_whole  # noqa: PLC0415

    with suppress(OSError, MkatabaError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, encode(made), force=True, durable=False)
        kept = sorted(place.parent.glob("check-*.json"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-MOST]:
            path.unlink()
