"""A file that is written whole or not at all."""

import os
import tempfile
from pathlib import Path

from mkataba.errors import MkatabaError


def refuse(target: Path, force: bool) -> None:
    """Do nothing if ``target`` can be made.

    Args:
        target: The file to make.
        force: Whether a file that is there may be replaced.

    Raises:
        MkatabaError: If it is there, or its folder is not.
    """
    if not target.parent.is_dir():
        raise MkatabaError(f"{target} can't be written: there is no folder {target.parent}")
    if os.path.lexists(target):
        if not target.is_file():
            raise MkatabaError(f"{target} is there already and is not a file; name another one")
        if not force:
            raise MkatabaError(
                f"{target} is there already; name another file, or replace it with --force"
            )


def write_whole(target: Path, data: bytes, force: bool) -> None:
    """Write a file beside ``target`` and put it in its place.

    Args:
        target: The file to make.
        data: What it holds.
        force: Whether a file that is there may be replaced.

    Raises:
        MkatabaError: If it is there, or can't be written; then nothing has changed.
    """
    target = Path(os.path.realpath(target))
    refuse(target, force)
    aside = None
    try:
        handle, name = tempfile.mkstemp(prefix=".mkataba-", dir=target.parent)
        aside = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        aside.chmod(0o644)
        refuse(target, force)
        aside.replace(target)
    except OSError as error:
        raise MkatabaError(f"{target} can't be written: {error.strerror}") from error
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)
