"""Finds and loads a project: the only place that reads content, schemas, templates and words.

Where a project has ``schemas/`` or ``templates/`` of its own, each file there shadows the packaged
file of the same name.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from mkataba import schema_form, source
from mkataba.errors import MkatabaError
from mkataba.languages import Languages, folder_files, learn, packaged
from mkataba.parallel import spread
from mkataba.programs import surroundings
from mkataba.schema import Schemas

CONTENT = "content"
LANGUAGES = "languages"
"""The folder of a project's own languages."""

# what systems and editors leave in folders, and everything that is hidden
_LEFT_OVER = re.compile(r"\..*|.*~|.*\.(bak|orig|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)


@dataclass(frozen=True)
class Kind:
    """A kind of content file: its schema and where it lives under ``content/``.

    ``place`` is a file or, with ``*``, a pattern. ``clause`` is what a missing file leaves
    unanswered; one that is ``optional`` may be missing.
    """

    name: str
    place: str
    clause: str = ""
    optional: bool = False

    @property
    def many(self) -> bool:
        """Whether the place holds any number of files."""
        return "*" in self.place

    def holds(self, path: PurePath) -> bool:
        """Tell whether a path below ``content/`` is a file of this kind."""
        return path.match(self.place) and len(path.parts) == self.place.count("/") + 1


KINDS = (
    Kind("organization", "organization.yml", "3.1.1.a"),
    Kind("policy", "policy.yml", "3.1.1"),
    Kind("channels", "channels.yml", "3.5.2.a"),
    Kind("service_points", "service_points.yml", "3.5.1.c"),
    Kind("charter", "charters/external.yml", "3.2.2.a"),
    Kind("charter", "charters/internal.yml", "3.2.2.a"),
    Kind("service", "services/*.yml", "3.2.2.a"),
    Kind("manual", "manual.yml", "3.5.1"),
    Kind("waivers", "waivers.yml", optional=True),
)


@dataclass(frozen=True)
class File:
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
        return PurePosixPath(self.path).stem


@dataclass(frozen=True)
class Project:
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
        return (file for file in self.files if file.kind.name == kind)

    @cached_property
    def templates(self) -> dict[str, bytes]:
        """Every template by its path below ``templates/``, the project's own ones on top.

        Raises:
            MkatabaError: If one is a link that leads out of the project.
        """
        return {**packaged_templates(), **self.own_templates}

    @cached_property
    def own_templates(self) -> dict[str, bytes]:
        """The templates of the project itself, by path below ``templates/``.

        Raises:
            MkatabaError: If one is a link that leads out of the project.
        """
        files = _template_files(self.root / "templates")
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
        files = {f"templates/{name}": text for name, text in self.templates.items()}
        files["mkdocs.yml"] = files["templates/theme/mkdocs.yml"]
        for code, own_files in _own_languages(self.root).items():
            for name, text in own_files.items():
                files[f"{LANGUAGES}/{code}/{name}.yml"] = text
        own = [*(self.root / "schemas").glob("*.yml"), self.root / "mkdocs.yml"]
        for path in (*sorted(data_folder("schemas").glob("*.yml")), *filter(Path.is_file, own)):
            if path in own:
                inside(self.root, path)
            folder = "" if path.name == "mkdocs.yml" else "schemas/"
            files[f"{folder}{path.name}"] = path.read_bytes()
        return files


@cache
def packaged_templates() -> dict[str, bytes]:
    """Return the templates that come with mkataba, by path below ``templates/``."""
    files = _template_files(data_folder("templates"))
    return {name: path.read_bytes() for name, path in files.items()}


def _template_files(base: Path) -> dict[str, Path]:
    return {
        path.relative_to(base).as_posix(): path
        for path in sorted(base.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def data_folder(name: str) -> Path:
    """Return ``schemas``, ``templates`` or ``action.yml``: in the wheel, or in the checkout."""
    packaged = Path(__file__).parent / "data" / name
    return packaged if packaged.exists() else Path(__file__).parents[2] / name


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


def load(root: Path) -> Project:
    """Return the project in the folder ``root``.

    Raises:
        MkatabaError: If there is no ``content/``, or a folder or file can't be read.
    """
    root = root.resolve()
    content = root / CONTENT
    if not content.is_dir():
        raise MkatabaError(
            f"there is no folder {CONTENT}/ in {root}; "
            "start one with `mkataba init`, or name the right folder with -C"
        )
    found: list[tuple[Path, Kind]] = []
    strays: list[tuple[str, str]] = []
    try:
        for path in sorted(content.rglob("*")):
            kind, stray = _place(root, path)
            if stray:
                strays.append((path.relative_to(root).as_posix(), stray))
            elif kind:
                found.append((path, kind))
        documents = spread(partial(_read, root), [path for path, _ in found])
    except OSError as error:
        raise MkatabaError(f"{error.filename} can't be read: {error.strerror}") from error
    files = tuple(
        File(kind, document) for (_, kind), document in zip(found, documents, strict=True)
    )
    return Project(root, files, _missing(files), tuple(strays), load_schemas(root), today())


def _place(root: Path, path: Path) -> tuple[Kind | None, str]:
    """Return the kind of the file at ``path``, or None and why it has no place; "" for a folder."""
    below = path.relative_to(root / CONTENT)
    # not Path.resolve: it fails on a link that leads to itself
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root):
        return None, "is a link that leads out of the project"
    if path.is_dir() or any(map(_LEFT_OVER.fullmatch, below.parts)):
        return None, ""
    if not str(below).isprintable():
        return None, "has signs in its name that can't be shown"
    kind = next((kind for kind in KINDS if kind.holds(below)), None)
    if kind is None:
        return None, "has no place in the content"
    return (kind, "") if path.is_file() else (None, "is not a file")


def _read(root: Path, path: Path) -> source.Document:
    with path.open("rb") as stream:
        raw = stream.read(source.MAX_BYTES + 1)
        size = os.fstat(stream.fileno()).st_size
    return source.read(path.relative_to(root).as_posix(), raw, size)


def _missing(files: Iterable[File]) -> tuple[Kind, ...]:
    there = {file.path.removeprefix(CONTENT + "/") for file in files}
    return tuple(
        kind for kind in KINDS if not (kind.many or kind.optional) and kind.place not in there
    )


def languages(root: Path) -> Languages:
    """Return every language, those with a folder in ``root``/languages among them.

    What such a folder holds is data; it goes before ours of the same name, file by file.

    Raises:
        MkatabaError: If a file of it is a link that leads out of the project.
    """
    own = _own_languages(root)
    files = tuple((code, tuple(texts.items())) for code, texts in own.items())
    return _languages(files) if files else packaged()


@lru_cache(maxsize=4)  # the same objects, so that what is made of them is made once
def _languages(files: tuple[tuple[str, tuple[tuple[str, bytes], ...]], ...]) -> Languages:
    found = packaged().with_own({code: dict(texts) for code, texts in files})
    learn(found)
    return found


def _own_languages(root: Path) -> dict[str, dict[str, bytes]]:
    found = folder_files(root / LANGUAGES)
    for paths in found.values():
        for path in paths:
            inside(root, path)
    return {code: {path.stem: path.read_bytes() for path in paths} for code, paths in found.items()}


def load_schemas(root: Path | None = None) -> Schemas:
    """Return the packaged schemas, shadowed file by file by those in ``root``/schemas.

    Raises:
        MkatabaError: If one of them can't be used, with its file and line, or is a link that leads
            out of the project.
    """
    if root is None:
        return _packaged_schemas()
    spoken = languages(root)
    own = root / "schemas"
    is_own = own.is_dir() and own != data_folder("schemas")
    if not is_own and spoken.keys() == packaged().keys():
        return _packaged_schemas()
    shipped = _schemas((data_folder("schemas"),), spoken)
    if not is_own:
        return shipped
    for path in own.glob("*.yml"):
        inside(root, path)
    return _schemas((data_folder("schemas"), own), spoken, shipped)


@cache
def _packaged_schemas() -> Schemas:
    return _schemas((data_folder("schemas"),), packaged())


def _schemas(folders: Iterable[Path], spoken: Languages, shipped: Schemas | None = None) -> Schemas:
    read: dict[str, source.Document] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yml")):
            read[path.stem] = _schema_file(path)
    kinds = {name: document.data for name, document in read.items()}
    types, standard = kinds.pop("types"), kinds.pop("standard")
    _put_in(kinds["organization"], tuple(spoken))
    schemas = Schemas(kinds, types, standard, frozenset(spoken))
    fault = next(schema_form.faults(schemas, shipped), None)
    if fault is not None:
        document = read[fault.file]
        line = document.mark(fault.path, key=True).line
        named = f"{'.'.join(map(str, fault.path))}: " if fault.path else ""
        raise MkatabaError(f"{document.path}, line {line}: {named}{fault.message}")
    return schemas


def _put_in(organization: dict[str, Any], codes: tuple[str, ...]) -> None:
    """Put the codes of the languages where a schema asks for ``languages`` instead of a list."""
    listed = organization.get("languages")
    if not isinstance(listed, dict):
        return
    item = listed.get("schema")
    if isinstance(item, dict) and item.get("allowed") == LANGUAGES:
        item["allowed"] = [*codes]
        both = f"list {', '.join(codes)} or both"
        several = f"list one or more of {', '.join(codes)}"
        hint = both if len(codes) == 2 else several
        listed.setdefault("meta", {}).setdefault("hint", hint)


def _schema_file(path: Path) -> source.Document:
    document = source.read(f"schemas/{path.name}", path.read_bytes())
    problem = next((one for one in document.problems if one.rule == "yaml"), None)
    if problem is not None:
        message = f"{document.path}, line {problem.mark.line}: {problem.message}"
        raise MkatabaError(f"{message}; {problem.hint}" if problem.hint else message)
    if not isinstance(document.data, dict):
        raise MkatabaError(f"{document.path}, line 1: the file has to hold a map of fields")
    return document


def today() -> date:
    """Return the day of ``SOURCE_DATE_EPOCH``, else that of the clock; for what can be overdue.

    Raises:
        MkatabaError: If ``SOURCE_DATE_EPOCH`` is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _moment(epoch).date() if epoch else datetime.now(UTC).date()


def build_time(root: Path) -> datetime:
    """Return the time that a build bears: ``SOURCE_DATE_EPOCH``, else the last commit, else 1980.

    Raises:
        MkatabaError: If ``SOURCE_DATE_EPOCH`` is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        try:
            epoch = subprocess.run(
                command, capture_output=True, text=True, env=surroundings(), check=False
            ).stdout
        except OSError:
            epoch = ""
    return _moment(epoch.strip() or "315532800")


def _moment(epoch: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; give a number of seconds"
        raise MkatabaError(message) from error
