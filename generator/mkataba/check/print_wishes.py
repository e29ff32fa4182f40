"""What publication.yml can ask of a document or a sheet, and what can't be printed so."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from mkataba.check.content import Content
from mkataba.check.messages import quoted, suggestion
from mkataba.check.validate import Entry
from mkataba.print_entry import BLEED, CLAUSES, CODES, INK, SERVICES, SIZE, Print

_CHOICES = ("services", "group", "service_point")
_OFFICE = "office"
_IDLE = {
    SIZE: "has type of one size",
    CODES: "has no QR codes",
    BLEED: "is not cut by a print shop, and has no bleed",
    INK: "has no areas of colour: an office printer prints it as it is",
    CLAUSES: "has no room for clauses beside its text",
}
"""Why a setting changes nothing on a print that does not heed it."""

Told = tuple[tuple[str | int, ...], str, str]
"""Where in a publication, what is wrong, and how to mend it."""


def of_sheet(asked: Mapping[str, Any], entry: Print) -> Iterator[Told]:
    """Yield what the document or sheet can't have, or what would change nothing on it."""
    papers = (entry.sheet.paper, *entry.papers)
    paper, size = asked.get("paper", entry.sheet.paper), asked.get(SIZE)
    if paper not in papers:
        named = " or ".join(papers)
        message = f"paper: {entry.one} is printed on {named}, not on {quoted(paper)}"
        yield ("paper",), message, f"write {named}"
    elif size and SIZE in entry.heeds and size < (least := entry.least_on(paper)):
        message = f"body_size: {size:g} points can't be read on {entry.one} of {paper}"
        yield (SIZE,), message, f"give {least:g} or more"
    own = "landscape" if entry.sheet.landscape else "portrait"
    if asked.get("orientation", own) != own and not entry.turns:
        message = f"orientation: {entry.one} is always in {own}"
        yield ("orientation",), message, "take the line out"
    if asked.get("pair") and not entry.pairs:
        message = f"pair: {entry.one} holds one language"
        yield ("pair",), message, "list the two under languages"
    yield from _idle(asked, entry)


def _idle(asked: Mapping[str, Any], entry: Print) -> Iterator[Told]:
    """Yield each setting that would change nothing."""
    is_set = {
        SIZE: bool(asked.get(SIZE)),
        CODES: asked.get(CODES) is False,
        BLEED: bool(asked.get(BLEED)),
        INK: asked.get(INK) == _OFFICE,
        CLAUSES: bool(asked.get(CLAUSES)),
    }
    for key, why in _IDLE.items():
        if is_set[key] and key not in entry.heeds:
            yield (key,), f"{key}: {entry.one} {why}", "take the line out"
    if is_set[INK] and is_set[BLEED] and BLEED in entry.heeds:
        message = "bleed: a sheet for an office printer has no colour at its edge that could bleed"
        yield (BLEED,), message, "take out bleed, or ink"


def of_languages(asked: Mapping[str, Any], content: Content) -> Iterator[Told]:
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


def of_services(asked: Mapping[str, Any], entry: Print, content: Content) -> Iterator[Told]:
    """Yield a choice of services that the document can't show, or that leaves none to show."""
    chosen = [key for key in _CHOICES if asked.get(key)]
    if len(chosen) > 1:
        message = f"{chosen[1]}: the services are chosen by {chosen[0]} already"
        yield (chosen[1],), message, "keep one of the two"
        return
    if chosen and SERVICES not in entry.heeds:
        message = f"{chosen[0]}: {entry.one} shows no services"
        yield (chosen[0],), message, "take the line out"
    elif chosen and (charter := content.one(f"charters/{entry.about}.yml")):
        yield from _in_charter(asked, charter, content)


def _is_group(path: Sequence[str | int]) -> bool:
    """Tell whether a text at a path of a charter is the name of a group."""
    return path[:1] == ("groups",) and path[2:] == ("name",)


def _in_charter(asked: Mapping[str, Any], charter: Entry, content: Content) -> Iterator[Told]:
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
    if (point := asked.get("service_point")) and listed and not _served(listed, point, content):
        message = f"service_point: no service of {charter.file.path} is given at {quoted(point)}"
        yield (
            ("service_point",),
            message,
            "take the line out, or list the place under service_points of a service",
        )


def _served(listed: Collection[str], point: str, content: Content) -> bool:
    """Tell whether one of some services is given at a service point.

    One that names none is given at all, and of one without a file nothing is known.
    """
    places = {e.file.id: e.data.get("service_points") for e in content.of("service")}
    return any(point in (places.get(service) or (point,)) for service in listed)
