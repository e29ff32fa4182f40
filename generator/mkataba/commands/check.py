"""``mkataba check``."""

import sys
from collections.abc import Collection
from pathlib import Path

import click

from mkataba.commands.outputs import Target, checked, format_option, written
from mkataba.finding import LEVELS, fails
from mkataba.publish import cache as report_cache
from mkataba.report import FORMATS
from mkataba.report.narrow import below, narrowed, since
from mkataba.report.sentences import elements


@click.command("check")
@format_option(FORMATS, "findings")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="From which severity on the exit status is 1.",
)
@click.option(
    "--level",
    type=click.Choice(list(LEVELS)),
    help="Look at the rules of this level alone; the exit status is 1 if it is not reached.",
)
@click.option("--select", metavar="RULE", multiple=True, help="Only this rule, or this level's.")
@click.option("--ignore", metavar="RULE", multiple=True, help="Not this rule, or this level's.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only findings that were not there at this git revision.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First fix what can be fixed safely: amounts, times, telephone numbers, dates, ids.",
)
@click.option("--dry-run", is_flag=True, help="With --fix: only show what would be fixed.")
@click.option(
    "--prints",
    is_flag=True,
    help="Set the sheets as well: say what has no room, what is set small, what can't be set.",
)
@click.option(
    "--cache/--no-cache",
    default=True,
    help="Whether the report of an earlier run is given again where nothing has changed since.",
)
@click.pass_obj
def command(
    folder: Path,
    outputs: tuple[Target, ...],
    fail_on: str,
    level: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    changed_since: str | None,
    fix: bool,
    dry_run: bool,
    prints: bool,
    cache: bool,
) -> int:
    """List what the standard still misses: file, line, clause, and how to fix it."""
    checked(outputs, folder)
    if changed_since is not None and (
        not changed_since.strip() or (folder / changed_since).resolve() == folder.resolve()
    ):
        raise click.UsageError(
            "--changed-since names no revision, or the project itself: nothing to compare with"
        )
    if dry_run and not fix:
        raise click.UsageError("--dry-run shows what --fix would do; give both")
    if fix:
        # loaded here: a check of what has not changed would wait for it
        from mkataba.publish.fixing import fix_project, preview  # noqa: PLC0415

        if dry_run:
            difference = preview(folder)
            click.echo(difference, nl=False)
            return int(bool(difference))
        for path in fix_project(folder):
            click.echo(f"fixed {path}", err=True)
    before: Collection[tuple[str, str]] = ()  # what was open already is not brought in
    if changed_since is None:
        report = report_cache.report(folder, cache, prints=prints)
    else:
        from mkataba.project.revision import at  # noqa: PLC0415 - as above

        with at(folder, changed_since) as earlier:
            base = report_cache.report(earlier, cache, prints=prints)
            now = report_cache.report(folder, cache, earlier, prints)
            report, before = since(now, base), base.lacking
    report = narrowed(report, select, ignore, level or "")
    whole = report
    if any(FORMATS[form].hosted for form, _ in outputs):
        from mkataba.project.revision import below_top  # noqa: PLC0415 - as above

        whole = below(report, below_top(folder))

    def write(form: str, colour: bool) -> str:
        return FORMATS[form].write(whole if FORMATS[form].hosted else report, colour)

    written(outputs, write, sys.stdout.isatty())
    if not level or fail_on == "never":
        return int(fails(report.findings, fail_on))
    # a level is reached when none of its rules finds anything, be it as mild as a note, and no
    # element is open, be it waived
    open_ = set() if select or ignore else set(report.lacking_at(level)) - set(before)
    if open_ and not report.findings:
        named = elements(one for one in report.lacking if one in open_)
        text = f"{level} is not reached: waivers hold findings back, but what they say is missing"
        click.echo(f"{text} has to be there: {named}", err=True)
    return int(bool(report.findings or open_))
