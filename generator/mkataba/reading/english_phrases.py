"""How published charters put times and fees in English, by meaning."""

from mkataba.reading.vocabulary import table

PHRASES = table(
    """
range:
    %(low)s - %(high)s | %(low)s – %(high)s | %(low)s — %(high)s | between %(low)s and %(high)s |
    from %(low)s to %(high)s
immediate:
    immediate | immediately | instant | instantly | at once | on the spot | immediate response |
    immediate service
same day: same day | the same day | on the same day | within the same day
next day: next day | the next day | following day | the following day
next working day:
    next working day | the next working day | the following working day | following working day |
    next business day
within:
    within %(x)s | up to %(x)s | upto %(x)s | in %(x)s | not more than %(x)s | less than %(x)s |
    under %(x)s | at most %(x)s | not exceeding %(x)s | no longer than %(x)s | maximum %(x)s |
    maximum of %(x)s | a maximum of %(x)s | max %(x)s | max . %(x)s | %(x)s maximum | %(x)s max |
    %(x)s at most | with in %(x)s | %(x)s or less | within a period of %(x)s | takes %(x)s |
    it takes %(x)s | %(x)s ( max ) | %(x)s ( maximum ) | no more than %(x)s |
    not later than %(x)s | no later than %(x)s
outcome:
    %(what)s within %(x)s | %(what)s in %(x)s | %(what)s : %(x)s | %(what)s - %(x)s |
    %(what)s – %(x)s | %(x)s for %(what)s | %(x)s to %(what)s
rings: %(n)s rings | %(n)s ring
nth ring:
    upon the %(n)s ring | by the %(n)s ring | by %(n)s ring | on the %(n)s ring |
    within the %(n)s ring
every: once every %(time)s | each %(time)s
by day:
    %(x)s by %(day)s | %(x)s by the %(day)s | %(x)s , by %(day)s | %(x)s , by the %(day)s |
    %(x)s ( by %(day)s )
day of the month:
    by %(day)s of each month | by %(day)s of every month | by the %(day)s of each month |
    by the %(day)s of every month | by %(day)s day of each month | %(day)s of every month |
    %(day)s of each month | by the %(day)s day of each month | by the %(day)s day of every month |
    by %(day)s day of every month | on the %(day)s of each month | on the %(day)s of every month |
    by %(day)s of the month | by the %(day)s of the month | by the %(day)s day of the month
first week of the month:
    within the first week of the month | within the first week of each month |
    within the first week of every month | within first week of the month |
    within first week of each month | within first week of every month |
    in the first week of each month | in the first week of every month |
    first week of each month | first week of every month
by date:
    %(x)s by %(date)s | %(x)s on %(date)s | %(x)s , by %(date)s | %(x)s ( by %(date)s ) |
    by %(date)s %(x)s
on: by %(date)s | on or before %(date)s | %(date)s
date: %(month)s %(day)s | %(day)s of %(month)s
receipt:
    acknowledge within %(x)s | acknowledge in %(x)s | acknowledged within %(x)s |
    acknowledged in %(x)s | acknowledgement within %(x)s | acknowledgement in %(x)s |
    acknowledgment within %(x)s | acknowledge receipt within %(x)s |
    receipt acknowledged within %(x)s | acknowledgement of receipt within %(x)s |
    %(x)s to acknowledge | %(x)s to acknowledge receipt | %(x)s for acknowledgement |
    acknowledgement : %(x)s | acknowledgement - %(x)s | acknowledgement – %(x)s |
    acknowledge %(x)s
starts:
    from %(text)s | upon %(text)s | after %(text)s | since %(text)s | following %(text)s |
    counted from %(text)s | starting from %(text)s
course: from %(first)s to %(last)s | from %(first)s until %(last)s
starts of: of %(text)s | on %(text)s | of the %(text)s
when:
    if %(text)s | when %(text)s | once %(text)s | provided %(text)s | subject to %(text)s |
    for %(text)s | during %(text)s | outside %(text)s | excluding %(text)s | except %(text)s |
    after office hours | on a first come first served basis | on first come first served basis |
    on first come , first served basis | on first - come first - served basis |
    on first - come , first - served basis | on a first - come , first - served basis |
    on first come first serve basis
once:
subject: they %(text)s | you %(text)s | the %(text)s
as soon as: as soon as
range when: depending on %(text)s | depending upon %(text)s
remark: in line with %(text)s | in accordance with %(text)s
and remark: and in line with %(text)s | and in accordance with %(text)s
purpose: to %(text)s
for whom: for %(text)s
and: and | , | . | &
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
