"""What ``init`` and ``upgrade`` wrote beside the content, so that edits of it are known.

The hashes stand in the project and are committed with it: who renews it next may be another person
at another computer.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from mkataba.derive import editor
from mkataba.errors import MkatabaError
from mkataba.project import inside
from mkataba.publish.atomic_write import replace_all

RECORD = ".mkataba/installed.json"
VERSION = 1

EDITED = "it was edited here"
UNKNOWN = "it differs, and nothing says who wrote it"
REMOVED = "it was taken out here"
ABSENT = "it is not here; `mkataba init .` adds it"
LINK = "it leads out of the project"


class Renewal(Struct, frozen=True):
    """What renewing a project comes to, by path below its folder.

    Args:
        files: What is to be written.
        new: Those of ``files`` that are not there yet.
        kept: What stays as it is, each with the reason.
    """

    files: Mapping[str, bytes]
    new: frozenset[str]
    kept: Mapping[str, str]


def renewal(folder: Path, shipped: Mapping[str, bytes], force: bool) -> Renewal:
    """Return what is to be renewed in a project.

    Args:
        folder: The project's folder.
        shipped: What a project gets from this version of the program, by path.
        force: Whether what was edited is renewed too.

    Raises:
        MkatabaError: If a file can't be read, or the record is none.
    """
    record = _recorded(folder)
    files: dict[str, bytes] = {}
    new: set[str] = set()
    kept: dict[str, str] = {}
    for path, data in shipped.items():
        there = _read(folder / path)
        generated = path.startswith(editor.FOLDER + "/")
        if not Path(os.path.realpath(folder / path)).is_relative_to(folder.resolve()):
            kept[path] = LINK
        elif there is None and path in (record or ()):
            kept[path] = REMOVED
        elif there is None and record is None and not generated:
            kept[path] = ABSENT
        elif there is None:
            files[path] = data
            new.add(path)
        elif _digest(there) == _digest(data):
            continue
        elif force or generated or (record or {}).get(path) == _digest(there):
            files[path] = data
        else:
            kept[path] = EDITED if path in (record or ()) else UNKNOWN
    return Renewal(files, frozenset(new), kept)


def renew(folder: Path, shipped: Mapping[str, bytes], found: Renewal) -> None:
    """Write what a renewal comes to, all of it or nothing, and note it.

    Raises:
        MkatabaError: If a file can't be written.
    """
    replace_all({folder / path: data for path, data in found.files.items()}, root=folder)
    absent = [path for path, reason in found.kept.items() if reason == ABSENT]
    note(folder, shipped, absent)


def note(folder: Path, shipped: Mapping[str, bytes], absent: Iterable[str] = ()) -> bool | None:
    """Note the files that are as they were written; those that were edited keep their old note.

    Args:
        folder: The project's folder.
        shipped: What a project gets from this version of the program, by path.
        absent: Paths that the project does without, so that they are not made unasked later.

    Returns:
        Whether the record is new; None where there is nothing to note.

    Raises:
        MkatabaError: If the record can't be read or written.
    """
    record = _recorded(folder)
    files = {
        path: digest
        for path, data in shipped.items()
        if (there := _read(folder / path)) is not None
        and _digest(there) == (digest := _digest(data))
    }
    without = {path: _digest(shipped[path]) for path in absent}
    whole = dict(sorted({**without, **(record or {}), **files}.items()))
    if whole != record:
        text = json.dumps({"version": VERSION, "files": whole}, indent=1) + "\n"
        replace_all({folder / RECORD: text.encode()}, root=folder)
    return record is None if whole else None


def _recorded(folder: Path) -> dict[str, str] | None:
    """Return the hashes by path; None in a project that was made without them."""
    inside(folder, folder / RECORD)
    raw = _read(folder / RECORD)
    if raw is None:
        return None
    try:
        data = json.loads(raw)
        if data["version"] == VERSION:
            return {str(path): str(digest) for path, digest in data["files"].items()}
        text = f"its version is {data['version']}, this mkataba reads {VERSION}"
    except (ValueError, KeyError, TypeError, AttributeError):
        text = "it is not what mkataba writes"
    raise MkatabaError(
        f"{folder / RECORD} can't be used: {text}; bring it back from git, or delete it"
    )


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise MkatabaError(f"{path} can't be read: {error.strerror}") from error


def _digest(data: bytes) -> str:
    # git may have changed the ends of lines
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
