"""Amounts of money in a sentence."""

import re

AMOUNT = re.compile(r"\b(?:KES|KSh?s?\.?|USD|TZS|UGX|Tshs?\.?)\s?\d|\b\d[\d,]*/[=-]", re.IGNORECASE)
"""An amount of money in a sentence."""
