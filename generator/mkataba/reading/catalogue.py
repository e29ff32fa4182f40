"""A gettext catalogue with the place of each of its messages, or what keeps it from being read."""

import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

_PLACEHOLDER = re.compile(r"%\((\w+)\)")
_JOINED = re.compile(r'"[ \t]*\r?\n[ \t]*"')
_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)", re.IGNORECASE)
_MOST_PLURALS = 6  # as Arabic has; each message is given room for as many as are named


class Message(Struct, frozen=True):
    """One message: its keys and its translations, one each or one for each plural form."""

    line: int  # 1-based
    keys: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def is_translated(self) -> bool:
        """Whether no form is left out."""
        return bool(self.words) and all(word.strip() for word in self.words)

    def faults(self) -> Iterator[str]:
        """Yield what the placeholders of a translation do wrong: with that, no page can be made."""
        known = {name for key in self.keys for name in _PLACEHOLDER.findall(key)}
        for word in self.words if known else ():
            named = set(_PLACEHOLDER.findall(word))
            for name in sorted(named - known):
                yield f"%({name})s is not in the English words"
            # the one form of several may leave the number out, as in "one day"
            for name in sorted(known - named) if len(self.keys) == 1 else ():
                yield f"%({name})s is missing"
            if named <= known and not _fits(word, known):
                yield "a % stands where it is read as the beginning of a placeholder"


class Unreadable(Struct, frozen=True):
    """Why a catalogue can't be read, and on which line."""

    line: int
    said: str


@lru_cache(maxsize=8)
def messages(po: bytes) -> tuple[Message, ...] | Unreadable:
    """Return the messages of a ``.po`` text, in its order, or why there are none."""
    # loaded here: a check of a project without words of its own has none to look at
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    try:
        text = po.decode("utf-8-sig")  # a byte order mark is none of its words
    except UnicodeDecodeError as error:
        return Unreadable(po.count(b"\n", 0, error.start) + 1, "the file is not UTF-8 text")
    if any(len(n) > 2 or int(n) > _MOST_PLURALS for n in _PLURALS.findall(_JOINED.sub("", text))):
        at = max(text.find("Plural-Forms"), text.find("nplurals"), 0)
        wording = f"nplurals says more plural forms than any language has, {_MOST_PLURALS} at most"
        return Unreadable(text.count("\n", 0, at) + 1, wording)
    try:
        # in UTF-8, whatever its head says
        read = list(read_po(io.StringIO(text), abort_invalid=True))
    except PoFileError as error:
        return Unreadable((error.lineno or 0) + 1, str(error).partition(" on ")[0].lower())
    except (ValueError, LookupError) as error:
        return Unreadable(1, str(error).lower())
    return tuple(
        Message(message.lineno or 1, _forms(message.id), _forms(message.string))
        for message in read
        if message.id
    )


def translations(found: Iterable[Message]) -> dict[str, tuple[str, ...]]:
    """Return the translations by key, plural forms in order; a key without one is left out."""
    return {message.keys[0]: message.words for message in found if any(message.words)}


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(map(str, text or ()))  # type: ignore[call-overload]


def _fits(word: str, names: set[str]) -> bool:
    try:
        return bool(word % dict.fromkeys(names, "x"))
    except (ValueError, TypeError, KeyError):
        return False
