"""What is asked of a sheet in publication.yml can be printed."""

from collections.abc import Iterator, Mapping
from typing import Any

from mkataba import print_registry
from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.print_files import clashes
from mkataba.check.print_wishes import Told, of_languages, of_services, of_sheet
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "publication"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A sheet that its layout can't fill as asked would be printed wrong, or not at all."
COMPARES = {
    "publication": ("publications.*.id", "publications.*.document"),
    "charter": ("groups.*",),
    "service": ("service_points",),
    "organization": ("languages",),
}

_FILE = "publication.yml"
_POSTER = "publications:\n- {id: poster-a1, document: poster, "
_CHARTER = {
    "charters/external.yml": "groups:\n"
    "- {name: {en: Farming, sw: Kilimo}, services: [soil-testing]}\n"
}
_AT_THE_CLINIC = {"services/soil-testing.yml": "service_points: [clinic]\n"}
VALID = (
    {_FILE: _POSTER + "paper: a1, pair: [en, sw], body_size: 26}\n"},
    {_FILE: _POSTER + "paper: a4, body_size: 12, languages: [sw]}\n"},
    {_FILE: _POSTER + "group: Kilimo}\n", **_CHARTER},
    {_FILE: _POSTER + "service_point: clinic}\n", **_CHARTER, **_AT_THE_CLINIC},
    {_FILE: "publications:\n- {id: poster, document: poster, paper: a1}\nwithout: [brochure]\n"},
    {_FILE: "publications:\n- {id: policy-assessed, document: policy, clauses: true}\n"},
)
INVALID = (
    {
        _FILE: "publications:\n- {id: wall, document: poster, pair: [en, sw]}\n"
        "- {id: wall-en-sw, document: poster}\n"
    },
    {_FILE: _POSTER + "service_point: county-hall}\n", **_CHARTER, **_AT_THE_CLINIC},
    {_FILE: "publications:\n- {id: sign, document: feedback-sign, group: Farming}\n", **_CHARTER},
    {_FILE: "publications:\n- {id: our-policy, document: policy, bleed: 3}\n"},
    {_FILE: "publications:\n- {id: our-policy, document: policy, codes: false}\n"},
    {_FILE: "publications:\n- {id: form, document: acknowledgement, ink: office}\n"},
    {_FILE: _POSTER + "paper: a5}\n"},
    {_FILE: _POSTER + "paper: a1, body_size: 18}\n"},
    {_FILE: _POSTER + "languages: [fr]}\n"},
    {_FILE: _POSTER + "pair: [en, en]}\n"},
    {_FILE: _POSTER + "pair: [en, sw], languages: [en]}\n"},
    {_FILE: _POSTER + "ink: office, bleed: 3}\n"},
    {_FILE: _POSTER + "group: Fishing}\n", **_CHARTER},
    {_FILE: _POSTER + "group: Farming, service_point: county-hall}\n"},
    {_FILE: _POSTER + "services: [hall-hire]}\n", **_CHARTER},
    {_FILE: "publications:\n- {id: brochure-tall, document: brochure, orientation: portrait}\n"},
    {_FILE: "publications:\n- {id: brochure-both, document: brochure, pair: [en, sw]}\n"},
    {_FILE: "publications:\n- {id: our-policy, document: policy, services: [hall-hire]}\n"},
    {_FILE: _POSTER + "clauses: true}\n"},
    {_FILE: "publications:\n- {id: poster, document: brochure}\n"},
    {_FILE: "publications:\n- {id: poster-2, document: poster}\n"},
)

_PRINTS = {entry.name: entry for entry in print_registry.PRINTS}


def check(content: Content) -> Iterator[Problem]:
    """Yield what of a publication can't be printed as it is asked for."""
    if not (entry := content.one(_FILE)):
        return
    asked = [one or {} for one in entry.data.get("publications") or ()]
    for index, one in enumerate(asked):
        for path, message, hint in _of_one(one, content):
            yield Problem(entry, ("publications", index, *path), message, hint)
    for index, message in clashes(asked, entry.data.get("without") or (), content):
        yield Problem(entry, ("publications", index, "id"), message, "name one of them otherwise")


def _of_one(asked: Mapping[str, Any], content: Content) -> Iterator[Told]:
    yield from _name(asked)
    yield from of_languages(asked, content)
    if entry := _PRINTS.get(asked.get("document", "")):
        yield from of_sheet(asked, entry)
        yield from of_services(asked, entry, content)


def _name(asked: Mapping[str, Any]) -> Iterator[Told]:
    """Yield an id that is the name of another document or sheet."""
    name, document = asked.get("id", ""), asked.get("document", "")
    if name in _PRINTS and document in _PRINTS and name != document:
        usual = f"id: {quoted(name)} is the name of the usual {name}"
        message = f"{usual}, and this is {_PRINTS[document].one}"
        yield ("id",), message, f"name it otherwise, such as {document}-a1"
