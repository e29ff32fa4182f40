"""Fields of a service -> the columns of its table."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mkataba.schema import Field

PLACE = ("id", "charter", "group", "position")
"""What stands in the first columns; the group's name has one for each language."""

_IN_WORDS = {"text", "fee", "turnaround"}


class Column(Struct, frozen=True):
    """A column: a field, or one of ``PLACE``, in one language or in none."""

    field: str
    language: str | None = None

    @property
    def name(self) -> str:
        """What stands at its head: ``link``, ``name (en)``."""
        return f"{self.field} ({self.language})" if self.language else self.field


def columns(fields: Mapping[str, Field], languages: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a table of services, in order.

    Args:
        fields: Those of a service by name.
        languages: The organisation's; a field that holds words has a column in each.
    """
    spoken = {"group", *(name for name, field in fields.items() if in_words(field))}
    return tuple(
        Column(name, language)
        for name in (*PLACE, *fields)
        for language in (languages if name in spoken else (None,))
    )


def in_words(field: Field) -> bool:
    """Tell whether a field is told in words, which are others in each language."""
    if field.kind in _IN_WORDS:
        return True
    return field.item is not None and (
        in_words(field.item) or any(part.kind == "text" for part in field.item.fields.values())
    )
