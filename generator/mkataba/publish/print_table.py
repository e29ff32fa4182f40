"""What was printed on what, as a table, and below it what was left out, set small or replaced."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from mkataba import print_registry
from mkataba.print_entry import LEAST
from mkataba.publish.layout_report import LayoutReport, in_points, is_smaller
from mkataba.publish.left_out import left_out
from mkataba.publish.made_print import Print, Printed
from mkataba.sanitize import visible

_HEADS = ("print", "paper", "pages", "smallest type", "services a page")
_WIDTH = 80
_LONGEST = 34  # characters of a file; a longer one has a line of its own
_PRINTS = {entry.name: entry for entry in print_registry.PRINTS}


def _nothing(_: Print) -> str:
    return ""


def told(
    made: Printed, colours: Iterable[str] = (), elsewhere: Callable[[Print], str] = _nothing
) -> Iterator[str]:
    """Yield the lines of the table, and of what is to be said below it.

    Prints of which the layout says nothing are not in it, and told below alone.

    Args:
        made: What was printed.
        colours: What is said of each colour that was printed in place of one of the brand.
        elsewhere: Says of a print what it never prints, and which print has it.
    """
    of = [(one, one.report) for one in made.prints if one.report and one.report.sheets]
    if not of:
        return
    yield from _table([_HEADS, *(_row(one, report) for one, report in of)])
    yield ""
    yield from _left_out(made, elsewhere)
    for colour in colours:
        yield from _wrapped(f"colour: {colour}", "")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[0] = max(len(row[0]) for row in rows if len(row[0]) <= _LONGEST)
    for row in rows:
        first, *cells = row
        if len(first) > _LONGEST:
            yield first
            first = ""
        padded = (cell.ljust(width) for cell, width in zip((first, *cells), widths, strict=True))
        yield "  ".join(padded).rstrip()


def _row(made: Print, report: LayoutReport) -> tuple[str, ...]:
    return (
        _file(made),
        made.paper,
        str(report.sheets),
        _type(made, report),
        _runs(report.services),
    )


def _file(made: Print) -> str:
    return made.path.removeprefix("print/")


def _type(made: Print, report: LayoutReport) -> str:
    """Return the smallest type, with the one that it should have if that is larger."""
    entry = _PRINTS.get(made.output.partition(".")[0])
    least = entry.smallest_on(made.paper) if entry else LEAST
    if not report.smallest:
        return "not said"
    is_small = is_smaller(report.smallest, least)
    small = f", not {in_points(least).removesuffix(' pt')}" if is_small else ""
    return f"{in_points(report.smallest)}{small}"


def _runs(counts: Iterable[int]) -> str:
    """Return how many services the pages with any show: ``9, 9, 8``; of many, from and to."""
    numbers = [number for number in counts if number]
    if not numbers:
        return "none"
    if len(numbers) <= 5:
        return ", ".join(map(str, numbers))
    few, many = min(numbers), max(numbers)
    return f"{few} to {many}" if few < many else f"{few} each"


def _left_out(made: Printed, elsewhere: Callable[[Print], str]) -> Iterator[str]:
    """Yield what had no room, each time with the prints that lack it; then what is never printed.

    The latter belongs to the kind of a print: where several kinds were made, that it can be asked
    for is enough, and leaves what had no room in sight.
    """
    lacking: dict[str, list[str]] = {}
    never: dict[str, list[str]] = {}
    for one in made.prints:
        report = one.report or LayoutReport()
        words = "; ".join(left_out(report, made.names))
        if words:
            instead = f"; see the {report.moved}" if report.moved else ""
            lacking.setdefault(f"no room for {words}{instead}", []).append(_file(one))
        if words := elsewhere(one):
            never.setdefault(words, []).append(_file(one))
    if not lacking and not never:
        yield "nothing was left out"
        return
    said = lacking | (never if len(never) == 1 else {})
    for words, files in said.items():
        yield from _wrapped(f"{', '.join(_by_format(files))}: {visible(words)}", "  ")
    if len(never) > 1:
        kinds = len({one.output.partition(".")[0] for one in made.prints if elsewhere(one)})
        yield f"{kinds} kinds of prints leave parts of the content to others"
    yield "`mkataba check --prints` names all of it, with its place in the content"


def _by_format(files: Iterable[str]) -> Iterator[str]:
    """Yield files, those of one print together: ``en/charter.pdf, .docx``."""
    formats: dict[str, list[str]] = {}
    for file in files:
        stem, _, form = file.rpartition(".")
        formats.setdefault(stem, []).append(f".{form}")
    for stem, forms in formats.items():
        yield f"{stem}{', '.join(forms)}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False)
