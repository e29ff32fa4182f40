"""The JSON Schemas as files, for editors and other tools."""

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath

from mkataba.derive.json_schema import json_schema
from mkataba.parts import Part
from mkataba.schema import Schemas

FOLDER = "schemas/generated"
"""Where the files lie in a project: what the settings that ``init`` writes name."""


def places(parts: Iterable[Part]) -> dict[str, str | list[str]]:
    """Return the schema of each part with the files that it is for, as editors' settings say it."""
    found: dict[str, str | list[str]] = {}
    for part in parts:
        files = [PurePosixPath("content", kind.place) for kind in part.kinds]
        first, folders = files[0], {path.parent for path in files}
        if len(files) > 1 and len(folders) == 1 and first.parent != PurePosixPath("content"):
            files = [first.with_name(f"*{first.suffix}")]  # a folder of its own
        names = [str(path) for path in files]
        found[f"./{FOLDER}/{part.name}.json"] = names[0] if len(names) == 1 else names
    return found


def schema_files(
    schemas: Schemas, languages: Sequence[str] = (), kinds: Collection[str] = ()
) -> dict[str, str]:
    """Return JSON Schemas by file name, one for each kind of content file.

    Args:
        schemas: Where the fields come from.
        languages: Codes of the languages that every text needs; any, where none is named.
        kinds: Kinds to return; all, where none is named.

    Raises:
        KeyError: If there is no such kind.
    """
    return {
        f"{kind}.json": json.dumps(
            json_schema(schemas, kind, languages), indent=2, ensure_ascii=False
        )
        + "\n"
        for kind in sorted(kinds or schemas.kinds)
    }
