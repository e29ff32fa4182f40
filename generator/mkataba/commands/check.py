"""``mkataba check``."""

import sys
from pathlib import Path

import click

from mkataba.commands.outputs import Output, Target, checked, written
from mkataba.finding import LEVELS, fails
from mkataba.publish import kept
from mkataba.report import FORMATS
from mkataba.report.narrow import below, narrowed, since
from mkataba.revision import at, below_top


@click.command("check")
@click.option(
    "--format",
    "outputs",
    type=Output(FORMATS),
    multiple=True,
    default=["text"],
    help="How the findings are written, and to which file; text on standard output by default. "
    "May be given several times.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="From which severity on the exit status is 1.",
)
@click.option(
    "--level",
    type=click.Choice(list(LEVELS)),
    help="Look at the rules of this level alone; the exit status is 1 unless it is reached.",
)
@click.option("--select", metavar="RULE", multiple=True, help="Only this rule, or this level's.")
@click.option("--ignore", metavar="RULE", multiple=True, help="Not this rule, or this level's.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only findings that were not there at this git revision.",
)
@click.option(
    "--cache/--no-cache",
    default=True,
    help="Whether the report of an earlier run is given again where nothing has changed since.",
)
@click.pass_obj
def command(
    folder: Path,
    outputs: tuple[Target, ...],
    fail_on: str,
    level: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    changed_since: str | None,
    cache: bool,
) -> int:
    """List what the standard still misses: file, line, clause, and how to mend it."""
    checked(outputs)
    report = narrowed(kept.report(folder, cache), select, ignore, level or "")
    if changed_since is not None:
        with at(folder, changed_since) as earlier:
            report = since(report, kept.report(earlier, cache))
    hosted = any(FORMATS[form].hosted for form, _ in outputs)
    whole = below(report, below_top(folder)) if hosted else report

    def write(form: str, colour: bool) -> str:
        return FORMATS[form].write(whole if FORMATS[form].hosted else report, colour)

    written(outputs, write, sys.stdout.isatty())
    # a level is reached when none of its rules finds anything, be it as mild as a note
    return int(
        bool(report.findings) if level and fail_on != "never" else fails(report.findings, fail_on)
    )
