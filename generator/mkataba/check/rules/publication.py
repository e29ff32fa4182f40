"""What is asked of a sheet in publication.yml can be printed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkataba import print_registry
from mkataba.check.content import Content
from mkataba.check.messages import quoted, suggestion
from mkataba.check.problem import Problem
from mkataba.check.validate import Entry
from mkataba.finding import Severity
from mkataba.print_entry import Print

ID = "publication"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A sheet that its layout can't fill as asked would be printed wrong, or not at all."
COMPARES = {
    "publication": ("publications.*.id", "publications.*.document"),
    "charter": ("groups.*",),
    "organization": ("languages",),
}

_FILE = "publication.yml"
_POSTER = "publications:\n- {id: poster-a1, document: poster, "
_CHARTER = {
    "charters/external.yml": "groups:\n"
    "- {name: {en: Farming, sw: Kilimo}, services: [soil-testing]}\n"
}
VALID = (
    {_FILE: _POSTER + "paper: a1, pair: [en, sw], body_size: 26}\n"},
    {_FILE: _POSTER + "paper: a4, body_size: 12, languages: [sw]}\n"},
    {_FILE: _POSTER + "group: Kilimo}\n", **_CHARTER},
    {_FILE: "publications:\n- {id: poster, document: poster, paper: a1}\nwithout: [brochure]\n"},
    {_FILE: "publications:\n- {id: policy-assessed, document: policy, clauses: true}\n"},
)
INVALID = (
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

_CHOICES = ("services", "group", "service_point")
_NUMBERED = re.compile(r"(.+)-\d+")
_PRINTS = {entry.name: entry for entry in print_registry.PRINTS}

_Told = tuple[tuple[str | int, ...], str, str]  # where in the publication, what, how to mend it


def check(content: Content) -> Iterator[Problem]:
    """Yield what of a publication can't be printed as it is asked for."""
    if not (entry := content.one(_FILE)):
        return
    for index, asked in enumerate(entry.data.get("publications") or ()):
        for path, message, hint in _of_one(asked or {}, content):
            yield Problem(entry, ("publications", index, *path), message, hint)


def _of_one(asked: Mapping[str, Any], content: Content) -> Iterator[_Told]:
    yield from _name(asked)
    yield from _languages(asked, content)
    if asked.get("ink") == "office" and asked.get("bleed"):
        message = "bleed: a sheet for an office printer has no colour at its edge that could bleed"
        yield ("bleed",), message, "take out bleed, or ink"
    if entry := _PRINTS.get(asked.get("document", "")):
        yield from _sheet(asked, entry)
        yield from _services(asked, entry, content)


def _name(asked: Mapping[str, Any]) -> Iterator[_Told]:
    """Yield an id that makes the files of something else."""
    name, document = asked.get("id", ""), asked.get("document", "")
    numbered = _NUMBERED.fullmatch(name)
    if name in _PRINTS and document and name != document:
        message = f"id: {quoted(name)} is the name of the usual {name}, and this is a {document}"
        yield ("id",), message, f"name it otherwise, such as {document}-a1"
    elif numbered and numbered[1] in _PRINTS:
        message = f"id: the parts of a large {numbered[1]} have names such as {quoted(name)}"
        yield ("id",), message, "end it in a word, such as the paper"


def _sheet(asked: Mapping[str, Any], entry: Print) -> Iterator[_Told]:
    """Yield a paper, an orientation, a type or a pair that the document can't have."""
    papers = (entry.sheet.paper, *entry.papers)
    paper, size = asked.get("paper", entry.sheet.paper), asked.get("body_size")
    if paper not in papers:
        named = " or ".join(papers)
        message = f"paper: a {entry.name} is printed on {named}, not on {quoted(paper)}"
        yield ("paper",), message, f"write {named}"
    elif size and size < (least := entry.least_on(paper)):
        message = f"body_size: {size:g} points can't be read on a {entry.name} of {paper}"
        yield ("body_size",), message, f"give {least:g} or more"
    own = "landscape" if entry.sheet.landscape else "portrait"
    if asked.get("orientation", own) != own and not entry.turns:
        message = f"orientation: a {entry.name} is always in {own}"
        yield ("orientation",), message, "take the line out"
    if asked.get("clauses") and not entry.template:
        message = f"clauses: a {entry.name} has no room for clauses beside its text"
        yield ("clauses",), message, "take the line out, or ask for the charter, policy or manual"
    if asked.get("pair") and not entry.pairs:
        message = f"pair: a {entry.name} holds one language"
        yield ("pair",), message, "list the two under languages"


def _languages(asked: Mapping[str, Any], content: Content) -> Iterator[_Told]:
    """Yield a language that is none of the organisation's, and a pair that is none."""
    for key in ("languages", "pair"):
        for index, code in enumerate(asked.get(key) or ()):
            if content.needed and code and code not in content.needed:
                message = f"{key}: {quoted(code)} is no language of the organisation"
                named = " or ".join(content.needed)
                hint = f"write {named}{suggestion(code, content.needed)}"
                yield (key, index), message, hint
    pair: list[str] = asked.get("pair") or []
    if pair and asked.get("languages"):
        message = "pair: one sheet holds the pair, and languages asks for a file of each"
        yield ("pair",), message, "keep one of the two"
    elif len(pair) == 2 and pair[0] == pair[1]:
        yield ("pair", 1), f"pair: {quoted(pair[0])} stands beside itself", "name two languages"


def _services(asked: Mapping[str, Any], entry: Print, content: Content) -> Iterator[_Told]:
    """Yield a choice of services that the document can't show."""
    chosen = [key for key in _CHOICES if asked.get(key)]
    if len(chosen) > 1:
        message = f"{chosen[1]}: the services are chosen by {chosen[0]} already"
        yield (chosen[1],), message, "keep one of the two"
        return
    if chosen and entry.about not in print_registry.CHARTERS:
        message = f"{chosen[0]}: a {entry.name} shows no services"
        yield (chosen[0],), message, "take the line out"
    elif chosen and (charter := content.one(f"charters/{entry.about}.yml")):
        yield from _in_charter(asked, charter, content)


def _is_group(path: Sequence[str | int]) -> bool:
    """Tell whether a text at a path of a charter is the name of a group."""
    return path[:1] == ("groups",) and path[2:] == ("name",)


def _in_charter(asked: Mapping[str, Any], charter: Entry, content: Content) -> Iterator[_Told]:
    groups = [group for group in charter.data.get("groups") or () if group]
    listed = {service for group in groups for service in group.get("services") or ()}
    for index, service in enumerate(asked.get("services") or ()):
        if service and service not in listed:
            message = f"services: {quoted(service)} is in no group of {charter.file.path}"
            yield ("services", index), message, "list it there, or take it out here"
    known = [
        str(words)
        for text in content.texts
        if text.entry is charter and _is_group(text.path)
        for words in text.words.values()
    ]
    if (group := asked.get("group")) and group not in known:
        message = f"group: {charter.file.path} has no group {quoted(group)}"
        yield ("group",), message + suggestion(group, known), "write the name as it stands there"
