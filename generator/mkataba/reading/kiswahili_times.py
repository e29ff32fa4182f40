"""Times in Kiswahili, as published charters write it; have a speaker review what you change."""

from mkataba.reading.vocabulary import table, units

UNITS = units(
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
)

PERIODS = table(
    """
1 day: kila siku | mara moja kwa siku
1 week: kila wiki | kila juma | mara moja kwa wiki
1 month: kila mwezi | mara moja kwa mwezi
3 months: kila robo mwaka | kila robo ya mwaka | mara moja kwa robo mwaka
6 months: kila nusu mwaka
1 year: kila mwaka | mara moja kwa mwaka
"""
)

PHRASES = table(
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
until: %(start)s hadi %(end)s | %(start)s mpaka %(end)s
perhaps until:
subject:
range when: kutegemea %(text)s | kulingana na %(text)s | kutegemeana na %(text)s
remark: kwa mujibu wa %(text)s
and remark: na kwa mujibu wa %(text)s
purpose: ya kuandaa %(text)s | kwa ajili ya %(text)s
for whom: kwa %(text)s
and: na | , | . | &
"""
)
