"""Fees and turnaround times as published -> values, in every language that charters come in.

``read_fee`` and ``read_turnaround`` never guess. What they can't read to the last word they return
as :class:`Unread`, word for word and with what it leaves open.
"""

from mkataba.reading.advice import HINTS, NO_LONGEST, NO_NUMBER, NO_UNIT, VAGUE
from mkataba.reading.phrases import Phrases, read_catalogue
from mkataba.reading.reader import LONGEST, Unread, read_fee, read_turnaround
from mkataba.reading.vocabulary import SECTION

__all__ = [
    "HINTS",
    "LONGEST",
    "NO_LONGEST",
    "NO_NUMBER",
    "NO_UNIT",
    "SECTION",
    "VAGUE",
    "Phrases",
    "Unread",
    "read_catalogue",
    "read_fee",
    "read_turnaround",
]
