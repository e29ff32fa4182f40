"""Words about what a service ends with."""

import re

from mkataba.reading.vocabulary import words

FILLERS = {
    "en": words(
        """
a an the of is are was been be being to and your our done given provided offered issued
completed complete finished service services rendered successful successfully
"""
    ),
    "sw": words(
        """
wa ya za la cha vya kwa na imefanyika imetolewa umefanyika imekamilika umekamilika kukamilika
kumefanyika kufanyika hufanyika hutolewa huduma
"""
    ),
}
"""Words that make no result of the name of a service."""

THINGS = {
    "en": re.compile(
        r"\b(?:certificates?|permits?|licen[cs]es?|cards?|letters?|cop(?:y|ies)|maps?|reports?"
        r"|receipts?|plans?|lists?|forms?|documents?|approvals?|passports?|deeds?|statements?"
        r"|stalls?|loans?|grants?|bursar(?:y|ies)|allowances?|information|answers?|advice"
        r"|connections?|memberships?|clearances?|seedlings?|vaccines?|medicines?|meters?|imprest"
        r"|leave|ambulances?|invoices?|vouchers?|pass(?:es)?|id|visa|title|record|records|quotation"
        r"|refunds?|payments?|scholarships?|notices?|results?|books?|tenders?)\b"
    ),
    "sw": re.compile(
        r"\b(?:vyeti|cheti|kibali|vibali|leseni|kadi|barua|nakala|ramani|ripoti|risiti|mpango"
        r"|orodha|fomu|hati|idhini|pasipoti|kibanda|vibanda|mkopo|mikopo|ruzuku|habari|taarifa|jibu"
        r"|ushauri|uanachama|miche|chanjo|dawa|mita|likizo|ambulensi|ankara|vitabu|msaada|basari"
        r"|kitambulisho|vitambulisho|matokeo|fidia|malipo|posho|maunganisho|notisi|tangazo)\b"
    ),
}
"""What a customer can hold or use: a service that is named after it names its result."""

EMPTY = {
    "en": re.compile(
        r"(?:(?:a|an|the|your|our) )?(?:(?:quality|good|excellent|satisfactory|prompt|efficient"
        r"|effective|timely|best|requested|required) )*(?:service|services|service delivery|output"
        r"|satisfaction|customer satisfaction)"
        r"(?: (?:is |are )?(?:given|provided|delivered|offered|rendered|done))?"
        r"|(?:a )?satisfied (?:customers?|clients?)|as (?:requested|required|above)"
    ),
    "sw": re.compile(
        r"(?:huduma|utoaji wa huduma)(?: (?:bora|nzuri|iliyotolewa|imetolewa|zilizotolewa"
        r"|inayohitajika|iliyoombwa))*|mteja (?:aliyeridhika|ameridhika)|kama ilivyoombwa"
    ),
}
"""Results that say nothing."""

_SENT = (
    r"applications?|requests?|letters?|complaints?|enquir(?:y|ies)|submissions?|documents?|forms?"
    r"|papers|correspondence|mail|emails?"
)
_TUMWA = r"(?:maombi|ombi|barua|malalamiko|lalamiko|nyaraka|hati|fomu|maulizo|taarifa)"
ONLY_RECEIVED = {
    "en": re.compile(
        r"(?:(?:a|an|the|your|our|written) )*(?:letter of |note of )?acknowledge?ments?"
        r"(?: (?:letter|note|slip|email|message|sms))?"
        r"(?: (?:of|for) (?:(?:the )?receipt|(?:(?:the )?receipt of )?(?:(?:a|an|the|your|our) )?"
        rf"(?:{_SENT})))?(?: (?:received|is sent|sent))?"
        rf"|(?:a )?confirmation (?:of (?:receipt|having received)|that (?:your|the) (?:{_SENT}) "
        r"(?:was|were|has been|have been) received)"
        rf"(?: of (?:(?:a|an|the|your|our) )?(?:{_SENT}))?"
    ),
    "sw": re.compile(
        r"(?:barua ya |ujumbe wa )?(?:uthibitisho|kuthibitisha) (?:wa )?"
        r"(?:kupokea|kupokewa(?: kwa)?|kupokelewa(?: kwa)?|mapokezi(?: ya)?)"
        rf"(?: {_TUMWA}(?: (?:yako|lako|zako|yenu|lenu|yake|lake))?)?"
    ),
}
"""Results that say no more than that what the customer sent came in."""

RECEIVING = re.compile(r"acknowledg|recei[pv]|kupokea|mapokezi|upokeaji|kuthibitisha")
"""Services of which that is the result."""
