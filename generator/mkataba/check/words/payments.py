"""Words about payments beside a fee: proofs of them, amounts, and what comes on top."""

import re

_IGNORE = re.IGNORECASE

PROOF = {
    "en": re.compile(
        r"\b(?:(?:proof|evidence|confirmation) of (?:[a-z]+ )?payment|payment (?:receipts?|slips?)"
        r"|receipts? (?:of|for) (?:the )?(?:payment|fee)s?|(?:bank|deposit|pay-?in) slips?"
        r"|m-?pesa (?:message|code|receipt|confirmation)|fee receipts?|paid (?:invoice|receipt)"
        r"|pay(?:ment of)? (?:the |of )?(?:[a-z]+ )?(?:fees?|charges?))\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:(?:risiti|stakabadhi|uthibitisho|ushahidi|hati) (?:ya|za|wa) (?:ku)?(?:malipo|lipa)"
        r"|malipo ya ada|kulipa ada|lipa ada|risiti ya (?:ada|benki|m-?pesa)"
        r"|ujumbe wa m-?pesa)\b",
        _IGNORE,
    ),
}
"""Requirements that a customer meets by paying."""

BY_AMOUNT = {
    "en": re.compile(r"\b(?:receipts?|paid|pay|payable|payments?)\b", _IGNORE),
    "sw": re.compile(
        r"\b(?:risiti|stakabadhi|malipo|kulipa|\w{0,6}lipwa|\w{1,6}yolipa)\b", _IGNORE
    ),
}
"""Words that make a requirement with an amount of money a payment."""

BOUND = {
    "en": re.compile(
        r"\b(?:worth|above|over|exceeding|exceeds?|below|under|than|at least|income|earn\w*"
        r"|purchases?|goods|bond|paid[- ]up|capital)\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:zaidi|chini|yenye thamani|thamani|angalau|mapato|kipato|bidhaa|ununuzi|dhamana"
        r"|mtaji)\b",
        _IGNORE,
    ),
}
"""Words by which an amount is a limit, or a price of something else."""

FOR_ELSE = {
    "en": re.compile(
        r"\b(?:tax(?:es)?|rates|rent|levy|loan|premium|school|tuition|subscription|bills?|arrears"
        r"|dues|salary|duty|fine|deposit for|water|electricity|insurance|salaries|supplier"
        r"|college|university|exam\w*|previous|last|earlier|parking|hospital|medical)\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:kodi|karo|bili|deni|madeni|mkopo|bima|shule|chuo|ankara|faini|mshahara|maji|umeme"
        r"|ushuru|mtihani|iliyopita|hospitali|matibabu)\b",
        _IGNORE,
    ),
}
"""What such a payment is for where it is not for the service."""

AMOUNT = re.compile(r"\b(?:KES|KSh?s?\.?|USD|TZS|UGX|Tshs?\.?)\s?\d|\b\d[\d,]*/[=-]", _IGNORE)
"""An amount of money in a sentence."""

PAID = {
    "en": re.compile(r"\b(?:pay|pays|paid|payable|fees?|costs?|charges?|charged)\b", _IGNORE),
    "sw": re.compile(
        r"\b(?:ada|gharama|(?:hu|uta|una|ku|ana|wa)?lip(?:a|wa|iwa)|malipo|hutozwa|hugharimu)\b",
        _IGNORE,
    ),
}
"""Words that make an amount one to be paid."""

_CHARGES = (
    r"courier|postage|delivery|platform|transaction|bank|convenience|processing|handling"
    r"|inspection|transport|stamp duty|stamp|service|eCitizen|agent|printing"
)
ON_TOP = {
    "en": re.compile(
        r"\b(?:exclusive of|excluding|excl\.?|not including|plus) (?:\d+ ?% ?)?"
        rf"(?:VAT|V\.A\.T|tax(?:es)?|(?:the |any )?(?:{_CHARGES})(?: (?:fees?|charges?|costs?))?)\b"
        r"|\b(?:before|without) (?:VAT|V\.A\.T|tax(?:es)?)\b"
        r"|\bVAT (?:exclusive|extra|excluded|(?:is )?not included|applies|is added|comes on top)\b"
        rf"|\b(?:{_CHARGES}) (?:fees?|charges?|costs?)?[^.;]{{0,20}}\b(?:appl(?:y|ies)|extra"
        r"|paid separately|charged separately|on top|is added|are added|additional"
        r"|(?:is|are) not included)\b"
        r"|\b(?:additional|other|further|extra) (?:charges?|fees?|costs?) (?:may |will )?"
        r"(?:apply|be charged)\b",
        _IGNORE,
    ),
    "sw": re.compile(
        r"\b(?:bila|kabla ya|ukiongeza|mbali na) (?:kujumuisha |ya )?"
        r"(?:VAT|ushuru|(?:ada|gharama) (?:ya|za) (?:posta|usafirishaji|usafiri|kutuma|benki"
        r"|mfumo|jukwaa|stempu))\b"
        r"|\bVAT (?:haijajumuishwa|haijumuishwi|huongezwa)\b"
        r"|\b(?:ada|gharama) (?:ya|za) (?:posta|usafirishaji|usafiri|kutuma|benki|mfumo|jukwaa)"
        r"[^.;]{0,20}\b(?:haijajumuishwa|hazijajumuishwa|huongezwa|hulipwa kando)\b"
        r"|\b(?:ada|gharama) (?:nyingine|zingine|za ziada|ya ziada) (?:hu|zina|zita|ina)\w+",
        _IGNORE,
    ),
}
"""Words for a charge on top of a fee."""
