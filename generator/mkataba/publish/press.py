"""PDF by Typst, DOCX by pandoc."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from mkataba import typeface
from mkataba.model import Brand
from mkataba.pandoc import converted
from mkataba.project import data_folder
from mkataba.publish.bleed import with_bleed_boxes
from mkataba.publish.docx_style import in_colours, of_country, sound, with_header, with_whole_rows
from mkataba.publish.typeset import typeset
from mkataba.render.documents import READER, Document

_TABLES = f"--lua-filter={Path(__file__).with_name('tables.lua')}"
TYPST = (_TABLES, f"--lua-filter={Path(__file__).with_suffix('.lua')}", "--wrap=none")
"""How pandoc writes markup in which a text stays a text; a line that it wraps could be a list."""

# a document's sections are the website's second level, under the page's own title
_TOP = "--shift-heading-level-by=-1"


class Press(Struct, frozen=True):
    """A folder with the print templates and fonts, from which Typst and pandoc read.

    ``when`` is the time that every document bears; ``apart`` sets each sheet in its own process.
    """

    folder: Path
    when: datetime
    apart: bool = False

    @classmethod
    def set_up(
        cls,
        folder: Path,
        templates: Mapping[str, bytes],
        when: datetime,
        brand: Brand,
        region: str,
        apart: bool = False,
    ) -> "Press":
        """Return a press in ``folder``: layouts, house font, Word styles of brand and country.

        Layouts of the project's own are set in processes, which can be stopped.

        Raises:
            MkatabaError: If the Word styles can't be read.
        """
        colours = {Brand().primary: brand.primary, Brand().accent: brand.accent}
        (folder / "fonts").mkdir(parents=True)
        for path in typeface.files():
            shutil.copyfile(path, folder / "fonts" / path.name)
        for name, text in templates.items():
            if name.startswith("print/"):
                target = folder / name.removeprefix("print/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(text)
        reference = folder / "reference.docx"
        styles = in_colours(sound(reference.read_bytes()), colours)
        reference.write_bytes(of_country(styles, region))
        return cls(folder, when, apart or _has_own_layouts(templates))

    def pdf(self, layout: str, data: Mapping[str, Any], target: Path, body: str = "") -> None:
        """Write a PDF/UA-1 and PDF/A-2a file.

        Args:
            layout: Name of a file in ``templates/print/`` without its ending.
            data: What the layout prints.
            target: The file to write.
            body: Name of a file of Typst markup below the folder, for documents.

        Raises:
            MkatabaError: If Typst refuses the layout.
        """
        main = self.folder / f"{layout}.typ"
        typeset(main, data, target, self.when, body=body, apart=self.apart)
        if bleed := data.get("sheet", {}).get("bleed"):
            target.write_bytes(with_bleed_boxes(target.read_bytes(), bleed))

    def typst_body(self, document: str, markdown: str, language: str) -> str:
        """Write a document's text as Typst markup; return the file's name below the folder."""
        name = f"body-{document}-{language}.typ"
        self.pandoc(markdown, "typst", self.folder / name, [_TOP, *TYPST])
        return name

    def docx(
        self, document: Document, language: str, target: Path, subtitle: str, draft: str
    ) -> None:
        """Write a document as DOCX in the house style.

        Args:
            document: What to write.
            language: The tag of its language, such as ``sw-TZ``.
            target: The file to write.
            subtitle: The line under the title.
            draft: The line at the head of each page of a draft; "" for none.
        """
        reference = self._reference(target.stem, language, draft)
        metadata = {
            "title": document.title,
            "subtitle": subtitle,
            "date": document.data["approved_line"],
            "lang": language,
        }
        arguments = [_TOP, _TABLES, f"--reference-doc={reference}"]
        self.pandoc(document.markdown, "docx", target, arguments, metadata)
        target.write_bytes(with_whole_rows(target.read_bytes()))

    def _reference(self, name: str, language: str, draft: str) -> Path:
        """Return the reference document; for a draft, one that marks every page."""
        plain = self.folder / "reference.docx"
        if not draft:
            return plain
        # one for each document: several are made at once
        marked = self.folder / f"reference-{name}-{language}.docx"
        marked.write_bytes(with_header(plain.read_bytes(), draft))
        return marked

    def pandoc(
        self,
        markdown: str,
        to: str,
        target: Path,
        arguments: list[str],
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        """Turn a document's Markdown into another format.

        Raises:
            MkatabaError: If pandoc fails.
        """
        made = converted(
            markdown.encode(),
            READER,
            to,
            arguments,
            metadata=metadata,
            failing=f"{target.name} can't be made",
            environment={"SOURCE_DATE_EPOCH": str(int(self.when.timestamp()))},
        )
        target.write_bytes(made)


def _has_own_layouts(templates: Mapping[str, bytes]) -> bool:
    """Tell whether a layout is not as it came with the program."""
    base = data_folder("templates")
    layouts = (name for name in templates if name.startswith("print/") and name.endswith(".typ"))
    return any(
        not (base / name).is_file() or (base / name).read_bytes() != templates[name]
        for name in layouts
    )
