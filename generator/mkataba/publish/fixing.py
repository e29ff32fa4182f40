"""Files as they are fixed: written all together, or shown as a difference."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from mkataba import project
from mkataba.fix import fixed_texts
from mkataba.project import Project
from mkataba.publish.atomic_write import replace_all


def fix_project(root: Path) -> list[str]:
    """Fix the project in the folder ``root``; return the files that changed.

    Raises:
        MkatabaError: If there is no project, or a file can't be written; then none was.
    """
    loaded = project.load(root)
    texts = fixed_texts(loaded)
    write_fixes(loaded.root, texts)
    return sorted(texts)


def preview(root: Path) -> str:
    """Return what :func:`fix` would change, as a unified diff; "" for nothing."""
    loaded = project.load(root)
    return unified(loaded, fixed_texts(loaded))


def write_fixes(root: Path, texts: Mapping[str, str]) -> None:
    """Replace files, all of them or none.

    Args:
        root: The project's folder.
        texts: The new texts by path below it.

    Raises:
        MkatabaError: If one can't be written; see :func:`mkataba.publish.atomic_write.replace_all`.
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
    # not splitlines: it breaks at characters that are no line breaks for diff
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
