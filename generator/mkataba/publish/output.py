"""The output folder: built aside, swapped in whole, listed in a manifest."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mkataba.errors import MkatabaError
from mkataba.system.scratch import PREFIX, Held, abandoned, scratch

MANIFEST = "manifest.json"
_NEW = f"{PREFIX}new-"
_VERSION = 1
_SOURCES = ("content", "schemas", "templates", ".git")


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target``, on its disk; it is gone afterwards, come what may.

    What killed builds left beside ``target`` is taken away first.

    Raises:
        MkatabaError: If another build works on ``target``, something else than a site is there,
            the folder can't be made, the disk is full, or a file can't be written.
    """
    with ExitStack() as stack:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            tidy((target.parent,))
            work = stack.enter_context(scratch(target.with_name(f"{_NEW}{target.name}")))
            _recover(target)
            _refuse(target)
        except Held as error:
            who = f" (process {error.process})" if error.process else ""
            raise MkatabaError(
                f"another mkataba{who} is building {target}; "
                "wait until it ends, or name another folder with --out"
            ) from error
        except OSError as error:
            named = error.filename or target.parent
            raise MkatabaError(f"{named} can't be written: {error.strerror}") from error
        try:
            yield work
        except OSError as error:
            raise MkatabaError(_stopped(error, work, target)) from error


def tidy(folders: Iterable[Path]) -> None:
    """Take away what killed processes left in folders, and bring back a site that they moved."""
    for folder in folders:
        for left in abandoned(folder):
            if left.name.startswith(_NEW):
                _recover(left.with_name(left.name.removeprefix(_NEW)))


def written_to(root: Path) -> Iterator[Path]:
    """Yield the folders of a project in which commands write files."""
    yield from (root, root / ".mkataba", root / "schemas", root / "schemas" / "generated")
    for folder, _, _ in os.walk(root / "content"):
        yield Path(folder)


def refuse_sources(root: Path, target: Path) -> None:
    """Do nothing if a site may be built in the folder ``target``.

    Raises:
        MkatabaError: If it lies in a folder of the project ``root`` that a site is made from, or in
            git's own.
    """
    for name in _SOURCES:
        source = Path(os.path.realpath(root / name))
        if Path(os.path.realpath(target)).is_relative_to(source):
            raise MkatabaError(
                f"{target} lies in {name}/ of the project, which is no place for a site; "
                "name another folder with --out"
            )


def _stopped(error: OSError, work: Path, target: Path) -> str:
    """Return what is said of a file that can't be written; what lies aside has no name."""
    written = error.filename2 or error.filename  # of a copy the first is what was read
    named = Path(os.fsdecode(written)) if written else target
    inner = named.relative_to(work) if named.is_relative_to(work) else named
    return f"the build stopped: {inner}: {error.strerror or error}; the old site is untouched"


def swap_in(made: Path, target: Path) -> None:
    """Put the folder ``made`` in the place of ``target``.

    Raises:
        MkatabaError: If ``target`` holds something that no build of ours made.
    """
    _refuse(target)
    _let_all_read(made)
    old = _old(target)
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except BaseException:  # also where a person stops it
        _recover(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refuse(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not is_ours(target)):
        raise MkatabaError(
            f"{target} holds files that mkataba did not make; move them, or name another folder"
        )


def _let_all_read(folder: Path) -> None:
    """Give a website, which is for all to read, the same permissions whatever the umask."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def is_ours(target: Path) -> bool:
    """Tell whether a folder is empty or was made by a build."""
    return target.is_dir() and (not any(target.iterdir()) or _is_manifest(target / MANIFEST))


def _is_manifest(path: Path) -> bool:
    """Tell whether a file is what :func:`write_manifest` writes; other programs use its name."""
    try:
        data = json.loads(path.read_bytes())
        listed = list(data["files"].values())
        return bool(
            data["version"] == _VERSION
            and listed
            and all(re.fullmatch("[0-9a-f]{64}", one["sha256"]) for one in listed)
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def _recover(target: Path) -> None:
    """Bring back the old site if a build was killed between the two moves of a swap."""
    old = _old(target)
    if old.is_dir():
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(target)


def _old(target: Path) -> Path:
    return target.with_name(f"{PREFIX}old-{target.name}")


def write_manifest(folder: Path, sources: Mapping[str, tuple[str, ...]]) -> None:
    """Write ``manifest.json``: every file with its SHA-256 and the content files it came from.

    Args:
        folder: The finished site.
        sources: Content files by path below ``folder``; a file that is not there came from none.
    """
    files = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        files[name] = {"sha256": digest, "sources": list(sources.get(name, ()))}
    text = json.dumps({"version": _VERSION, "files": files}, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
