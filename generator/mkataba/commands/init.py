"""``mkataba init``."""

import shlex
from pathlib import Path

import click

from mkataba import project
from mkataba.languages import codes as shipped
from mkataba.project.content_languages import languages_of
from mkataba.publish.start import has_content, start


def _said(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """Return the name in one line; "" where none is given."""
    if value is None:
        return ""
    name = " ".join(value.split())
    if not name or not name.isprintable():
        raise click.BadParameter("give the organisation's name in letters, or leave the option out")
    return name


@click.command("init")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", callback=_said, help="The organisation's name.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(shipped()),
    help="A language of publication; give it again for each. The first is the default.",
)
@click.option(
    "--missing",
    is_flag=True,
    help="Give content that is there the files that it lacks, to be filled in; never a service.",
)
@click.pass_obj
def command(
    folder: Path, target: Path, name: str, languages: tuple[str, ...], missing: bool
) -> None:
    """Make an organisation's own repository in DIR; files that are there are kept."""
    root = folder / target
    schemas = project.load_schemas(root)
    codes: tuple[str, ...] = tuple(dict.fromkeys(languages)) or shipped()
    if has_content(root):
        loaded = project.load(root)
        schemas = loaded.schemas
        codes = tuple(dict.fromkeys(languages)) or languages_of(loaded)
    started = start(root, schemas, codes, name, missing)
    for path in started.kept:
        click.echo(f"kept   {path}")
    for path in started.made:
        click.echo(f"made   {path}")
    for path in started.lacking:
        click.echo(f"lacks  {path}")
    place = shlex.quote(str(root))
    if started.lacking:
        click.echo(f"\nwhat is lacking is written by: mkataba init --missing {place}")
    if started.had_content:
        what = "" if missing else "content/ holds files already, so that none was added to it\n"
        click.echo(f"\n{what}`mkataba upgrade` renews what was kept and not edited")
    click.echo(f"\nnext: mkataba -C {place} check")
