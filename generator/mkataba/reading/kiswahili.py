"""Kiswahili, as published charters write it; have a speaker review what you change."""

from mkataba.reading import kiswahili_fees as fees
from mkataba.reading import kiswahili_times as times
from mkataba.reading.vocabulary import (
    Vocabulary,
    alternatives,
    counts,
    reasons,
    table,
    words,
)

KISWAHILI = Vocabulary(
    numbers=counts(
        """
1: moja | mmoja
2: mbili | mawili | miwili | wawili
3: tatu | mitatu | matatu
4: nne | minne | manne
5: tano | mitano | matano
6: sita
7: saba
8: nane | minane | manane
9: tisa
10: kumi
20: ishirini
30: thelathini
40: arobaini
50: hamsini
60: sitini
70: sabini
80: themanini
90: tisini
"""
    ),
    joiners=words("na"),
    ordinals=counts(
        """
1: kwanza
2: pili
3: tatu
4: nne
5: tano
"""
    ),
    ordinal_ends=words(""),
    units=times.UNITS,
    periods=times.PERIODS,
    phrases={**times.PHRASES, **fees.PHRASES},
    outcomes=table(
        """
results:
    jibu | majibu | mrejesho | uamuzi | kutoa jibu | kutoa majibu | kutoa mrejesho |
    kutoa uamuzi
given: kutolewa
auxiliaries:
alone: kujibu | muda | muda wa kutekeleza
"""
    ),
    hedges=reasons(
        """
what is promised to the other customers: asilimia | % ya wateja
no longest time:
    takriban | wastani | hutegemea | hutegemeana | inategemea | hubadilika | takribani |
    ikiwezekana | inapowezekana | kwa kawaida | huenda | lakini
no fixed amount:
    hutegemea | hutegemeana | inategemea | kutegemea | takriban | takribani | wastani |
    hubadilika | huenda | kwa kawaida | nusu | mara mbili | makadirio | inapohitajika | lakini |
    maelewano
no number that can be measured:
    haraka iwezekanavyo | haraka | mara kwa mara | endelevu | inapohitajika | inapobidi |
    kulingana na mkataba | hutegemea ratiba | kila wakati | daima
"""
    ),
    bounds=alternatives("angalau | zaidi ya | karibu | isiyopungua | kiasi cha chini | au zaidi"),
    limits=words("angalau chini hadi isiyozidi jumla juu kuanzia mpaka zaidi"),
    linking=words("au cha katika kwa la na vya wa ya za"),
    quantifiers=words(
        """
angalau au awali baada bila bure chini elfu hadi hakuna isiyozidi juu kabla kama karibu kila
kisha kuanzia kutoka kwa kwanza mia milioni mpaka na nusu pamoja punguzo si sio siyo tu zaidi
zamani
"""
    ),
    further=words("+ inayofuata kila kisha kwanza nyingine ziada zinazofuata"),
    qualifiers=words("baada ikiwa isipokuwa iwapo kabla kuanzia kwanza pamoja ziada zaidi"),
    counted=words(
        """
chumba cheti dakika ekari faili fomu gari hati hekta juma kilo kilomita kipimo kiwanja lita mgeni
mita mmoja mtu mteja mwaka mwanachama mwanafunzi mwezi mzigo nakala ombi saa shamba siku tani
ukurasa wiki
"""
    ),
    numbered=words("fomu ibara kanuni kifungu namba nambari sehemu sheria simu sura"),
    clock=words("asubuhi mchana jioni usiku alasiri"),
    fees=words("ada gharama malipo bei kiasi"),
    payments=words(
        """
ada amana bei cheti faini fomu gharama kiasi kodi malipo maombi stempu tozo ukaguzi usajili
ushuru
"""
    ),
    steps=words(
        """
awamu halafu hatua idhini kisha kuandaa kuchapisha kupokea kuthibitisha malipo maombi
tathmini uchakataji uhakiki uidhinishaji ukaguzi usajili
"""
    ),
    first_steps=words("kuanza kukiri kupeleka kupokea kusajili kuthibitisha kutuma"),
    occasions=words("kufika kulipa kuomba kupokea kupokelewa kuwasili kuwasilisha"),
    towards=words(""),
    ends=(),
    until="hadi",
    as_soon_as="mara tu",
)
