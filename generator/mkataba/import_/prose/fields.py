"""The text of a content file -> the same with room for what comes in, line by line.

What explains a field stands in comments before it, also where the field is commented out. Data that
is loaded and written again loses such comments where a whole list or map takes the place of
another.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkataba.import_.files import TODO
from mkataba.import_.merge import fields_text
from mkataba.schema import Field

_CLOCK = re.compile(r"^(\s*(?:- )?(?:opens|closes): )(\d\d:\d\d)$", re.MULTILINE)


def with_field(text: str, name: str, value: Any) -> str:
    """Return a text in which a field at the top has a value, in the place of any that it had.

    Args:
        text: The file; its comments stay, but those within the field.
        name: The field.
        value: Plain data.
    """
    made = _CLOCK.sub(r'\1"\2"', fields_text({name: value})).rstrip("\n").split("\n")
    lines = text.rstrip("\n").split("\n")
    found = _block(lines, f"{name}:", "") or _commented(lines, name, "")
    if found is None:
        return "\n".join((*lines, *made)) + "\n"
    start, end = found
    return "\n".join((*lines[:start], *made, *lines[end:])) + "\n"


def with_room(
    text: str, name: str, value: Mapping[str, Any], has: Mapping[str, Any], languages: Sequence[str]
) -> str:
    """Return a text in which a map at the top has each key of a value; TODO where it had none.

    Args:
        text: The file.
        name: The field that is a map.
        value: What comes into it.
        has: What it holds.
        languages: Those of texts.
    """
    lines = text.split("\n")
    for key in (key for key in value if key not in has):
        block = _block(lines, f"{name}:", "")
        if block is None:
            return text
        start, end = block
        is_text = isinstance(value[key], Mapping)
        whole = dict.fromkeys(languages, TODO) if is_text else TODO
        made = [f"  {line}" for line in fields_text({key: whole}).rstrip("\n").split("\n")]
        room = _commented(lines[start:end], key, "  ")
        first, last = (start + room[0], start + room[1]) if room else (end, end)
        lines[first:last] = made
    return "\n".join(lines)


def whole(field: Field, value: Any, languages: Sequence[str]) -> Any:
    """Return data in which TODO stands where a person has to say more."""
    if isinstance(value, dict):
        if field.kind == "text":
            known = {code: value[code] for code in languages if code in value}
            return {code: known.get(code, TODO) for code in languages} | value
        return dict(_filled(field, value, languages))
    if isinstance(value, list) and field.item is not None:
        return [whole(field.item, item, languages) for item in value]
    return value


def _filled(
    field: Field, value: Mapping[str, Any], languages: Sequence[str]
) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a map in the order of the schema, those that have to be there too."""
    for name, inner in field.fields.items():
        if name in value:
            yield name, whole(inner, value[name], languages)
        elif inner.rules.get("required"):
            if inner.kind == "text" and not inner.rules.get("plain"):
                yield name, dict.fromkeys(languages, TODO)
            else:
                yield name, [TODO] if inner.item is not None else TODO
    yield from ((name, one) for name, one in value.items() if name not in field.fields)


def _block(lines: Sequence[str], head: str, indent: str) -> tuple[int, int] | None:
    """Return from which line to which a field stands, without what explains the next one."""
    start = next((n for n, line in enumerate(lines) if line.startswith(indent + head)), None)
    if start is None:
        return None
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " -#"):
        end += 1
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return start, end


def _commented(lines: Sequence[str], name: str, indent: str) -> tuple[int, int] | None:
    """Return from which line to which a field stands that is commented out."""
    head = re.compile(rf"{indent}# {re.escape(name)}:(?: TODO)?\s*$")
    start = next((n for n, line in enumerate(lines) if head.match(line)), None)
    if start is None:
        return None
    end = start + 1
    while end < len(lines) and lines[end].startswith(f"{indent}#   "):
        end += 1
    return start, end
