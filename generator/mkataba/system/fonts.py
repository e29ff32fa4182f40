"""The folders in which the fonts of the computer lie, and when they changed."""

import os
import sys
from collections.abc import Iterator

_HOME = os.path.expanduser("~")  # noqa: PTH111 - a Path raises where there is no home
_WINDOWS = os.environ.get("WINDIR", "C:\\Windows")
_OURS = os.environ.get("LOCALAPPDATA", f"{_HOME}\\AppData\\Local")
_FOLDERS = {
    "win32": (f"{_WINDOWS}\\Fonts", f"{_OURS}\\Microsoft\\Windows\\Fonts"),
    "darwin": ("/Library/Fonts", "/System/Library/Fonts", f"{_HOME}/Library/Fonts"),
}
_ELSEWHERE = (
    *("/usr/share/fonts", "/usr/local/share/fonts"),
    *(f"{_HOME}/.fonts", f"{_HOME}/.local/share/fonts"),
)


def font_folders() -> Iterator[tuple[str, int]]:
    """Yield each folder with fonts of the computer, and when it changed, in nanoseconds.

    A folder changes when a file comes into it or is taken out.
    """
    for folder in _FOLDERS.get(sys.platform, _ELSEWHERE):
        yield from _below(folder)


def _below(folder: str) -> Iterator[tuple[str, int]]:
    try:
        changed = os.stat(folder).st_mtime_ns  # noqa: PTH116 - a Path each would take twice as long
        inside = [entry for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    yield folder, changed
    for path in sorted(entry.path for entry in inside):
        yield from _below(path)
