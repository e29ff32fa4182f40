"""The form of each kind of written value, as a pattern that Python and ECMAScript read alike."""

from collections.abc import Mapping
from typing import Any

from mkataba.values.duration import Unit
from mkataba.values.hours import DAYS
from mkataba.values.money import IN_LAKHS


def _any_case(words: str) -> str:
    """Return a pattern of the words in small or capital letters, for every dialect of patterns."""
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in words)


SAID = r"[^\s._?*\u2013\u2014-]"  # one sign that is more than a blank or a dash
_UNITS = "|".join(_any_case(unit) for unit in Unit)
_DURATION = r"[0-9]{1,4}(\s*(-|\u2013|[Tt][Oo])\s*[0-9]{1,4})?\s+" + f"({_UNITS})[Ss]?"
_DAY = f"({'|'.join(map(_any_case, DAYS))})"
_DAYS = f"({_any_case('daily')}|{_DAY}(\\s*-\\s*{_DAY})?)"

# kind -> the form of a written value, in the words that Python and ECMAScript share
PATTERNS = {
    "id": r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
    "date": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    "clock": r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00",
    "days": f"\\s*{_DAYS}(\\s*,\\s*{_DAYS})*\\s*",
    "email": r"[A-Za-z0-9.+_'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
    "phone": r"\+[1-9][0-9 ]{6,18}|[0-9]{3,6}",
    "url": r"https?://[^\s/?#<>\x22'`{}|\\^@]+([/?#][^\s<>\x22`{}|\\^]*)?",
    "colour": r"#[0-9a-fA-F]{6}",
    "money": (
        r"\s*([A-Z]{3}|K[Ss]hs?\.?)\s*"
        r"([0-9]{1,3}(,[0-9]{3}){1,4}(\.[0-9]{1,2})?|[0-9]{1,15}(\.[0-9]{1,2})?)\s*"
        rf"|\s*({'|'.join(IN_LAKHS)})\s*[0-9]{{1,2}}(,[0-9]{{2}}){{1,5}},[0-9]{{3}}(\.[0-9]{{1,2}})?\s*"
    ),
    "duration": f"\\s*{_DURATION}\\s*",
    "receipt_time": f"\\s*({_any_case('immediate')}|{_DURATION})\\s*",
}
MORE: Mapping[str, Mapping[str, Any]] = {
    "id": {"maxLength": 80},
    "date": {"format": "date"},
    # a short code needs no quotes in YAML: it is a number there
    "phone": {"type": ["string", "integer"], "minimum": 0, "maximum": 999_999},
}

# kind -> the short written forms of a value that may also be a map
SHORT = {
    "fee": f"{PATTERNS['money']}|\\s*{_any_case('free')}\\s*",
    "turnaround": (
        f"{PATTERNS['duration']}|\\s*({_any_case('immediate')}|{_any_case('same day')})\\s*"
        f"|\\s*[0-9]{{1,4}} {_any_case('ring')}[Ss]?\\s*"
    ),
}
