"""Schemas as data, kept for the user: their YAML takes as long to read as thirty services.

What the data rests on - every byte of the files, and the program that reads them - gives the name
of the file that holds it, so that kept data is never that of other schemas. Like kept reports they
lie with the user, not in the project. That they can't be kept, or not be read, is no fault.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

MOST = 5
"""Sets of schemas that are kept; the oldest goes when another one comes."""

_READER = Path(__file__).parent / "source"


def kept(files: Mapping[str, bytes]) -> dict[str, Any] | None:
    """Return the data of files by name, as it was kept; None where it was not.

    Args:
        files: Their bytes by name.
    """
    try:
        data = json.loads(_place(files).read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and data.keys() == files.keys() else None


def keep(files: Mapping[str, bytes], data: Mapping[str, Any]) -> None:
    """Keep the data of files by name, and take the oldest set away."""
    with suppress(OSError):
        place = _place(files)
        place.parent.mkdir(parents=True, exist_ok=True)
        # a name of its own: two processes may keep the same at once
        aside = place.with_name(f".{place.name}-{os.getpid()}")
        aside.write_text(json.dumps(data), encoding="utf-8")
        aside.replace(place)
        others = sorted(place.parent.glob("schemas-*.json"), key=lambda path: path.stat().st_mtime)
        for path in others[:-MOST]:
            path.unlink()


def _place(files: Mapping[str, bytes]) -> Path:
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_READER.glob("*.py")):
        status = path.stat()
        digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode())
    for name, raw in sorted(files.items()):
        digest.update(f"{name}\0{len(raw)}\0".encode() + raw)
    return user_cache_path("mkataba") / f"schemas-{digest.hexdigest()}.json"
