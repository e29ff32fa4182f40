"""Finds and loads a project: the only place that reads content, schemas, templates and words.

Where a project has ``schemas/`` or ``templates/`` of its own, each file there shadows the packaged
file of the same name.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from posixpath import basename, splitext

from msgspec import Struct

from mkataba import source
from mkataba.errors import MkatabaError
from mkataba.languages import Languages, folder_files
from mkataba.parts import Kind
from mkataba.project.clock import build_time, today
from mkataba.project.own_languages import languages, own_language_files
from mkataba.project.pictures import AMONG_TEMPLATES, PICTURES, pictures
from mkataba.project.places import (
    CONTENT,
    LANGUAGES,
    data_folder,
    inside,
    packaged_catalogue,
    packaged_templates,
    read_file,
    template_files,
)
from mkataba.project.schemas import load_schemas, schema_paths
from mkataba.schema import Schemas
from mkataba.system.parallel import spread

__all__ = [
    "CONTENT",
    "LANGUAGES",
    "File",
    "Project",
    "build_time",
    "data_folder",
    "inside",
    "languages",
    "load",
    "load_schemas",
    "packaged_catalogue",
    "packaged_templates",
    "today",
]


# what systems and editors leave in folders, and everything that is hidden
_LEFT_OVER = re.compile(r"\..*|.*~|.*\.(bak|orig|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)


class File(Struct, frozen=True):
    """One content file: its kind, its place under the project, and its text as data."""

    kind: Kind
    document: source.Document

    @property
    def path(self) -> str:
        """Path below the project's folder, with forward slashes."""
        return self.document.path

    @property
    def id(self) -> str:
        """The file's name without its ending: what other files call it."""
        return splitext(basename(self.path))[0]  # a path object for each takes long


class Project(Struct, frozen=True, dict=True):
    """A project as it stands on disk.

    ``missing`` names kinds of which a file should be there and is not; ``strays`` are files under
    ``content/`` that have no kind, each with a reason. ``today`` is the day by which dates in the
    content are past or to come.
    """

    root: Path
    files: tuple[File, ...]
    missing: tuple[Kind, ...]
    strays: tuple[tuple[str, str], ...]
    schemas: Schemas
    today: date

    @cached_property
    def languages(self) -> Languages:
        """Every language, with the folders of the project itself on top."""
        return languages(self.root)

    @cached_property
    def stray_languages(self) -> tuple[str, ...]:
        """What lies in the project's folder of languages and is the folder of none."""
        base = self.root / LANGUAGES
        there = (path.name for path in sorted(base.glob("*")))
        return tuple(
            name
            for name in there
            if name not in folder_files(base) and not _LEFT_OVER.fullmatch(name)
        )

    def of(self, kind: str) -> Iterator[File]:
        """Yield the files of a kind in the order of their names."""
        return iter(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[str, list[File]]:
        found: dict[str, list[File]] = {}
        for file in self.files:
            found.setdefault(file.kind.name, []).append(file)
        return found

    @cached_property
    def templates(self) -> dict[str, bytes]:
        """Every template by its path below ``templates/``, the project's own ones on top.

        Its pictures stand among them, where the website and the press look for them.

        Raises:
            MkatabaError: If one is a link that leads out of the project.
        """
        shown = {f"{AMONG_TEMPLATES}{name}": raw for name, raw in self.pictures.items()}
        return {**packaged_templates(), **self.own_templates, **shown}

    @cached_property
    def pictures(self) -> dict[str, bytes]:
        """The sound pictures of the project, by their names."""
        return pictures(self.root)

    @cached_property
    def own_templates(self) -> dict[str, bytes]:
        """The templates of the project itself, by path below ``templates/``.

        Raises:
            MkatabaError: If one is a link that leads out of the project.
        """
        files = template_files(self.root / "templates")
        for path in files.values():
            inside(self.root, path)
        return {name: path.read_bytes() for name, path in files.items()}

    @cached_property
    def beside_content(self) -> dict[str, bytes]:
        """Schemas, templates and settings by path: what else decides what is printed.

        Where the project has no file of its own, ours stands in its place.

        Raises:
            MkatabaError: If one is a link that leads out of the project.
        """
        templates = {**packaged_templates(), **self.own_templates}
        files = {f"templates/{name}": text for name, text in templates.items()}
        files |= {f"{PICTURES}/{name}": raw for name, raw in self.pictures.items()}
        files["mkdocs.yml"] = files["templates/theme/mkdocs.yml"]
        for code, own_files in own_language_files(self.root).items():
            for name, text in own_files.items():
                files[f"{LANGUAGES}/{code}/{name}.yml"] = text
        own, packaged = self.root / "schemas", data_folder("schemas")
        for base, path in (
            *((packaged, path) for path in schema_paths(packaged)),
            *((own, path) for path in schema_paths(own)),
            *((self.root, path) for path in (self.root / "mkdocs.yml",) if path.is_file()),
        ):
            if base != packaged:
                inside(self.root, path)
            folder = "" if base == self.root else "schemas/"
            files[f"{folder}{path.relative_to(base).as_posix()}"] = path.read_bytes()
        return files


def load(root: Path, kinds: Collection[str] = ()) -> Project:
    """Return the project in the folder ``root``.

    Args:
        root: The folder.
        kinds: The kinds of files to read, where not all are needed; the others are not there then.

    Raises:
        MkatabaError: If there is no ``content/``, or a folder or file can't be read.
    """
    root = root.resolve()
    content = root / CONTENT
    if not content.is_dir():
        raise MkatabaError(
            f"there is no folder {CONTENT}/ in {root}; "
            "start one with `mkataba init DIR`, or name the right folder with -C"
        )
    schemas = load_schemas(root)
    found: list[tuple[Path, Kind]] = []
    strays: list[tuple[str, str]] = []
    try:
        for path in sorted(content.rglob("*")):
            kind, stray = _place(root, path, schemas.places)
            if stray:
                strays.append((path.relative_to(root).as_posix(), stray))
            elif kind and (not kinds or kind.name in kinds):
                found.append((path, kind))
        documents = spread(partial(read_file, root), [path for path, _ in found])
    except OSError as error:
        raise MkatabaError(f"{error.filename} can't be read: {error.strerror}") from error
    files = tuple(
        File(kind, document) for (_, kind), document in zip(found, documents, strict=True)
    )
    missing = tuple(_missing(files, schemas.places))
    return Project(root, files, missing, tuple(strays), schemas, today())


def _place(root: Path, path: Path, places: Iterable[Kind]) -> tuple[Kind | None, str]:
    """Return the kind of the file at ``path``, or None and why it has no place; "" for a folder."""
    below = path.relative_to(root / CONTENT)
    # not Path.resolve: it fails on a link that leads to itself
    is_link, is_folder = path.is_symlink(), path.is_dir()
    if is_link and not Path(os.path.realpath(path)).is_relative_to(root):
        return None, "is a link that leads out of the project"
    if is_link and is_folder:
        return None, "is a link to a folder, whose files are not read"
    if is_folder or any(map(_LEFT_OVER.fullmatch, below.parts)):
        return None, ""
    if not str(below).isprintable():
        return None, "has characters in its name that can't be shown"
    kind = next((kind for kind in places if kind.holds(below)), None)
    if kind is None:
        return None, "has no place in the content"
    return (kind, "") if path.is_file() else (None, "is not a file")


def _missing(files: Iterable[File], places: Iterable[Kind]) -> Iterator[Kind]:
    there = {file.path.removeprefix(CONTENT + "/") for file in files}
    for kind in places:
        if not (kind.many or kind.optional) and kind.place not in there:
            yield kind
