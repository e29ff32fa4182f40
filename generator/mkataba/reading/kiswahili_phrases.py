"""How published charters put times and fees in Kiswahili, by meaning.

Have a speaker review what you change.
"""

from mkataba.reading.vocabulary import table

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
course:
    kuanzia %(first)s hadi %(last)s | kutoka %(first)s hadi %(last)s |
    kuanzia %(first)s mpaka %(last)s | kutoka %(first)s mpaka %(last)s
starts of: ya %(text)s | za %(text)s
when:
    ikiwa %(text)s | iwapo %(text)s | endapo %(text)s | kama %(text)s | kwa %(text)s |
    katika %(text)s | wakati wa %(text)s | isipokuwa %(text)s
once: mara moja kwa %(x)s | mara moja katika %(x)s | mara moja kila %(x)s
subject:
as soon as:
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
)
