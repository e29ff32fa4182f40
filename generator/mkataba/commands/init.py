"""``mkataba init``."""

from pathlib import Path

import click

from mkataba import project
from mkataba.publish.start import start
from mkataba.values.text import LANGUAGES


@click.command("init")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The organisation's name.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="A language of publication; give it again for each. The first is the default.",
)
@click.pass_obj
def command(folder: Path, target: Path, name: str, languages: tuple[str, ...]) -> None:
    """Make an organisation's own repository in DIR; files that are there are kept."""
    schemas = project.load_schemas()
    made, kept = start(folder / target, schemas, dict.fromkeys(languages or LANGUAGES), name)
    for path in kept:
        click.echo(f"kept   {path}")
    for path in made:
        click.echo(f"made   {path}")
    click.echo(f"\nnext: mkataba -C {folder / target} check")
