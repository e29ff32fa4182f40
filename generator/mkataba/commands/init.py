"""``mkataba init``."""

import shlex
from pathlib import Path

import click

from mkataba import project
from mkataba.commands.choices import one_of
from mkataba.commands.paths import Below
from mkataba.languages import codes as shipped
from mkataba.profiles import answers
from mkataba.project.content_languages import languages_at
from mkataba.project.schemas import NAMES_STANDARD
from mkataba.publish.start import has_content, start
from mkataba.schema import Schemas


def _said(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """Return the name in one line; "" where none is given."""
    if value is None:
        return ""
    name = " ".join(value.split())
    if not name or not name.isprintable():
        raise click.BadParameter("give the organisation's name in letters, or leave the option out")
    return name


@click.command("init")
@click.argument("root", metavar="DIR", type=Below())
@click.option("--name", callback=_said, help="The organisation's name.")
@click.option(
    "--language",
    "languages",
    metavar="CODE",
    multiple=True,
    help="A language of publication, of mkataba or of DIR/languages/; give it again for each. "
    "The first is the default.",
)
@click.option(
    "--standard",
    metavar="NAME",
    help="The standard that the content is held to, of mkataba or of DIR/schemas/profiles/.",
)
@click.option(
    "--missing",
    is_flag=True,
    help="Give content that is there the files that it lacks, to be filled in; never a service.",
)
def command(
    root: Path,
    name: str,
    languages: tuple[str, ...],
    standard: str | None,
    missing: bool,
) -> None:
    """Make an organisation's own repository in DIR; files that are there are kept."""
    known = project.languages(root)
    codes = tuple(dict.fromkeys(one_of(code, known, "--language") for code in languages))
    schemas = _schemas(root, standard)
    if has_content(root) and not codes:
        codes = languages_at(root)
    started = start(root, schemas, codes or shipped(), name, standard or "", missing)
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
        click.echo(f"\n{what}`mkataba -C {place} upgrade` renews what was kept and not edited")
    click.echo(f"\nnext: mkataba -C {place} check")


def _schemas(root: Path, standard: str | None) -> Schemas:
    """Return the schemas of a standard; of the one that the content names, where none is given."""
    there = project.load_schemas(root)
    if standard is None:
        return there
    named = there.field("organization", (answers.STANDARD,))
    one_of(standard, named.rules.get("allowed", ()) if named else (), "--standard")
    if (root / NAMES_STANDARD).is_file() and standard != there.profile.name:
        raise click.BadParameter(
            f"{NAMES_STANDARD} is there, and holds the content to {there.profile.name!r}; "
            "write another standard there",
            param_hint="'--standard'",
        )
    return project.load_schemas(root, standard)
