"""Words about times: conditions, what starts a clock, and times that nobody can measure."""

import re

from mkataba.reading.english import ENGLISH
from mkataba.reading.kiswahili import KISWAHILI

_IGNORE = re.IGNORECASE

CONDITION = {
    "en": re.compile(
        r"(?:^|[,;(] ?)(?:provided|providing) |\b(?:"
        r"provided that|providing that|subject to|unless|depend(?:s|ing) (?:up)?on|on condition"
        r"|conditional|as long as|only (?:if|when|where|after|on)|where (?:possible|applicable)"
        r"|if (?:the|all|available|possible|your|there|no|in|documents?|papers|staff"
        r"|you (?:have|bring|come|apply|pay|are)))\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:endapo|iwapo|ikiwa|isipokuwa|mradi|(?:ku|hu|ina|una|zina)tegemea"
        r"|ikiwezekana|inapowezekana|kwa sharti)\b",
        _IGNORE,
    ),
}
"""Words that make a promise depend on something."""

_UNIT = r"(?:days?|weeks?|months?|hours?|time|period)"
COUNTED_FROM = {
    "en": re.compile(
        rf"\b(?:(?:count(?:ed|ing)|calculated|{_UNIT}) "
        r"(?:from|after|upon|since|following)"
        rf"|(?:clock|{_UNIT}) (?:counts?|starts?|runs?|begins?) "
        r"(?:from|after|on|upon|when|once|with)"
        r"|from the (?:date|day|time) (?:of|on which|that|when))\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:huhesabiwa|(?:una|ina|zina|ya|wa|li)hesabiwa"
        r"|(?:muda|siku|saa) (?:hu|una|zina)anz(?:a|ia)"
        r"|kuanzia (?:siku|tarehe|wakati)"
        r"|(?:siku|wiki|miezi|saa) \d+ (?:za kazi )?(?:baada ya|kuanzia|tangu))\b",
        _IGNORE,
    ),
}
"""Words that name the start of a clock."""

NOT_OURS = {
    "en": re.compile(
        r"\b(?:valid|validity|expir\w*|lapse\w*|renew\w*|\w*collect\w*|destroy\w*|dispos\w*|appeal\w*"
        r"|fine|penalt\w*"
        r"|warrant\w*|keep|kept|store[sd]?|office hours|open\w*|close\w*|you )\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:hutumika|halali|uhalali|kuisha|huisha|muda wa matumizi|rufaa|faini|kuchukua|chukua"
        r"|huhifadhiwa|huharibiwa|hutupwa|saa za kazi|hufunguliwa|hufungwa|unapo\w*|uki\w*)\b",
        _IGNORE,
    ),
}
"""Words that say of another clock than that of the service."""

SOON = {
    "en": re.compile(
        r"\b(?:promptly|as soon as (?:possible|practicable|practical|we can)|speedily|swiftly"
        r"|without (?:any |undue |unnecessary )?delays?|in good time|at the earliest|expeditiously"
        r"|(?:in|within) (?:a |the )?(?:shortest|reasonable|short|appropriate) (?:possible )?"
        r"(?:time|period|while)|in a timely (?:manner|fashion|way))\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:haraka iwezekanavyo|mapema iwezekanavyo|upesi iwezekanavyo|kwa haraka|haraka|upesi"
        r"|bila ku(?:chelewa|chelewesha|kawia)|bila ucheleweshaji(?: wowote)?"
        r"|(?:ndani ya|kwa|katika) (?:muda|wakati) (?:mfupi|ufaao|unaofaa|mwafaka|muafaka)"
        r"(?: iwezekanavyo)?)\b",
        _IGNORE,
    ),
}
"""Ways to promise a time without one."""


def _spelt(numbers: dict[str, int]) -> str:
    return "|".join(sorted(numbers))


MEASURED = {
    "en": re.compile(
        rf"\b(?:\d+|{_spelt(dict(ENGLISH.numbers))})[ -](?:[a-z]+ )?"
        r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|rings?)\b"
        r"|\bsame (?:working )?day\b|\bimmediately\b|\bat once\b|\bnext (?:working )?day\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:sekunde|dakika|saa|siku|wiki|juma|majuma|mwezi|miezi|milio) (?:za kazi )?"
        rf"(?:\d+|{_spelt(dict(KISWAHILI.numbers))})\b|\bsiku hiyo ?hiyo\b|\bsiku inayofuata\b",
        _IGNORE,
    ),
}
"""Times that can be measured, in a sentence."""
