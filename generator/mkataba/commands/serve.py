"""``mkataba serve``."""

from pathlib import Path

import click

from mkataba.publish.preview import preview


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port on this computer.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@click.pass_obj
def command(folder: Path, port: int, open_browser: bool) -> None:
    """Show the site on this computer; it is built again whenever content or templates change."""
    preview(folder, port, open_browser, click.echo)
