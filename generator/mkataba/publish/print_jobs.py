"""Every document, sheet and text that can be made, and how each is made."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mkataba import print_registry
from mkataba.check.printing import boxed
from mkataba.errors import MkatabaError
from mkataba.formatting import Formatter
from mkataba.model import Body, Charter
from mkataba.papers import Sheet
from mkataba.print_entry import BRAILLE, OFFICE_FORMATS, SHEET, TEXT
from mkataba.publish.braille import braille, lacks
from mkataba.publish.layout_report import LayoutReport
from mkataba.publish.made_print import Print
from mkataba.publish.office_files import OfficeFiles
from mkataba.publish.press import Press
from mkataba.publish.print_names import Wanted
from mkataba.render.documents import Document, document_data, documents
from mkataba.render.editions import Edition, editions, told_prints
from mkataba.render.foreign_words import Foreign, foreign_words
from mkataba.render.parts import Part, parts
from mkataba.render.passages import Passage, charter_passages
from mkataba.render.plain_text import plain_text
from mkataba.render.prints import DRAFT, asked_of, frame, sheet_data
from mkataba.render.templating import Templates

BOOKLET = "booklet"
"""The print that other ones send their readers to; a layout says ``moved: "booklet"``."""

_REGISTERED = {entry.name for entry in print_registry.PRINTS}
_PLAIN = Sheet("a4")  # of a part's own document


def all_jobs(
    body: Body, press: Press, each: Mapping[str, Templates], draft: bool
) -> Iterator["Job"]:
    """Yield everything that can be made, language by language."""
    for language in each:
        yield from _Documents(body, press, each, language, draft).jobs()


class Job(Struct, frozen=True):
    """A document that is to be made; ``make`` writes the file it is given."""

    kind: str
    format: str
    formatter: Formatter
    make: Callable[[Path], LayoutReport | None]
    part: Part | None = None
    edition: Edition | None = None

    @property
    def second(self) -> str:
        """The language beside its own on one sheet; "" for none."""
        return self.edition.second(self.formatter.language) if self.edition else ""

    @property
    def is_pdf(self) -> bool:
        """Whether Typst sets it."""
        return self.format == "pdf"

    @property
    def is_public(self) -> bool:
        """Whether it is among the downloads."""
        asked = self.edition.publication if self.edition else None
        return asked is None or asked.audience == "public"

    def is_wanted(self, wanted: Wanted) -> bool:
        """Tell whether it is the file that is asked for, or one of them."""
        return f"{self.kind}.{self.format}" == wanted.file and wanted.language in (
            "",
            self.formatter.language,
        )

    @property
    def place(self) -> str:
        """The file that it makes, such as ``en/poster-en-sw-2.pdf``."""
        language, second = self.formatter.language, self.second
        ending = f"-{language}-{second}" if second else ""
        ending += f"-{self.part.number}" if self.part and self.part.total > 1 else ""
        return f"{language}/{self.kind}{ending}.{self.format}"

    @property
    def run_of(self) -> str:
        """What is the same for files that are made in one run: those for word processors."""
        return self.place.removesuffix(self.format) if self.format in OFFICE_FORMATS else self.place

    def _named(self, fault: str) -> str:
        """Return what is wrong with the file, with its place before it."""
        folder, _, name = self.run_of.rpartition("/")
        return f"{folder}/{fault}" if fault.startswith(name) else f"{self.place}: {fault}"

    def run(self, target: Path) -> Print:
        """Write its file below a folder; return what came of it.

        Raises:
            MkatabaError: If it can't be made; it names the file with its language.
        """
        language, second, place = self.formatter.language, self.second, self.place
        several = self.part if self.part and self.part.total > 1 else None
        (target / language).mkdir(parents=True, exist_ok=True)
        try:
            report = self.make(target / place)
        except MkatabaError as error:
            raise MkatabaError(self._named(str(error))) from error
        edition = self.edition
        name = edition.entry.name if edition else self.kind
        return Print(
            kind=self.kind,
            format=self.format,
            language=language,
            path=f"print/{place}",
            size=(target / place).stat().st_size,
            second=second,
            part=several.number if several else 1,
            parts=several.total if several else 1,
            covers=several.covers(self.formatter) if several else "",
            output=f"{name}.{self.format}",
            paper=edition.sheet.paper if edition else _PLAIN.paper if self.is_pdf else "",
            body=edition.sheet.body if edition else 0,
            asked=bool(edition and edition.publication),
            report=report,
            shown=tuple(x.id for x in self.part.charter.services) if self.part else (),
        )


class _Documents(Struct, frozen=True, dict=True):
    """All documents in one language, or with this language first."""

    body: Body
    press: Press
    each: Mapping[str, Templates]
    language: str
    draft: bool

    @property
    def templates(self) -> Templates:
        return self.each[self.language]

    @cached_property
    def _foreign(self) -> Foreign:
        return foreign_words(self.body, self.templates.formatter)

    def _set(
        self, layout: str, data: Mapping[str, Any], target: Path, body: str = "", second: str = ""
    ) -> LayoutReport | None:
        """Set a sheet; what can't be printed is boxed, words of another language are tagged."""
        foreign = self._foreign
        if second:
            foreign += foreign_words(self.body, self.each[second].formatter)
        told = boxed({**data, "foreign": foreign}, self.press.face)
        return self.press.pdf(layout, told, target, body)

    def jobs(self) -> Iterator[Job]:
        """Yield what is to be made, the longest work first."""
        formatter = self.templates.formatter
        here = [one for one in editions(self.body, self.draft) if self._has(one)]
        laid_out = [one for one in here if one.entry.layout]
        whole = frozenset(one.entry.name for one in here if one.is_whole)
        for edition in sorted(laid_out, key=lambda one: one.entry.kind != SHEET):
            if not isinstance(getattr(self.body, edition.entry.about), Charter):
                make = partial(self._form, edition)
                yield Job(edition.name, "pdf", formatter, make, edition=edition)
                continue
            for part in parts(edition.charter(self.body), edition.entry.most):
                make = partial(self._sheet, edition, part, whole)
                yield Job(edition.name, "pdf", formatter, make, part, edition)
        yield from self._as_text()
        for document in documents(self.body, self.templates):
            if document.on_paper:
                yield from self._on_paper(document, here)
            if document.name not in self.body.publications.without:
                files = OfficeFiles(partial(self._office, document))
                for form in OFFICE_FORMATS:
                    office = partial(files.write, form)
                    yield Job(document.name, form, formatter, office, document.part)

    def _has(self, edition: Edition) -> bool:
        """Tell whether an edition has a file in this language, or with this language first."""
        second = edition.second(self.language)
        return edition.is_in(self.language) and (not second or second in self.each)

    def _as_text(self) -> Iterator[Job]:
        """Yield the charters as plain text, and in Braille where that can be made.

        They hold the whole charter, whatever is asked of its PDF.
        """
        formatter = self.templates.formatter
        brailled = not lacks(formatter.spoken)
        for entry in told_prints(self.body, self.draft):
            if not entry.also or entry.name in self.body.publications.without:
                continue
            for part in parts(getattr(self.body, entry.about), entry.most):
                if TEXT in entry.formats:
                    yield Job(entry.name, TEXT, formatter, partial(self._text, part), part)
                if BRAILLE in entry.formats and brailled:
                    yield Job(entry.name, BRAILLE, formatter, partial(self._braille, part), part)

    def _text(self, part: Part, target: Path) -> None:
        target.write_text(plain_text(self._passages(part)), encoding="utf-8", newline="\n")

    def _braille(self, part: Part, target: Path) -> None:
        target.write_bytes(braille(self._passages(part), self.templates.formatter.spoken))

    def _passages(self, part: Part) -> Iterator[Passage]:
        formatter = self.templates.formatter
        return charter_passages(self.body, part, formatter, self.draft, f"charter.{TEXT}")

    def _on_paper(self, document: Document, here: list[Edition]) -> Iterator[Job]:
        """Yield each edition of a document that is set from its text; a part's own has one."""
        formatter = self.templates.formatter
        for edition in (one for one in here if one.entry.name == document.name):
            make = partial(self._document, document, edition.sheet)
            yield Job(edition.name, "pdf", formatter, make, edition=edition)
        if document.name not in _REGISTERED:
            make = partial(self._document, document, _PLAIN)
            yield Job(document.name, "pdf", formatter, make)

    def _sheet(
        self, edition: Edition, part: Part, whole: Collection[str], target: Path
    ) -> LayoutReport | None:
        """Set a sheet, which sends its readers to no other one than those in ``whole``."""
        entry, second = edition.entry, edition.second(self.language)
        data = sheet_data(
            *(self.body, part, self.templates, self.draft, entry.layout, edition.sheet),
            second=self.each.get(second),
            point=edition.point,
            booklet=BOOKLET in whole,
        )
        report = self._set(entry.layout, data, target, second=second)
        return replace(report, moved="") if report and report.moved not in whole else report

    def _form(self, edition: Edition, target: Path) -> LayoutReport | None:
        """Set a form that belongs to a document, which says its title and version."""
        formatter, entry = self.templates.formatter, edition.entry
        source = getattr(self.body, entry.about)
        parent = next(e for e in print_registry.PRINTS if e.about == entry.about and e.template)
        page = {"document": document_data(self.body, parent, source, formatter)}
        data = {**self._frame(edition.sheet), **page, "form": formatter._(entry.title)}
        return self._set(entry.layout, data, target)

    def _frame(self, sheet: Sheet) -> dict[str, Any]:
        return {**frame(self.body, self.templates, self.draft), "sheet": asked_of(sheet)}

    def _document(self, document: Document, sheet: Sheet, target: Path) -> LayoutReport | None:
        data = {
            **self._frame(sheet),
            "document": document.data,
            "version": document.data["version"],
        }
        # also words that are not of the content have to be set: in a draft, and where a waiver
        # holds back that they can't be
        markdown = boxed(document.pdf_markdown, self.press.face)
        body = self.press.typst_body(target.stem, markdown, self.language)
        return self._set("document", data, target, body)

    def _office(self, document: Document) -> Mapping[str, bytes]:
        formatter, part = self.templates.formatter, document.part
        mark = formatter._(DRAFT) if self.draft else ""
        author = formatter.text(self.body.organization.name)
        name = f"{document.name}-{part.number}" if part and part.total > 1 else document.name
        return self.press.office(
            *(document, name, formatter.tag, author, mark, self._foreign, formatter.direction)
        )
