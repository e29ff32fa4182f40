"""The open questions of an import, asked one by one on a terminal."""

import sys
from collections.abc import Callable, Iterator, Mapping

import click

from mkataba.errors import MkatabaError
from mkataba.import_.columns import COMMENT, FIELDS, is_field
from mkataba.import_.files import Written
from mkataba.import_.found import Kept, Unknown
from mkataba.import_.heads import plain
from mkataba.publish.importing import Outcome
from mkataba.publish.renaming import renamed, same_names
from mkataba.reading.vocabulary import Reason
from mkataba.sanitize import visible
from mkataba.values.money import CURRENCIES

Make = Callable[[Mapping[str, str], str | None], Outcome]
"""The fields of columns and a currency, as a person says them -> what the import comes to."""

_SHOWN = 5
_CURRENCY = (Reason.NO_CURRENCY, Reason.WHICH_CURRENCY)


def refuse_without_terminal() -> None:
    """Do nothing where somebody can be asked.

    Raises:
        MkatabaError: If nobody can; with exit status 2.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise MkatabaError(
            "--interactive asks questions, and there is no terminal to ask them on; leave it out: "
            "the report then says what to answer with --column and --currency",
            code=2,
        )


def answered(make: Make, named: Mapping[str, str], currency: str | None) -> Outcome:
    """Return what an import comes to with the answers of the person at the terminal.

    Each question is asked once; an empty answer leaves it open. Nothing is written.

    Raises:
        click.Abort: If the person stops.
    """
    said = dict(named)
    made = make(said, currency)
    asked: set[str] = set(map(plain, said))
    while one := next((one for one in _unknown(made) if plain(one.head) not in asked), None):
        asked.add(plain(one.head))
        if field := _ask_column(one):
            said[one.head] = field
            made = make(said, currency)
    open_ = [] if currency else list(_without_currency(made))
    if open_ and (code := _ask_currency(open_)):
        made = make(said, code)
    names = {one.id: _ask_names(one) for one in same_names(made)}
    return renamed(made, {id_: given for id_, given in names.items() if given})


def _unknown(made: Outcome) -> Iterator[Unknown]:
    for question in made.reading.questions:
        yield from question.columns


def _without_currency(made: Outcome) -> Iterator[Kept]:
    for found in made.reading.found:
        yield from (kept for kept in found.kept if kept.reason in _CURRENCY)


def _ask_column(one: Unknown) -> str:
    if one.likely == COMMENT:
        return _ask_near(one)
    reads = {"fee": " They read as fees.", "turnaround": " They read as times."}
    _say(f'Nobody knows the column "{one.head}". It says "{one.says}".{reads.get(one.likely, "")}')
    _say(f"It may be {', '.join(FIELDS)}, or {COMMENT} to keep it beside.")

    def field(typed: str) -> str:
        if typed.strip() and not is_field(typed.strip()):
            raise click.BadParameter(f'"{typed.strip()}" is none of these')
        return typed.strip()

    return _asked(f'What is "{one.head}"?', field)


def _ask_near(one: Unknown) -> str:
    """Return that words near a table change nothing; "" where a person leaves that open."""
    _say(f'Near a table stands "{one.head}" ({one.says}).')

    def field(typed: str) -> str:
        if typed.strip() not in ("", COMMENT):
            raise click.BadParameter(f"type {COMMENT}, or nothing")
        return typed.strip()

    return _asked(f"If it changes nothing that the table promises: {COMMENT}.", field)


def _ask_currency(open_: list[Kept]) -> str:
    _say(f"Of {_amounts(len(open_))} the currency is not known:")
    for kept in open_[:_SHOWN]:
        _say(f'  "{kept.words}"  ({kept.place})')
    if len(open_) > _SHOWN:
        _say(f"  and {len(open_) - _SHOWN} more")

    def code(typed: str) -> str:
        if typed.strip() and typed.strip().upper() not in CURRENCIES:
            raise click.BadParameter(f'"{typed.strip()}" is no currency; give its three letters')
        return typed.strip().upper()

    return _asked("Which currency is it, in its three letters?", code)


def _amounts(count: int) -> str:
    return "1 amount" if count == 1 else f"{count} amounts"


def _ask_names(one: Written) -> dict[str, str]:
    """Return better names in each language; none where one is left as it is."""
    names, place = one.found.names, one.found.places[0]
    words = "; ".join(one.found.words.values())
    _say(f"Several services have the name of {place}: {words}")
    given = {}
    for code, name in names.items():
        _say(f'It is now called "{name}", in content/services/{one.id}.yml.')
        given[code] = _asked(f"A better name in {code}?", str.strip)
    return given if all(given.values()) else {}


def _asked(question: str, read: Callable[[str], str]) -> str:
    """Return an answer; "" where it is left open with Enter."""
    answer: str = click.prompt(
        f"{visible(question)} Enter leaves it open",
        default="",
        show_default=False,
        value_proc=read,
        err=True,
    )
    click.echo(err=True)
    return answer


def _say(words: str) -> None:
    indent = " " * (len(words) - len(words.lstrip(" ")))
    click.echo(indent + visible(words), err=True)
