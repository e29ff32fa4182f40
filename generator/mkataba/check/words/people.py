"""Titles, given names, and words by which a role is told from a person."""

import re

from mkataba.reading.vocabulary import words

TITLE = re.compile(
    r"(?:the )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Eng|Hon|Rev|Capt|Col|Maj|Gen|Arch|Adv|CPA|Bw|Bi|Dkt|Mhe"
    r"|Bwana|Bibi|Mheshimiwa|Mchungaji|Daktari|Profesa)\.? [A-Z][\w'’-]+",
)
"""A title of courtesy before a name, at the very beginning."""

GIVEN = words(
    """
abdi abdul agnes ahmed aisha alex alice ali amina andrew ann anna anne anthony asha
beatrice benjamin benson brian caroline catherine charles charity christine
christopher daniel david dennis diana dorothy edward elizabeth emily emma eric
esther eunice evans faith fatuma felix florence francis fredrick geoffrey george
grace halima hannah hassan henry hussein irene isaac jackson jacob james jane janet
joan john jonathan joseph joshua joyce judith julius kelvin kenneth kevin lilian
linda lucy lydia margaret mark martha martin mary mercy michael mohamed mohammed
monica moses nancy naomi omar patrick paul peter philip rachel rebecca richard
robert rose ruth samson samuel sarah simon stephen susan teresa thomas timothy
veronica victor vincent william winnie yusuf zainab achieng adhiambo akinyi atieno
barasa chebet chepkoech cherono jepkosgei juma kamau kariuki kibet kimani kiprono
kiptoo kipchumba makena mbugua muthoni mutua mwangi mwende ndung'u njeri njoroge
nyambura ochieng odhiambo okoth omondi onyango otieno wafula wairimu wambui wangari
wanjiku wanjiru wekesa kiplagat chepngetich maina gathoni
"""
)
"""Names that are common in the region; a role does not begin with one."""

ROLE = re.compile(
    r"\b(?:officers?|directors?|directorate|head|heads|manager|secretary|clerk|chief|chair\w*|"
    r"commission\w*|committee|board|council\w*|county|department|division|section|unit|office|desk|"
    r"registrar|registry|governor|mayor|minister|ministry|principal|administrat\w+|superintendent|"
    r"supervisor|inspector|engineer|surveyor|planner|nurse|physician|doctor|veterinar\w*|auditor|"
    r"accountant|treasur\w+|cashier|librarian|lecturer|dean|teacher|warden|driver|technician|"
    r"technologist|assistant|deputy|agent|attendant|receptionist|coordinator|judge|magistrate|"
    r"lawyer|counsel|advocate|analyst|specialist|consultant|contractor|team|staff|school|hospital|"
    r"university|college|institute|company|authority|agency|service|services|court|tribunal|"
    r"afisa|maafisa|ofisi|mkurugenzi|mkuu|wakuu|meneja|katibu|karani|chifu|mwenyekiti|tume|kamati|"
    r"bodi|baraza|kaunti|idara|kitengo|dawati|msajili|masjala|gavana|meya|waziri|wizara|msimamizi|"
    r"mkaguzi|mhandisi|mpimaji|mpangaji|muuguzi|daktari wa|mhasibu|mweka\w*|mtunza\w*|mkutubi|"
    r"mhadhiri|mwalimu|dereva|fundi|msaidizi|naibu|wakala|mhudumu|mapokezi|mratibu|hakimu|jaji|"
    r"wakili|mchambuzi|mtaalamu|mshauri|timu|wafanyakazi|shule|hospitali|chuo|taasisi|kampuni|"
    r"mamlaka|mahakama|mpokeaji|mlinzi|mwanasheria|mchumi|mtendaji|diwani)\b",
    re.IGNORECASE,
)
"""A word for a post, an office or a body."""

ROLES = frozenset(("responsible", "role", "approved_by", "owner", "head"))
"""Keys of texts that name a role."""

_CAPITALISED = re.compile(r"[A-Z][\w'’]*(?:-[A-Z]\w*)?\.?")


def is_person(words: str) -> bool:
    """Tell whether words are a person's name and nothing besides; a role beside it makes it one."""
    if ROLE.search(words):
        return False
    if TITLE.match(words):
        return True
    parts = words.split()
    return (
        2 <= len(parts) <= 4
        and parts[0].casefold() in GIVEN
        and all(_CAPITALISED.fullmatch(part) for part in parts)
    )
