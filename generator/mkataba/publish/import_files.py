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


class Kept(msgspec.Struct, frozen=True):
    """What earlier imports left.

    ``services`` are what was imported last, by service and field; ``words`` by content file and
    field. ``currencies`` were given for bare amounts, by the name of the file imported; ``columns``
    are what a person said of columns: a field by the head, as ``heads.plain`` gives it.
    ``channels`` are those of services that name none; ``beside`` is
    what stands in comments: heads and words, by service. ``sources`` are the services that
    each file held when it was imported last, by its name.
    """

    services: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    currencies: dict[str, str] = msgspec.field(default_factory=dict)
    columns: dict[str, str] = msgspec.field(default_factory=dict)
    words: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    channels: tuple[str, ...] = ()
    beside: dict[str, list[tuple[str, str]]] = msgspec.field(default_factory=dict)
    sources: dict[str, list[str]] = msgspec.field(default_factory=dict)


def kept(root: Path) -> Kept:
    """Return what earlier imports left.

    Raises:
        MkatabaError: If it can't be read.
    """
    inside(root, root / STATE)
    try:
        data = json.loads((root / STATE).read_text(encoding="utf-8"))
        return Kept(
            {str(id_): dict(fields) for id_, fields in data["services"].items()},
            {str(name): str(code) for name, code in data.get("currencies", {}).items()},
            {str(head): str(of) for head, of in data.get("columns", {}).items()},
            {str(file): dict(fields) for file, fields in data.get("words", {}).items()},
            tuple(map(str, data.get("channels", ()))),
            {
                str(id_): [(str(head), str(words)) for head, words in pairs]
                for id_, pairs in data.get("beside", {}).items()
            },
            {str(file): list(map(str, ids)) for file, ids in data.get("sources", {}).items()},
        )
    except FileNotFoundError:
        return Kept()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MkatabaError(
            f"{STATE} can't be read; bring it back from git, or delete it: then every difference "
            "from the files counts as a conflict"
        ) from error


def state_text(left: Kept) -> str:
    """Return the text that :func:`kept` reads."""
    data: dict[str, Any] = {"version": 1, "services": dict(sorted(left.services.items()))}
    more = {
        "currencies": left.currencies,
        "columns": left.columns,
        "words": left.words,
        "channels": list(left.channels),
        "beside": {id_: pairs for id_, pairs in left.beside.items() if pairs},
        "sources": left.sources,
    }
    data |= {name: value for name, value in more.items() if value}
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
