"""Finds and loads a project: the only place that reads content, schemas, templates and words.

Where a project has ``schemas/`` or ``templates/`` of its own, each file there shadows the packaged
file of the same name.
"""

import os
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property, lru_cache, partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from mkataba import profiles, source, yaml_cache
from mkataba.errors import MkatabaError
from mkataba.languages import Languages, folder_files, learn, packaged
from mkataba.parallel import spread
from mkataba.parts import Kind
from mkataba.profiles import answers
from mkataba.profiles import form as profile_form
from mkataba.programs import surroundings
from mkataba.schema import Schemas
from mkataba.schema import form as schema_form
from mkataba.schema.shipped import Fault, profile_file

CONTENT = "content"
LANGUAGES = "languages"
"""The folder of a project's own languages."""

# what systems and editors leave in folders, and everything that is hidden
_LEFT_OVER = re.compile(r"\..*|.*~|.*\.(bak|orig|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)


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
        own, packaged = self.root / "schemas", data_folder("schemas")
        for base, path in (
            *((packaged, path) for path in _schema_paths(packaged)),
            *((own, path) for path in _schema_paths(own)),
            *((self.root, path) for path in (self.root / "mkdocs.yml",) if path.is_file()),
        ):
            if base != packaged:
                inside(self.root, path)
            folder = "" if base == self.root else "schemas/"
            files[f"{folder}{path.relative_to(base).as_posix()}"] = path.read_bytes()
        return files


@cache
def packaged_templates() -> dict[str, bytes]:
    """Return the templates that come with mkataba, by path below ``templates/``."""
    files = _template_files(data_folder("templates"))
    return {name: path.read_bytes() for name, path in files.items()}


@cache
def packaged_catalogue(language: str) -> bytes:
    """Return the gettext catalogue of a language that comes with mkataba; none where none does."""
    path = data_folder("templates") / "locale" / f"{language}.po"
    return path.read_bytes() if path.is_file() else b""


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
    schemas = load_schemas(root)
    found: list[tuple[Path, Kind]] = []
    strays: list[tuple[str, str]] = []
    try:
        for path in sorted(content.rglob("*")):
            kind, stray = _place(root, path, schemas.places)
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
    missing = tuple(_missing(files, schemas.places))
    return Project(root, files, missing, tuple(strays), schemas, today())


def _place(root: Path, path: Path, places: Iterable[Kind]) -> tuple[Kind | None, str]:
    """Return the kind of the file at ``path``, or None and why it has no place; "" for a folder."""
    below = path.relative_to(root / CONTENT)
    # not Path.resolve: it fails on a link that leads to itself
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root):
        return None, "is a link that leads out of the project"
    if path.is_symlink() and path.is_dir():
        return None, "is a link to a folder, whose files are not read"
    if path.is_dir() or any(map(_LEFT_OVER.fullmatch, below.parts)):
        return None, ""
    if not str(below).isprintable():
        return None, "has characters in its name that can't be shown"
    kind = next((kind for kind in places if kind.holds(below)), None)
    if kind is None:
        return None, "has no place in the content"
    return (kind, "") if path.is_file() else (None, "is not a file")


def _read(root: Path, path: Path) -> source.Document:
    with path.open("rb") as stream:
        raw = stream.read(source.MAX_BYTES + 1)
        size = os.fstat(stream.fileno()).st_size
    return source.read(path.relative_to(root).as_posix(), raw, size)


def _missing(files: Iterable[File], places: Iterable[Kind]) -> Iterator[Kind]:
    there = {file.path.removeprefix(CONTENT + "/") for file in files}
    for kind in places:
        if not (kind.many or kind.optional) and kind.place not in there:
            yield kind


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


_NAMES_STANDARD = f"{CONTENT}/organization.yml"


def _standard(documents: Iterable[source.Document]) -> str:
    """Return the name of the standard that the organisation names; "" where it names none."""
    for document in documents:
        if document.path == _NAMES_STANDARD and isinstance(document.data, dict):
            named = document.data.get(answers.STANDARD)
            return named if isinstance(named, str) else ""
    return ""


def _named_standard(root: Path) -> str:
    path = root / _NAMES_STANDARD
    if not path.is_file():
        return ""
    inside(root, path)
    try:
        return _standard([_read(root, path)])
    except OSError as error:
        raise MkatabaError(f"{path} can't be read: {error.strerror}") from error


def load_schemas(root: Path | None = None, standard: str | None = None) -> Schemas:
    """Return the packaged schemas, shadowed file by file by those in ``root``/schemas.

    Args:
        root: The project's folder.
        standard: The name of the profile that the content is held to; the one that the project's
            organization.yml names, where it is not given. What there is no profile for counts as
            the default one: the check says so.

    Raises:
        MkatabaError: If one of them can't be used, with its file and line, or is a link that leads
            out of the project.
    """
    if standard is None:
        standard = _named_standard(root) if root else ""
    own = root / "schemas" if root else None
    if root is None or own is None or not own.is_dir() or own == data_folder("schemas"):
        spoken = languages(root) if root else packaged()
        is_ours = spoken.keys() == packaged().keys()
        return _packaged_schemas(standard) if is_ours else _schemas({}, standard, spoken)
    paths = _schema_paths(own)
    for path in paths:
        inside(root, path)
    return _schemas(_schema_files(own, paths), standard, languages(root))


@cache
def _packaged_files() -> dict[str, source.Document]:
    """Return the schemas that come with mkataba, by their names."""
    folder = data_folder("schemas")
    return _schema_files(folder, _schema_paths(folder))


@cache
def _packaged_schemas(standard: str) -> Schemas:
    return _schemas({}, standard, packaged())


def _schemas(own: dict[str, source.Document], standard: str, spoken: Languages) -> Schemas:
    """Return the schemas with the files of a project's own, which shadow the packaged ones."""
    shipped = _packaged_files()
    read = {**shipped, **own}
    names = [name.rpartition("/")[2] for name in read if name.startswith(_PROFILES)]
    profile = _profile(read, standard if standard in names else profiles.DEFAULT, own)
    if not own:
        schemas = _held_to(read, profile, names, spoken)
        found = schema_form.faults(schemas)
    else:
        ours = profile_file(profile.name) in shipped
        as_shipped = _profile(shipped, profile.name, {}) if ours else profile
        base = _held_to(shipped, as_shipped, (), spoken)
        schemas = _held_to(read, profile, names, spoken, base)
        found = schema_form.faults(schemas, base)
        if profile_file(profile.name) in own:
            found = chain(found, _unknown(profile, schemas, base))
    if fault := next(found, None):
        _refuse(read, fault)
    return schemas


_PROFILES = profile_file("")


def _unknown(profile: profiles.Profile, schemas: Schemas, base: Schemas) -> Iterator[Fault]:
    """Yield what a profile names that is in no schema, neither the project's nor the shipped."""
    kinds = [*base.kinds.items(), *schemas.kinds.items()]
    for path, message in answers.unknown(profile, kinds, [kind.place for kind in schemas.places]):
        yield Fault(profile_file(profile.name), path, message)


def _profile(read: dict[str, source.Document], name: str, own: Container[str]) -> profiles.Profile:
    """Return a profile; one of the project's ``own`` is looked at first, ours by the tests."""
    file = profile_file(name)
    document = read[file]
    if file not in own:
        return profiles.Profile(name, document.data)
    for path, message in profile_form.faults(document.data):
        _refuse(read, Fault(file, path, message))
    lines = {rule: document.mark(("rules", rule), key=True).line for rule in document.data["rules"]}
    return profiles.Profile(name, document.data, lines)


def _held_to(
    read: dict[str, source.Document],
    profile: profiles.Profile,
    names: Iterable[str],
    spoken: Languages,
    shipped: Schemas | None = None,
) -> Schemas:
    kinds = {name: document.data for name, document in read.items() if "/" not in name}
    kinds["organization"] = _with_languages(kinds["organization"], tuple(spoken))
    kinds = answers.worded(kinds, profile)
    types = kinds.pop("types")
    kinds = dict(answers.held_to(kinds, profile, names))
    return Schemas(kinds, types, profile, frozenset(spoken), shipped)


def _with_languages(fields: dict[str, Any], codes: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields with the codes of languages where one asks for ``languages``, not a list.

    The fields given stay as they are: they are kept, and other projects have other languages.
    """
    listed = fields.get("languages")
    if not isinstance(listed, dict):
        return fields
    item = listed.get("schema")
    if not isinstance(item, dict) or item.get("allowed") != LANGUAGES:
        return fields
    both = f"list {', '.join(codes)} or both"
    several = f"list one or more of {', '.join(codes)}"
    hint = both if len(codes) == 2 else several
    meta = listed.get("meta", {})
    told = {"hint": hint, **meta} if isinstance(meta, dict) else meta
    return {
        **fields,
        "languages": {**listed, "schema": {**item, "allowed": [*codes]}, "meta": told},
    }


def _refuse(read: dict[str, source.Document], fault: Fault) -> NoReturn:
    document = read[fault.file]
    line = document.mark(fault.path, key=True).line
    named = f"{'.'.join(map(str, fault.path))}: " if fault.path else ""
    raise MkatabaError(f"{document.path}, line {line}: {named}{fault.message}")


def _schema_paths(folder: Path) -> list[Path]:
    return [*sorted(folder.glob("*.yml")), *sorted(folder.glob(f"{_PROFILES}*.yml"))]


def _schema_files(folder: Path, paths: Iterable[Path]) -> dict[str, source.Document]:
    """Return the files of a folder of schemas by their names, as read or as kept."""
    files = {path.relative_to(folder).as_posix()[:-4]: path.read_bytes() for path in paths}
    known = yaml_cache.kept("schemas", files)
    if known is not None:
        return {
            name: source.Document(f"schemas/{name}.yml", known[name], (), raw)
            for name, raw in files.items()
        }
    read = {name: _schema_file(name, raw) for name, raw in files.items()}
    if not any(document.problems for document in read.values()):
        yaml_cache.keep("schemas", files, {name: document.data for name, document in read.items()})
    return read


def _schema_file(name: str, raw: bytes) -> source.Document:
    document = source.read(f"schemas/{name}.yml", raw)
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
        # loaded here: a check asks git nothing
        import subprocess  # noqa: PLC0415

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
