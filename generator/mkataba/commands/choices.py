"""Values of options that the project decides, and not the program alone."""

from collections.abc import Iterable

import click


def one_of(value: str, known: Iterable[str], option: str) -> str:
    """Return a value of an option.

    Raises:
        click.BadParameter: If it is none of those that are known.
    """
    names = tuple(known)
    if value not in names:
        named = ", ".join(map(repr, names))
        raise click.BadParameter(f"{value!r} is not one of {named}.", param_hint=f"'{option}'")
    return value
