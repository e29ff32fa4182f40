"""Words of offices, and the plain words that say the same."""

import re
from collections.abc import Mapping

PLAIN: Mapping[str, Mapping[str, str]] = {
    "en": {
        "aforementioned": "this",
        "aforesaid": "this",
        "at your earliest convenience": "soon, with a date",
        "commence": "start",
        "commencement": "start",
        "duly filled": "filled in",
        "duly completed": "filled in",
        "endeavour to": "try to",
        "expedite": "speed up",
        "forthwith": "at once",
        "herein": "here",
        "hereby": "by this",
        "hereinafter": "from here on",
        "in lieu of": "instead of",
        "in respect of": "for",
        "inter alia": "among others",
        "modalities": "ways",
        "notwithstanding": "despite",
        "per annum": "a year",
        "prior to": "before",
        "pursuant to": "under",
        "remittance": "payment",
        "requisite": "needed",
        "thereof": "of it",
        "therein": "in it",
        "thereto": "to it",
        "upon receipt of": "after we get",
        "utilise": "use",
        "utilize": "use",
        "utilisation": "use",
        "utilization": "use",
        "vide": "under",
    },
    "sw": {
        "hususan": "hasa",
        "hususani": "hasa",
        "kwa minajili ya": "kwa",
        "maadamu": "kwa kuwa",
        "mintarafu ya": "kuhusu",
        "pasi na": "bila",
        "pasipo": "bila",
        "tajwa": "iliyotajwa",
        "bayana": "wazi",
        "kadiri itakavyoonekana inafaa": "masharti yenyewe",
        "kwa mustakabali wa": "kwa ajili ya siku zijazo za",
    },
}
"""Jargon by language, each with the plain words to use in its place."""

JARGON = {
    code: re.compile(
        r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b",
        re.IGNORECASE,
    )
    for code, words in PLAIN.items()
}
