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
    surrounding,
    surroundings_heading,
    waiver,
    waivers_heading,
)
from mkataba.diff_report.labels import unread as not_compared
from mkataba.diff_report.say import Say
from mkataba.shown import visible

_COLOURS = {Rating.WORSE: "red", Rating.BETTER: "green", Rating.NEUTRAL: "blue"}


def write(diff: Diff, say: Say, colour: bool) -> str:
    """Return the report in the language of ``say``; with ANSI colours where asked for."""
    lines: list[str] = []
    width = max(len(rating(say, one)) for one in Rating)
    if diff.waivers:
        lines.append(click.style(visible(waivers_heading(say)), bold=True))
        for one in diff.waivers:
            first, *rest = map(visible, waiver(say, one))
            lines += [f"  {click.style(first, fg='yellow')}", *(f"    {line}" for line in rest)]
        lines.append("")
    if diff.surroundings:
        lines.append(click.style(visible(surroundings_heading(say)), bold=True))
        lines += [
            click.style(f"  {visible(surrounding(say, one))}", fg="yellow")
            for one in diff.surroundings
        ]
        lines.append("")
    for about, changes in diff.by_subject().items():
        lines.append(click.style(visible(heading(say, about)), bold=True))
        lines += [_line(say, change, width) for change in changes]
        lines.append("")
    for left in diff.unread:
        lines.append(click.style(visible(not_compared(say, left)), fg="yellow"))
    if diff.unread:
        lines.append("")
    lines += [counted(say, diff), *map(visible, readiness(say, diff))]
    report = "\n".join(lines)
    return report if colour else click.unstyle(report)


def _line(say: Say, change: Change, width: int) -> str:
    marked = click.style(f"{rating(say, change.rating):{width}}", fg=_COLOURS[change.rating])
    said = visible(" → ".join(filter(None, excerpts(say, change))))
    what = visible(happened(say, change))
    return f"  {marked}  {what}, {said}" if said else f"  {marked}  {what}"
