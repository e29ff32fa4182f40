"""Amounts of money in a sentence."""

import re

from mkataba.values.money import OF_SHILLINGS, SHILLINGS

_MARKS = "|".join(
    (*(rf"{mark}\.?" for mark in SHILLINGS), *dict.fromkeys(SHILLINGS.values()), "USD")
)
_ENDINGS = "|".join(map(re.escape, OF_SHILLINGS))

AMOUNT = re.compile(rf"\b(?:{_MARKS})\s?\d|\b\d[\d,]*(?:{_ENDINGS})", re.IGNORECASE)
"""An amount of money in a sentence."""
