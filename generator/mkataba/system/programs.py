"""Other programs, started so that nothing of the folder one stands in runs with them.

``python -m`` puts the folder one stands in before all others, and so does an empty entry of
``PYTHONPATH`` or ``PATH``: a ``jinja2.py`` there would be run in place of Jinja, a ``git`` in place
of git. A folder that looks like a bare repository of git would be taken for one, with commands in
its settings.
"""

import os
import shutil
import sys
from collections.abc import MutableMapping

_GIT = ("safe.bareRepository", "explicit")


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of this installation."""
    return [sys.executable, "-P", "-m", module, *arguments]


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of a program that we start: our own, made safe, and ``more``.

    ``PYTHONPATH`` is kept, for its owner installed us with it, apart from what is no absolute path.
    """
    environment = dict(os.environ)
    _settle(environment)
    environment |= {"PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", **more}
    count = environment.get("GIT_CONFIG_COUNT", "")
    number = int(count) if count.isdecimal() else 0
    environment[f"GIT_CONFIG_KEY_{number}"], environment[f"GIT_CONFIG_VALUE_{number}"] = _GIT
    return environment | {"GIT_CONFIG_COUNT": str(number + 1)}


def installed(*names: str) -> str | None:
    """Return where the first of some programs is that lies on the path; None where none does.

    Nothing of the folder one stands in counts: neither an empty part of the path nor a
    relative one.
    """
    folders = filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep))
    path = os.pathsep.join(folders)
    found = (shutil.which(name, path=path) for name in names)
    return next(filter(None, found), None)


def look_nowhere_else() -> None:
    """Have this process find programs by absolute paths alone, whatever starts them."""
    _settle(os.environ)


def _settle(environment: MutableMapping[str, str]) -> None:
    """Leave out of an environment where programs and modules are, as seen from some folder."""
    for name in ("PATH", "PYTHONPATH"):
        paths = environment.pop(name, "").split(os.pathsep)
        if kept := [path for path in paths if os.path.isabs(path)]:  # noqa: PTH117
            environment[name] = os.pathsep.join(kept)
    # Windows looks for a program in the folder one stands in first, unless this is set
    environment["NoDefaultCurrentDirectoryInExePath"] = "1"
