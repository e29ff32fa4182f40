"""``mkataba check``."""

import sys
from pathlib import Path

import click

from mkataba import check, project
from mkataba.report import FORMATS, fails


@click.command("check")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How the findings are written.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="From which severity on the exit status is 1.",
)
@click.pass_obj
def command(folder: Path, form: str, fail_on: str) -> int:
    """List what the standard still misses: file, line, clause, and how to mend it."""
    report = check.run(project.load(folder))
    click.echo(FORMATS[form](report, sys.stdout.isatty()))
    return int(fails(report, fail_on))
