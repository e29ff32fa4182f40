"""The parts that have a schema and no layout of their own: a page, and the text of a document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mkataba.formatting import Formatter
from mkataba.model import Body
from mkataba.model.field_values import PartContent
from mkataba.render.blocks import Block, Blocks
from mkataba.render.templating import Templates


class FileTexts(NamedTuple):
    """A file of a part in words: its id, what it is called, its blocks."""

    id: str
    path: str
    title: str
    blocks: tuple[Block, ...]


def labels(body: Body, formatter: Formatter, output: str) -> dict[str, str]:
    """Return what the parts are called that have a ``page`` or a ``document``, by name."""
    return {
        part.name: formatter.label(part.part.label) for part in body.parts if part.part.has(output)
    }


def uses(body: Body, formatter: Formatter) -> dict[str, str]:
    """Return what the documents of the parts are for, by name, where that is said in the language.

    One text is of the first language of publication; the catalogue may have it in others.
    """
    first, found = body.organization.languages[0], {}
    for part in body.parts:
        given = part.part.describes
        if isinstance(given, Mapping):
            words = str(given.get(formatter.language, ""))
        else:
            words = formatter._(given)
            words = words if words != given or formatter.language == first else ""
        if words and part.part.has("document"):
            found[part.name] = words
    return found


def pages(
    body: Body, templates: Templates, prints: Sequence[Any]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield path, Markdown, part and content file of each page; of many, a list comes first."""
    for part in body.parts:
        if not part.part.has("page"):
            continue
        files = said(body, part, templates)
        common = {
            "part_name": part.name,
            "label": templates.formatter.label(part.part.label),
            "many": part.part.many,
            "headed": False,
            "prints": prints,
            "documents": labels(body, templates.formatter, "document"),
        }
        if part.part.many:
            listed = templates.render(_template(part, templates, "index"), files=files, **common)
            yield f"{part.name}/index.md", listed, part.name, ""
        for file in files:
            title = file.title if part.part.many else common["label"]
            place = f"{part.name}/{file.id}.md" if part.part.many else f"{part.name}.md"
            depth = place.count("/") + 1
            values = {"files": [file], "title": title, "depth": depth, "up": "../" * depth}
            page = templates.render(_template(part, templates, "page"), **values, **common)
            yield place, page, part.name, file.path


def document(body: Body, part: PartContent, templates: Templates) -> str:
    """Return the Markdown of a part's document: all its files."""
    many = part.part.many
    files = said(body, part, templates, apart=many)
    template = _template(part, templates, "part")
    return templates.render(template, files=files, many=many, headed=many, up="")


def said(
    body: Body, part: PartContent, templates: Templates, apart: bool = False
) -> list[FileTexts]:
    """Return the files of a part in words; ``apart`` if they stand together, each by its id."""
    blocks, formatter = Blocks(body, templates.formatter), templates.formatter
    many = part.part.many  # each of many files is called by its first text
    return [
        FileTexts(
            file.id,
            file.path,
            formatter.text(file.title) if file.title else file.id,
            blocks.blocks(
                [one for one in file.told if not (many and one.value is file.title)],
                f"{file.id}-" if apart else "",
            ),
        )
        for file in part.files
    ]


def _template(part: PartContent, templates: Templates, name: str) -> str:
    """Return the template of a part: its own, where the project has one, or that of all."""
    own = f"{part.name}/{name}.md.j2"
    return own if own in templates.files else f"part/{name}.md.j2"
