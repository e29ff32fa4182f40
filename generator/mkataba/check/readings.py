"""Texts that are kept as they were published, read in each language that they can be in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.reading.translations import read_catalogue
from mkataba.values.fee import Fee
from mkataba.values.turnaround import Turnaround

_Catalogues = tuple[tuple[str, bytes | None], ...]


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
    shillings = content.project.schemas.profile.shillings
    for said_in, text in kept.items():
        for code in content.languages:
            if said_in in (None, code):
                yield _read(kind, str(text), code, catalogues, shillings)


@lru_cache(maxsize=1 << 13)  # several rules ask for the same texts
def _read(
    kind: str, text: str, code: str, catalogues: _Catalogues, shillings: str | None
) -> Fee | Turnaround | Unread | None:
    reader = read_fee if kind == "fee" else read_turnaround
    return reader(text, code, _phrases(catalogues, shillings))


@lru_cache(maxsize=1)
def _phrases(catalogues: _Catalogues, shillings: str | None) -> Phrases:
    return Phrases({code: read_catalogue(po) for code, po in catalogues if po}, shillings)
