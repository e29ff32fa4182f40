"""What was printed on what, as a table: paper, sheets, type, services, and what was left out."""

from collections import Counter
from collections.abc import Iterable, Iterator

from mkataba.publish.layout_report import LayoutReport
from mkataba.publish.made_print import Print

_HEADS = ("sheet", "paper", "sheets", "smallest type", "services a sheet", "left out")


def told(prints: Iterable[Print]) -> Iterator[str]:
    """Yield the lines of the table.

    Prints of which the layout says nothing are not in it.
    """
    of = [(made, made.report) for made in prints if made.report]
    rows = [_row(made, report) for made, report in of if report.sheets]
    if rows:
        table = (_HEADS, *rows)
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for row in table:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield "  ".join(cells).rstrip()


def _row(made: Print, report: LayoutReport) -> tuple[str, ...]:
    return (
        made.path.removeprefix("print/"),
        made.paper,
        str(report.sheets),
        f"{report.smallest:g} pt" if report.smallest else "",
        _runs(report.services),
        left_out(report) or "nothing",
    )


def _runs(counts: Iterable[int]) -> str:
    """Return how many services each sheet shows: ``9, 9, 8``; of more than five, from and to."""
    numbers = list(counts)
    if len(numbers) <= 5:
        return ", ".join(map(str, numbers))
    return f"{min(numbers)} to {max(numbers)}"


def left_out(report: LayoutReport) -> str:
    """Return what a sheet had no room for, ``2 services, requirements of 3``; "" for nothing."""
    counted = Counter(one.what for one in report.left_out)
    words = [
        (f"{number} {what}s" if number > 1 else f"1 {what}")
        if what in ("service", "section")
        else f"{what} of {number}"
        for what, number in counted.items()
    ]
    return ", ".join(words) + (f"; {report.moved}" if words and report.moved else "")
