"""``mkataba build``."""

import sys
from pathlib import Path

import click

from mkataba import check, model, project
from mkataba.check.printing import printed
from mkataba.finding import fails
from mkataba.publish.build import Stages, build
from mkataba.publish.trust import VARIABLE
from mkataba.report import text
from mkataba.report.words import elements
from mkataba.signals import ended_by_signals


@click.command("build")
@click.option(
    "--out",
    "target",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to make; site/ in the project by default.",
)
@click.option(
    "--draft",
    is_flag=True,
    help="Build in spite of errors; every page and sheet is marked as a draft.",
)
@click.option(
    "--trust-project",
    "trusted",
    is_flag=True,
    envvar=VARIABLE,
    show_envvar=True,
    help="Run the hooks, plugins and theme templates that the project brings.",
)
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
@click.pass_obj
def command(folder: Path, target: Path | None, draft: bool, trusted: bool, timings: bool) -> int:
    """Make the website, the PDFs and the DOCX files."""
    stages = Stages()
    with stages.time("check"):
        loaded = project.load(folder)
        report = check.run(loaded)
    if fails(report.findings, "error") and not draft:
        click.echo(text.write(report, sys.stdout.isatty()))
        click.echo("nothing was built; `mkataba build --draft` builds all the same", err=True)
        return 1
    with stages.time("model"):
        body = model.build(printed(report.content))
    out = (target or loaded.root / "site").absolute()
    try:
        with ended_by_signals():
            build(loaded, body, out, project.build_time(loaded.root), draft, stages, trusted)
    finally:
        for name, seconds in stages.seconds.items() if timings else ():
            click.echo(f"{name:8} {seconds:7.2f} s", err=True)
    lacking = report.lacking_at("publishable")
    if lacking and not draft:
        named = elements(lacking)
        said = (
            "published although elements of the standard are not there, because waivers hold back"
        )
        click.echo(f"{said} what is said of them: {named}; the level stays draft", err=True)
    click.echo(f"{'a draft' if draft else 'the site'} is in {out}; open {out / 'index.html'}")
    return 0
