"""``mkataba build``."""

import sys
from pathlib import Path

import click

from mkataba import check, print_registry, project
from mkataba.check.content import Content
from mkataba.check.printing import printed
from mkataba.check.rules import contrast
from mkataba.commands.paths import Below
from mkataba.commands.wanted_prints import wanted
from mkataba.finding import fails
from mkataba.print_entry import BRAILLE
from mkataba.project.content_languages import languages_of
from mkataba.publish import print_findings
from mkataba.publish.braille import lacks
from mkataba.publish.build import Stages, build, build_only
from mkataba.publish.cache import inputs_of, keep_measured
from mkataba.publish.print_names import Wanted
from mkataba.publish.print_table import told
from mkataba.publish.trust import VARIABLE
from mkataba.publish.unprinted import Unprinted
from mkataba.report import text
from mkataba.report.sentences import elements
from mkataba.system.signals import ended_by_signals

_BRAILLE = "braille"
"""What a charter calls it among its ``formats``."""


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
    f"{', '.join(entry.name for entry in print_registry.PRINTS)}, "
    "or the name of a part that has a document; "
    "with an ending, as in policy.pdf, in that format alone; with a language, as in poster-sw, in "
    "that one. What publication.yml asks for goes by its id. May be given several times.",
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
        inputs = "" if only else inputs_of(folder)
        loaded = project.load(folder)
        _refuse_languages(languages, loaded, bool(only))
        files = wanted(only, languages, loaded)
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
                made = build_only(content, out, when, draft, stages, files)
            else:
                made = build(content, out, when, draft, stages, trusted)
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
    for sentence in _without_braille(loaded, content, files, languages):
        click.echo(sentence, err=True)
    if files:
        names = ", ".join(one.path.removeprefix("print/") for one in made.prints)
        verb = "is" if len(made.prints) == 1 else "are"
        click.echo(f"{names} {verb} in {out}{', marked as a draft' if draft else ''}")
    else:
        click.echo(f"{'a draft' if draft else 'the site'} is in {out}; open {out / 'index.html'}")
    keep_measured(folder, inputs, print_findings.told(report.content, made, draft))
    colours = (*report.findings, *(one.finding for one in report.waived))
    shades = [one.message for one in colours if one.rule == contrast.ID]
    for line in told(made, shades, Unprinted(report.content).told):
        click.echo(line, err=True)
    for failure in made.failures:
        click.echo(f"mkataba: {failure}", err=True)
    return (1 if draft else 3) if made.failures else 0


def _without_braille(
    loaded: project.Project, content: Content, files: list[Wanted], languages: tuple[str, ...]
) -> list[str]:
    """Return why Braille that is asked for, or that a charter says is to be had, isn't made."""
    charters = (entry.data for entry in content.of("charter"))
    told = any(_BRAILLE in (charter.get("formats") or ()) for charter in charters)
    asked = any(one.file.endswith(f".{BRAILLE}") for one in files)
    if not (asked or (told and not files)):
        return []
    spoken = (loaded.languages[code] for code in languages or languages_of(loaded))
    return [sentence for sentence in map(lacks, spoken) if sentence]


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
