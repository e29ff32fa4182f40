"""Kiswahili, as published charters write it; have a speaker review what you change."""

from mkataba.reading.vocabulary import (
    Vocabulary,
    alternatives,
    counts,
    reasons,
    table,
    units,
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
    units=units(
        """
second: sekunde %(n)s | sekunde za %(n)s
minute: dakika %(n)s | %(n)s dakika
hour: saa %(n)s | masaa %(n)s | %(n)s saa
working hour: saa %(n)s za kazi | saa za kazi %(n)s | masaa %(n)s ya kazi
working day: siku %(n)s za kazi | siku %(n)s ya kazi | siku za kazi %(n)s | siku ya kazi %(n)s |
    siku %(n)s ( za kazi )
calendar day: siku %(n)s za kalenda | siku za kalenda %(n)s
day: siku %(n)s | %(n)s siku
week: wiki %(n)s | juma %(n)s | majuma %(n)s
month: mwezi %(n)s | miezi %(n)s
year: mwaka %(n)s | miaka %(n)s
"""
    ),
    periods=table(
        """
1 day: kila siku | mara moja kwa siku
1 week: kila wiki | kila juma | mara moja kwa wiki
1 month: kila mwezi | mara moja kwa mwezi
3 months: kila robo mwaka | kila robo ya mwaka | mara moja kwa robo mwaka
6 months: kila nusu mwaka
1 year: kila mwaka | mara moja kwa mwaka
"""
    ),
    phrases=table(
        """
range:
    %(low)s - %(high)s | %(low)s – %(high)s | %(low)s — %(high)s | %(low)s mpaka %(high)s |
    kati ya %(low)s na %(high)s | kuanzia %(low)s hadi %(high)s | kutoka %(low)s hadi %(high)s
immediate: mara moja | papo hapo | hapo hapo | hapohapo | papo kwa papo
same day: siku hiyo hiyo | siku hiyohiyo | siku ile ile | ndani ya siku hiyo hiyo
next day: siku inayofuata | kesho yake
next working day: siku ya kazi inayofuata | siku inayofuata ya kazi
within:
    ndani ya %(x)s | chini ya %(x)s | hadi %(x)s | katika %(x)s | kwa muda wa %(x)s |
    ndani ya muda wa %(x)s | muda wa %(x)s | si zaidi ya %(x)s | sio zaidi ya %(x)s |
    isiyozidi %(x)s | yasiyozidi %(x)s | zisizozidi %(x)s | katika muda wa %(x)s |
    muda usiozidi %(x)s | %(x)s au chini yake | yasizidi %(x)s | zisizidi %(x)s |
    isizidi %(x)s | usiozidi %(x)s | siyo zaidi ya %(x)s
outcome: %(what)s ndani ya %(x)s | %(what)s : %(x)s | %(what)s - %(x)s
rings:
    milio %(n)s | mlio %(n)s | milio %(n)s ya simu | mlio %(n)s wa simu | pete %(n)s |
    inaita pete %(n)s | simu inaita pete %(n)s
nth ring: katika mlio wa %(n)s
every: kila %(time)s
by day: %(x)s tarehe %(day)s
day of the month:
    tarehe %(day)s ya kila mwezi | kila tarehe %(day)s ya mwezi |
    kufikia tarehe %(day)s ya kila mwezi
first week of the month:
    wiki ya kwanza ya kila mwezi | ndani ya wiki ya kwanza ya kila mwezi |
    katika wiki ya kwanza ya kila mwezi | ndani ya wiki ya kwanza ya mwezi
by date: %(x)s tarehe %(date)s | %(x)s kufikia %(date)s
on: %(date)s | kufikia %(date)s | kufikia tarehe %(date)s
date: %(day)s ya %(month)s | %(day)s mwezi wa %(month)s
receipt:
    kuthibitisha kupokea ndani ya %(x)s | kukiri kupokea ndani ya %(x)s |
    %(x)s kuthibitisha kupokea | %(x)s kukiri kupokea | kupokelewa huthibitishwa %(x)s
starts:
    baada ya %(text)s | kuanzia %(text)s | tangu %(text)s | tokea %(text)s | kutoka %(text)s |
    baada %(text)s
starts of: ya %(text)s | za %(text)s
when:
    ikiwa %(text)s | iwapo %(text)s | endapo %(text)s | kama %(text)s | kwa %(text)s |
    katika %(text)s | wakati wa %(text)s | isipokuwa %(text)s
once: mara moja kwa %(x)s | mara moja katika %(x)s | mara moja kila %(x)s
subject:
range when: kutegemea %(text)s | kulingana na %(text)s | kutegemeana na %(text)s
remark: kwa mujibu wa %(text)s
and remark: na kwa mujibu wa %(text)s
purpose: ya kuandaa %(text)s | kwa ajili ya %(text)s
for whom: kwa %(text)s
and: na | , | . | &
free:
    bure | hakuna | hakuna malipo | hakuna ada | hakuna gharama | bila malipo | bila gharama |
    bila ada | hailipiwi | huduma ya bure | ni bure | hamna
per: %(money)s kila %(unit)s | %(money)s / %(unit)s
per counted: %(money)s kwa %(unit)s
at least:
    %(x)s angalau %(money)s | %(x)s , isiyopungua %(money)s | %(x)s isiyopungua %(money)s |
    %(x)s , kiwango cha chini %(money)s
at most:
    %(x)s isiyozidi %(money)s | %(x)s , kiwango cha juu %(money)s | %(x)s na isiyozidi %(money)s
from: angalau %(money)s | isiyopungua %(money)s | %(money)s na zaidi
up to: hadi %(money)s | si zaidi ya %(money)s | kisichozidi %(money)s | yasiyozidi %(money)s
percent: %(number)s % ya %(base)s | asilimia %(number)s za %(base)s
set by:
    kulingana na %(source)s | kwa mujibu wa %(source)s | kama ilivyo katika %(source)s |
    kama ilivyoainishwa katika %(source)s | kama ilivyowekwa katika %(source)s
cost of: gharama halisi ya %(what)s | gharama halisi za %(what)s
higher:
    %(fees)s kiasi kilicho kikubwa zaidi | %(fees)s , kiasi kikubwa zaidi |
    %(fees)s , kikubwa zaidi
lower:
    %(fees)s kiasi kilicho kidogo zaidi | %(fees)s , kiasi kidogo zaidi |
    %(fees)s , kidogo zaidi
or: au
and of several:
plus: + | pamoja na
fee remark: kwa %(text)s | kila mwaka | kila mwezi
only: %(money)s tu | %(money)s pekee
"""
    ),
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
)
