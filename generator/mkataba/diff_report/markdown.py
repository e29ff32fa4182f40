"""What changes for citizens as GitHub's Markdown, for a comment on a pull request."""

from mkataba.diff.change import About, Change, Diff, Rating
from mkataba.diff_report.labels import (
    counted,
    excerpts,
    happened,
    heading,
    rating,
    readiness,
)
from mkataba.diff_report.labels import unread as not_compared
from mkataba.shown import escape
from mkataba.wording import Words

MARKER = "<!-- mkataba diff -->"
"""The first line, by which a comment is found again that an earlier run has written."""

LONGEST = 60_000
"""Signs; GitHub takes no comment of more than 65,536."""


def write(diff: Diff, words: Words, colour: bool) -> str:  # noqa: ARG001 - the formats' signature
    """Return the report in the language of ``words``; what does not fit is counted."""
    end = [f"- {escape(not_compared(words, one))}" for one in diff.unread[:50]]
    end += [f"- {escape(line)}" for line in readiness(words, diff)]
    title = escape(words._("What changes for citizens"))
    blocks = [f"{MARKER}\n## {title}\n\n**{escape(counted(words, diff))}**"]
    room = LONGEST - sum(map(len, (*blocks, *end)))
    left = 0
    for about, changes in diff.by_subject().items():
        block = _table(words, about, changes)
        if len(block) > room:
            left += len(changes)
        else:
            blocks.append(block)
            room -= len(block)
    if left:
        more = words._("Changes that have no room here: %(n)s", n=left)
        blocks.append(f"**{escape(more)}**")
    if end:
        blocks.append("\n".join(end))
    return "\n\n".join(blocks)


def _table(words: Words, about: About, changes: list[Change]) -> str:
    heads = ("", words._("Change"), words._("Before"), words._("After"))
    lines = [f"### {escape(heading(words, about))}", "", f"| {' | '.join(map(escape, heads))} |"]
    lines.append("|---|---|---|---|")
    for change in changes:
        mark = escape(rating(words, change.rating))
        mark = f"**{mark}**" if change.rating is Rating.WORSE else mark
        cells = (happened(words, change), *excerpts(words, change))
        lines.append(f"| {mark} | {' | '.join(map(escape, cells))} |")
    return "\n".join(lines)
