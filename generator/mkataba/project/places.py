"""Where the files of a project lie, and those that come with mkataba."""

import os
from functools import cache
from pathlib import Path

from mkataba import source
from mkataba.errors import MkatabaError

CONTENT = "content"


LANGUAGES = "languages"
"""The folder of a project's own languages."""


def data_folder(name: str) -> Path:
    """Return ``schemas``, ``templates`` or ``action.yml``: in the wheel, or in the checkout."""
    packaged = Path(__file__).parents[1] / "data" / name
    return packaged if packaged.exists() else Path(__file__).parents[3] / name


def inside(root: Path, path: Path) -> None:
    """Do nothing if a path leads to a place in the project ``root``.

    Raises:
        MkatabaError: If it leads out of it: what lies there is not for the public.
    """
    real = Path(os.path.realpath(root))
    # not Path.resolve: it fails on a link that leads to itself
    if not Path(os.path.realpath(path)).is_relative_to(real):
        raise MkatabaError(
            f"{path.relative_to(root).as_posix()} is or lies behind a link that leads out of the "
            "project; put the file itself there"
        )


@cache
def packaged_templates() -> dict[str, bytes]:
    """Return the templates that come with mkataba, by path below ``templates/``."""
    files = template_files(data_folder("templates"))
    return {name: path.read_bytes() for name, path in files.items()}


@cache
def packaged_catalogue(language: str) -> bytes:
    """Return the gettext catalogue of a language that comes with mkataba; none where none does."""
    path = data_folder("templates") / "locale" / f"{language}.po"
    return path.read_bytes() if path.is_file() else b""


def template_files(base: Path) -> dict[str, Path]:
    """Return the files of a folder of templates, by path below it."""
    return {
        path.relative_to(base).as_posix(): path
        for path in sorted(base.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def read_file(root: Path, path: Path) -> source.Document:
    """Return a file of a project as a document; what is too large is not read to its end."""
    with path.open("rb") as stream:
        raw = stream.read(source.MAX_BYTES + 1)
        size = os.fstat(stream.fileno()).st_size
    return source.read(path.relative_to(root).as_posix(), raw, size)
