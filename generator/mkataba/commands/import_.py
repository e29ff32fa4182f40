"""``mkataba import``."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from mkataba import project
from mkataba.commands.import_questions import answered, refuse_without_terminal
from mkataba.commands.paths import Below
from mkataba.errors import MkatabaError
from mkataba.import_.columns import COMMENT, FIELDS, is_field
from mkataba.import_.heads import plain
from mkataba.import_.report import report
from mkataba.publish.import_files import write
from mkataba.publish.importing import Outcome, outcome
from mkataba.tables.text import is_known
from mkataba.values.money import CURRENCIES
from mkataba.values.text import FIRST_SERVICES


def _code(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch("[A-Za-z]{3}", value):
        raise click.BadParameter("give the three letters of a currency, such as KES")
    if value is not None and value.upper() not in CURRENCIES:
        raise click.BadParameter(f"{value.upper()} is not a currency code of ISO 4217 in use")
    return value.upper() if value else None


def _column(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> Mapping[str, str]:
    """Return the field of each head that was named."""
    named = {}
    for value in values:
        head, equals, field = value.rpartition("=")
        if not equals or not plain(head):
            raise click.BadParameter("give the head and its field, such as 'OUR CHARGES=fee'")
        if not is_field(field.strip()):
            allowed = ", ".join((*FIELDS, COMMENT))
            raise click.BadParameter(f'"{field.strip()}" is no field of a column; give {allowed}')
        named[head] = field.strip()
    return named


def _encoding(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    if value and not is_known(value):
        raise click.BadParameter(f'no encoding is called "{value}"; one is cp1252')
    return value or ""


def _listed(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in (value or "").split(",") if part.strip()))


class _Source(Below):
    """Reads a path, and tells an address from one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:/", str(value)):
            raise MkatabaError(
                f"{value} is an address, and nothing is fetched from the internet; open it in a "
                "browser, save the page or the file, and import what you saved"
            )
        return super().convert(value, param, ctx)


@click.command("import")
@click.argument("sources", metavar="FILE...", nargs=-1, required=True, type=_Source())
@click.option(
    "--charter",
    type=click.Choice(list(FIRST_SERVICES)),
    default="external",
    show_default=True,
    help="The charter that lists the services.",
)
@click.option(
    "--currency",
    metavar="CODE",
    callback=_code,
    help="The currency of amounts beside which none stands, such as KES. It is kept for each file.",
)
@click.option(
    "--column",
    "named",
    metavar="HEAD=FIELD",
    multiple=True,
    callback=_column,
    help="What a column holds whose head is not known, such as 'OUR CHARGES=fee'. It is kept.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    help="The encoding of CSV files and web pages that are not in UTF-8, such as cp1252.",
)
@click.option(
    "--channels",
    metavar="ID,...",
    callback=_listed,
    help="The channels of services that name none, such as counter,website. It is kept.",
)
@click.option(
    "--same-order",
    is_flag=True,
    help="Two tables in two languages have their services in one order: pair those by it that "
    "nothing else tells apart.",
)
@click.option(
    "--interactive",
    is_flag=True,
    help="Ask the open questions one by one; Enter leaves one open, Ctrl-C leaves all as it was.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.pass_obj
def command(
    folder: Path,
    sources: tuple[Path, ...],
    charter: str,
    currency: str | None,
    named: Mapping[str, str],
    encoding: str,
    channels: tuple[str, ...],
    same_order: bool,
    interactive: bool,
    dry_run: bool,
) -> int:
    """Read a charter, tables and words around them: Word, Excel, PDF, web pages and others."""
    loaded = project.load(folder)

    def make(fields: Mapping[str, str], code: str | None) -> Outcome:
        given = loaded, sources, charter, code, encoding, fields, channels
        return outcome(*given, same_order=same_order)

    if interactive:
        refuse_without_terminal()
        made = answered(make, named, currency)
    else:
        made = make(named, currency)
    removed = [path for path, text in made.files.items() if text is None]
    click.echo(report(made.reading, made.written, made.collisions, made.around, removed))
    if not (made.reading.found or made.around.puts or made.around.open):
        listed = ", ".join(source.name for source in sources)
        raise MkatabaError(
            f"{listed}: no table names services; its head has to name them (Service, Huduma) and "
            "one of requirements, cost and time"
        )
    if dry_run:
        click.echo("a dry run: nothing was written", err=True)
    elif made.files:
        write(loaded.root, made.files)
        told = "now `mkataba check` lists what is still to be said"
        if folder != Path():
            told = told.replace("mkataba", f"mkataba -C {shlex.quote(str(folder))}", 1)
        click.echo(told, err=True)
    return int(not made.clean)
