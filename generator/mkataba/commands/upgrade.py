"""``mkataba upgrade``."""

from pathlib import Path

import click

from mkataba import project
from mkataba.project.content_languages import languages_of
from mkataba.publish.installed import EDITED, UNKNOWN, renew, renewal
from mkataba.publish.start import shipped

_HOW = (
    "what differs was kept: `mkataba upgrade --force` replaces it, and git shows what that changes"
)


@click.command("upgrade")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--force", is_flag=True, help="Also replace what was edited here.")
@click.pass_obj
def command(folder: Path, dry_run: bool, force: bool) -> None:
    """Renew the action, the workflows, the schemas for editors and the settings; never content."""
    loaded = project.load(folder)
    files = shipped(loaded.schemas, languages_of(loaded))
    found = renewal(loaded.root, files, force)
    for path in found.files:
        click.echo(f"{'made' if path in found.new else 'renewed':8} {path}")
    for path, reason in found.kept.items():
        click.echo(f"{'kept':8} {path}: {reason}")
    if {EDITED, UNKNOWN} & set(found.kept.values()):
        click.echo(f"\n{_HOW}")
    if dry_run:
        click.echo("\nnothing was written: this is what would be done")
        return
    renew(loaded.root, files, found)
    if not found.files:
        click.echo("everything that came from mkataba and was not edited is as this version has it")
