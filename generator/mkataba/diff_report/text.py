"""What changes for citizens, for people at a terminal: service by service, the worse first."""

import click

from mkataba.diff.change import Change, Diff, Rating
from mkataba.diff_report.labels import (
    counted,
    excerpts,
    happened,
    heading,
    rating,
    readiness,
)
from mkataba.diff_report.labels import unread as not_compared
from mkataba.shown import visible
from mkataba.wording import Words

_COLOURS = {Rating.WORSE: "red", Rating.BETTER: "green", Rating.NEUTRAL: "blue"}


def write(diff: Diff, words: Words, colour: bool) -> str:
    """Return the report in the language of ``words``; with ANSI colours where asked for."""
    lines: list[str] = []
    width = max(len(rating(words, one)) for one in Rating)
    for about, changes in diff.by_subject().items():
        lines.append(click.style(visible(heading(words, about)), bold=True))
        lines += [_line(words, change, width) for change in changes]
        lines.append("")
    for one in diff.unread:
        lines.append(click.style(visible(not_compared(words, one)), fg="yellow"))
    if diff.unread:
        lines.append("")
    lines += [counted(words, diff), *readiness(words, diff)]
    report = "\n".join(lines)
    return report if colour else click.unstyle(report)


def _line(words: Words, change: Change, width: int) -> str:
    marked = click.style(f"{rating(words, change.rating):{width}}", fg=_COLOURS[change.rating])
    said = visible(" → ".join(filter(None, excerpts(words, change))))
    what = visible(happened(words, change))
    return f"  {marked}  {what}, {said}" if said else f"  {marked}  {what}"
