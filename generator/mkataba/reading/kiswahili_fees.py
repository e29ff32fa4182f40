"""Fees in Kiswahili, as published charters write it; have a speaker review what you change."""

from mkataba.reading.vocabulary import table

PHRASES = table(
    """
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
