"""Reports of sheets that were set before, so that one that has not changed is not set again.

They are kept for the user, as those of checks are. What a sheet is made of - its data, layouts,
pictures, fonts and what is installed - gives the name of its report.
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
from mkataba.project.pictures import AMONG_TEMPLATES
from mkataba.publish.atomic_write import write_whole
from mkataba.publish.layout_report import LayoutReport
from mkataba.publish.press import Press
from mkataba.render.named import named
from mkataba.typeface import Typeface

MOST = 400
"""Reports that are kept; the oldest go when another one comes."""


class Kept(Struct, frozen=True):
    """What came of a sheet: what its layout said, or why it can't be set."""

    report: LayoutReport | None = None
    failure: str = ""


class KeepingPress(Press, frozen=True):
    """A press that keeps what each layout says of what it sets.

    ``layouts`` is a digest of all that is the same for every sheet; ``kept`` the folder of the
    reports, None for none.
    """

    layouts: str = ""
    kept: Path | None = None

    def pdf(
        self, layout: str, data: Mapping[str, Any], target: Path, body: str = ""
    ) -> LayoutReport | None:
        """Write a PDF/UA-1 and PDF/A-2a file; return what its layout says of it.

        Raises:
            MkatabaError: If Typst refuses the layout.
        """
        place = self._place(layout, data, target, body)
        try:
            report = super().pdf(layout, data, target, body)
        except MkatabaError as error:
            _keep(place, Kept(failure=str(error)))
            raise
        _keep(place, Kept(report))
        return report

    def _place(self, layout: str, data: Mapping[str, Any], target: Path, body: str) -> Path | None:
        if self.kept is None:
            return None
        text = (self.folder / body).read_text(encoding="utf-8") if body else ""
        made_of = encode([self.layouts, layout, target.name, named(data), text])
        return self.kept / f"{hashlib.sha256(made_of).hexdigest()}.json"


class MeasuringPress(KeepingPress, frozen=True):
    """A press that sets what was not set before, to learn what the layouts say.

    Its files may be empty.
    """

    def pdf(
        self, layout: str, data: Mapping[str, Any], target: Path, body: str = ""
    ) -> LayoutReport | None:
        """Return what a layout says of a sheet, as it was said before or as it is set.

        Raises:
            MkatabaError: If Typst refuses the layout.
        """
        place = self._place(layout, data, target, body)
        known = _read(place) if place else None
        if known is None:
            return super().pdf(layout, data, target, body)
        target.touch()
        if known.failure:
            raise MkatabaError(known.failure)
        return known.report


def digest(templates: Mapping[str, bytes], face: Typeface) -> str:
    """Return a digest of layouts and pictures, fonts that are added, and what is installed."""
    found = hashlib.sha256(str(Path(sysconfig.get_path("purelib")).stat().st_mtime_ns).encode())
    for name in sorted(templates):
        if name.startswith(("print/", AMONG_TEMPLATES)):
            found.update(b"%b\0%d\0%b" % (name.encode(), len(templates[name]), templates[name]))
    for path in face.added:
        status = path.stat()
        found.update(f"{path.name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return found.hexdigest()


def folder() -> Path:
    """Return where the reports are kept."""
    return user_cache_path("mkataba") / "sheets"


def _read(place: Path) -> Kept | None:
    try:
        return decode(place.read_bytes(), type=Kept)
    except (OSError, ValueError):
        return None


def _keep(place: Path | None, made: Kept) -> None:
    """Keep a report, and take the oldest away; that it can't be kept is no fault."""
    if place is None:
        return
    with suppress(OSError, MkatabaError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, encode(made), force=True, durable=False)
        kept = sorted(os.scandir(place.parent), key=lambda entry: entry.stat().st_mtime)
        for entry in kept[:-MOST]:
            os.unlink(entry.path)  # noqa: PTH108 - a Path each would take half the time
