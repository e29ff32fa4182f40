"""The command line: the group of commands and the one place where errors are caught."""

import importlib
import sys
from pathlib import Path

import click

from mkataba.errors import MkatabaError
from mkataba.programs import look_nowhere_else

# command -> the module that holds it as `command`; loaded when it is called, so that a check
# does not wait for what only a build needs
COMMANDS = {
    "init": "mkataba.commands.init",
    "check": "mkataba.commands.check",
    "diff": "mkataba.commands.diff",
    "build": "mkataba.commands.build",
    "serve": "mkataba.commands.serve",
    "export": "mkataba.commands.export",
    "explain": "mkataba.commands.explain",
    "schema": "mkataba.commands.schema",
    "import": "mkataba.commands.import_",
}

INTERRUPTED = 130


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name])
        command: click.Command = module.command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Work in this folder instead of the current one.",
)
@click.version_option(package_name="mkataba")
@click.pass_context
def group(ctx: click.Context, folder: Path) -> None:
    """Customer-service charters as code: check them, build the website and the prints."""
    ctx.obj = folder


def main() -> None:
    """Run the command line and exit.

    Exit status: 0 clean, 1 findings, 2 wrong usage, 3 could not run, 130 interrupted.
    """
    look_nowhere_else()
    try:
        sys.exit(group.main(standalone_mode=False) or 0)
    except MkatabaError as error:
        click.echo(f"mkataba: {error}", err=True)
        sys.exit(error.code)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(3)
    except (KeyboardInterrupt, click.Abort):
        click.echo("mkataba: stopped; nothing was changed", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        click.echo(f"mkataba: {named}{error.strerror or error}", err=True)
        sys.exit(3)
