"""``mkataba explain``."""

from pathlib import Path

import click

from mkataba import project
from mkataba.derive.explain import explain
from mkataba.project.content_languages import languages_at


@click.command("explain")
@click.argument("asked", metavar="CLAUSE|RULE|PART|PART.FIELD|TYPE")
@click.pass_obj
def command(folder: Path, asked: str) -> None:
    """Say what a clause, a rule, a part, a field or a type of value asks, with examples."""
    there = (folder / project.CONTENT).is_dir()
    languages = languages_at(folder) if there else ()
    home = project.load_schemas().profile
    click.echo(explain(project.load_schemas(folder), asked, languages, home, folder))
