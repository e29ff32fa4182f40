"""Texts that are kept as they were published, read in each language that they can be in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.languages import Languages
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.reading.translations import read_catalogue
from mkataba.reading.vocabulary import SECTION
from mkataba.values.fee import Fee
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

# catalogues by language, the code of the country's currency, and the languages
_Ways = tuple[tuple[str, Text], ...]
_Known = tuple[tuple[tuple[str, bytes | None], ...], str | None, Languages, _Ways]


def reasons_of(content: Content, kind: str, kept: Mapping[str | None, object]) -> Sequence[str]:
    """Return why a text can't be read, language by language; none where it can be in one of them.

    Args:
        content: Where languages and catalogues come from.
        kind: ``fee`` or ``turnaround``.
        kept: The text by its language; None where that was not said.
    """
    readings = list(read(content, kind, kept))
    reasons = [found.reason for found in readings if isinstance(found, Unread)]
    return reasons if len(reasons) == len(readings) else []


def read(
    content: Content, kind: str, kept: Mapping[str | None, object]
) -> Iterator[Fee | Turnaround | Unread | None]:
    """Yield what a text is read as, in each language that it can be in."""
    files = content.project.templates
    catalogues = tuple((code, files.get(f"locale/{code}.po")) for code in content.languages)
    profile = content.project.schemas.profile
    ways = tuple(profile.payment.items())
    known = catalogues, profile.currency.code, content.project.languages, ways
    for said_in, text in kept.items():
        for code in content.languages:
            if said_in in (None, code) and content.language(code, SECTION):
                yield _read(kind, str(text), code, known)


@lru_cache(maxsize=1 << 13)  # several rules ask for the same texts
def _read(kind: str, text: str, code: str, known: _Known) -> Fee | Turnaround | Unread | None:
    reader = read_fee if kind == "fee" else read_turnaround
    return reader(text, code, _phrases(known))


@lru_cache(maxsize=1)
def _phrases(known: _Known) -> Phrases:
    catalogues, home, languages, ways = known
    read = {code: read_catalogue(po) for code, po in catalogues if po}
    return Phrases(read, home, languages=languages, payment=dict(ways))
