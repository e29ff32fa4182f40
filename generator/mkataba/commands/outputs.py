"""The option ``--format NAME[=FILE]`` that several commands share."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from mkataba.commands.paths import below

_Command = TypeVar("_Command", bound=Callable[..., Any])

Target = tuple[str, Path | None]
"""A format, and the file it goes to; None is standard output."""


class Output(click.ParamType):  # type: ignore[type-arg]
    """Reads ``NAME`` or ``NAME=FILE``; the value is a :data:`Target`."""

    name = "output"

    def __init__(self, formats: Collection[str]) -> None:
        self.formats = click.Choice(list(formats))

    def get_metavar(self, param: object, ctx: object = None) -> str:  # noqa: ARG002 - click's
        """Return how the value is shown in the help."""
        return f"[{'|'.join(self.formats.choices)}][=FILE]"

    def convert(
        self, value: str | Target, param: click.Parameter | None, ctx: click.Context | None
    ) -> Target:
        """Return the format and its file.

        Raises:
            click.BadParameter: If there is no such format.
        """
        if not isinstance(value, str):
            return value
        form, equals, file = value.partition("=")
        if equals and not file:
            self.fail(f"{value}: no file is named behind the equals sign", param, ctx)
        return str(self.formats.convert(form, param, ctx)), below(ctx, file) if file else None


def format_option(formats: Collection[str], what: str) -> Callable[[_Command], _Command]:
    """Return the option that names formats and their files, as ``outputs``; ``what`` is written."""
    return click.option(
        "--format",
        "outputs",
        type=Output(formats),
        multiple=True,
        default=["text"],
        help=f"How the {what} are written, and to which file; text on standard output by default. "
        "May be given several times.",
    )


_KEPT = ("content", "schemas", "templates")


def checked(targets: Sequence[Target], root: Path) -> Sequence[Target]:
    """Return the targets.

    Args:
        targets: Formats with their files.
        root: The project's folder, whose own files no report may replace.

    Raises:
        click.UsageError: If two formats go to standard output, or to one file, or a report to where
            the project's own files lie.
        MkatabaError: If a file's folder is not there.
    """
    files = [file for _, file in targets if file]
    if len(targets) - len(files) > 1:
        raise click.UsageError("two formats on standard output; give one a file, as in sarif=FILE")
    if files:
        _check_files(files, root)
    return targets


def _check_files(files: Sequence[Path], root: Path) -> None:
    # loaded here: most reports go to standard output
    from mkataba.publish.atomic_write import refuse  # noqa: PLC0415

    for file in files:
        if files.count(file) > 1:
            raise click.UsageError(f"two formats in {file}; give each its own file")
        elsewhere(file, root)
        refuse(file, force=True)


def elsewhere(file: Path, root: Path, kept: Sequence[str] = _KEPT) -> None:
    """Do nothing if a file that a command writes does not lie among the project's own files.

    Raises:
        click.UsageError: If it does: the next check would call it a file without a place.
    """
    for part in kept:
        if file.resolve().is_relative_to((root / part).resolve()):
            raise click.UsageError(f"{file} lies in {part}/; name a file elsewhere")


def written(targets: Sequence[Target], write: Callable[[str, bool], str], colour: bool) -> None:
    """Write each target; ``write`` makes the text of a format, with colours or without."""
    for form, file in targets:
        if file is None:
            click.echo(write(form, colour))
        else:
            from mkataba.publish.atomic_write import write_whole  # noqa: PLC0415 - as above

            write_whole(file, (write(form, False) + "\n").encode(), force=True)
