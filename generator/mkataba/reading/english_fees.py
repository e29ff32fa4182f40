"""Fees in English, as published charters write it."""

from mkataba.reading.vocabulary import table

PHRASES = table(
    """
free:
    free | free of charge | nil | none | no payment | no charge | no charges | no fee | no fees |
    no cost | free service | free of cost | at no cost | none ( free ) | free ( no charge ) |
    no fee required | no payment required | nil ( free ) | free ( nil )
per:
    %(money)s for each %(unit)s | %(money)s for every %(unit)s | %(money)s / %(unit)s |
    %(money)s each %(unit)s | %(money)s every %(unit)s | %(money)s ( per %(unit)s )
per counted:
at least:
    %(x)s , minimum %(money)s | %(x)s , minimum of %(money)s |
    %(x)s subject to a minimum of %(money)s | %(x)s with a minimum of %(money)s |
    %(x)s ( minimum %(money)s ) | %(x)s ( at least %(money)s ) |
    %(x)s but not less than %(money)s | %(x)s , not less than %(money)s |
    %(x)s minimum %(money)s | %(x)s , min %(money)s | %(x)s ( minimum of %(money)s ) |
    %(x)s at least %(money)s | %(x)s , subject to a minimum of %(money)s
at most:
    %(x)s , maximum %(money)s | %(x)s , maximum of %(money)s |
    %(x)s subject to a maximum of %(money)s | %(x)s with a maximum of %(money)s |
    %(x)s ( maximum %(money)s ) | %(x)s ( at most %(money)s ) |
    %(x)s but not more than %(money)s | %(x)s , not more than %(money)s |
    %(x)s , not exceeding %(money)s | %(x)s and a maximum of %(money)s |
    %(x)s and at most %(money)s | %(x)s at most %(money)s
from:
    from %(money)s | at least %(money)s | not less than %(money)s | minimum %(money)s |
    minimum of %(money)s | a minimum of %(money)s | %(money)s and above | %(money)s upwards |
    starting from %(money)s
up to:
    not more than %(money)s | maximum of %(money)s | maximum %(money)s | a maximum of %(money)s |
    not exceeding %(money)s | at most %(money)s | %(money)s maximum | %(money)s max |
    max %(money)s | max . %(money)s
percent:
    %(number)s % of %(base)s | %(number)s per cent of %(base)s | %(number)s percent of %(base)s
set by:
    as per %(source)s | as set in %(source)s | as prescribed in %(source)s |
    as prescribed by %(source)s | as provided in %(source)s | according to %(source)s |
    in accordance with %(source)s | as stipulated in %(source)s |
    as specified in %(source)s | based on %(source)s
cost of: actual cost of %(what)s | cost of %(what)s at cost
higher:
    %(fees)s whichever is higher | %(fees)s ( whichever is higher ) |
    %(fees)s , whichever is the higher | %(fees)s , whichever is greater |
    %(fees)s whichever is greater | the higher of %(fees)s
lower:
    %(fees)s whichever is lower | %(fees)s ( whichever is lower ) |
    %(fees)s , whichever is the lower | %(fees)s , whichever is less |
    %(fees)s whichever is less | the lower of %(fees)s
or: or
and of several: and
plus: + | plus
fee remark:
    for %(text)s | refundable | non refundable | non - refundable | annually | yearly | monthly |
    weekly | daily | inclusive of VAT | VAT inclusive | payable once | once
only: %(money)s only | only %(money)s
"""
)
