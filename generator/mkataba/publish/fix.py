"""Files as they are mended: written all together, or shown as a difference."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from mkataba import project
from mkataba.mend import mended
from mkataba.project import Project
from mkataba.publish.whole_file import replace_all


def mend(root: Path) -> list[str]:
    """Mend the project in the folder ``root``; return the files that changed.

    Raises:
        MkatabaError: If there is no project, or a file can't be written; then none was.
    """
    loaded = project.load(root)
    texts = mended(loaded)
    fix(loaded.root, texts)
    return sorted(texts)


def shown(root: Path) -> str:
    """Return what :func:`mend` would change, as a unified diff; "" for nothing."""
    loaded = project.load(root)
    return unified(loaded, mended(loaded))


def fix(root: Path, texts: Mapping[str, str]) -> None:
    """Replace files, all of them or none.

    Args:
        root: The project's folder.
        texts: The new texts by path below it.

    Raises:
        MkatabaError: If one can't be written; see :func:`mkataba.publish.whole_file.replace_all`.
    """
    replace_all({root / path: text.encode() for path, text in texts.items()}, root=root)


def unified(project: Project, texts: Mapping[str, str]) -> str:
    """Return how the files of a project would change, as a unified diff that git can apply."""
    was = {file.path: file.document.raw.decode("utf-8") for file in project.files}
    return "".join(
        line for path in sorted(texts) for line in _difference(path, was[path], texts[path])
    )


def _difference(path: str, was: str, now: str) -> Iterator[str]:
    for line in unified_diff(_lines(was), _lines(now), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    # not splitlines: it breaks at signs that are no line breaks for diff
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
