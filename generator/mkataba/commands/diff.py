"""``mkataba diff``."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from mkataba import check, project
from mkataba.commands.choices import one_of
from mkataba.commands.outputs import Target, checked, format_option, written
from mkataba.diff import diff
from mkataba.diff.change import Rating
from mkataba.diff_report import FORMATS, change_formatter
from mkataba.project.content_languages import languages_of
from mkataba.project.revision import at


@click.command("diff")
@click.argument("base")
@click.argument("head", required=False)
@format_option(FORMATS, "changes")
@click.option(
    "--language",
    help="The language of the report; the organisation's first by default.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["worse", "never"]),
    default="never",
    show_default=True,
    help="With worse, the exit status is 1 if anything gets worse for citizens.",
)
@click.pass_obj
def command(
    folder: Path,
    base: str,
    head: str | None,
    outputs: tuple[Target, ...],
    language: str | None,
    fail_on: str,
) -> int:
    """Say what changes for citizens between two states of the content.

    BASE and HEAD are git revisions or folders; HEAD is the folder as it stands by default.
    """
    checked(outputs, folder)
    if not base or head == "":
        raise click.UsageError("a revision is empty: name a commit, a branch, a tag or a folder")
    with ExitStack() as open_folders:
        earlier = project.load(open_folders.enter_context(at(folder, base)))
        later = project.load(open_folders.enter_context(at(folder, head)) if head else folder)
        given = one_of(language, later.languages, "--language") if language else ""
        language = given or languages_of(later)[0]
        found = diff(check.run(earlier), check.run(later))
        words = change_formatter(
            found, language, later.templates, later.schemas.profile, later.languages
        )
    written(outputs, lambda form, colour: FORMATS[form](found, words, colour), sys.stdout.isatty())
    return int(fail_on == "worse" and found.count(Rating.WORSE) > 0)
