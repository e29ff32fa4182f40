"""The texts that stand in another language, because they have no words in the one of the output."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from mkataba.formatting import Formatter
from mkataba.model import Body
from mkataba.schema import Field
from mkataba.values.addresses import mail_link, tel_link, web_link
from mkataba.values.text import Text

Foreign = tuple[tuple[str, str], ...]
"""Words as they are printed, each with the code of their language."""


def foreign_words(body: Body, formatter: Formatter) -> Foreign:
    """Return the words of a body that are printed in another language than the formatter's.

    So is a plain text that stands for all languages; what a draft lacks in this one is marked
    instead. An address or a number is in no language. The longest words come first: shorter ones
    may stand within them.
    """
    found = {
        formatter.text(text): text.words[0][0]
        for text in _texts(body)
        if text.words and formatter.language not in {*dict(text.words), *text.lacks}
    }
    told = [(words, code) for words, code in found.items() if _is_language(words)]
    return tuple(sorted(told, key=lambda pair: (-len(pair[0]), pair[0])))


def _is_language(words: str) -> bool:
    address = mail_link(words) or web_link(words) or tel_link(words)
    return not address and any(map(str.isalpha, words))


def _texts(value: Any) -> Iterator[Text]:
    """Yield every text within a value; what its schema says of it is none of the content."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Struct) and not isinstance(value, Field):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
