"""``mkataba trace``."""

from pathlib import Path

import click

from mkataba import check, project
from mkataba.derive import trace


@click.command("trace")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to write it; text by default.",
)
@click.pass_obj
def command(folder: Path, form: str) -> None:
    """Say of each clause whether it is answered, where, and where that is published."""
    clauses = trace.trace(check.run(project.load(folder)))
    write = trace.as_json if form == "json" else trace.as_text
    click.echo(write(clauses), nl=False)
