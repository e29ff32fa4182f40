"""What changes for citizens as GitHub's Markdown, for a comment on a pull request."""

from collections.abc import Sequence

from mkataba.diff.change import About, Change, Diff, Rating, WaiverChange
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
from mkataba.shown import escape

MARKER = "<!-- mkataba diff -->"
"""The first line, by which a comment is found again that an earlier run has written."""

LONGEST = 60_000
"""Signs; GitHub takes no comment of more than 65,536."""


_FILES = 50  # beside the content, that are listed
_WAIVERS_ROOM = 20_000  # signs that the waivers may take; the changes need some too


def write(diff: Diff, say: Say, colour: bool) -> str:  # noqa: ARG001 - the formats' signature
    """Return the report in the language of ``say``; what does not fit is counted."""
    end = [f"- {escape(not_compared(say, one))}" for one in diff.unread[:50]]
    end += [f"- {escape(line)}" for line in readiness(say, diff)]
    title = escape(say.label("What changes for citizens"))
    blocks = [MARKER, *_waivers(say, diff.waivers), *_surroundings(say, diff)]
    blocks = ["\n".join((*blocks, f"## {title}\n\n**{escape(counted(say, diff))}**"))]
    room = LONGEST - sum(map(len, (*blocks, *end)))
    left = 0
    for about, changes in diff.by_subject().items():
        block = _table(say, about, changes)
        if len(block) > room:
            left += len(changes)
        else:
            blocks.append(block)
            room -= len(block)
    if left:
        more = say.label("Changes that have no room here: %(n)s", n=left)
        blocks.append(f"**{escape(more)}**")
    if end:
        blocks.append("\n".join(end))
    return "\n\n".join(blocks)


def _waivers(say: Say, waivers: Sequence[WaiverChange]) -> list[str]:
    """Return what leads the comment: what the change asks to be let pass."""
    if not waivers:
        return []
    lines = [f"## {escape(waivers_heading(say))}", ""]
    room = _WAIVERS_ROOM
    left = 0
    for one in waivers:
        first, *rest = waiver(say, one)
        block = "\n".join((f"- **{escape(first)}**", *(f"  - {escape(line)}" for line in rest)))
        room -= len(block)
        if room > 0:
            lines.append(block)
        else:
            left += 1
    if left:
        more = say.label("Waivers that have no room here: %(n)s", n=left)
        lines.append(f"- **{escape(more)}**")
    return [*lines, ""]


def _surroundings(say: Say, diff: Diff) -> list[str]:
    """Return which files beside the content changed: they may change what every page says."""
    if not diff.surroundings:
        return []
    lines = [f"## {escape(surroundings_heading(say))}", ""]
    lines += [f"- **{escape(surrounding(say, one))}**" for one in diff.surroundings[:_FILES]]
    if left := len(diff.surroundings[_FILES:]):
        more = say.label("Files that have no room here: %(n)s", n=left)
        lines.append(f"- **{escape(more)}**")
    return [*lines, ""]


def _table(say: Say, about: About, changes: list[Change]) -> str:
    heads = ("", say.label("Change"), say.label("Before"), say.label("After"))
    lines = [f"### {escape(heading(say, about))}", "", f"| {' | '.join(map(escape, heads))} |"]
    lines.append("|---|---|---|---|")
    for change in changes:
        mark = escape(rating(say, change.rating))
        mark = f"**{mark}**" if change.rating is Rating.WORSE else mark
        cells = (happened(say, change), *excerpts(say, change))
        lines.append(f"| {mark} | {' | '.join(map(escape, cells))} |")
    return "\n".join(lines)
