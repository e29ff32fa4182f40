"""What changes for citizens, for people at a terminal: service by service, the worse first."""

import click

from mkataba.diff.change import Change, Diff, Rating
from mkataba.diff_report.formatter import ChangeFormatter
from mkataba.diff_report.labels import (
    counted,
    excerpts,
    happened,
    heading,
    rating,
    readiness,
    surrounding,
    surroundings_heading,
    waiver,
    waivers_heading,
)
from mkataba.diff_report.labels import unread as not_compared
from mkataba.sanitize import visible

_COLOURS = {Rating.WORSE: "red", Rating.BETTER: "green", Rating.NEUTRAL: "blue"}


def write(diff: Diff, formatter: ChangeFormatter, colour: bool) -> str:
    """Return the report in the language of ``say``; with ANSI colours where asked for."""
    lines: list[str] = []
    width = max(len(rating(formatter, one)) for one in Rating)
    if diff.waivers:
        lines.append(click.style(visible(waivers_heading(formatter)), bold=True))
        for one in diff.waivers:
            first, *rest = map(visible, waiver(formatter, one))
            lines += [f"  {click.style(first, fg='yellow')}", *(f"    {line}" for line in rest)]
        lines.append("")
    if diff.surroundings:
        lines.append(click.style(visible(surroundings_heading(formatter)), bold=True))
        lines += [
            click.style(f"  {visible(surrounding(formatter, one))}", fg="yellow")
            for one in diff.surroundings
        ]
        lines.append("")
    for about, changes in diff.by_subject().items():
        lines.append(click.style(visible(heading(formatter, about)), bold=True))
        lines += [_line(formatter, change, width) for change in changes]
        lines.append("")
    for left in diff.unread:
        lines.append(click.style(visible(not_compared(formatter, left)), fg="yellow"))
    if diff.unread:
        lines.append("")
    lines += [counted(formatter, diff), *map(visible, readiness(formatter, diff))]
    report = "\n".join(lines)
    return report if colour else click.unstyle(report)


def _line(formatter: ChangeFormatter, change: Change, width: int) -> str:
    marked = click.style(f"{rating(formatter, change.rating):{width}}", fg=_COLOURS[change.rating])
    text = visible(" → ".join(filter(None, excerpts(formatter, change))))
    what = visible(happened(formatter, change))
    return f"  {marked}  {what}, {text}" if text else f"  {marked}  {what}"
