"""The catalogue of a language, and what is wrong with it: named by its file and line."""

from collections.abc import Mapping
from functools import lru_cache

from mkataba.errors import MkatabaError
from mkataba.reading.catalogue import Unreadable, messages, translations


@lru_cache(maxsize=16)
def catalogue(language: str, po: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return the translations that a catalogue's text holds, by key; none for an empty one.

    Raises:
        MkatabaError: If the text has not the form of a catalogue; with its line.
    """
    if not po:
        return {}
    found = messages(po)
    if isinstance(found, Unreadable):
        place = f"templates/locale/{language}.po, line {found.line}"
        raise MkatabaError(f"{place}: the words can't be read: {found.said}")
    return translations(found)


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
