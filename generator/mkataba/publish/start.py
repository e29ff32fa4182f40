"""Starts an organisation's own repository."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from mkataba.derive import editor
from mkataba.derive.skeleton import skeleton
from mkataba.errors import MkatabaError
from mkataba.project import CONTENT, data_folder, inside
from mkataba.publish import installed
from mkataba.schema import Schemas

ACTION = ".github/actions/charter"
"""Where a repository holds the action, with the programs that it runs."""

_SETTINGS = ".vscode/settings.json"
_PLACES = b'"yaml.schemas": %s'


def action_files() -> tuple[Path, ...]:
    """Return what makes up the action: its steps, its programs, the versions it is tested with."""
    here = Path(__file__).parent
    programs = (here / "comment.py", here / "install.py")
    return (data_folder("action.yml"), *programs, data_folder("constraints.txt"))


class Started(Struct, frozen=True):
    """What was made, what was kept as it was, and what content lacks still: paths below DIR."""

    made: tuple[str, ...]
    kept: tuple[str, ...]
    had_content: bool
    lacking: tuple[str, ...]


def shipped(schemas: Schemas, languages: Iterable[str]) -> dict[str, bytes]:
    """Return all that a project gets beside its content, by path below its folder.

    Args:
        schemas: The schemas that editors are given.
        languages: Codes of the languages of publication, the default one first.
    """
    templates = data_folder("templates")
    services = next(kind for kind in schemas.places if kind.many)
    clause = schemas.profile.clause_of(services.place) or next(iter(schemas.clauses))  # an example
    files = {"mkdocs.yml": (templates / "theme" / "mkdocs.yml").read_bytes()}
    files |= {f"{ACTION}/{path.name}": path.read_bytes() for path in action_files()}
    for path in sorted((templates / "init").rglob("*")):
        if path.is_file():
            # no name begins with a dot there: a wheel's build and editors would obey such files
            name = path.relative_to(templates / "init").as_posix().replace("dot-", ".")
            files[name] = path.read_bytes().replace(b"@CLAUSE@", clause.encode())
    places = json.dumps(editor.places(schemas.parts.values()), indent=2).replace("\n", "\n  ")
    files[_SETTINGS] = files[_SETTINGS].replace(_PLACES % b"{}", _PLACES % places.encode())
    for place, schema in editor.schema_files(schemas, tuple(languages)).items():
        files[f"{editor.FOLDER}/{place}"] = schema.encode()
    return files


def has_content(folder: Path) -> bool:
    """Tell whether a file is in a project's content, whatever it holds."""
    files = (path for path in (folder / CONTENT).rglob("*") if not path.name.startswith("."))
    return any(path.is_file() for path in files)


def start(
    folder: Path,
    schemas: Schemas,
    languages: Iterable[str],
    name: str,
    standard: str = "",
    missing: bool = False,
) -> Started:
    """Write the files of a new project, and note what was written; content that is there stands.

    To content that is there no service is ever added: one of their own stands for the first one,
    which would come back beside it.

    Args:
        folder: Where to write; made if it is not there.
        schemas: Those of the standard that the content is held to.
        languages: Codes of the languages of publication, the default one first.
        name: The organisation's name, or "".
        standard: The name of the standard, where the content is to say it; else "".
        missing: Whether content that is there gets the files of which there is one each and that
            it lacks, to be filled in.

    Raises:
        MkatabaError: If a folder is a link that leads out of the project: then nothing was
            written. If a file or folder can't be written.
    """
    codes = tuple(languages)
    there = has_content(folder)
    ours = shipped(schemas, codes)
    content = {
        f"{CONTENT}/{place}": text.encode()
        for place, text in skeleton(schemas, codes, name, standard).items()
    }
    absent = [path for path in content if there and not os.path.lexists(folder / path)]
    single = {f"{CONTENT}/{kind.place}" for kind in schemas.places if not kind.many}
    lacking = [path for path in absent if path in single and not missing]
    left_out = {path for path in absent if path not in single}.union(lacking)
    files = {path: data for path, data in content.items() if path not in left_out} | ours
    for target in (*files, installed.RECORD):
        inside(folder, (folder / target).parent)
    made, kept = [], []
    for target, data in files.items():
        try:
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            with (folder / target).open("xb") as stream:
                stream.write(data)
            made.append(target)
        except FileExistsError:
            kept.append(target)
        except OSError as error:
            raise MkatabaError(f"{folder / target} can't be written: {error.strerror}") from error
    if (new := installed.note(folder, ours)) is not None:
        (made if new else kept).append(installed.RECORD)
    return Started(tuple(made), tuple(kept), there, tuple(lacking))
