"""A project as it was at a git revision."""

import os
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from mkataba import project
from mkataba.errors import MkatabaError
from mkataba.system.programs import surroundings
from mkataba.system.scratch import temporary

_PARTS = ("content", "languages", "schemas", "templates", "mkdocs.yml")


@contextmanager
def at(root: Path, revision: str) -> Iterator[Path]:
    """Give a folder with a project as it was at a revision; it is gone afterwards.

    A revision at which there was no content yet is an empty project, so that a charter can be
    compared with the time before it.

    Args:
        root: The project's folder, in a git repository.
        revision: A commit, branch or tag; or a folder, from the project's, which is given as it is.

    Raises:
        MkatabaError: If there is no repository, no such revision, a folder without content, or
            if the schemas of the revision can't be used.
    """
    if (root / revision).is_dir():
        yield root / revision
        return
    commit = _commit(root, revision)
    with temporary() as there:
        try:
            _unpack(root, _blobs(root, commit), there)
            if not (there / "content").is_dir():
                (there / "content").unlink(missing_ok=True)  # a link that leads nowhere
                (there / "content").mkdir()
        except OSError as error:
            name = os.path.relpath(os.fspath(error.filename or there), there)
            message = f'{name} of the revision "{revision}" can\'t be written: {error.strerror}'
            raise MkatabaError(message) from error
        try:
            project.load_schemas(there)
        except MkatabaError as error:
            raise MkatabaError(f'at the revision "{revision}": {error}') from error
        yield there


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


class _Blob(NamedTuple):
    """A file or a link as git keeps it: its object's name, and its path below the project."""

    object: str
    path: str
    is_link: bool


def _blobs(root: Path, commit: str) -> Iterable[_Blob]:
    """Return every file at a commit of which the project is made.

    Trees are listed and objects read as they were committed. `git archive` would obey attributes
    that come with the content: `export-ignore` hides a file, `export-subst` and filters change it.
    """
    blobs = list(_listed(root, commit, *(f"./{part}" for part in _PARTS)))
    if any(blob.is_link for blob in blobs):
        blobs = list(_listed(root, commit, "."))  # a link may lead to any place in the project
    return blobs


def _listed(root: Path, commit: str, *parts: str) -> Iterator[_Blob]:
    for entry in _git(root, "ls-tree", "-r", "-z", commit, *parts).split(b"\0"):
        about, _, name = entry.partition(b"\t")
        if not entry:
            continue
        mode, kind, named = about.decode("ascii").split()
        path = os.fsdecode(name)
        # a submodule is a commit; no honest tree holds a path that leads out
        if kind == "blob" and not {"", ".", ".."} & set(path.split("/")):
            yield _Blob(named, path, mode == "120000")


def _unpack(root: Path, blobs: Iterable[_Blob], folder: Path) -> None:
    """Write files, then those links that stay inside the folder."""
    files: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for blob in blobs:
        (links if blob.is_link else files).setdefault(blob.object, []).append(blob.path)
        (folder / blob.path).parent.mkdir(parents=True, exist_ok=True)
    targets: list[tuple[Path, str]] = []
    for name, data in _objects(root, dict.fromkeys([*files, *links])):
        for path in files.get(name, ()):
            (folder / path).write_bytes(data)
        targets += [(folder / path, os.fsdecode(data)) for path in links.get(name, ())]
    kept = [(path, target) for path, target in targets if not target.startswith("/")]
    for link, target in kept:
        link.symlink_to(target)
    _stay_inside([link for link, _ in kept], folder)


def _stay_inside(links: list[Path], folder: Path) -> None:
    """Take away each link that leads out, by itself or over others: it has no place here."""
    top = Path(os.path.realpath(folder))
    # not Path.resolve: it fails on a link that leads to itself
    while out := [link for link in links if not _real(link).is_relative_to(top)]:
        for link in out:
            link.unlink()
            links.remove(link)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _objects(root: Path, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of objects, all from one process.

    Raises:
        MkatabaError: If an object is not there.
    """
    if not names:
        return
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{name}\n" for name in names).encode("ascii"))
        asked.seek(0)
        command = ["git", "-C", str(root), "cat-file", "--batch"]
        with subprocess.Popen(
            command,
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings(LC_ALL="C"),
        ) as process:
            assert process.stdout is not None
            for name in names:
                yield name, _object(process.stdout, name)


def _object(stream: IO[bytes], name: str) -> bytes:
    found = stream.readline().split()
    if len(found) != 3 or not found[2].isdigit():
        raise MkatabaError(f"git lacks the object {name} of this revision; fetch it again")
    data = stream.read(int(found[2]))
    stream.read(1)  # the line break behind it
    return data


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
        text = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        if "dubious ownership" in text:
            raise _DistrustError(
                f"git does not read {root}, for it belongs to another user; if that is all right, "
                f"run `git config --global --add safe.directory '*'`"
            )
        raise MkatabaError(missing or f"git could not read the history: {text}")
    return done.stdout
