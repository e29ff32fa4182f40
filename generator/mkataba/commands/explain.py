"""``mkataba explain``."""

from pathlib import Path

import click

from mkataba import project
from mkataba.derive.explain import explain


@click.command("explain")
@click.argument("asked", metavar="CLAUSE|RULE")
@click.pass_obj
def command(folder: Path, asked: str) -> None:
    """Say what a clause of the standard or a rule asks, where it is answered, with an example."""
    click.echo(explain(project.load_schemas(folder), asked))
