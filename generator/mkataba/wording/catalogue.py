"""The catalogue of a language, and what is wrong with it: named by its file and line."""

from collections.abc import Mapping
from functools import lru_cache

from babel.messages.pofile import PoFileError

from mkataba.errors import MkatabaError
from mkataba.reading import read_catalogue


@lru_cache(maxsize=16)
def catalogue(language: str, po: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return the translations that a catalogue's text holds, by key; none for an empty one.

    Raises:
        MkatabaError: If the text has not the form of a catalogue; with its line.
    """
    if not po:
        return {}
    place = f"templates/locale/{language}.po"
    try:
        return read_catalogue(po)
    except PoFileError as error:
        said = str(error.args[0]).removesuffix(f" on {error.lineno}")
        raise MkatabaError(f"{place}, line {error.lineno + 1}: {said}") from error
    except UnicodeDecodeError as error:
        said = "the file is not UTF-8 text; save it again as UTF-8"
        raise MkatabaError(f"{place}, line {_undecodable(po)}: {said}") from error
    except (ValueError, LookupError, TypeError, IndexError) as error:
        raise MkatabaError(f"{place}: the catalogue can't be read: {error}") from error


def _undecodable(po: bytes) -> int:
    """Return the first line that is not UTF-8; 1 where all are, and the file says otherwise."""
    for number, line in enumerate(po.split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError:
            return number
    return 1


def wrong_placeholder(
    language: str, po: bytes, message: str, words: str, values: Mapping[str, object]
) -> MkatabaError:
    """Return the sentence for a translation that does not take the values of its key.

    Args:
        language: Of the catalogue.
        po: Its text.
        message: The key.
        words: Its translation.
        values: What is to be put in, by the names of the placeholders.
    """
    names = ", ".join(f"%({name})s" for name in values)
    place = f"templates/locale/{language}.po"
    if line := _line(po, message):
        place += f", line {line}"
    return MkatabaError(
        f'{place}: "{words}" stands for "{message}" and has to hold its placeholders as they are '
        f"({names}); a percent sign alone is written %%"
    )


def _line(po: bytes, message: str) -> int:
    """Return the line on which a key stands; 0 where it is not found as one line."""
    written = message.replace("\\", "\\\\").replace('"', '\\"')
    lines = po.decode("utf-8", "replace").split("\n")
    wanted = f'msgid "{written}"'
    return next((number for number, line in enumerate(lines, 1) if line.strip() == wanted), 0)
