"""The command ``mkataba``, also as ``python -m mkataba``.

The folder one stands in is taken from the places of modules before any other is imported: a
``yaml.py`` that lies there must not run. What Python itself imports before it comes to this line
can't be helped here: ``python -P -m mkataba`` leaves that folder out from the beginning, and the
command ``mkataba`` does too.
"""

import gc
import os
import sys

_YOUNG = 100_000  # objects; after 700 of them, as Python has it, hardly one can go


def _leave_out(folder: str) -> None:
    """Import nothing from ``folder``, unless this package itself lies there."""
    try:
        real = os.path.realpath(folder)
    except OSError:  # it is gone
        return
    if real != os.path.dirname(os.path.dirname(os.path.realpath(__file__))):  # noqa: PTH120
        sys.path[:] = [path for path in sys.path if path and os.path.realpath(path) != real]


def main() -> None:
    """Run the command line and exit."""
    # to look through what was made, again and again, takes a tenth of the time of a small check
    gc.set_threshold(_YOUNG)
    from mkataba.cli import main as run  # noqa: PLC0415 - not before the places are known

    try:
        run()
    finally:
        gc.freeze()  # nor is it looked through once more on the way out


_leave_out(os.curdir)
if __name__ == "__main__":
    main()
