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
    Of many services, how many they are is told: ``places (of 9 services), steps, remedy (4)``.

    Args:
        report: What its layout says of it.
        names: The names of services by their id; where there is none, the id stands.
        most: How many are named, long names cut at a word; of more sections, or services that the
            sheet does not show at all, the first ones. 0 for all, and whole names.
    """
    found: dict[str, dict[str, str]] = {}
    for one in report.left_out:
        name = (names or {}).get(one.id) or one.id.replace("_", " ")
        name = _cut(name) if most else name
        if one.count:
            name += f" ({one.count} of {one.of})"
        found.setdefault(one.what, {})[f"{one.id} {name}"] = name
    whole = {what: [*named.values()] for what, named in found.items() if what in _NAMED}
    parts: dict[tuple[str, ...], list[str]] = {}
    for what, named in found.items():
        if what not in _NAMED:
            parts.setdefault((*named.values(),), []).append(what)
    for noun, listed in whole.items():
        more = f" and {len(listed) - most} more" if 0 < most < len(listed) else ""
        yield f"{_counted(listed, noun)}: {', '.join(listed[: most or None])}{more}"
    if most and any(len(listed) > most for listed in parts):
        yield _by_count(parts)
        return
    for some, whats in parts.items():
        yield f"the {_all_of(whats)} of {_counted(some, 'service')}: {', '.join(some)}"


def _counted(listed: Sequence[str], noun: str) -> str:
    return f"{len(listed)} {noun}{'' if len(listed) == 1 else 's'}"


def _by_count(parts: Mapping[tuple[str, ...], Sequence[str]]) -> str:
    """Return what is missing of how many services, that of the most first."""
    counts: dict[int, list[str]] = {}
    for listed, whats in parts.items():
        counts.setdefault(len(listed), []).extend(whats)
    (first, whats), *others = sorted(counts.items(), reverse=True)
    told = [f"{', '.join(whats)} (of {first} services)"]
    return ", ".join(told + [f"{', '.join(some)} ({count})" for count, some in others])


def _all_of(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _cut(name: str) -> str:
    """Return a name, or its first words where it is long."""
    if len(name) <= _LONGEST:
        return name
    first = name[: _LONGEST - len(" ...")]
    return f"{first.rpartition(' ')[0] or first} ..."
