"""Requirements: attitudes, phrases that name no paper, and papers that another office gives."""

import re

from mkataba.reading.vocabulary import words

ATTITUDES = {
    "en": frozenset(
        [
            "courtesy",
            "patience",
            "cooperation",
            "co-operation",
            "vigilance",
            "respect",
            "honesty",
            "integrity",
            "politeness",
            "punctuality",
            "discipline",
            "civility",
            "understanding",
            "decorum",
            "humility",
            "good faith",
            "good behaviour",
            "cleanliness",
            "hygiene",
            "compliance",
            "commitment",
            "loyalty",
            "tolerance",
        ]
    ),
    "sw": words(
        """
adabu heshima subira uvumilivu ushirikiano uaminifu nidhamu ustaarabu uungwana
unyenyekevu utulivu umakini usafi ukweli uadilifu kujitolea bidii utii
"""
    ),
}
"""What staff or customers owe each other, and no counter can check."""

PARTS = {
    "en": re.compile(r"[,;/&+.]|\band\b", re.IGNORECASE),
    "sw": re.compile(r"[,;/&+.]|\b(?:na|pamoja na)\b", re.IGNORECASE),
}
"""What stands between the parts of a requirement."""

DEGREES = re.compile(
    r"\b(?:full|utmost|mutual|due|your|total|good|proper|kamili|zaidi|yako|wako|wenu|nzuri|mwema)\b",
    re.IGNORECASE,
)

UNNAMED = {
    "en": re.compile(
        r"(?:meet|fulfil|fulfill|satisfy|adhere to|comply with|observe|follow)(?:ing)? "
        r"(?:the |all |our )*(?:set |laid down |given |required |stated |prescribed )?"
        r"(?:requirements|guidelines|conditions|criteria|rules|procedures)"
        r"(?: set| given| in place| required)?"
        r"|(?:all |the |any |other )*(?:requisite|relevant|necessary|required|supporting|"
        r"applicable|appropriate) (?:documents?|documentation|papers|information|attachments|"
        r"requirements|testimonials|particulars)"
        r"|any other (?:relevant |necessary |supporting |required )?(?:document|paper|information|"
        r"requirement)s?(?: (?:as |that may be )?(?:required|needed|requested))?"
        r"|(?:as|where|when|if) (?:required|applicable|necessary)"
        r"|be eligible(?: to apply)?|accurate information|correct information",
        re.IGNORECASE,
    ),
    "sw": re.compile(
        r"(?:ku)?(?:timiza|fuata|zingatia|kidhi) (?:masharti|mahitaji|taratibu|kanuni|vigezo)"
        r"(?: yote| zote| vyote)?(?: (?:yaliyo|zilizo|vilivyo)(?:wekwa|po))?"
        r"|masharti ya kuafikiwa|masharti yaliyowekwa|mahitaji yaliyowekwa"
        r"|(?:hati|nyaraka|stakabadhi|karatasi|vyeti|taarifa)(?: zote| vyote)? "
        r"(?:husika|muhimu|zinazohitajika|vinavyohitajika|zinazotakiwa|vinavyotakiwa)"
        r"|(?:hati|nyaraka|stakabadhi) (?:nyingine|zingine)(?:yo)?(?: yoyote| zozote)?"
        r"|inavyohitajika|itakapohitajika|ikihitajika|taarifa sahihi",
        re.IGNORECASE,
    ),
}
"""Whole requirements that leave open which paper or condition is meant."""

ISSUED = {
    "en": re.compile(
        r"\b(?:(?:KRA |tax )?PIN certificate|tax compliance certificate|tax clearance"
        r"|certificate of good conduct|police (?:clearance|abstract)|CR ?12|official search"
        r"|business registration certificate|certificate of incorporation"
        r"|(?:land )?rates clearance|clearance certificate|clearance from|CRB clearance"
        r"|fire (?:safety )?(?:certificate|clearance|NOC)|no[- ]objection certificate|NOC from"
        r"|NEMA licen[cs]e|environmental licen[cs]e|environmental impact assessment licen[cs]e"
        r"|community tax certificate|barangay clearance|occup(?:ation|ancy) certificate"
        r"|notification of (?:death|birth)|burial permit"
        r"|medical (?:examination )?certificate"
        r"|(?:duly |fully |completely )?(?:filled|completed)(?:[ -]in)? (?:[a-z]+ ){0,3}forms?"
        r"|(?:application|requisition|reservation|agreement|clearance|registration) forms?"
        r"|form [A-Z0-9]{1,3}\b)",
        re.IGNORECASE,
    ),
    "sw": re.compile(
        r"\b(?:cheti cha (?:PIN|kutodaiwa|uzingatiaji wa kodi|kulipa kodi|tabia njema"
        r"|maadili mema|usajili wa (?:biashara|kampuni)|usalama (?:wa|dhidi ya) moto|afya)"
        r"|leseni ya mazingira|taarifa ya (?:kifo|kuzaliwa)|kibali cha (?:kuzika|mazishi)"
        r"|fomu (?:ya|za) (?:maombi|usajili|kuomba)|fomu (?:\w+ ){0,3}(?:i|zi)liyojazwa"
        r"|fomu zilizojazwa|fomu [A-Z0-9]{1,3}\b)",
        re.IGNORECASE,
    ),
}
"""Papers and forms that the customer has to get at an office first, which their names don't name.

A chief's letter is had from the chief.
"""

PLACED = {
    "en": re.compile(
        r"\b(?:from|issued by|signed by|given by|stamped by|at our|at the|available|download(?:ed)?"
        r"|website|online|www|https?|iTax|eCitizen|attached|counter)\b",
        re.IGNORECASE,
    ),
    "sw": re.compile(
        r"\b(?:kutoka|iliyotolewa na|kilichotolewa na|yenye saini|inapatikana|hupatikana|pakua"
        r"|tovuti|mtandaoni|www|https?|iTax|eCitizen|kaunta|ofisini)\b",
        re.IGNORECASE,
    ),
}
"""Words that say in the requirement itself where a paper is had."""
