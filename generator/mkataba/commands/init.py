"""``mkataba init``."""

from pathlib import Path

import click

from mkataba import project
from mkataba.check.content import languages_of
from mkataba.publish.start import has_content, start
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
    root = folder / target
    schemas = project.load_schemas()
    codes: tuple[str, ...] = tuple(dict.fromkeys(languages)) or LANGUAGES
    if not languages and has_content(root):
        codes = languages_of(project.load(root))
    started = start(root, schemas, codes, name)
    for path in started.kept:
        click.echo(f"kept   {path}")
    for path in started.made:
        click.echo(f"made   {path}")
    if started.had_content:
        click.echo("\ncontent/ holds files already, so that none was added to it")
        click.echo("`mkataba upgrade` renews what was kept and not edited")
    click.echo(f"\nnext: mkataba -C {root} check")
