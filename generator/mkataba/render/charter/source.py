"""What the sections of a charter are made of, and where the table says that they are printed."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mkataba import outputs
from mkataba.formatting import Formatter
from mkataba.formatting.basics import Formatted
from mkataba.model import Body, Charter
from mkataba.model.field_values import FieldValue
from mkataba.profiles import Profile
from mkataba.render.blocks import Block, Blocks, Row, line
from mkataba.render.parts import Part
from mkataba.values.turnaround import Turnaround

_ANSWERED_BY = {
    "services": "charter.groups",
    "requirements": "service.requirements",
    "cost": "service.fee",
    "time": "service.turnaround",
    "how": "service.channels",
    "guarantee": "charter.guarantee",
    "tell-us": "charter.feedback_channels",
    "escalation": "channels.escalation",
    "approval": "charter.approval",
}
"""The field whose clause a section of a charter answers, or a column of its services."""


class Source(Struct, frozen=True):
    """A charter, or a part of a large one, with the words of one language."""

    body: Body
    part: Part
    formatter: Formatter
    draft: bool

    @property
    def charter(self) -> Charter:
        """The charter with the services of this part alone."""
        return self.part.charter

    @property
    def root(self) -> str:
        """The website's address in the language, with a slash at its end; "" where unsaid."""
        return language_root(self.body, self.formatter.language)

    def others(self, name: str, told: Iterable[FieldValue]) -> tuple[Block, ...]:
        """Return a block for each field of a part that no class of the model has."""
        made = Blocks(self.body, self.formatter).blocks(told) if told else ()
        shown_on = frozenset(outputs.EXTRA[name])
        return tuple(replace(block, shown_on=shown_on) for block in made)

    def answers(self, time: Turnaround | None, field: str) -> Iterator[Block]:
        """Yield a time to answer with all that goes with it, and in brief where room is little."""
        label, formatter, whole = (
            self.formatter._("Time to answer"),
            self.formatter,
            on(f"{field}.note"),
        )
        answer = formatter.answer(time) if time else formatter.todo
        said = formatter.turnaround(time) if time else Formatted(formatter.todo)
        apart = whole & outputs.TERMS_APART
        yield Block(label, "answer", "lines", line(answer), shown_on=whole - apart)
        brief = on(field) - whole | apart
        yield Block(label, "time", "lines", line(said.short), shown_on=brief)
        terms = "; ".join((*(one.text for one in said.lines), *said.notes))
        if terms:
            yield Block("", "terms", "lines", line(terms), shown_on=apart)


def on(field: str) -> frozenset[str]:
    """Return the outputs that print a field, by its path in the table :data:`outputs.PRINTED`."""
    return frozenset((*outputs.outputs_of(field), *outputs.where_room(field)))


def texts(lines: Iterable[str]) -> tuple[Row, ...]:
    """Return a line for each text that says something."""
    return tuple(row for text in lines if text for row in line(text))


def language_root(body: Body, language: str) -> str:
    """Return the website's address in a language, with a slash at its end; "" where unsaid."""
    if not body.organization.website:
        return ""
    root = body.organization.website.rstrip("/") + "/"
    return root if language == body.organization.languages[0] else f"{root}{language}/"


def charter_page(charter: Charter) -> str:
    """Return the address of a charter's page below the root of a language."""
    return "charter/" if charter.id == "external" else "staff-charter/"


def as_typed(address: str) -> str:
    """Return an address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def charter_clauses(profile: Profile) -> dict[str, str]:
    """Return the clause of each section of a charter, and of each column, that answers one."""
    found = ((name, profile.fields.get(path, {})) for name, path in _ANSWERED_BY.items())
    return {name: meta["clause"] for name, meta in found if "clause" in meta}
