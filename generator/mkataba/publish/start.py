"""Starts an organisation's own repository."""

from collections.abc import Iterable
from pathlib import Path

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
    files = {
        f"content/{place}": text.encode()
        for place, text in skeleton(schemas, tuple(languages), name).items()
    }
    templates = data_folder("templates")
    files["mkdocs.yml"] = (templates / "theme" / "mkdocs.yml").read_bytes()
    for path in sorted((templates / "init").iterdir()):
        # `gitignore` has no dot there: a wheel's build would obey it
        target = ".gitignore" if path.name == "gitignore" else path.name
        files[target] = path.read_bytes()
    made, kept = [], []
    for place, text in files.items():
        try:
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            with (folder / place).open("xb") as stream:
                stream.write(text)
            made.append(place)
        except FileExistsError:
            kept.append(place)
        except OSError as error:
            raise MkatabaError(f"{folder / place} can't be written: {error.strerror}") from error
    return made, kept
