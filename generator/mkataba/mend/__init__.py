"""Mends what can be mended without asking anybody, and leaves the rest of a file as it is."""

from mkataba.mend.table import MENDS
from mkataba.mend.whole import mended

__all__ = ["MENDS", "mended"]
