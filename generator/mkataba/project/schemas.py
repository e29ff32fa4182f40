"""The schemas that a project is held to: of mkataba, its own, and the standard that it names."""

from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from mkataba import print_registry, profiles, source, yaml_cache
from mkataba.errors import MkatabaError
from mkataba.languages import Languages, packaged
from mkataba.papers import PAPERS
from mkataba.print_entry import PUBLIC
from mkataba.profiles import answers
from mkataba.profiles import form as profile_form
from mkataba.project.own_languages import languages
from mkataba.project.places import CONTENT, LANGUAGES, data_folder, inside, read_file
from mkataba.schema import Schemas
from mkataba.schema import form as schema_form
from mkataba.schema.shipped import Fault, profile_file

NAMES_STANDARD = f"{CONTENT}/organization.yml"
"""The file that says what standard a project is held to."""


def _standard(documents: Iterable[source.Document]) -> str:
    """Return the name of the standard that the organisation names; "" where it names none."""
    for document in documents:
        if document.path == NAMES_STANDARD and isinstance(document.data, dict):
            named = document.data.get(answers.STANDARD)
            return named if isinstance(named, str) else ""
    return ""


def _named_standard(root: Path) -> str:
    path = root / NAMES_STANDARD
    if not path.is_file():
        return ""
    inside(root, path)
    try:
        return _standard([read_file(root, path)])
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
    paths = schema_paths(own)
    for path in paths:
        inside(root, path)
    return _schemas(schema_files(own, paths), standard, languages(root))


@cache
def _packaged_files() -> dict[str, source.Document]:
    """Return the schemas that come with mkataba, by their names."""
    folder = data_folder("schemas")
    return schema_files(folder, schema_paths(folder))


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
_CHOICES = {
    "prints": [entry.name for entry in print_registry.PRINTS if entry.audience == PUBLIC],
    "papers": [*PAPERS],
}


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
    ours = _packaged_files()[profile_file(profiles.DEFAULT)].data
    data = {profiles.PAYMENT: ours[profiles.PAYMENT], **document.data}
    lines = {rule: document.mark(("rules", rule), key=True).line for rule in document.data["rules"]}
    return profiles.Profile(name, data, lines)


def _held_to(
    read: dict[str, source.Document],
    profile: profiles.Profile,
    names: Iterable[str],
    spoken: Languages,
    shipped: Schemas | None = None,
) -> Schemas:
    kinds = {name: document.data for name, document in read.items() if "/" not in name}
    kinds["organization"] = _with_languages(kinds["organization"], tuple(spoken))
    kinds["publication"] = _with_prints(kinds["publication"])
    kinds = answers.worded(kinds, profile)
    types = answers.with_payment(kinds.pop("types"), profile)
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
    another = f"{hint}; docs/languages.md says how to add a language that is not among them"
    code = {**item, "allowed": [*codes], "meta": {"hint": another, **item.get("meta", {})}}
    return {**fields, "languages": {**listed, "schema": code, "meta": told}}


def _with_prints(fields: Any) -> Any:
    """Return fields with the names of the registry where one allows ``prints`` or ``papers``."""
    if isinstance(fields, list):
        return [_with_prints(one) for one in fields]
    if not isinstance(fields, dict):
        return fields
    made = {key: _with_prints(value) for key, value in fields.items()}
    choice = made.get("allowed")
    return {**made, "allowed": [*_CHOICES[choice]]} if choice in ("prints", "papers") else made


def _refuse(read: dict[str, source.Document], fault: Fault) -> NoReturn:
    document = read[fault.file]
    line = document.mark(fault.path, key=True).line
    named = f"{'.'.join(map(str, fault.path))}: " if fault.path else ""
    raise MkatabaError(f"{document.path}, line {line}: {named}{fault.message}")


def schema_paths(folder: Path) -> list[Path]:
    """Return the schema files of a folder, with the profiles."""
    return [*sorted(folder.glob("*.yml")), *sorted(folder.glob(f"{_PROFILES}*.yml"))]


def schema_files(folder: Path, paths: Iterable[Path]) -> dict[str, source.Document]:
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
