"""``mkataba export``."""

import codecs
from pathlib import Path

import click

from mkataba import check, project
from mkataba import export as exports
from mkataba.commands.outputs import elsewhere
from mkataba.commands.paths import Below
from mkataba.finding import Severity
from mkataba.publish import atomic_write
from mkataba.registry import BODY, EXPORTS


@click.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(EXPORTS)),
    help="What to write; what the ending of --out says, or csv.",
)
@click.option(
    "--out",
    "target",
    metavar="FILE",
    type=Below(),
    help="The file to make; without it CSV and JSON go to standard output.",
)
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.pass_obj
def command(folder: Path, form: str | None, target: Path | None, force: bool) -> int:
    """Give the services as a table (CSV, XLSX) or as data (JSON); with body, all parts as JSON."""
    form = _form(form, target)
    if target:
        elsewhere(target, folder)
        atomic_write.refuse(target, force)
    loaded = project.load(folder)
    report = check.run(loaded)
    made = exports.export(report.content, form, project.build_time(loaded.root))
    if errors := report.count(Severity.ERROR):
        click.echo(f"mkataba: the content has errors ({errors}); see `mkataba check`", err=True)
    if made.internal:
        named = ", ".join(made.internal)
        click.echo(f"mkataba: the export also holds what is internal: {named}", err=True)
    for sentence in made.left_out:
        click.echo(f"mkataba: {sentence}", err=True)
    if target is None:
        click.echo(made.data, nl=False)
    else:
        # Excel takes a CSV file for UTF-8 only if it begins with this mark
        mark = codecs.BOM_UTF8 if form == "csv" else b""
        atomic_write.write_whole(target, mark + made.data, force)
        noun = "file" if form == BODY else "service"
        counted = f"1 {noun} is" if made.count == 1 else f"{made.count} {noun}s are"
        click.echo(f"{counted} in {target}")
    return int(bool(made.left_out))


def _form(form: str | None, target: Path | None) -> str:
    ending = target.suffix.lower().removeprefix(".") if target else ""
    written = "json" if form == BODY else form
    if ending in EXPORTS and written not in (None, ending):
        raise click.UsageError(f"--out {target} and --format {form} say different formats")
    if form is None and ending and ending not in EXPORTS:
        known = ", ".join(f".{name}" for name in EXPORTS if name != BODY)
        raise click.UsageError(f"--out {target}: .{ending} is none of {known}; say --format")
    form = form or (ending if ending in EXPORTS else "csv")
    if form == "xlsx" and target is None:
        raise click.UsageError("a workbook is no text; name a file for it with --out")
    return form
