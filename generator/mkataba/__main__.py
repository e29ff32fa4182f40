"""``python -m mkataba`` is the command ``mkataba``."""

from mkataba.cli import main

main()
