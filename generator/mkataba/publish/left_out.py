"""What a sheet had no room for, in words."""

from collections.abc import Iterator, Mapping

from mkataba.publish.layout_report import LayoutReport

_NAMED = ("service", "section")
_MOST = 3


def left_out(
    report: LayoutReport, names: Mapping[str, str] | None = None, most: int = _MOST
) -> Iterator[str]:
    """Yield what a sheet had no room for: ``2 services: Soil testing, Hall hire``.

    A section of which something stands there says how much does not: ``places (1 of 6)``.

    Args:
        report: What its layout says of it.
        names: The names of services by their id; where there is none, the id stands.
        most: How many are named; of more than that, the first ones. 0 for all.
    """
    found: dict[str, list[str]] = {}
    for one in report.left_out:
        name = (names or {}).get(one.id) or one.id.replace("_", " ")
        if one.count:
            name += f" ({one.count} of {one.of})"
        if name not in (listed := found.setdefault(one.what, [])):
            listed.append(name)
    for what, listed in found.items():
        count = len(listed)
        noun = what if what in _NAMED else "service"
        counted = f"{count} {noun}" if count == 1 else f"{count} {noun}s"
        told = counted if what in _NAMED else f"the {what} of {counted}"
        more = f" and {count - most} more" if 0 < most < count else ""
        yield f"{told}: {', '.join(listed[: most or None])}{more}"
