"""Every document in every language, several at once."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mkataba import registry
from mkataba.check.printing import boxed
from mkataba.formatting import Formatter
from mkataba.model import Body
from mkataba.publish.press import Press
from mkataba.registry import OFFICE_FORMATS, PRINT_FORMATS, SHEET
from mkataba.render.charter.source import as_typed, language_root
from mkataba.render.documents import Document, documents, told_prints
from mkataba.render.parts import MOST, Part, parts
from mkataba.render.prints import DRAFT, frame, sheet_data
from mkataba.render.templating import Templates

# each is a process of its own, and a large sheet fills some 200 MB
_AT_ONCE = min(4, os.cpu_count() or 1)


class Print(Struct, frozen=True):
    """A document to print: its kind, its file below ``print/<language>/``, its size in bytes.

    A large charter is printed in parts; ``covers`` names the services of this one.
    """

    kind: str
    format: str
    language: str
    path: str
    size: int
    part: int = 1
    parts: int = 1
    covers: str = ""

    @property
    def file(self) -> str:
        """The name by which it is asked for: ``charter.pdf``, whatever its part."""
        return f"{self.kind}.{self.format}"


def print_all(
    body: Body,
    press: Press,
    target: Path,
    each: Mapping[str, Templates],
    draft: bool,
    only: Collection[str] = (),
) -> list[Print]:
    """Write every document in every language below ``target``; return them by language and format.

    Args:
        body: What to print.
        press: Where layouts and fonts are.
        target: The folder ``print/`` of the site.
        each: The templates of each language.
        draft: Mark every sheet as a draft.
        only: Names of the files to make, such as ``poster.pdf``; all of them if it is empty.
    """
    for language in each:
        (target / language).mkdir(parents=True)
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        # submitted as they come: the first are set while the words of the next are put together
        made = [
            pool.submit(job.run, target)
            for templates in each.values()
            for job in _Documents(body, press, templates, draft).jobs()
            if not only or f"{job.kind}.{job.format}" in only
        ]
        prints = [job.result() for job in made]
    finally:
        pool.shutdown(cancel_futures=True)  # after an error or Ctrl-C no other is begun
    languages = list(each)
    return sorted(
        prints, key=lambda p: (languages.index(p.language), PRINT_FORMATS.index(p.format))
    )


class _Job(Struct, frozen=True):
    """A document that is to be made; ``make`` writes the file it is given."""

    kind: str
    format: str
    formatter: Formatter
    make: Callable[[Path], None]
    part: Part | None = None

    def run(self, target: Path) -> Print:
        several = self.part if self.part and self.part.total > 1 else None
        number = f"-{several.number}" if several else ""
        place = f"{self.formatter.language}/{self.kind}{number}.{self.format}"
        self.make(target / place)
        size = (target / place).stat().st_size
        made = Print(self.kind, self.format, self.formatter.language, f"print/{place}", size)
        if not several:
            return made
        covers = several.covers(self.formatter)
        return replace(made, part=several.number, parts=several.total, covers=covers)


class _Documents(Struct, frozen=True):
    """All documents in one language."""

    body: Body
    press: Press
    templates: Templates
    draft: bool

    def jobs(self) -> Iterator[_Job]:
        """Yield what is to be made, the longest work first."""
        formatter = self.templates.formatter
        laid_out = [entry for entry in told_prints(self.body, self.draft) if entry.layout]
        for entry in sorted(laid_out, key=lambda entry: entry.kind != SHEET):
            for part in parts(getattr(self.body, entry.about), MOST.get(entry.layout)):
                yield _Job(entry.name, "pdf", formatter, partial(self._sheet, entry, part), part)
        for document in documents(self.body, self.templates):
            if document.on_paper:
                yield _Job(document.name, "pdf", formatter, partial(self._document, document))
            for form in OFFICE_FORMATS:
                make = partial(self._office, document)
                yield _Job(document.name, form, formatter, make, document.part)

    def _sheet(self, entry: registry.Print, part: Part, target: Path) -> None:
        data = sheet_data(self.body, part, self.templates, self.draft, entry.layout, entry.sheet)
        self.press.pdf(entry.layout, boxed(data), target)

    def _document(self, document: Document, target: Path) -> None:
        language = self.templates.formatter.language
        address = as_typed(language_root(self.body, language))
        page = {"document": {**document.data, "url": address}}
        data = {**frame(self.body, self.templates, self.draft), **page}
        # also words that are not of the content have to be set: in a draft, and where a waiver
        # holds back that they can't be
        markdown = boxed(document.markdown)
        body = self.press.typst_body(document.name, markdown, language)
        self.press.pdf("document", boxed(data), target, body)

    def _office(self, document: Document, target: Path) -> None:
        formatter = self.templates.formatter
        mark = formatter._(DRAFT) if self.draft else ""
        name = formatter.text(self.body.organization.name)
        self.press.office(document, formatter.tag, target, name, mark)
