"""The folders in which the fonts of the computer lie, and when they changed."""

import os
import sys
from collections.abc import Iterator

_FOLDERS = {
    "win32": (r"%WINDIR%\Fonts", r"%LOCALAPPDATA%\Microsoft\Windows\Fonts"),
    "darwin": ("/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts"),
}
_ELSEWHERE = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def font_folders() -> Iterator[tuple[str, int]]:
    """Yield each folder with fonts of the computer, and when it changed, in nanoseconds.

    A folder changes when a file comes into it or is taken out.
    """
    for folder in _FOLDERS.get(sys.platform, _ELSEWHERE):
        yield from _below(os.path.expandvars(os.path.expanduser(folder)))  # noqa: PTH111 - no home


def _below(folder: str) -> Iterator[tuple[str, int]]:
    try:
        changed = os.stat(folder).st_mtime_ns  # noqa: PTH116 - a Path each would take twice as long
        inside = [entry for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    yield folder, changed
    for path in sorted(entry.path for entry in inside):
        yield from _below(path)
