"""What a check says of a value that is read, and not in its normal form."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from mkataba.check.messages import dotted, of_field, quoted
from mkataba.check.normal.as_yaml import lines_of, plain
from mkataba.finding import OFFER, Finding, Severity
from mkataba.project import File
from mkataba.schema import Field
from mkataba.source import Path

RULE = "normal-form"


def offer(
    file: File, field: Field, path: Path, written: str, new: Any, languages: Sequence[str]
) -> Finding:
    """Return the finding for a value that ``check --fix`` writes in its normal form.

    Args:
        file: Where it stands.
        field: What it is.
        path: Its place.
        written: What was typed.
        new: The data of its normal form.
        languages: Those that each text needs.
    """
    if isinstance(new, dict):
        meant, shown = "follows", as_yaml(path, with_stubs(field, new, languages))
    else:
        meant, shown = plain(new), ""
    message = f"{dotted(path)}: {quoted(written)} is read as {meant}"
    mark = file.document.mark(path)
    found = of_field(file, mark, RULE, Severity.NOTE, field, path, message, OFFER)
    return replace(found, yaml=shown)


def as_yaml(path: Path, data: Any) -> str:
    """Return data as lines of YAML under the last key of its path."""
    key = next(part for part in reversed(path) if isinstance(part, str))
    return "\n".join(lines_of({key: data}))


def with_stubs(field: Field, data: Any, languages: Sequence[str]) -> Any:
    """Return data with TODO for the words of each language that its texts lack."""
    if field.kind == "text" and isinstance(data, dict):
        if (*data,) == tuple(languages):  # the only one
            return data if len(data) > 1 else data[languages[0]]
        return data | {code: "TODO" for code in languages if code not in data}
    if isinstance(data, dict):
        inner = {name: field.fields[name] for name in data if name in field.fields}
        return {
            name: with_stubs(inner[name], value, languages) if name in inner else value
            for name, value in data.items()
        }
    if isinstance(data, list) and field.item is not None:
        return [with_stubs(field.item, value, languages) for value in data]
    return data
