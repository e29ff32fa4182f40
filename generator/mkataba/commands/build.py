"""``mkataba build``."""

import difflib
import sys
from pathlib import Path

import click

from mkataba import check, project, registry
from mkataba.check.printing import printed
from mkataba.commands.paths import Below
from mkataba.finding import fails
from mkataba.project.content_languages import languages_of
from mkataba.publish.build import Stages, build, build_only
from mkataba.publish.trust import VARIABLE
from mkataba.report import text
from mkataba.report.sentences import elements
from mkataba.system.signals import ended_by_signals


@click.command("build")
@click.option(
    "--out",
    "target",
    metavar="DIR",
    type=Below(),
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
@click.option(
    "--only",
    "only",
    metavar="NAME",
    multiple=True,
    help="Make just this print, in prints/ or the folder of --out, and no website: "
    f"{', '.join(entry.name for entry in registry.PRINTS)}, "
    "or the name of a part that has a document; "
    "with an ending, as in policy.pdf, in that format alone. May be given several times.",
)
@click.option(
    "--language",
    "languages",
    metavar="CODE",
    multiple=True,
    help="With --only: in this language of the organisation alone, such as sw. "
    "May be given several times.",
)
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
@click.pass_obj
def command(
    folder: Path,
    target: Path | None,
    draft: bool,
    trusted: bool,
    only: tuple[str, ...],
    languages: tuple[str, ...],
    timings: bool,
) -> int:
    """Make the website, the PDFs, the DOCX and ODT files."""
    stages = Stages()
    with stages.time("check"):
        loaded = project.load(folder)
        files = _files(only, loaded)
        _refuse_languages(languages, loaded, bool(files))
        report = check.run(loaded)
    if fails(report.findings, "error") and not draft:
        click.echo(text.write(report, sys.stdout.isatty()))
        click.echo("nothing was built; `mkataba build --draft` builds all the same", err=True)
        return 1
    content = printed(report.content)
    out = (target or loaded.root / ("prints" if only else "site")).absolute()
    when = project.build_time(loaded.root)
    try:
        with ended_by_signals():
            if files:
                made = build_only(content, out, when, draft, stages, files, languages)
            else:
                build(content, out, when, draft, stages, trusted)
    finally:
        for name, seconds in stages.seconds.items() if timings else ():
            click.echo(f"{name:8} {seconds:7.2f} s", err=True)
    lacking = report.lacking_at("publishable")
    if lacking and not draft:
        named = elements(lacking)
        wording = (
            "published although elements of the standard are not there, because waivers hold back"
        )
        click.echo(f"{wording} what is said of them: {named}; the level stays draft", err=True)
    if files:
        names = ", ".join(one.path.removeprefix("print/") for one in made)
        verb = "is" if len(made) == 1 else "are"
        click.echo(f"{names} {verb} in {out}{', marked as a draft' if draft else ''}")
        return 0
    click.echo(f"{'a draft' if draft else 'the site'} is in {out}; open {out / 'index.html'}")
    return 0


def _refuse_languages(languages: tuple[str, ...], loaded: project.Project, some: bool) -> None:
    """Do nothing if prints can be made in some languages.

    Raises:
        click.UsageError: If a whole website is to be made, or one is none of the organisation's.
    """
    if languages and not some:
        raise click.UsageError(
            "--language goes with --only: a website is made in all languages of the organisation"
        )
    known = languages_of(loaded)
    for code in languages:
        if code not in known:
            raise click.UsageError(
                f"--language {code}: the content is in {', '.join(known)}, as organization.yml says"
            )


def _files(only: tuple[str, ...], loaded: project.Project) -> list[str]:
    """Return the files that are asked for, such as ``poster.pdf``, each once.

    Raises:
        click.UsageError: If there is no print of a name.
    """
    parts = [name for name, part in loaded.schemas.parts.items() if part.has("document")]
    known = registry.print_files(parts)
    for name in only:
        if name in known:
            continue
        if name in {page.name for page in registry.PAGES}:
            raise click.UsageError(
                f"--only {name}: it is a page of the website, which is made as a whole; "
                "leave --only away"
            )
        near = difflib.get_close_matches(name, known, n=1)
        wording = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise click.UsageError(f"--only {name}: there is no such print; {wording}")
    return list(dict.fromkeys(file for name in only for file in known[name]))
