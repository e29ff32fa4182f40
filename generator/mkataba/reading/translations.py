"""The translations of a gettext catalogue by key, without a word on what keeps it from being read.

A catalogue in the form of ours is read here. One with anything more - a context, a message that is
marked as fuzzy or out of use, a text on several lines, another plural - is read by Babel, which has
to be loaded first: that takes longer than to check a few files.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_WORDS = r'"([^"\\\n]*)"'
_HEADER = re.compile(
    r'(?:#(?![,~|]).*\n)*msgid ""\nmsgstr ""\n'
    r'(?:"(?:Project-Id-Version|Language|MIME-Version|Content-Transfer-Encoding): [\w. -]*\\n"\n'
    r'|"Content-Type: text/plain; charset=UTF-8\\n"\n)*'
    r'"Plural-Forms: nplurals=2; plural=\(n != 1\);\\n"\n'
)
_MESSAGE = re.compile(
    rf'^msgid "([^"\\\n]+)"\n(?:msgstr {_WORDS}\n'
    rf'|msgid_plural "[^"\\\n]+"\nmsgstr\[0\] {_WORDS}\nmsgstr\[1\] {_WORDS}\n)',
    re.MULTILINE,
)
_BETWEEN = re.compile(r"(?:\n|#(?![,~|]).*\n)*")


@lru_cache(maxsize=8)  # several rules ask for the same catalogues
def read_catalogue(po: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return the translations in a gettext ``.po`` text by key; plural forms in their order.

    There is none in a text that can't be read; the check says why.
    """
    plain = in_plain_form(po)
    if plain is not None:
        return plain
    # loaded here: see above
    from mkataba.reading.catalogue import Unreadable, messages, translations  # noqa: PLC0415

    found = messages(po)
    return {} if isinstance(found, Unreadable) else translations(found)


def in_plain_form(po: bytes) -> dict[str, tuple[str, ...]] | None:
    """Return the translations of a catalogue in the form of ours; None for any other one."""
    try:
        text = po.decode("utf-8")
    except UnicodeDecodeError:
        return None
    header = _HEADER.match(text)
    if header is None or "\r" in text:
        return None
    found: dict[str, tuple[str, ...]] = {}
    keys = set[str]()
    at = header.end()
    for message in _MESSAGE.finditer(text, at):
        key, one, *several = message.groups()
        if key in keys or not _BETWEEN.fullmatch(text, at, message.start()):
            return None
        words = (one,) if one is not None else tuple(several)
        if any(words):
            found[key] = words
        keys.add(key)
        at = message.end()
    return found if _BETWEEN.fullmatch(text, at) else None
