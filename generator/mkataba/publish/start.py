"""Starts an organisation's own repository."""

from collections.abc import Iterable
from pathlib import Path

from mkataba.derive import editor
from mkataba.derive.skeleton import skeleton
from mkataba.errors import MkatabaError
from mkataba.project import data_folder
from mkataba.schema import Schemas


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
    files[".github/actions/charter/action.yml"] = data_folder("action.yml").read_bytes()
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
