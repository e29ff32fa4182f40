"""The day of a check and the time of a build."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from mkataba.errors import MkatabaError
from mkataba.system.programs import surroundings


def today() -> date:
    """Return the day of ``SOURCE_DATE_EPOCH``, else that of the clock; for what can be overdue.

    Raises:
        MkatabaError: If ``SOURCE_DATE_EPOCH`` is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _moment(epoch).date() if epoch else datetime.now(UTC).date()


def build_time(root: Path) -> datetime:
    """Return the time that a build bears: ``SOURCE_DATE_EPOCH``, else the last commit, else 1980.

    Raises:
        MkatabaError: If ``SOURCE_DATE_EPOCH`` is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        # loaded here: a check asks git nothing
        import subprocess  # noqa: PLC0415

        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        try:
            epoch = subprocess.run(
                command, capture_output=True, text=True, env=surroundings(), check=False
            ).stdout
        except OSError:
            epoch = ""
    return _moment(epoch.strip() or "315532800")


def _moment(epoch: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; give a number of seconds"
        raise MkatabaError(message) from error
