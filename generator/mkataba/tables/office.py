"""Files of older programs -> newer ones, by LibreOffice, where it is installed."""

import subprocess
from pathlib import Path

from mkataba.system.programs import installed, surroundings
from mkataba.system.scratch import temporary
from mkataba.tables.grid import UnreadableError

_SECONDS = 120
# where it lies on systems on which it is not on the path
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def converted(raw: bytes, ending: str, wanted: str) -> bytes:
    """Return a file in another format.

    Args:
        raw: What it holds.
        ending: What it is, such as ``.doc``.
        wanted: What to make of it, such as ``.docx``.

    Raises:
        UnreadableError: If LibreOffice is not installed, or makes nothing of it.
    """
    program = _program()
    if not program:
        raise UnreadableError(
            f"can't be read: {ending} files are read by way of LibreOffice, which is not "
            f"installed; save it as {wanted}"
        )
    with temporary() as folder:
        source = folder / f"charter{ending}"
        source.write_bytes(raw)
        profile = (folder / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", wanted[1:], "--outdir", str(folder / "made"), str(source)]
        try:
            subprocess.run(
                command, capture_output=True, env=surroundings(), check=False, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired:
            raise UnreadableError(
                f"can't be read: LibreOffice takes longer than {_SECONDS} seconds; save it as "
                f"{wanted}"
            ) from None
        except OSError:
            raise UnreadableError(
                f"can't be read: LibreOffice can't be started; save it as {wanted}"
            ) from None
        made = folder / "made" / f"charter{wanted}"
        if not made.is_file():
            raise UnreadableError(
                f"can't be read: LibreOffice makes nothing of it; save it as {wanted}"
            )
        return made.read_bytes()


def is_installed() -> bool:
    """Tell whether LibreOffice is installed."""
    return _program() is not None


def _program() -> str | None:
    found = installed("soffice", "libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)
