"""Files that are written whole or not at all."""

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec import Struct, field

from mkataba.errors import MkatabaError
from mkataba.project import inside
from mkataba.system.scratch import keep, scratch_in, sweep

_MANY = 100  # files for which all that the system has not written down yet is written at once


def refuse(target: Path, force: bool) -> None:
    """Do nothing if ``target`` can be made.

    Args:
        target: The file to make.
        force: Whether a file that is there may be replaced.

    Raises:
        MkatabaError: If it is there, or its folder is not.
    """
    if not target.parent.is_dir():
        raise MkatabaError(f"{target} can't be written: there is no folder {target.parent}")
    if os.path.lexists(target):
        if not target.is_file():
            raise MkatabaError(f"{target} is there already and is not a file; name another one")
        if not force:
            raise MkatabaError(
                f"{target} is there already; name another file, or replace it with --force"
            )


def write_whole(target: Path, data: bytes, force: bool, *, durable: bool = True) -> None:
    """Make one file; see :func:`replace_all`.

    Args:
        target: The file to make.
        data: What it holds.
        force: Whether a file that is there may be replaced.
        durable: See :func:`replace_all`.

    Raises:
        MkatabaError: If it is there, or can't be written; then nothing has changed.
    """
    target = Path(os.path.realpath(target))
    refuse(target, force)
    replace_all({target: data}, durable=durable)


def replace_all(
    files: Mapping[Path, bytes | None], *, root: Path | None = None, durable: bool = True
) -> None:
    """Write files and take away those without bytes: all of it or nothing.

    Everything is written beside its place first, and so is what stands there now; only then are
    files moved. A file keeps its mode; a new one can be read by all. What killed processes left
    beside the files is taken away.

    Args:
        files: What each file is to hold; None for one that is to go.
        root: The project that the files belong to: a link in it that leads to another place in it
            goes on to lead there. None for files that a person named one by one.
        durable: Wait until the disk has the new texts before they are moved, so that each file is
            the old or the new one after a power cut too; nothing that can be made again needs it.

    Raises:
        MkatabaError: If a file lies behind a link that leads out of ``root``: then nothing was
            touched. If one can't be written; then every file is as it was, or the sentence
            names those that could not be brought back and where their old text lies.
    """
    if root is not None:
        files = _within(root, files)
    with ExitStack() as stack:
        asides = _Asides(stack, durable)
        new: dict[Path, Path] = {}
        old: dict[Path, Path] = {}
        try:
            for target, data in files.items():
                if data is not None:
                    new[target] = asides.new(target, data)
                if target.exists():
                    old[target] = asides.old(target)
                    if target in new:
                        shutil.copymode(target, new[target])
            asides.flush(new.values())
            lost = _move(files, new, old)
        except OSError as error:
            # not what lies aside, whose name says nothing to anybody
            known = error.filename in map(str, files)
            named = error.filename if known else next(iter(files))
            raise MkatabaError(f"{named} can't be written: {error.strerror}") from error
        if lost:
            for folder in {old[target].parent for target in lost if target in old}:
                keep(folder)
            texts = ", ".join(f"{target}: {old.get(target, 'was not there')}" for target in lost)
            raise MkatabaError(f"files can't be written, nor brought back; old texts: {texts}")
        asides.settle()


def _within(root: Path, files: Mapping[Path, bytes | None]) -> dict[Path, bytes | None]:
    """Return the files of a project where they really are; a link that is to go is meant itself."""
    real: dict[Path, Path] = {}  # of folders: to follow the path of each file takes long
    within: dict[Path, bytes | None] = {}
    for target, data in files.items():
        is_link = target.is_symlink()
        if is_link or target.parent not in real:
            inside(root, target)
            real.setdefault(target.parent, Path(os.path.realpath(target.parent)))
        if data is None:
            within[target] = None
        elif is_link:
            within[Path(os.path.realpath(target))] = data
        else:
            within[real[target.parent] / target.name] = data
    return within


class _Asides(Struct, frozen=True):
    """Texts beside their places: in each folder that is written to, a folder that goes again."""

    stack: ExitStack
    durable: bool
    folders: dict[Path, Path] = field(default_factory=dict)

    def new(self, target: Path, data: bytes) -> Path:
        """Return a file on the disk of ``target`` that holds ``data``."""
        path = self._folder(target.parent) / f"new-{target.name}"
        path.write_bytes(data)
        path.chmod(0o644)
        return path

    def flush(self, paths: Collection[Path]) -> None:
        """Wait until the disk has these files.

        All are written before the first is waited for: a disk that writes one down takes the others
        along, and waiting for each on its own takes many times longer. Of many, the system writes
        all down first; each is waited for all the same, as only that tells whether it went well.
        """
        if self.durable and len(paths) > _MANY and hasattr(os, "sync"):
            os.sync()
        for path in paths if self.durable else ():
            number = os.open(path, os.O_RDWR)
            try:
                os.fsync(number)
            finally:
                os.close(number)

    def old(self, target: Path) -> Path:
        """Return what stands at ``target`` under another name."""
        path = self._folder(target.parent) / f"old-{target.name}"
        try:
            path.hardlink_to(target)
        except OSError:  # a disk without links, or a file of another user
            shutil.copy(target, path)
        return path

    def settle(self) -> None:
        """Wait until the disk knows the new names; where folders can't be asked, nothing waits."""
        for folder in self.folders if self.durable and os.name == "posix" else ():
            with suppress(OSError):
                number = os.open(folder, os.O_RDONLY)
                try:
                    os.fsync(number)
                finally:
                    os.close(number)

    def _folder(self, parent: Path) -> Path:
        if parent not in self.folders:
            parent.mkdir(parents=True, exist_ok=True)
            sweep(parent)
            self.folders[parent] = self.stack.enter_context(scratch_in(parent))
        return self.folders[parent]


def _move(files: Iterable[Path], new: Mapping[Path, Path], old: Mapping[Path, Path]) -> list[Path]:
    """Put the new files in their places; return the files that are neither new nor as they were.

    Raises:
        OSError: If a file could not be put there, and all that were are as before.
    """
    done: list[Path] = []
    try:
        for target in files:
            done.append(target)
            if target in new:
                new[target].replace(target)
            else:
                target.unlink(missing_ok=True)
    except BaseException:  # also where a person stops it
        lost = [target for target in reversed(done) if not _back(target, old)]
        if not lost:
            raise
        return lost
    return []


def _back(target: Path, old: Mapping[Path, Path]) -> bool:
    """Bring back what stood at ``target``; tell whether that was possible."""
    try:
        if target in old:
            old[target].replace(target)
        elif not target.is_dir():
            target.unlink(missing_ok=True)
    except OSError:
        return False
    return True
