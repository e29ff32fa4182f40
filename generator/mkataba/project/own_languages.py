"""The languages that a project has: those of mkataba and its own."""

from functools import lru_cache
from pathlib import Path

from mkataba.languages import Languages, folder_files, learn, packaged
from mkataba.project.places import LANGUAGES, inside


def languages(root: Path) -> Languages:
    """Return every language, those with a folder in ``root``/languages among them.

    What such a folder holds is data; it goes before ours of the same name, file by file.

    Raises:
        MkatabaError: If a file of it is a link that leads out of the project.
    """
    own = own_language_files(root)
    files = tuple((code, tuple(texts.items())) for code, texts in own.items())
    return _languages(files) if files else packaged()


@lru_cache(maxsize=4)  # the same objects, so that what is made of them is made once
def _languages(files: tuple[tuple[str, tuple[tuple[str, bytes], ...]], ...]) -> Languages:
    found = packaged().with_own({code: dict(texts) for code, texts in files})
    learn(found)
    return found


def own_language_files(root: Path) -> dict[str, dict[str, bytes]]:
    """Return the files of a project's own languages, by language and name."""
    found = folder_files(root / LANGUAGES)
    for paths in found.values():
        for path in paths:
            inside(root, path)
    return {code: {path.stem: path.read_bytes() for path in paths} for code, paths in found.items()}
