"""What a sheet had no room for, in words."""

from collections.abc import Iterator, Mapping, Sequence

from mkataba.publish.layout_report import LayoutReport

_NAMED = ("service", "section")
_MOST = 3
_LONGEST = 40  # characters of a name, where not all are named


def left_out(
    report: LayoutReport, names: Mapping[str, str] | None = None, most: int = _MOST
) -> Iterator[str]:
    """Yield what a sheet had no room for: ``2 services: Soil testing, Hall hire``.

    A section of which something stands there says how much does not: ``places (1 of 6)``. What is
    missing of the same services is told at once: ``the steps and places of 1 service: Hall hire``.

    Args:
        report: What its layout says of it.
        names: The names of services by their id; where there is none, the id stands.
        most: How many are named, long names cut at a word; of more than that, the first ones. 0 for
            all, and whole names.
    """
    found: dict[str, dict[str, str]] = {}
    for one in report.left_out:
        name = (names or {}).get(one.id) or one.id.replace("_", " ")
        name = _cut(name) if most else name
        if one.count:
            name += f" ({one.count} of {one.of})"
        found.setdefault(one.what, {})[f"{one.id} {name}"] = name
    kinds: dict[tuple[str, ...], list[str]] = {}
    for what, named in found.items():
        noun = what if what in _NAMED else ""
        kinds.setdefault((noun, *named.values()), []).append(what)
    for (noun, *listed), whats in kinds.items():
        count = len(listed)
        counted = f"{count} {noun or 'service'}{'' if count == 1 else 's'}"
        told = counted if noun else f"the {_all_of(whats)} of {counted}"
        more = f" and {count - most} more" if 0 < most < count else ""
        yield f"{told}: {', '.join(listed[: most or None])}{more}"


def _all_of(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _cut(name: str) -> str:
    """Return a name, or its first words where it is long."""
    if len(name) <= _LONGEST:
        return name
    first = name[: _LONGEST - len(" ...")]
    return f"{first.rpartition(' ')[0] or first} ..."
