"""Schemas -> the content of a new project, in which every element waits to be filled in."""

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence

from mkataba.parts import Kind, Part
from mkataba.schema import Field, Schemas, in_messages
from mkataba.values.text import FIRST_SERVICES, STARTERS

TODO = "TODO"
WIDTH = 96
_STARTER = "todo"  # the name of a file of which there may be many: nobody has chosen it yet

_HEAD = (
    "Fill in every TODO; delete what you do not need of the lines that start with #.",
    "`mkataba check` lists what is still missing.",
)


def skeleton(
    schemas: Schemas, languages: Sequence[str], name: str = "", standard: str = ""
) -> dict[str, str]:
    """Return the content files of a new project by path below ``content/``.

    Args:
        schemas: Where the fields come from.
        languages: Codes of the languages of publication, the default one first.
        name: The organisation's name, where it is known.
        standard: The name of the standard, where the content is to say it.
    """
    given = {"name": name, "standard": standard}
    asked = [kind for kind in schemas.places if not kind.optional or schemas.parts[kind.name].own]
    places = {kind.place for kind in asked}
    return {
        kind.place.replace("*", id_): _file(schemas, kind, languages, given)
        for kind in asked
        for id_ in (_ids(kind, places) if kind.many else ("",))
    }


def _ids(kind: Kind, places: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the first files of a kind; of services, one for each charter there is."""
    if kind.name != "service":
        return STARTERS.get(kind.name, (_STARTER,))
    each = FIRST_SERVICES.items()
    asked = tuple(id_ for charter, id_ in each if f"charters/{charter}.yml" in places)
    return asked or STARTERS["service"][:1]


def _title(part: Part, place: str, chapter: str) -> str:
    """Return the first line of a file: what it holds, and the chapter that asks for it."""
    label = in_messages(part.label)
    says = in_messages(part.describes) or _sentence(label)
    clause = f" (clause {chapter})" if chapter else ""
    return says.replace("{name}", place).replace("{clause}", clause)


def _file(schemas: Schemas, kind: Kind, languages: Sequence[str], given: Mapping[str, str]) -> str:
    place = kind.place.rpartition("/")[2].removesuffix(".yml")
    answer = schemas.profile.files.get(kind.place)
    title = _title(schemas.parts[kind.name], place, answer.chapter if answer else "")
    lines = [f"# {title}", *(f"# {line}" for line in _HEAD), ""]
    for field in schemas.root(kind.name).fields.values():
        lines += [*_field(field, languages, 0), ""]
    text = "\n".join(lines).rstrip() + "\n"
    if kind.name == "organization":
        written = schemas.root(kind.name).fields.get("format")  # a project's own may have none
        newest = max(written.rules["allowed"]) if written else ""
        text = text.replace(f"# format: {TODO}", f"format: {newest}")
        listed = "\n".join(f"  - {code}" for code in languages)
        text = text.replace(f"languages:\n  - {TODO}", f"languages:\n{listed}")
        if given["standard"]:
            text = text.replace(f"# standard: {TODO}", f"standard: {given['standard']}")
        if given["name"]:
            name = "\n".join(f'  {code}: "{_quotable(given["name"])}"' for code in languages)
            empty = "\n".join(f"  {code}: {TODO}" for code in languages)
            text = text.replace(f"\nname:\n{empty}", f"\nname:\n{name}", 1)
    if place == "internal":
        external, internal = (FIRST_SERVICES[name] for name in ("external", "internal"))
        text = text.replace(f"- {external}\n", f"- {internal}\n")
    return text


def _quotable(name: str) -> str:
    return " ".join(name.split()).replace("\\", "\\\\").replace('"', '\\"')


def _field(field: Field, languages: Sequence[str], depth: int) -> Iterator[str]:
    """Yield the lines of a field with its explanation; an optional field is commented out."""
    indent = "  " * depth
    yield from _comment(field, indent)
    lines = list(_entry(field, languages))
    if not field.rules.get("required"):
        lines = [f"# {line}" for line in lines]
    yield from (indent + line for line in lines)


def _comment(field: Field, indent: str) -> Iterator[str]:
    own = field.rules.get("meta", {})
    # what describes a type would say nothing of the field
    says = str(own.get("describes") or _sentence(field.label))
    if own.get("clause"):
        says = f"[{own['clause']}] {says}"
    if not field.rules.get("required"):
        says += " Optional."
    if allowed := field.rules.get("allowed"):
        says += f" One of: {', '.join(map(_written, allowed))}."
    elif field.item is not None and field.item.rules.get("allowed"):
        says += f" Any of: {', '.join(map(_written, field.item.rules['allowed']))}."
    elif own.get("hint") or (field.named and field.kind not in ("text", "id")):
        says += f" {_sentence(field.hint)}"
    prefix = f"{indent}# "
    yield from textwrap.wrap(
        says,
        WIDTH,
        initial_indent=prefix,
        subsequent_indent=prefix,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "." if words else ""


def _written(value: object) -> str:
    """Return a value as it is written in YAML."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _entry(field: Field, languages: Sequence[str]) -> list[str]:
    """Return a key with its value to fill in."""
    name = field.path[-1]
    if field.item is not None:
        return [f"{name}:", *_list_item(field.item, languages)]
    if field.kind in {"dict", "map"} and not _is_inside_itself(field):
        inner = [line for sub in field.fields.values() for line in _field(sub, languages, 1)]
        return [f"{name}:", *inner]
    if field.kind == "text" and not field.rules.get("plain"):
        return [f"{name}:", *(f"  {code}: {TODO}" for code in languages)]
    return [f"{name}: {_id(field) or TODO}"]


def _list_item(item: Field, languages: Sequence[str]) -> list[str]:
    if item.item is not None:
        return _dash([f"  {line}" for line in _list_item(item.item, languages)])
    if item.kind == "text" and not item.rules.get("plain"):
        first, *others = (f"{code}: {TODO}" for code in languages)
        return [f"  - {first}", *(f"    {line}" for line in others)]
    if short := item.named.get("short"):
        first, *others = _entry(item.fields[short], languages)
        return [f"  - {first}", *(f"    {line}" for line in others)]
    # what has a short form in words, such as a fee, is written short
    if item.kind in {"dict", "map"} and not _is_inside_itself(item):
        lines = [line for sub in item.fields.values() for line in _field(sub, languages, 2)]
        return _dash(lines)
    return [f"  - {_id(item) or TODO}"]


def _is_inside_itself(field: Field) -> bool:
    """Tell whether a field stands in a value of its own named type: it could go on for ever."""
    around = field.inherited
    while around is not None and field.named:
        if around.rules["type"] == field.rules["type"]:
            return True
        around = around.inherited
    return False


def _dash(lines: list[str]) -> list[str]:
    """Return the lines of a map as the first item of a list."""
    for number, line in enumerate(lines):
        if not line.lstrip().startswith("#"):
            return [*lines[:number], f"  - {line.lstrip()}", *lines[number + 1 :]]
    return lines


def _id(field: Field) -> str:
    thing = str(field.rules.get("unique") or field.rules.get("refers") or "")
    return STARTERS.get(thing, ("",))[0]
