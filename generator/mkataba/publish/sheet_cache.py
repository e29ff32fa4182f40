"""Reports of sheets that were set before, so that one that has not changed is not set again.

They are kept for the user, as those of checks are. What a sheet is made of - its data, every layout
and what is installed - gives the name of its report.
"""

import hashlib
import os
import sysconfig
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.json import decode, encode
from platformdirs import user_cache_path

from mkataba.errors import MkatabaError
from mkataba.publish.atomic_write import write_whole
from mkataba.publish.layout_report import LayoutReport
from mkataba.publish.press import Press

MOST = 400
"""Reports that are kept; the oldest go when another one comes."""


class Kept(Struct, frozen=True):
    """What came of a sheet: what its layout said, or why it can't be set."""

    report: LayoutReport | None = None
    failure: str = ""


class MeasuringPress(Press, frozen=True):
    """A press that sets sheets to learn what their layouts say; its files may be empty.

    ``layouts`` is a digest of all layouts; ``kept`` the folder of the reports, None for none.
    """

    layouts: str = ""
    kept: Path | None = None

    def pdf(
        self, layout: str, data: Mapping[str, Any], target: Path, body: str = ""
    ) -> LayoutReport | None:
        """Return what a layout says of a sheet, as it was said before or as it is set.

        Raises:
            MkatabaError: If Typst refuses the layout.
        """
        name = hashlib.sha256(encode([self.layouts, layout, target.name, data])).hexdigest()
        place = self.kept / f"{name}.json" if self.kept else None
        known = _read(place) if place else None
        if known is None:
            known = self._set(layout, data, target, body)
            if place:
                _keep(place, known)
        target.touch()
        if known.failure:
            raise MkatabaError(known.failure)
        return known.report

    def _set(self, layout: str, data: Mapping[str, Any], target: Path, body: str) -> Kept:
        try:
            return Kept(super().pdf(layout, data, target, body))
        except MkatabaError as error:
            return Kept(failure=str(error))


def digest(templates: Mapping[str, bytes]) -> str:
    """Return a digest of the layouts among a project's templates, and of what is installed."""
    found = hashlib.sha256(str(Path(sysconfig.get_path("purelib")).stat().st_mtime_ns).encode())
    for name in sorted(templates):
        if name.startswith("print/"):
            found.update(b"%b\0%d\0%b" % (name.encode(), len(templates[name]), templates[name]))
    return found.hexdigest()


def folder() -> Path:
    """Return where the reports are kept."""
    return user_cache_path("mkataba") / "sheets"


def _read(place: Path) -> Kept | None:
    try:
        return decode(place.read_bytes(), type=Kept)
    except (OSError, ValueError):
        return None


def _keep(place: Path, made: Kept) -> None:
    """Keep a report, and take the oldest away; that it can't be kept is no fault."""
    with suppress(OSError, MkatabaError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, encode(made), force=True, durable=False)
        kept = sorted(os.scandir(place.parent), key=lambda entry: entry.stat().st_mtime)
        for entry in kept[:-MOST]:
            os.unlink(entry.path)  # noqa: PTH108 - a Path each would take half the time
