"""PDF by Typst, DOCX by pandoc."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pypandoc
import typst

from mkataba import typeface
from mkataba.errors import MkatabaError
from mkataba.model import Body, Brand
from mkataba.publish.word import in_colours, with_header
from mkataba.render.documents import READER, Document, charter_file, documents
from mkataba.render.prints import DRAFT, frame, language_root, sheet_data
from mkataba.render.templating import Templates

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]

# a document's sections are the website's second level, under the page's own title
_TOP = "--shift-heading-level-by=-1"


@dataclass(frozen=True)
class Print:
    """A document to print: its kind, its file below ``print/<language>/``, its size in bytes."""

    kind: str
    format: str
    language: str
    path: str
    size: int


@dataclass(frozen=True)
class Press:
    """A folder with the print templates and fonts, from which Typst and pandoc read.

    ``when`` is the time that every document bears.
    """

    folder: Path
    when: datetime

    @classmethod
    def set_up(
        cls, folder: Path, templates: Mapping[str, bytes], when: datetime, brand: Brand
    ) -> "Press":
        """Return a press in ``folder``: layouts, house font, Word styles in the brand's colours."""
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
        reference.write_bytes(in_colours(reference.read_bytes(), colours))
        return cls(folder, when)

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
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(self.folder / "fonts")])
        main = self.folder / f"{layout}.typ"
        inputs = {"data": json.dumps(data, ensure_ascii=False), "body": body}
        compiler = typst.Compiler(
            str(main),
            root=str(self.folder),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
        try:
            made = compiler.compile(
                format="pdf", pdf_standards=[*STANDARDS], timestamp=int(self.when.timestamp())
            )
        except typst.TypstError as error:
            said = str(error).splitlines()[0] if str(error) else "unknown fault"
            raise MkatabaError(f"{target.name} can't be set by {main.name}: {said}") from error
        assert isinstance(made, bytes)  # one PDF: a list would be pages of pictures
        target.write_bytes(made)

    def typst_body(self, document: Document, language: str) -> str:
        """Write a document's text as Typst markup; return the file's name below the folder."""
        name = f"body-{document.name}-{language}.typ"
        self.pandoc(document.markdown, "typst", self.folder / name, [_TOP])
        return name

    def docx(
        self, document: Document, language: str, target: Path, subtitle: str, draft: str
    ) -> None:
        """Write a document as DOCX in the house style.

        Args:
            document: What to write.
            language: Its language.
            target: The file to write.
            subtitle: The line under the title.
            draft: The line at the head of each page of a draft; "" for none.
        """
        arguments = [
            f"--metadata=title:{document.title}",
            _TOP,
            f"--metadata=lang:{language}-KE",
            f"--metadata=subtitle:{subtitle}",
            f"--metadata=date:{document.data['approved_line']}",
            f"--reference-doc={self._reference(language, draft)}",
        ]
        self.pandoc(document.markdown, "docx", target, arguments)

    def _reference(self, language: str, draft: str) -> Path:
        """Return the reference document; for a draft, one that marks every page."""
        plain = self.folder / "reference.docx"
        if not draft:
            return plain
        marked = self.folder / f"reference-{language}.docx"
        if not marked.exists():
            marked.write_bytes(with_header(plain.read_bytes(), draft))
        return marked

    def pandoc(self, markdown: str, to: str, target: Path, arguments: list[str]) -> None:
        """Turn a document's Markdown into another format.

        Raises:
            MkatabaError: If pandoc fails.
        """
        command = [
            pypandoc.get_pandoc_path(),
            "--sandbox",
            f"--from={READER}",
            f"--to={to}",
            f"--output={target}",
            *arguments,
        ]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(self.when.timestamp()))}
        ran = subprocess.run(
            command, input=markdown.encode(), capture_output=True, env=environment, check=False
        )
        if ran.returncode:
            said = ran.stderr.decode("utf-8", "replace").strip()
            raise MkatabaError(f"{target.name} can't be made by pandoc: {said}")


def print_all(
    body: Body, press: Press, target: Path, each: Mapping[str, Templates], draft: bool
) -> list[Print]:
    """Write every document in every language below ``target``; return them in the order of print.

    Args:
        body: What to print.
        press: Where layouts and fonts are.
        target: The folder ``print/`` of the site.
        each: The templates of each language.
        draft: Mark every sheet as a draft.
    """
    for language in each:
        (target / language).mkdir(parents=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # submitted as they come: Typst lets Python go on with the data of the next sheet
        made = [
            (kind, form, language, pool.submit(job))
            for language, templates in each.items()
            for kind, form, job in _jobs(body, press, target / language, templates, draft)
        ]
        paths = [job.result() for *_, job in made]
    prints = [
        Print(kind, form, language, f"print/{language}/{path.name}", path.stat().st_size)
        for (kind, form, language, _), path in zip(made, paths, strict=True)
    ]
    order = list(each)
    return sorted(prints, key=lambda made: (order.index(made.language), made.format != "pdf"))


def _jobs(
    body: Body, press: Press, folder: Path, templates: Templates, draft: bool
) -> Iterator[tuple[str, str, Callable[[], Path]]]:
    language = templates.words.language

    def sheet(layout: str, data: dict[str, Any], name: str) -> Path:
        press.pdf(layout, data, folder / name)
        return folder / name

    for document in documents(body, templates):

        def docx(document: Document = document) -> Path:
            target = folder / f"{document.name}.docx"
            mark = templates.words._(DRAFT) if draft else ""
            name = templates.words.text(body.organization.name)
            press.docx(document, language, target, name, mark)
            return target

        def pdf(document: Document = document) -> Path:
            target = folder / f"{document.name}.pdf"
            page = {"url": language_root(body, language).removeprefix("https://").rstrip("/")}
            data = {**frame(body, templates, draft), "document": {**document.data, **page}}
            press.pdf("document", data, target, press.typst_body(document, language))
            return target

        if document.name in ("policy", "manual"):
            yield document.name, "pdf", pdf
        yield document.name, "docx", docx

    for charter in body.charters:
        layouts = ("charter", "poster", "brochure") if charter.id == "external" else ("charter",)
        data = sheet_data(body, charter, templates, draft, codes="poster" in layouts)
        name = charter_file(charter)
        for layout in layouts:
            file = name if layout == "charter" else layout
            yield (
                file,
                "pdf",
                lambda layout=layout, data=data, file=file: sheet(  # type: ignore[misc]
                    layout, data, f"{file}.pdf"
                ),
            )
