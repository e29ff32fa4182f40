"""Folders for work in progress, locked by the process that works there.

The lock is the system's own and vanishes with its process, however that ends. So a folder whose
lock can be had was left by a process that was killed, and a later run takes it away.
"""

import contextlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import FileIO
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    _HELD = (13, 36)  # EACCES, EDEADLOCK
    _FAR = 1 << 30  # the number of the process stays readable

    def _lock(stream: FileIO) -> None:
        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        stream.seek(0)
else:
    import errno
    import fcntl

    _HELD = (errno.EAGAIN, errno.EACCES)

    def _lock(stream: FileIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


PREFIX = ".mkataba-"
_TEMPORARY = "mkataba-work-"
_LOCK = "lock"
_FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)

# before there were locks, everything was made with such a name and could be left behind
_UNLOCKED = re.compile(r"\.mkataba-[a-z0-9_]{8}")
_DAY = 86_400  # seconds
_TRIES = 5


class Held(Exception):
    """Another process works in the folder; ``process`` is its number, or ""."""

    def __init__(self, process: str) -> None:
        super().__init__(process)
        self.process = process


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give an empty folder in which no other process works; it is gone afterwards.

    Args:
        folder: The folder to make, whose name begins with ``PREFIX`` for :func:`abandoned` to know
            it; what a killed process left in it is taken away.

    Raises:
        Held: If another process works in it.
        OSError: If it can't be made.
    """
    if folder.is_symlink():
        folder.unlink()  # none of ours; where it leads to is not touched
    lock = _patiently_locked(folder)
    try:
        _clear(folder)
        yield folder
    finally:
        _gone(folder, lock)


@contextmanager
def scratch_in(parent: Path, prefix: str = f"{PREFIX}write-") -> Iterator[Path]:
    """Give an empty folder of a new name in ``parent``; see :func:`scratch`."""
    with scratch(Path(tempfile.mkdtemp(prefix=prefix, dir=parent))) as folder:
        yield folder


@contextmanager
def temporary() -> Iterator[Path]:
    """Give an empty folder in the system's own for such; see :func:`scratch`.

    The first of a process takes away what killed ones left there.
    """
    parent = Path(tempfile.gettempdir())
    _swept(parent)
    with scratch_in(parent, _TEMPORARY) as folder:
        inner = folder / "work"  # beside the lock
        inner.mkdir()
        yield inner


@cache
def _swept(parent: Path) -> None:
    sweep(parent, _TEMPORARY)


def keep(folder: Path) -> None:
    """Leave a folder where it is when its work is over, for a person to look into."""
    (folder / _LOCK).unlink(missing_ok=True)


def abandoned(parent: Path, prefix: str = PREFIX) -> Iterator[Path]:
    """Yield each folder that a killed process left in ``parent``; it is removed afterwards.

    What another process works in stays, and so does what can't be told.
    """
    try:
        found = sorted(parent.glob(f"{prefix}*"))
    except OSError:
        return
    for path in found:
        with contextlib.suppress(OSError, Held):
            if _UNLOCKED.fullmatch(path.name):
                _remove_old(path)
            elif path.is_dir() and not path.is_symlink() and _is_mine(path):
                if not any(path.iterdir()):
                    path.rmdir()  # killed before it was locked
                    continue
                lock = _locked(path, make=False)
                try:
                    yield path
                finally:
                    _gone(path, lock)


def sweep(parent: Path, prefix: str = PREFIX) -> None:
    """Take away what killed processes left in ``parent``."""
    for _ in abandoned(parent, prefix):
        pass


def _patiently_locked(folder: Path) -> FileIO:
    for _ in range(_TRIES):
        try:
            return _locked(folder, make=True)
        except Held:
            time.sleep(0.1)  # it may be taken away just now, as left over
    return _locked(folder, make=True)


def _locked(folder: Path, make: bool) -> FileIO:
    """Return the open, locked lock of a folder.

    Raises:
        Held: If another process has it.
        OSError: If there is none and ``make`` is false, or it can't be opened.
    """
    while True:
        if make:
            folder.mkdir(mode=0o700, exist_ok=True)
        try:
            number = os.open(folder / _LOCK, _FLAGS | (os.O_CREAT if make else 0), 0o600)
        except FileNotFoundError:
            if make:
                continue  # who had it has just removed the folder
            raise
        stream = FileIO(number, "r+b")
        try:
            _take(stream, needed=not make)
            # who had it may have removed it between our opening and our locking
            if os.path.samestat(os.fstat(number), os.stat(folder / _LOCK)):  # noqa: PTH116
                with contextlib.suppress(OSError):  # what is left on a full disk goes too
                    stream.truncate(0)
                    stream.write(b"%d\n" % os.getpid())
                return stream
        except FileNotFoundError:
            pass
        except BaseException:
            stream.close()
            raise
        stream.close()


def _take(stream: FileIO, needed: bool) -> None:
    try:
        _lock(stream)
    except OSError as error:
        if error.errno in _HELD:
            text = stream.read(20).strip()
            raise Held(text.decode() if text.isdigit() else "") from error
        if needed:
            raise  # a disk without locks: work goes on there, but nothing is taken away


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name == _LOCK:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _gone(folder: Path, lock: FileIO) -> None:
    if not (folder / _LOCK).is_file():  # it is to be kept
        lock.close()
        return
    with contextlib.suppress(OSError):
        _clear(folder)
    if sys.platform == "win32":
        lock.close()  # an open file can't be removed there
    with contextlib.suppress(OSError):
        (folder / _LOCK).unlink()
    lock.close()
    with contextlib.suppress(OSError):
        folder.rmdir()


def _is_mine(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


def _remove_old(path: Path) -> None:
    if time.time() - path.lstat().st_mtime < _DAY:
        return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
