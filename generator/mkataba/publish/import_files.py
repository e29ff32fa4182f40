"""What an import leaves on the disk: content files, all or none, and what it brought."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from mkataba.errors import MkatabaError
from mkataba.project import inside
from mkataba.publish.atomic_write import replace_all

STATE = ".mkataba/imported.json"
"""What the last import wrote, so that the next one can tell what people have changed since."""


def state(root: Path) -> dict[str, dict[str, Any]]:
    """Return what was imported last, by service and field.

    Raises:
        MkatabaError: If it can't be read.
    """
    return _kept(root)[0]


def currencies(root: Path) -> dict[str, str]:
    """Return the currency that was given for bare amounts, by the name of the file imported.

    Raises:
        MkatabaError: If it can't be read.
    """
    return _kept(root)[1]


def columns(root: Path) -> dict[str, str]:
    """Return what a person said of columns: a field by the head, as ``heads.plain`` gives it.

    Raises:
        MkatabaError: If it can't be read.
    """
    return _kept(root)[2]


def _kept(root: Path) -> tuple[dict[str, dict[str, Any]], dict[str, str], dict[str, str]]:
    inside(root, root / STATE)
    try:
        data = json.loads((root / STATE).read_text(encoding="utf-8"))
        services = {str(id_): dict(fields) for id_, fields in data["services"].items()}
        given = {str(name): str(code) for name, code in data.get("currencies", {}).items()}
        named = {str(head): str(field) for head, field in data.get("columns", {}).items()}
        return services, given, named
    except FileNotFoundError:
        return {}, {}, {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MkatabaError(
            f"{STATE} can't be read; bring it back from git, or delete it: then every difference "
            "from the files counts as a conflict"
        ) from error


def state_text(
    services: Mapping[str, Any], given: Mapping[str, str], named: Mapping[str, str]
) -> str:
    """Return the text that :func:`state`, :func:`currencies` and :func:`columns` read."""
    data: dict[str, Any] = {"version": 1, "services": dict(sorted(services.items()))}
    if given:
        data["currencies"] = dict(given)
    if named:
        data["columns"] = dict(named)
    # not by the standard library: it takes ten times as long for text that people can read
    return msgspec.json.format(msgspec.json.encode(data, order="sorted"), indent=1).decode() + "\n"


def write(root: Path, files: Mapping[str, str | None]) -> None:
    """Write texts below ``root``, and take away files without one; all of it or nothing.

    Raises:
        MkatabaError: If a file can't be written; then none was.
    """
    named = {root / name: None if text is None else text.encode() for name, text in files.items()}
    try:
        replace_all(named, root=root)
    except MkatabaError as error:
        raise MkatabaError(f"nothing was imported: {error}") from error
