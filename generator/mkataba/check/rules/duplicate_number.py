"""A number that is typed before a name or a step stands once."""

import re
from collections.abc import Iterator
from itertools import chain

from mkataba.check.content import ALL_KINDS, Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.validate import Entry
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity

ID = "duplicate-number"
SEVERITY = Severity.WARNING
LEVEL = "exemplary"
WHY = (
    "Lists number themselves when they are printed, and a typed number is wrong as soon as a "
    "step is added."
)
COMPARES = {**ALL_KINDS, "service": ("name",)}

_FILE = "services/plot-survey.yml"


def _steps(*actions: str) -> dict[str, str]:
    both = [
        words if words.startswith("{") else f"{{en: {words}, sw: {words}}}" for words in actions
    ]
    rows = "".join(f"- {words}\n" for words in both)
    return {_FILE: f"steps:\n{rows}"}


VALID = (
    _steps("{en: 1. Register, sw: 1. Sajili}", "{en: 2. Measure, sw: 2. Pima}"),
    _steps(
        "{en: 2 officers measure, sw: Maafisa 2 hupima}",
        "{en: 2 officers draw, sw: Maafisa 2 huchora}",
    ),
)
INVALID = (
    _steps("1. Register", "2. Measure", "2. Draw"),
    _steps("1) Register", "1) Measure", "2) Draw"),
    {
        _FILE: "name: {en: 3. Plot survey, sw: 3. Upimaji}\n",
        "services/plot-map.yml": "name: {en: 3. Plot map, sw: 3. Ramani}\n",
        "charters/external.yml": "groups:\n- name: {en: Land, sw: Ardhi}\n"
        "  services: [plot-survey, plot-map]\n",
    },
)

_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)\s*[.)](?:\s|(?=[^\W\d]))")
_HINT = "take the typed numbers out: lists are numbered when they are printed"

_Place = tuple[Entry, tuple[str | int, ...], str]


def check(content: Content) -> Iterator[Problem]:
    """Yield each typed number that the same list already has."""
    services = {f"{entry.file.path}": entry for entry in content.of("service")}
    default = content.default
    lists = chain(_in_lists(content), _in_groups(content, services, default))
    seen: dict[object, dict[str, str]] = {}
    for place, (entry, path, words) in lists:
        found = _NUMBER.match(words)
        if not found:
            continue
        number, known = found[1], seen.setdefault(place, {})
        if number in known:
            message = f"the number {number} stands before {quoted(known[number])} too"
            yield Problem(entry, path, message, _HINT)
        known.setdefault(number, words)


def _in_lists(content: Content) -> Iterator[tuple[object, _Place]]:
    """Yield the texts of lists that begin with a digit, with what tells one list from another."""
    for text in content.texts:
        words = str(text.words.get(content.default, ""))
        if not words[:1].isdigit():
            continue
        at = next((n for n in range(len(text.path) - 1, -1, -1) if type(text.path[n]) is int), None)
        if at is not None:
            place = (text.entry.file.path, text.path[:at], text.path[at + 1 :])
            yield place, (text.entry, text.path, words)


def _in_groups(
    content: Content, services: dict[str, Entry], default: str
) -> Iterator[tuple[object, _Place]]:
    """Yield the names of the services of each group of a charter."""
    for charter in content.of("charter"):
        for index, group in enumerate(charter.data.get("groups") or ()):
            for service in (group or {}).get("services") or ():
                entry = services.get(f"content/services/{service}.yml")
                words = (
                    str(texts_of(entry.data.get("name"), default).get(default, "")) if entry else ""
                )
                if entry and words[:1].isdigit():
                    yield (charter.file.path, index), (entry, ("name",), words)
