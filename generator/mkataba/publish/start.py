"""Starts an organisation's own repository."""

from collections.abc import Iterable
from pathlib import Path

from mkataba.derive import editor
from mkataba.derive.skeleton import skeleton
from mkataba.errors import MkatabaError
from mkataba.project import data_folder
from mkataba.schema import Schemas

ACTION = ".github/actions/charter"
"""Where a repository holds the action, with the programs that it runs."""


def action_files() -> tuple[Path, ...]:
    """Return what makes up the action: its steps, its programs, the versions it is tested with."""
    here = Path(__file__).parent
    programs = (here / "comment.py", here / "install.py")
    return (data_folder("action.yml"), *programs, data_folder("constraints.txt"))


def start(
    folder: Path, schemas: Schemas, languages: Iterable[str], name: str
) -> tuple[list[str], list[str]]:
    """Write the files of a new project; return the paths made and the paths kept as they were.

    Args:
        folder: Where to write; made if it is not there.
        schemas: The packaged schemas.
        languages: Codes of the languages of publication, the default one first.
        name: The organisation's name, or "".

    Raises:
        MkatabaError: If a file or folder can't be written.
    """
    codes = tuple(languages)
    files = {
        f"content/{place}": text.encode() for place, text in skeleton(schemas, codes, name).items()
    }
    templates = data_folder("templates")
    files["mkdocs.yml"] = (templates / "theme" / "mkdocs.yml").read_bytes()
    files |= {f"{ACTION}/{path.name}": path.read_bytes() for path in action_files()}
    for path in sorted((templates / "init").rglob("*")):
        if path.is_file():
            # no name begins with a dot there: a wheel's build and editors would obey such files
            name = path.relative_to(templates / "init").as_posix().replace("dot-", ".")
            files[name] = path.read_bytes()
    for place, schema in editor.schema_files(schemas, codes).items():
        files[f"{editor.FOLDER}/{place}"] = schema.encode()
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
    return made, kept
