"""The table of outputs as a page of the reference, and the fields that it has to speak of."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from mkataba import outputs, print_registry, registry
from mkataba.parts import INTERNAL, Part
from mkataba.print_entry import BLEED, CLAUSES, CODES, INK, PRINT_FORMATS, SERVICES, SIZE
from mkataba.printed import of_part
from mkataba.schema import Field, Schemas


def leaves(schemas: Schemas, kind: str) -> list[str]:
    """Return the path of each field of a kind that holds no others, with the kind in front.

    A class of a fee or a time is a fee or a time again, which is followed once.
    """

    def below(field: Field, path: str, again: bool = False) -> Iterator[str]:
        if field.item is not None:
            yield from below(field.item, f"{path}[]", again)
        elif field.fields:
            for name, inner in field.fields.items():
                classes = _are_classes(field, inner)
                if not (again and classes):
                    yield from below(inner, f"{path}.{name}", again or classes)
        else:
            yield path

    return list(below(schemas.root(kind), kind))


def _are_classes(value: Field, inner: Field) -> bool:
    """Tell whether a list within a value holds values of its own type."""
    if not value.value or inner.item is None:
        return False
    held = (inner.item, *inner.item.fields.values())
    return value.value in {field.value for field in held}


def page(schemas: Schemas) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from ("# Outputs", "")
    yield "Where each field is printed. A field that is not listed is printed where the one is that"
    yield "it belongs to: `approval.version` where `approval` is. A print has one file a language."
    yield ""
    yield from ("| here | what it is |", "|---|---|")
    for name, meaning in outputs.PAGES.items():
        yield f"| {name} | {meaning} |"
    yield f"| {', '.join(outputs.PRINTS)} | files to download |"
    yield from _made()
    public = [name for name in (*outputs.PAGES, *outputs.PRINTS) if name in outputs.PUBLIC]
    yield from (
        "",
        "The staff charter and its services are printed as the public ones are, in pages",
    )
    yield f"and files of their own, but not in: {', '.join(public)}."
    most = ", ".join(f"{count} in {name}" for name, count in outputs.MOST_CHANNELS.items())
    yield from ("", f"Of the channels for feedback, only the first are printed: {most}.")
    yield "brochure.pdf and roll-up.pdf print the services that they have room for, and count the"
    yield "others; what the brochure leaves out stands in booklet.pdf."
    yield from ("charter.brf says in Braille what charter.txt says.", "")
    yield "A field that no template knows by its name, such as one that an organisation adds, is"
    yield f"printed with its label where its table says; not on sheets, for {outputs.LITTLE_ROOM}."
    yield ""
    for kind in schemas.kinds:
        yield from (
            f"## {kind}",
            "",
            "| field | pages | PDF | Word | ODT | text |",
            "|---|---|---|---|---|---|",
        )
        yield from _printed(kind)
        yield from _of_schema(schemas.parts[kind])
        yield ""
    yield from _wishes()


def _made() -> Iterator[str]:
    """Yield what is made besides pages: prints, by the names of ``build --only``, and formats."""
    yield from (
        "",
        "`mkataba build --only NAME` makes one of them, or a part's document:",
        "",
    )
    yield from ("| name | what it is for | formats |", "|---|---|---|")
    for entry in print_registry.PRINTS:
        yield f"| `{entry.name}` | {entry.label}: {entry.use} | {', '.join(entry.formats)} |"
    yield from ("", "Reports and exports are for those who keep the content and are in no website:")
    yield from ("", "| format | findings (`check`) | changes (`diff`) |", "|---|---|---|")
    for form in registry.REPORTS:
        offered = (("yes" if x else f"no: {form.lacks}") for x in (form.findings, form.changes))
        yield f"| `{form.name}` | {' | '.join(offered)} |"
    yield from ("", f"`mkataba export` writes {', '.join(registry.EXPORTS)}.", "")


def _wishes() -> Iterator[str]:
    """Yield what publication.yml can ask of each print: what is not there is refused."""
    heads = ("name", "papers", "orientation", "pair", SERVICES, SIZE, CODES, BLEED, INK, CLAUSES)
    yield from ("## What can be asked of a print", "")
    yield "What `publication.yml` can ask of each; the rule [publication](rules/publication.md)"
    yield "refuses the rest. The first paper is the print's own, `services` stands for any way to"
    yield "choose them, and `body_size` is how many points it has to have at least on that paper."
    yield ""
    yield from (f"| {' | '.join(heads)} |", "|---" * len(heads) + "|")
    for entry in print_registry.PRINTS:
        papers = ", ".join((entry.sheet.paper, *entry.papers))
        can = [entry.turns, entry.pairs, *(key in entry.heeds for key in heads[4:])]
        cells = ["yes" if one else "-" for one in can]
        if SIZE in entry.heeds:
            cells[heads.index(SIZE) - 2] = f"{entry.least_on(entry.sheet.paper):g}"
        yield f"| `{entry.name}` | {papers} | {' | '.join(cells)} |"


def _of_schema(part: Part) -> Iterator[str]:
    """Yield the row of the fields that no template knows by their names."""
    if part.name in outputs.EXTRA:
        where = outputs.EXTRA[part.name]
        name = "any other field"
    elif part.own or of_part(part):
        where = of_part(part)
        name = "all fields"
    else:
        return
    if not where:
        why = "the part is internal" if part.audience == INTERNAL else part.without("page")
        yield f"| {name} | not printed: {why} | | | | |"
        return
    yield _row(name, {output: output for output in where})


def _printed(kind: str) -> Iterator[str]:
    """Yield a row for each field of a kind that the tables name."""
    for path in (*outputs.PRINTED, *outputs.NOT_PRINTED):
        if path.split(".")[0] != kind:
            continue
        name = f"`{path.removeprefix(f'{kind}.')}`" if "." in path else "all fields"
        if path in outputs.NOT_PRINTED:
            yield f"| {name} | not printed: {outputs.NOT_PRINTED[path]} | | | | |"
            continue
        always, room = outputs.PRINTED[path], outputs.WHERE_ROOM.get(path, {})
        each = {x: x for x in (*outputs.PAGES, *outputs.PRINTS) if x in always}
        each |= {output: f"{output} ({when})" for output, when in room.items()}
        yield _row(name, each)


def _row(name: str, where: Mapping[str, str]) -> str:
    """Return the row of a field: pages, PDF, DOCX, ODT and text, each output in the words given."""
    columns = (
        [told for output, told in where.items() if PurePath(output).suffix == ending]
        for ending in ("", *(f".{form}" for form in PRINT_FORMATS), ".txt")
    )
    return f"| {name} | {' | '.join(', '.join(column) or '-' for column in columns)} |"
