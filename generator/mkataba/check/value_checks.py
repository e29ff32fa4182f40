"""What a field asks of its value that Cerberus has no rule for; each fault is a sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from mkataba.check import messages
from mkataba.schema import Schemas
from mkataba.values.text import is_filled
from mkataba.values.types import WRITTEN

Check = Callable[[Any], Iterator[str]]


def checks(schemas: Schemas, languages: tuple[str, ...]) -> dict[str, Check]:
    """Return the checks by the name that a compiled schema has under ``check_with``.

    Args:
        schemas: Which named types there are.
        languages: Those that every text needs; empty where nobody can tell which.
    """
    shaped = {name: named for name, named in schemas.types.items() if "one_of" in named}
    return {
        "text": partial(_text, languages, schemas.languages),
        "plain_text": partial(_plain_text, languages, schemas.languages),
        **{kind: partial(_written, written.accepts) for kind, written in WRITTEN.items()},
        **{name: partial(_shape, named["one_of"], _needs(named)) for name, named in shaped.items()},
    }


def _needs(named: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """Return the keys of a named type that go only with other ones, with those."""
    return {key: rules["needs"] for key, rules in named["fields"].items() if "needs" in rules}


def _text(languages: tuple[str, ...], known: frozenset[str], value: Any) -> Iterator[str]:
    if value is None:  # an item of a list that holds nothing: it is told of as such
        return iter(())
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        value = {code: str(value) for code in languages[:1]}
    if isinstance(value, dict) and _is_whole(value, languages):  # as nearly every text
        return iter(())
    return messages.text_faults(value, languages, known)


def _is_whole(value: Mapping[str, Any], languages: Sequence[str]) -> bool:
    """Tell whether a text has words in each language and in no other one."""
    if not languages or len(value) != len(languages):
        return False
    words = map(value.get, languages)
    return all(isinstance(each, str) and is_filled(each) for each in words)


def _plain_text(languages: tuple[str, ...], known: frozenset[str], value: Any) -> Iterator[str]:
    if isinstance(value, str | int):
        value = dict.fromkeys(languages, str(value))
    return _text(languages, known, value)


def _written(reads: Callable[[str], bool], value: Any) -> Iterator[str]:
    if isinstance(value, str) and not reads(value):
        yield messages.UNREADABLE


def _shape(one_of: Sequence[str], needs: Mapping[str, Sequence[str]], value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        return
    given = [key for key in one_of if key in value]
    alone = {
        key: owners
        for key, owners in needs.items()
        if key in value and not any(owner in value for owner in owners)
    }
    if len(given) > 1 or not (given or alone):
        yield messages.one_of(one_of, given)
    elif not given:  # what one of them goes with is what is missing
        key = min(alone, key=lambda name: len(alone[name]))
        alone = {name: owners for name, owners in alone.items() if name == key}
    for key, owners in alone.items():
        yield messages.needs(key, owners)
