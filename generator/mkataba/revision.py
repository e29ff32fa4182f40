"""A project as it was at a git revision."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkataba.errors import MkatabaError

_PARTS = ("content", "schemas", "templates")


@contextmanager
def at(root: Path, revision: str) -> Iterator[Path]:
    """Give a folder with a project as it was at a revision; it is gone afterwards.

    Args:
        root: The project's folder, in a git repository.
        revision: A commit, branch or tag; or a folder, which is given as it is.

    Raises:
        MkatabaError: If there is no repository, no such revision, or no content at it.
    """
    if Path(revision).is_dir():
        yield Path(revision)
        return
    commit = _commit(root, revision)
    listed = _git(root, "ls-tree", "--name-only", commit, *(f"./{part}" for part in _PARTS))
    parts = [Path(name).name for name in listed.decode("utf-8", "replace").splitlines()]
    if "content" not in parts:
        raise MkatabaError(f"there is no folder content/ at the revision {revision}")
    # named within the folder, for git archives nothing of a tree that lies beside it
    packed = _git(root, "archive", "--format=tar", commit, "--", *parts)
    with tempfile.TemporaryDirectory(prefix="mkataba-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            kept = [member for member in archive if _stays_inside(member, folder)]
            archive.extractall(folder, kept, filter="data")
        yield Path(folder)


def below_top(root: Path) -> str:
    """Return where a project lies in its repository, as ``charters/``; "" at the top or in none."""
    try:
        return _git(root, "rev-parse", "--show-prefix").decode("utf-8", "replace").strip("\n")
    except MkatabaError:
        return ""


def _stays_inside(member: tarfile.TarInfo, folder: str) -> bool:
    """Tell whether a part may be unpacked; a link that leads out has no place in the content."""
    try:
        tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return False
    return True


def _commit(root: Path, revision: str) -> str:
    if not _git(root, "rev-parse", "--git-dir", missing=f"{root} is in no git repository"):
        raise MkatabaError(f"{root} is in no git repository")
    missing = f'git knows no revision "{revision}"'
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        missing += "; this shallow clone lacks older ones: fetch them with `git fetch --unshallow`"
    name = f"{revision}^{{commit}}"
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", name, missing=missing
    )
    return found.decode().strip()


def _git(root: Path, *arguments: str, missing: str = "") -> bytes:
    try:
        command = ["git", "-C", str(root), *arguments]
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise MkatabaError(f"git can't be started: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise MkatabaError(missing or f"git could not read the history: {said}")
    return done.stdout
