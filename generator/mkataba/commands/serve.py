"""``mkataba serve``."""

from pathlib import Path

import click

from mkataba.publish.preview import PORT, preview
from mkataba.publish.trust import VARIABLE


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help=f"The port on this computer; without it {PORT}, or the next that is free.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@click.option(
    "--trust-project",
    "trusted",
    is_flag=True,
    envvar=VARIABLE,
    show_envvar=True,
    help="Run the hooks, plugins and theme templates that the project brings.",
)
@click.pass_obj
def command(folder: Path, port: int | None, open_browser: bool, trusted: bool) -> None:
    """Show the site on this computer; it is built again whenever content or templates change."""
    preview(folder, port, open_browser, click.echo, trusted)
