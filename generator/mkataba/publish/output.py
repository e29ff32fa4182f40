"""The output folder: built aside, swapped in whole, listed in a manifest."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkataba.errors import MkatabaError

MANIFEST = "manifest.json"
_ASIDE = ".mkataba-"


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target``, on its disk; it is gone afterwards, come what may.

    Raises:
        MkatabaError: If the folder can't be made, the disk is full, or a file can't be written.
    """
    try:
        _recover(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=target.parent))
    except OSError as error:
        raise MkatabaError(f"{target.parent} can't be written: {error.strerror}") from error
    try:
        yield work
    except OSError as error:
        named = error.filename or target
        raise MkatabaError(
            f"the build stopped: {named}: {error.strerror}; the old site is untouched"
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def swap_in(made: Path, target: Path) -> None:
    """Put the folder ``made`` in the place of ``target``.

    Raises:
        MkatabaError: If ``target`` holds something that no build of ours made.
    """
    if target.is_symlink() or (target.exists() and not is_ours(target)):
        raise MkatabaError(
            f"{target} holds files that mkataba did not make; move them, or name another folder"
        )
    _let_all_read(made)
    old = _old(target)
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _let_all_read(folder: Path) -> None:
    """Give a website, which is for all to read, the same permissions whatever the umask."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def is_ours(target: Path) -> bool:
    """Tell whether a folder is empty or was made by a build."""
    return target.is_dir() and (not any(target.iterdir()) or (target / MANIFEST).is_file())


def _recover(target: Path) -> None:
    """Bring back the old site if a build was killed between the two moves of a swap."""
    old = _old(target)
    if old.is_dir():
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(target)


def _old(target: Path) -> Path:
    return target.with_name(f"{_ASIDE}old-{target.name}")


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
    text = json.dumps({"version": 1, "files": files}, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
