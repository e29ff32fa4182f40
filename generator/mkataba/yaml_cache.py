"""Schemas and languages as data, kept for the user: their YAML takes longer than thirty services.

What the data rests on - every byte of the files, and the program that reads them - gives the name
of the file that holds it, so that kept data is never that of other files. Like kept reports they
lie with the user, not in the project. That they can't be kept, or not be read, is no fault.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

MOST = 10
"""Sets of schemas that are kept, and languages; the oldest of them goes when another one comes."""

_READER = Path(__file__).parent / "source"


def kept(name: str, files: Mapping[str, bytes]) -> dict[str, Any] | None:
    """Return the data of files by name, as it was kept; None where it was not.

    Args:
        name: What they are: ``schemas`` or ``languages``.
        files: Their bytes by name.
    """
    try:
        data = json.loads(_place(name, files).read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and data.keys() == files.keys() else None


def keep(name: str, files: Mapping[str, bytes], data: Mapping[str, Any]) -> None:
    """Keep the data of files by name, and take the oldest set away."""
    with suppress(OSError):
        place = _place(name, files)
        place.parent.mkdir(parents=True, exist_ok=True)
        # a name of its own: two processes may keep the same at once
        aside = place.with_name(f".{place.name}-{os.getpid()}")
        aside.write_text(json.dumps(data), encoding="utf-8")
        aside.replace(place)
        others = sorted(place.parent.glob(f"{name}-*.json"), key=lambda path: path.stat().st_mtime)
        for path in others[:-MOST]:
            path.unlink()


def _place(name: str, files: Mapping[str, bytes]) -> Path:
    digest = hashlib.sha256(_reader())
    for file, raw in sorted(files.items()):
        digest.update(f"{file}\0{len(raw)}\0".encode() + raw)
    return user_cache_path("mkataba") / f"{name}-{digest.hexdigest()}.json"


@cache
def _reader() -> bytes:
    """Return what tells the program that reads YAML from any other one."""
    parts = [sys.version]
    for path in sorted(_READER.glob("*.py")):
        status = path.stat()
        parts.append(f"{path}\0{status.st_mtime_ns}\0{status.st_size}")
    return "\0".join(parts).encode()
