"""``mkataba explain``."""

from pathlib import Path

import click

from mkataba import project
from mkataba.derive.explain import explain


@click.command("explain")
@click.argument("asked", metavar="CLAUSE|RULE|PART|PART.FIELD")
@click.pass_obj
def command(folder: Path, asked: str) -> None:
    """Say what a clause, a rule, a part or one of its fields asks, with an example."""
    click.echo(explain(project.load_schemas(folder), asked))
