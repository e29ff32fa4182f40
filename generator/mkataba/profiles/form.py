"""The form of a profile: what an organisation's own one can have wrong.

A fault is a path of keys and a sentence. A file without one can be made a
:class:`mkataba.profiles.Profile`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from mkataba.finding import Severity
from mkataba.profiles import PAYMENT, country, references
from mkataba.values.labels import CODES

Path = tuple[str | int, ...]
Fault = tuple[Path, str]
VERBS = ("shall", "should", "may", "can", "informative")
PROOFS = ("document", "figure", "declaration", "none")


class Text(NamedTuple):
    """A text of a form that a pattern says; without one any text."""

    said: str = "has to be a text"
    pattern: str = r"(?s).*\S.*"


class Maybe(NamedTuple):
    """What may be left out of a map."""

    form: Any


class Each(NamedTuple):
    """A map from names to values of one form."""

    form: Any


class Number(NamedTuple):
    """A whole number from ``least``."""

    least: int = 0


def one_of(*words: str) -> Text:
    """Return the form of a choice."""
    return Text(f"has to be one of {', '.join(words)}", "|".join(map(re.escape, words)))


_WORDS = Text()
_CLAUSE = Text('has to be a clause, in quotes: "4.1.a"', r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")
_SEVERITY = one_of(*(severity.value for severity in Severity))
_FIELD = {"clause": _CLAUSE, "severity": Maybe(_SEVERITY), "hint": Maybe(_WORDS)}


def _text(value: Any) -> Any:
    return Each(_WORDS) if isinstance(value, dict) else _WORDS


def _answer(value: Any) -> Any:
    return _FIELD if isinstance(value, dict) else _CLAUSE


_NAMED = {"name": _text}
_FORM: Mapping[str, Any] = {
    "title": _text,
    "edition": _WORDS,
    "publisher": _WORDS,
    "country": {
        "region": Text("has to be the code of a country, such as KE", "[A-Z]{2}"),
        "name": _WORDS,
        "adjective": _WORDS,
        "domain": Maybe(
            Text(
                "has to be the name of a website, such as example.org", r"[a-z0-9-]+(\.[a-z0-9-]+)+"
            )
        ),
    },
    "currency": {
        "code": Text("has to be the code of a currency, such as KES", "[A-Z]{3}"),
        "symbol": _WORDS,
        "name": _WORDS,
    },
    "telephone": {
        "code": Text('has to be a country code without the plus, in quotes: "254"', "[1-9][0-9]*"),
        "digits": Number(1),
        "mobile": Maybe([Text("has to be digits, in quotes", "[0-9]+")]),
        "example": Text("has to be a number in international form", r"\+[1-9][0-9 ]{6,18}"),
    },
    PAYMENT: Maybe(Each(_text)),
    "oversight": Maybe(_text),
    "severities": Each(_SEVERITY),
    "levels": Maybe([{**_NAMED, "from": Number(), "to": Number()}]),
    "pillars": Maybe([{**_NAMED, "id": _WORDS}]),
    "areas": Maybe(
        [{**_NAMED, "id": _WORDS, "pillar": _WORDS, "clause": _CLAUSE, "weight": Number()}]
    ),
    "phases": Maybe([{**_NAMED, "number": Number(), "area": Maybe(_WORDS)}]),
    "files": Each({"clause": _CLAUSE, "chapter": Maybe(_CLAUSE)}),
    "documents": [{"name": _WORDS, "file": _WORDS, "clause": _CLAUSE}],
    "fields": Each(_answer),
    "rules": Each(_CLAUSE),
    "clauses": Each(
        {
            "verb": one_of(*VERBS),
            "proof": one_of(*PROOFS),
            "title": _WORDS,
            "asks": _WORDS,
            "area": Maybe(_WORDS),
        }
    ),
}


def faults(data: Any) -> Iterator[Fault]:
    """Yield what is wrong with a profile as read; of names only where all else has its form."""
    found = False
    for fault in _faults(data, _FORM, ()):
        found = True
        yield fault
    if not found:
        yield from _clauses(data)
        yield from _ways(data.get(PAYMENT, {}))
        yield from references.faults(data)
        yield from country.faults(data)


def _faults(value: Any, form: Any, path: Path) -> Iterator[Fault]:  # noqa: PLR0912 - a case a form
    match form:
        case Text(text, pattern):
            if not isinstance(value, str) or not re.fullmatch(pattern, value):
                yield path, text
        case Number(least):
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                yield path, f"has to be a whole number{f' from {least}' if least else ''}"
        case Each(inner):
            if not isinstance(value, dict):
                yield path, f"has to be a map of {path[-1]}"
                return
            for key, held in value.items():
                if isinstance(key, str):
                    yield from _faults(held, inner, (*path, key))
                else:
                    yield (*path, key), "has to stand in quotes"
        case [inner]:
            if not isinstance(value, list):
                yield path, "has to be a list"
                return
            for index, held in enumerate(value):
                yield from _faults(held, inner, (*path, index))
        case Mapping():
            yield from _map(value, form, path)
        case _:
            chosen: Callable[[Any], Any] = form
            yield from _faults(value, chosen(value), path)


def _map(value: Any, form: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield path, f"has to be a map of {', '.join(form)}"
        return
    for key in value.keys() - form.keys():
        yield (*path, key), f"has no place here: there are {', '.join(form)}"
    for key, inner in form.items():
        held = inner.form if isinstance(inner, Maybe) else inner
        if key in value:
            yield from _faults(value[key], held, (*path, key))
        elif not isinstance(inner, Maybe):
            yield (*path, key), "is missing"


def _clauses(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield each place that names a clause or a severity's verb that the catalogue lacks."""
    named: list[tuple[Path, Any]] = []
    named += [
        (("files", key, inner), text[inner])
        for key, text in data["files"].items()
        for inner in text
    ]
    for section in ("documents", "areas"):
        named += [
            ((section, n, "clause"), one["clause"]) for n, one in enumerate(data.get(section, ()))
        ]
    for key, text in data["fields"].items():
        whole = isinstance(text, str)
        named.append(
            (("fields", key, *(() if whole else ("clause",))), text if whole else text["clause"])
        )
    named += [(("rules", key), text) for key, text in data["rules"].items()]
    for path, clause in named:
        if clause not in data["clauses"]:
            yield path, f'there is no clause "{clause}" under clauses'
    for verb in data["severities"]:
        if verb not in VERBS:
            yield ("severities", verb), f"is no verb: there are {', '.join(VERBS)}"


def _ways(ways: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield each way to pay that no content can hold, or whose word has a meaning already."""
    for code in ways:
        if not re.fullmatch("[a-z][a-z0-9_]*", code):
            yield (PAYMENT, code), "has to be small letters, digits and _, such as mobile_money"
        elif code in CODES:
            yield (PAYMENT, code), f"has a meaning everywhere already: {CODES[code]}"


def weakened(own: Mapping[str, Any], packaged: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield each place where a profile asks for less than the one that comes with the program.

    Args:
        own: A profile of the organisation's own, without a fault.
        packaged: The one of the same name that came with the program.
    """
    for clause, was in packaged["clauses"].items():
        if clause not in own["clauses"]:
            yield ("clauses",), f"clause {clause} has to stay: the standard has it"
            continue
        for key in ("verb", "proof"):
            if own["clauses"][clause][key] != was[key]:
                yield (
                    ("clauses", clause, key),
                    f"has to stay {was[key]}: so says the standard",
                )
    for section in ("fields", "rules", "files", "severities"):
        for key, text in packaged[section].items():
            if own[section].get(key) != text:
                yield (section, key), f"has to stay as it comes with mkataba: {_plain(text)}"
    for code in packaged.get(PAYMENT, {}):
        if code not in own.get(PAYMENT, packaged[PAYMENT]):
            yield (PAYMENT,), f"{code} has to stay: it comes with mkataba, and a fee may name it"
    if own["documents"][: len(packaged["documents"])] != packaged["documents"]:
        yield ("documents",), "have to begin as they come with mkataba"


def _plain(text: Any) -> str:
    return (
        ", ".join(f"{key} {word}" for key, word in text.items())
        if isinstance(text, dict)
        else str(text)
    )
