"""What changes for citizens as GitHub's Markdown, for a comment on a pull request."""

from collections.abc import Sequence

from mkataba.diff.change import About, Change, Diff, Rating, WaiverChange
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
from mkataba.sanitize import escape

MARKER = "<!-- mkataba diff -->"
"""The first line, by which a comment is found again that an earlier run has written."""

LONGEST = 60_000
"""Characters; GitHub takes no comment of more than 65,536."""


_FILES = 50  # beside the content, that are listed
_WAIVERS_ROOM = 20_000  # characters that the waivers may take; the changes need some too


def write(diff: Diff, formatter: ChangeFormatter, colour: bool) -> str:  # noqa: ARG001 - the formats' signature
    """Return the report in the language of ``say``; what does not fit is counted."""
    end = [f"- {escape(not_compared(formatter, one))}" for one in diff.unread[:50]]
    end += [f"- {escape(line)}" for line in readiness(formatter, diff)]
    title = escape(formatter.label("What changes for citizens"))
    blocks = [MARKER, *_waivers(formatter, diff.waivers), *_surroundings(formatter, diff)]
    blocks = ["\n".join((*blocks, f"## {title}\n\n**{escape(counted(formatter, diff))}**"))]
    room = LONGEST - sum(map(len, (*blocks, *end)))
    left = 0
    for about, changes in diff.by_subject().items():
        block = _table(formatter, about, changes)
        if len(block) > room:
            left += len(changes)
        else:
            blocks.append(block)
            room -= len(block)
    if left:
        more = formatter.label("Changes that have no room here: %(n)s", n=left)
        blocks.append(f"**{escape(more)}**")
    if end:
        blocks.append("\n".join(end))
    return "\n\n".join(blocks)


def _waivers(formatter: ChangeFormatter, waivers: Sequence[WaiverChange]) -> list[str]:
    """Return what leads the comment: what the change asks to be let pass."""
    if not waivers:
        return []
    lines = [f"## {escape(waivers_heading(formatter))}", ""]
    room = _WAIVERS_ROOM
    left = 0
    for one in waivers:
        first, *rest = waiver(formatter, one)
        block = "\n".join((f"- **{escape(first)}**", *(f"  - {escape(line)}" for line in rest)))
        room -= len(block)
        if room > 0:
            lines.append(block)
        else:
            left += 1
    if left:
        more = formatter.label("Waivers that have no room here: %(n)s", n=left)
        lines.append(f"- **{escape(more)}**")
    return [*lines, ""]


def _surroundings(formatter: ChangeFormatter, diff: Diff) -> list[str]:
    """Return which files beside the content changed: they may change what every page says."""
    if not diff.surroundings:
        return []
    lines = [f"## {escape(surroundings_heading(formatter))}", ""]
    lines += [f"- **{escape(surrounding(formatter, one))}**" for one in diff.surroundings[:_FILES]]
    if left := len(diff.surroundings[_FILES:]):
        more = formatter.label("Files that have no room here: %(n)s", n=left)
        lines.append(f"- **{escape(more)}**")
    return [*lines, ""]


def _table(formatter: ChangeFormatter, about: About, changes: list[Change]) -> str:
    heads = ("", formatter.label("Change"), formatter.label("Before"), formatter.label("After"))
    lines = [
        f"### {escape(heading(formatter, about))}",
        "",
        f"| {' | '.join(map(escape, heads))} |",
    ]
    lines.append("|---|---|---|---|")
    for change in changes:
        mark = escape(rating(formatter, change.rating))
        mark = f"**{mark}**" if change.rating is Rating.WORSE else mark
        cells = (happened(formatter, change), *excerpts(formatter, change))
        lines.append(f"| {mark} | {' | '.join(map(escape, cells))} |")
    return "\n".join(lines)
