"""Values of the words around tables -> content by file: languages together, contradictions told."""

from collections.abc import Mapping, Sequence
from typing import Any

from slugify import slugify

from mkataba.import_.prose.headings import SECTIONS
from mkataba.import_.prose.told import Open, Said, Spot, Taken, Value
from mkataba.languages import SOURCE, Languages
from mkataba.values.text import STARTERS

Data = dict[str, dict[str, Any]]
OFFICE = "main-office"
"""The id of the place that contacts with hours of opening are of."""


def together(taken: Taken, languages: Languages, published: Sequence[str], charter: str) -> Data:
    """Return content by file and field; what contradicts itself is left out and asked about.

    Args:
        taken: What the sections came to.
        languages: Those whose names of channels are known.
        published: Those of the organisation, the default one first.
        charter: The file of the charter.
    """
    slots: dict[tuple[str, tuple[str, ...]], list[Value]] = {}
    for value in taken.values:
        slots.setdefault((value.file, value.path), []).append(value)
    data: Data = {}
    for (file, path), values in slots.items():
        made = _made(values, published, taken)
        if made is not None:
            inner = data.setdefault(file, {})
            for key in path[:-1]:
                inner = inner.setdefault(key, {})
            inner[path[-1]] = made
    _channels(data, languages, published, charter)
    _points(data, taken)
    return data


def _made(values: Sequence[Value], published: Sequence[str], taken: Taken) -> Any:
    """Return the data of one field, in all languages; None if it is not told what it is."""
    by_language: dict[str | None, list[Value]] = {}
    for value in values:
        by_language.setdefault(value.language, []).append(value)
    said: dict[str | None, Value] = {}
    for language, some in by_language.items():
        if len({repr(one.said) for one in some}) > 1:
            for one in some:
                taken.open.append(_asked(one, "the source says several things for this field"))
            continue
        said[language] = some[0]
    if not said:
        return None
    if None in said:
        (one,) = said.values() if len(said) == 1 else (said[None],)
        return one.said if isinstance(one.said, str) else [*one.said]
    order = sorted(said, key=lambda code: [*published, code].index(code))
    first = said[order[0]]
    if isinstance(first.said, str):
        return {code: said[code].said for code in order}
    items: list[Any] = [_item(order[0], part) for part in first.said]
    for code in order[1:]:
        theirs = said[code].said
        if len(theirs) != len(items):
            reason = f"{len(items)} in one language, {len(theirs)} here"
            taken.open.append(_asked(said[code], reason))
            continue
        for item, part in zip(items, theirs, strict=True):
            _add(item, _item(code, part))
    return [_with_id(item) for item in items]


def _asked(value: Value, reason: str) -> Open:
    return Open(f"{value.file}: {'.'.join(value.path)}", _shown(value.said), reason, value.spot)


def _shown(said: Said) -> str:
    if isinstance(said, str):
        return said
    return "; ".join(map(_part_shown, said))


def _part_shown(part: Any) -> str:
    if isinstance(part, str):
        return part
    return " ".join(part.values()) if isinstance(part, dict) else ": ".join(filter(None, part))


def _item(language: str | None, part: Any) -> dict[str, Any]:
    code = language or SOURCE
    if isinstance(part, str):
        return {code: part}
    name, meaning = part
    return {"name": {code: name}, **({"meaning": {code: meaning}} if meaning else {})}


def _add(item: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict):
            item[key] = {**item.get(key, {}), **value}
        else:
            item[key] = value


def _with_id(item: dict[str, Any]) -> dict[str, Any]:
    if "name" not in item:
        return item
    words = item["name"].get(SOURCE) or next(iter(item["name"].values()))
    return {"id": slugify(words, max_length=60, word_boundary=True) or STARTERS["value"][0], **item}


FOR_COMPLAINTS = "complaints-"
"""What the ids of channels begin with by which services can't be asked for."""


def _channels(data: Data, languages: Languages, published: Sequence[str], charter: str) -> None:
    """Make channels of the contacts; those where complaints go are named in the charter."""
    found = data.pop("channels.yml", {})
    usual, heard = found.get("channels", {}), found.get("complaints", {})
    made = {kind: {"kind": kind, **one} for kind, one in usual.items()}
    complaining: list[str] = []
    for kind, one in heard.items():
        same = usual.get(kind, {}).get("contact") == one.get("contact")
        id_ = kind if same else f"{FOR_COMPLAINTS}{kind}"
        made[id_] = {"kind": kind, **made.get(id_, {}), **one}
        complaining += [id_.replace("_", "-")] if "complaints" in one.get("takes", ()) else []
    listed = [
        {
            "id": id_.replace("_", "-"),
            "kind": one["kind"],
            "name": _names(one["kind"], languages, published),
            **{key: one[key] for key in ("contact", "takes") if key in one},
        }
        for id_, one in made.items()
        if "contact" in one
    ]
    if listed:
        data["channels.yml"] = {"channels": listed}
    if complaining:
        data.setdefault(charter, {})["feedback_channels"] = complaining


def _names(kind: str, languages: Languages, published: Sequence[str]) -> dict[str, str]:
    named = ((code, languages[code].text(f"{SECTIONS}.channel_names.{kind}")) for code in published)
    return {code: name for code, name in named if name}


def _points(data: Data, taken: Taken) -> None:
    """Make a service point of hours and an address; hours alone are for a person to place."""
    hours = data.pop("service_points.yml", {}).get("hours")
    if not hours:
        return
    address = data.get("organization.yml", {}).get("contacts", {}).get("address")
    if not address:
        for value in taken.values:
            if value.path == ("hours",):
                words = ", ".join(" ".join(one.values()) for one in hours)
                reason = "no address stands beside it; write the hours of each service point"
                taken.open.append(Open("service_points.yml: hours", words, reason, value.spot))
                return
    point: dict[str, Any] = {"id": OFFICE, "address": address}
    point["hours"] = list(hours)
    data["service_points.yml"] = {"service_points": [point]}


def spots(taken: Taken, data: Data, charter: str) -> dict[tuple[str, str], Spot]:
    """Return where each field of the content was said."""
    out: dict[tuple[str, str], Spot] = {}
    for value in taken.values:
        field = {"channels.yml": "channels", "service_points.yml": "service_points"}.get(
            value.file, value.path[0]
        )
        if field in data.get(value.file, {}):
            out.setdefault((value.file, field), value.spot)
        if value.path[0] == "complaints" and "feedback_channels" in data.get(charter, {}):
            out.setdefault((charter, "feedback_channels"), value.spot)
    return out
