"""The command line: the group of commands and the one place where errors are caught."""

import importlib
import io
import os
import sys
import traceback
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

import click

from mkataba.errors import MkatabaError, fault
from mkataba.system.programs import look_nowhere_else


class Lazy(NamedTuple):
    """A command that is not loaded yet."""

    module: str
    says: str


# command -> the module that holds it as `command`, and the first sentence of its help; it is loaded
# when it is called, so that neither a check nor the list of commands waits for what a build needs
COMMANDS = {
    "init": Lazy(
        "mkataba.commands.init",
        "Make an organisation's own repository in DIR; files that are there are kept.",
    ),
    "upgrade": Lazy(
        "mkataba.commands.upgrade",
        "Renew the action, the workflows, the schemas for editors and the settings; never content.",
    ),
    "check": Lazy(
        "mkataba.commands.check",
        "List what the standard still misses: file, line, clause, and how to fix it.",
    ),
    "diff": Lazy(
        "mkataba.commands.diff", "Say what changes for citizens between two states of the content."
    ),
    "build": Lazy(
        "mkataba.commands.build",
        "Make the website, the PDFs, the DOCX and ODT files.",
    ),
    "serve": Lazy(
        "mkataba.commands.serve",
        "Show the site on this computer; it is built again whenever content or templates change.",
    ),
    "export": Lazy(
        "mkataba.commands.export",
        "Give the services as a table (CSV, XLSX) or as data (JSON); with body, all parts as JSON.",
    ),
    "explain": Lazy(
        "mkataba.commands.explain",
        "Say what a clause, a rule, a part, a field or a type of value asks, with examples.",
    ),
    "schema": Lazy(
        "mkataba.commands.schema",
        "Give the content's form as JSON Schema, for editors; one KIND goes to standard output.",
    ),
    "trace": Lazy(
        "mkataba.commands.trace",
        "Say of each clause whether it is answered, where, and where that is published.",
    ),
    "import": Lazy(
        "mkataba.commands.import_",
        "Read a charter, tables and words around them: Word, Excel, PDF, web pages and others.",
    ),
}

INTERRUPTED = 130

_debug = ContextVar("debug", default=False)


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name].module)
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        room = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=entry.says).get_short_help_str(room))
                    for name, entry in COMMANDS.items()
                ]
            )


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Work in this folder instead of the current one: paths that are given start there too.",
)
@click.option(
    "--debug",
    is_flag=True,
    envvar="MKATABA_DEBUG",
    help="Show where in the program a failure came from; also if MKATABA_DEBUG is 1.",
)
@click.version_option(package_name="mkataba")
@click.pass_context
def group(ctx: click.Context, folder: Path, debug: bool) -> None:
    """Customer-service charters as code: check them, build the website and the prints."""
    ctx.obj = folder
    _debug.set(debug)


def main() -> None:
    """Run the command line and exit.

    Exit status: 0 clean, 1 findings, 2 wrong usage, 3 could not run (a fault of this program too),
    130 interrupted.
    """
    look_nowhere_else()
    _debug.set(False)
    _open_streams()
    try:
        code = group.main(standalone_mode=False) or 0
        sys.stdout.flush()
    except BaseException as error:  # every way out of the program is decided here
        code = _told(error)
    sys.exit(code)


def _told(error: BaseException) -> int:
    """Say what stopped a command; return the exit status."""
    if _debug.get() and not isinstance(error, SystemExit):
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    match error:
        case SystemExit(code=int(code)) if code > 128:
            return code  # a signal that a command has answered
        case SystemExit():
            pass  # click's way out, with 1, where nobody reads on; no command of ours takes it
        case MkatabaError():
            click.echo(f"mkataba: {error}", err=True)
            return error.code
        case click.UsageError():
            error.show()
            return 2
        case click.ClickException():
            error.show()
        case KeyboardInterrupt() | click.Abort():
            click.echo("mkataba: stopped; nothing was changed", err=True)
            return INTERRUPTED
        case BrokenPipeError():
            pass  # nobody reads on: there is nothing to say, and nobody to say it to
        case OSError():
            named = f"{error.filename}: " if error.filename else ""
            click.echo(f"mkataba: {named}{error.strerror or error}", err=True)
        case _:
            click.echo(f"mkataba: {fault(error)}", err=True)
    if isinstance(error, OSError | SystemExit):
        _give_up_output()
    return 3


def _open_streams() -> None:
    """Let every character be written: UTF-8 to files and pipes, what a console knows to a console.

    A character that a console's encoding lacks is written by its number. An encoding that the user
    asks for by PYTHONIOENCODING holds. A stream that is closed swallows what is written.
    """
    asked = bool(os.environ.get("PYTHONIOENCODING"))
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif isinstance(stream, io.TextIOWrapper):
            own = stream.encoding if asked or stream.isatty() else "utf-8"
            stream.reconfigure(encoding=own, errors="backslashreplace")


def _give_up_output() -> None:
    """Keep the interpreter from writing, on its way out, what could not be written."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
