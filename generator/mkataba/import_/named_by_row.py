"""Rows of one name in one table: what only some of them require goes into their names."""

from collections.abc import Sequence

from msgspec.structs import replace

from mkataba.import_.found import Slot
from mkataba.import_.lists import items
from mkataba.import_.record import Record
from mkataba.languages import Languages

_LONGEST = 160  # characters of what a name may be made longer by: a long one is better than none
_REASON = (
    "several rows have this name; what only this one requires stands in the name and no longer "
    "among the requirements"
)


def named_by_row(found: Sequence[Record], languages: Languages) -> list[Record]:
    """Return records; in those of one name and heading, what only some require tells them apart."""
    by_name: dict[tuple[str, tuple[str, ...]], list[Record]] = {}
    for record in found:
        by_name.setdefault((record.heading, record.name), []).append(record)
    return [_named(record, by_name[record.heading, record.name], languages) for record in found]


def _named(record: Record, same: list[Record], languages: Languages) -> Record:
    wanted = {tuple(other.get("requirements").values()) for other in same}
    own = record.get("requirements")
    short = all(len(" ".join(lines)) <= _LONGEST for lines in own.values())
    if len(same) == 1 or not own or not short or len(wanted) < len(same):
        return record
    lines = _with_requirements(record, same, languages)
    if lines == record.lines:
        return record
    named = replace(record, lines=lines)
    return replace(named, asked=(*record.asked, ("name", named.name[0], _REASON)))


def _with_requirements(
    record: Record, same: list[Record], languages: Languages
) -> dict[Slot, tuple[str, ...]]:
    """Return a record's lines in which what not all of one name require is told by the name.

    It is a condition of the case then, and no longer stands among the requirements.
    """
    lines = dict(record.lines)
    for language in record.get("requirements"):
        slot = ("requirements", language)
        lists = [items(other.lines.get(slot, ()), languages) for other in same]
        own = items(lines[slot], languages)
        common = frozenset(own).intersection(*lists)
        if len({frozenset(others) - common for others in lists}) < len(lists):
            common = frozenset()  # the same things in another order: only the whole tells
        told = [item for item in own if item not in common]
        if told and ("name", language) in lines:
            name = " ".join(lines["name", language])
            lines["name", language] = (f"{name} – {'; '.join(told)}",)
            lines[slot] = tuple(item for item in own if item not in told)
    return lines
