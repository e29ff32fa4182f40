"""PDF by Typst, DOCX and ODT by pandoc."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from msgspec import Struct, field

from mkataba.model import Brand
from mkataba.pandoc import converted
from mkataba.print_entry import OFFICE_FORMATS
from mkataba.project import data_folder
from mkataba.project.pictures import AMONG_TEMPLATES
from mkataba.publish import docx_layout, odt_layout
from mkataba.publish.bleed import with_bleed_boxes
from mkataba.publish.docx_style import in_colours, of_country, sound, with_header
from mkataba.publish.layout_report import LayoutReport
from mkataba.publish.office_files import taken_apart
from mkataba.publish.right_to_left import turned_docx, turned_odt
from mkataba.publish.typeset import typeset
from mkataba.render.documents import READER, Document
from mkataba.render.foreign_words import Foreign
from mkataba.render.named import named
from mkataba.typeface import Typeface, typeface
from mkataba.values.colour import printed

_TABLES = f"--lua-filter={Path(__file__).with_name('tables.lua')}"
OFFICE = (f"--lua-filter={Path(__file__).with_name('office.lua')}", _TABLES)
"""How pandoc makes tables of lists, and leaves marks for what it can't write."""
OFFICE_WRITER = str(Path(__file__).with_name("office_files.lua"))
"""What writes a document as DOCX and as ODT; it runs what ``OFFICE`` names for each."""
TYPST = (_TABLES, f"--lua-filter={Path(__file__).with_suffix('.lua')}", "--wrap=none")
"""How pandoc writes markup in which a text stays a text; a line that it wraps could be a list."""

# a document's sections are the website's second level, under the page's own title
_TOP = "--shift-heading-level-by=-1"


class Press(Struct, frozen=True):
    """A folder with the print templates and fonts, from which Typst and pandoc read.

    ``when`` is the time that every document bears; ``apart`` sets each sheet in its own process;
    ``face`` are the fonts that are in the folder.
    """

    folder: Path
    when: datetime
    apart: bool = False
    face: Typeface = field(default_factory=typeface)

    @classmethod
    def set_up(
        cls,
        folder: Path,
        templates: Mapping[str, bytes],
        when: datetime,
        brand: Brand,
        region: str,
        apart: bool = False,
        face: Typeface | None = None,
    ) -> Self:
        """Return a press in ``folder``: layouts, fonts, Word styles of brand and country.

        Layouts of the project's own are set in processes, which can be stopped.

        Raises:
            MkatabaError: If the Word styles can't be read.
        """
        palette = printed(brand.primary, brand.accent)
        colours = {Brand().primary: palette.primary, Brand().accent: palette.accent}
        face = face or typeface()
        (folder / "fonts").mkdir(parents=True)
        for number, path in enumerate(face.files):  # two folders may have files of one name
            shutil.copyfile(path, folder / "fonts" / f"{number:03}-{path.name}")
        for name, text in templates.items():
            if name.startswith("print/"):
                target = folder / name.removeprefix("print/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(text)
        (folder / "pictures").mkdir()
        for name, raw in templates.items():
            if name.startswith(AMONG_TEMPLATES):
                (folder / "pictures" / name.removeprefix(AMONG_TEMPLATES)).write_bytes(raw)
        for form in OFFICE_FORMATS:
            reference = folder / f"reference.{form}"
            styles = in_colours(sound(reference.read_bytes(), f".{form}"), colours)
            reference.write_bytes(of_country(styles, region))
        return cls(folder, when, apart or _has_own_layouts(templates), face)

    def pdf(
        self, layout: str, data: Mapping[str, Any], target: Path, body: str = ""
    ) -> LayoutReport | None:
        """Write a PDF/UA-1 and PDF/A-2a file; return what its layout says of it.

        Args:
            layout: Name of a file in ``templates/print/`` without its ending.
            data: What the layout prints.
            target: The file to write.
            body: Name of a file of Typst markup below the folder, for documents.

        Raises:
            MkatabaError: If Typst refuses the layout.
        """
        main = self.folder / f"{layout}.typ"
        report = typeset(main, self.told(data), target, self.when, body=body, apart=self.apart)
        if bleed := data.get("sheet", {}).get("bleed"):
            target.write_bytes(with_bleed_boxes(target.read_bytes(), bleed))
        return report

    def told(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return data as a layout reads it: blocks by their names, the fonts and pictures here."""
        there = sorted(path.name for path in (self.folder / "pictures").iterdir())
        return {**named(data), "fonts": self.face.families, "there": there}

    def typst_body(self, document: str, markdown: str, language: str) -> str:
        """Write a document's text as Typst markup; return the file's name below the folder."""
        name = f"body-{document}-{language}.typ"
        made = self._pandoc(markdown, "typst", f"{document}.pdf", [_TOP, *TYPST])
        (self.folder / name).write_bytes(made)
        return name

    def office(
        self,
        document: Document,
        name: str,
        language: str,
        author: str,
        draft: str,
        foreign: Foreign = (),
        direction: str = "ltr",
    ) -> dict[str, bytes]:
        """Return a document as DOCX and as ODT in the house style, by the ending of its file.

        Args:
            document: What to write.
            name: The name of its files without their ending.
            language: The tag of its language, such as ``sw-TZ``.
            author: Whose document it is.
            draft: The line at the head of each page of a draft; "" for none.
            foreign: Words in another language.
            direction: "rtl" for a language that is written from right to left.

        Raises:
            MkatabaError: If pandoc fails.
        """
        reference = self._reference(name, language, draft)
        subtitle = {"subtitle": document.subtitle} if document.subtitle else {}
        metadata = {"title": document.title, **subtitle, "author": author, "lang": language}
        if direction == "rtl":
            metadata["dir"] = direction
        arguments = [_TOP, f"--reference-doc={reference}"]
        files = " and ".join(f"{name}.{form}" for form in OFFICE_FORMATS)
        made = self._pandoc(document.office, OFFICE_WRITER, files, arguments, metadata)
        parts, region = taken_apart(made), language.rpartition("-")[2]
        docx = docx_layout.laid_out(parts["docx"], document.title, foreign, region)
        odt = odt_layout.laid_out(parts["odt"], draft, foreign, region)
        if direction == "rtl":
            docx, odt = turned_docx(docx), turned_odt(odt)
        return {"docx": docx, "odt": odt}

    def _reference(self, name: str, language: str, draft: str) -> Path:
        """Return the reference document as DOCX; for a draft, one that marks every page.

        That of ODT lies beside it, under the same name.
        """
        plain = self.folder / "reference.docx"
        if not draft:
            return plain
        # one for each document: several are made at once
        marked = self.folder / f"reference-{name}-{language}.docx"
        marked.write_bytes(with_header(plain.read_bytes(), draft))
        shutil.copyfile(plain.with_suffix(".odt"), marked.with_suffix(".odt"))
        return marked

    def _pandoc(
        self,
        markdown: str,
        to: str,
        files: str,
        arguments: list[str],
        metadata: Mapping[str, str] | None = None,
    ) -> bytes:
        """Return a document's Markdown in another format.

        Raises:
            MkatabaError: If pandoc fails; it names the files.
        """
        return converted(
            markdown.encode(),
            READER,
            to,
            arguments,
            metadata=metadata,
            failing=f"{files} can't be made",
            environment={"SOURCE_DATE_EPOCH": str(int(self.when.timestamp()))},
        )


def _has_own_layouts(templates: Mapping[str, bytes]) -> bool:
    """Tell whether a layout is not as it came with the program."""
    base = data_folder("templates")
    layouts = (name for name in templates if name.startswith("print/") and name.endswith(".typ"))
    return any(
        not (base / name).is_file() or (base / name).read_bytes() != templates[name]
        for name in layouts
    )
