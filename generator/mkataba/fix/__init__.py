"""Fixes what can be fixed without asking anybody, and leaves the rest of a file as it is."""

from mkataba.fix.files import fixed_texts
from mkataba.fix.table import FIXES

__all__ = ["FIXES", "fixed_texts"]
