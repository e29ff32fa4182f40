"""Texts that are kept as they were published, read in each language that they can be in."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.languages import Languages
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.reading.reasons import one_reason
from mkataba.reading.translations import read_catalogue
from mkataba.reading.vocabulary import SECTION
from mkataba.values.fee import Fee
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

# catalogues by language, the code of the country's currency, and the languages
_Ways = tuple[tuple[str, Text], ...]
_Known = tuple[tuple[tuple[str, bytes | None], ...], str | None, Languages, _Ways]


def reason_of(content: Content, kind: str, kept: Mapping[str | None, object]) -> str:
    """Return why a text can't be read; "" where it can be, in a language that it can be in.

    Args:
        content: Where languages and catalogues come from.
        kind: ``fee`` or ``turnaround``.
        kept: The text by its language; None where that was not said.
    """
    if not all(isinstance(found, Unread) for found in read(content, kind, kept)):
        return ""
    phrases = _phrases(_known(content))
    reasons = []
    for text in kept.values():
        every = {
            code: found.reason
            for code, found in _in_each(content, kind, text)
            if isinstance(found, Unread)
        }
        if every:
            reasons.append(one_reason(str(text), every, phrases))
    return next(iter(reasons), "")


def read(
    content: Content, kind: str, kept: Mapping[str | None, object]
) -> Iterator[Fee | Turnaround | Unread | None]:
    """Yield what a text is read as, in each language that it can be in."""
    for said_in, text in kept.items():
        for code, found in _in_each(content, kind, text):
            if said_in in (None, code):
                yield found


def _in_each(
    content: Content, kind: str, text: object
) -> Iterator[tuple[str, Fee | Turnaround | Unread | None]]:
    """Yield each language of the organisation with what a text is read as in it."""
    known = _known(content)
    for code in content.languages:
        if content.language(code, SECTION):
            yield code, _read(kind, str(text), code, known)


def _known(content: Content) -> _Known:
    files = content.project.templates
    catalogues = tuple((code, files.get(f"locale/{code}.po")) for code in content.languages)
    profile = content.project.schemas.profile
    ways = tuple(profile.payment.items())
    return catalogues, profile.currency.code, content.project.languages, ways


@lru_cache(maxsize=1 << 13)  # several rules ask for the same texts
def _read(kind: str, text: str, code: str, known: _Known) -> Fee | Turnaround | Unread | None:
    reader = read_fee if kind == "fee" else read_turnaround
    return reader(text, code, _phrases(known))


@lru_cache(maxsize=1)
def _phrases(known: _Known) -> Phrases:
    catalogues, home, languages, ways = known
    read = {code: read_catalogue(po) for code, po in catalogues if po}
    return Phrases(read, home, languages=languages, payment=dict(ways))
