"""A project as it was at a git revision."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkataba.errors import MkatabaError
from mkataba.programs import surroundings

_PARTS = ("content", "schemas", "templates")


@contextmanager
def at(root: Path, revision: str) -> Iterator[Path]:
    """Give a folder with a project as it was at a revision; it is gone afterwards.

    A revision at which there was no content yet is an empty project, so that a charter can be
    compared with the time before it.

    Args:
        root: The project's folder, in a git repository.
        revision: A commit, branch or tag; or a folder, which is given as it is.

    Raises:
        MkatabaError: If there is no repository, no such revision, or a folder without content.
    """
    if Path(revision).is_dir():
        yield Path(revision)
        return
    commit = _commit(root, revision)
    listed = _git(root, "ls-tree", "--name-only", commit, *(f"./{part}" for part in _PARTS))
    parts = [Path(name).name for name in listed.decode("utf-8", "replace").splitlines()]
    with tempfile.TemporaryDirectory(prefix="mkataba-") as folder:
        if parts:
            # named within the folder, for git archives nothing of a tree that lies beside it
            packed = _git(root, "archive", "--format=tar", commit, "--", *parts)
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                kept = [member for member in archive if _stays_inside(member, folder)]
                archive.extractall(folder, kept, filter="data")
        (Path(folder) / "content").mkdir(exist_ok=True)
        yield Path(folder)


def below_top(root: Path) -> str:
    """Return where a project lies in its repository, as ``charters/``; "" at the top or in none.

    Raises:
        MkatabaError: If git does not trust the repository, so that it can't be told.
    """
    try:
        return _git(root, "rev-parse", "--show-prefix").decode("utf-8", "replace").strip("\n")
    except _DistrustError:
        raise
    except MkatabaError:
        return ""


class _DistrustError(MkatabaError):
    """The repository belongs to somebody else, and git was not told that this is all right."""


def _stays_inside(member: tarfile.TarInfo, folder: str) -> bool:
    """Tell whether a part may be unpacked; a link that leads out has no place in the content."""
    try:
        tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return False
    return True


def _commit(root: Path, revision: str) -> str:
    missing = f'{root} is in no git repository, and there is no folder "{revision}"'
    _git(root, "rev-parse", "--git-dir", missing=missing)
    missing = f'git knows no revision "{revision}"'
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        missing += "; this shallow clone lacks older ones: fetch them with `git fetch --unshallow`"
    elif not _git(root, "rev-list", "--all", "--max-count=1"):
        missing = f"nothing is committed yet in the repository of {root}"
    elif ".." in revision:
        missing += "; give the two revisions one after the other"
    name = f"{revision}^{{commit}}"
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", name, missing=missing
    )
    return found.decode().strip()


def _git(root: Path, *arguments: str, missing: str = "") -> bytes:
    try:
        command = ["git", "-C", str(root), *arguments]
        environment = surroundings(LC_ALL="C")
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    except OSError as error:
        raise MkatabaError(f"git can't be started: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        if "dubious ownership" in said:
            raise _DistrustError(
                f"git does not read {root}, for it belongs to another user; if that is all right, "
                f"run `git config --global --add safe.directory '*'`"
            )
        raise MkatabaError(missing or f"git could not read the history: {said}")
    return done.stdout
