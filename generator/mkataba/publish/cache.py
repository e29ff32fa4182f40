"""Reports of earlier checks, so that content that has not changed is not checked again.

They are kept for the user, not in the project: a report that comes with a pull request could say
that all is well. What a check rests on - every byte of content, languages, schemas and templates,
the program, the fonts of the computer and the day - gives the name of its report, so that a kept
report is never an old one. What the prints say, once ``build`` or ``check --prints`` has set them,
is kept under the same without the day; a check takes it where it is there.
"""

import hashlib
import os
import stat
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.json import decode, encode
from platformdirs import user_cache_path

from mkataba.errors import MkatabaError
from mkataba.finding import Finding, Measured, Report, fails
from mkataba.system.fonts import font_folders

if TYPE_CHECKING:
    from mkataba.check.content import Content

MOST = 20
"""Reports that are kept; the oldest goes when another one comes."""

_T = TypeVar("_T")
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
        prints: Whether the prints are set, if what they say is not known.

    Raises:
        MkatabaError: If there is no project, or it can't be read.
    """
    inputs = inputs_of(root) if use_cached else ""
    known = _read(_record(inputs), Measured) if inputs else None
    kept = _read(_place(inputs, known), Report) if inputs and earlier is None else None
    if kept and not (prints and kept.unset):
        return kept
    # loaded here, for this is what a check of unchanged content need not wait for
    from mkataba import check, project  # noqa: PLC0415

    def measure(content: "Content", findings: Sequence[Finding]) -> Measured | None:
        nonlocal known
        draft = fails(findings, "error")
        if known and known.draft == draft and not (prints and known.unset):
            return known
        if not prints:
            return None
        from mkataba.publish.print_findings import measured  # noqa: PLC0415 - as above

        known = measured(content, draft, use_cached)
        return known

    before = project.load(earlier) if earlier else None
    checked = check.run(project.load(root), before, measure)
    made = Report(*(getattr(checked, name) for name in Report.__struct_fields__))
    if inputs and inputs == inputs_of(root):
        if known and prints:
            _keep(_record(inputs), known, "prints")
        if earlier is None:
            _keep(_place(inputs, known), made, "check")
    return made


def keep_measured(root: Path, inputs: str, measured: Measured) -> None:
    """Keep what the prints of a project say, for later checks.

    Args:
        root: The project's folder.
        inputs: What :func:`inputs_of` said when it was read; nothing is kept for "", and where it
            says something else by now.
        measured: What they say.
    """
    if inputs and inputs == inputs_of(root):
        _keep(_record(inputs), measured, "prints")


def _record(inputs: str) -> Path:
    """Return the file that holds, or would hold, what the prints of a project say."""
    return user_cache_path("mkataba") / f"prints-{inputs}.json"


def _place(inputs: str, known: Measured | None) -> Path:
    """Return the file that holds, or would hold, the report on a project as it is today."""
    day = os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).date().isoformat()
    digest = hashlib.sha256(f"{inputs}\0{day}\0".encode() + (encode(known) if known else b""))
    return user_cache_path("mkataba") / f"check-{digest.hexdigest()}.json"


def inputs_of(root: Path) -> str:
    """Return a digest of all that a check and the prints rest on; "" where it can't be read."""
    digest = hashlib.sha256()
    installed = os.stat(sysconfig.get_path("purelib")).st_mtime_ns  # noqa: PTH116 - see _files
    digest.update(f"{sys.version}\0{installed}\0".encode())
    try:
        for folder, changed in font_folders():
            digest.update(f"{folder}\0{changed}\0".encode())
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
        return ""  # the check itself says what can't be read
    return digest.hexdigest()


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


def _read(place: Path, kind: type[_T]) -> _T | None:
    try:
        return decode(place.read_bytes(), type=kind)
    except (OSError, ValueError):
        return None


def _keep(place: Path, made: Report | Measured, name: str) -> None:
    """Keep what was made, and take the oldest of its name away; that it can't be is no fault."""
    # loaded here: nothing is written where a report is given again
    from mkataba.publish.atomic_write import write_whole  # noqa: PLC0415

    with suppress(OSError, MkatabaError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, encode(made), force=True, durable=False)
        kept = sorted(place.parent.glob(f"{name}-*.json"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-MOST]:
            path.unlink()
