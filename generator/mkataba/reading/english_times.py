"""Times in English, as published charters write it."""

from mkataba.reading.vocabulary import table, units

UNITS = units(
    """
second: %(n)s secs | %(n)s sec | %(n)s second | %(n)s seconds
minute: %(n)s minute ( s ) | %(n)s mins | %(n)s min | %(n)s minute | %(n)s minutes | %(n)s minutes'
hour: %(n)s hour ( s ) | %(n)s hrs | %(n)s hr | %(n)s hour | %(n)s hours
working hour:
    %(n)s working hrs | %(n)s office hours | %(n)s business hours | %(n)s hours ( working )
working day:
    %(n)s working day ( s ) | %(n)s working day | %(n)s working days | %(n)s business day |
    %(n)s business days | %(n)s official working days | %(n)s week days | %(n)s working - days |
    %(n)s workdays | %(n)s work days | %(n)s days ( working ) | %(n)s days ( working days )
calendar day: %(n)s calendar day ( s ) | %(n)s calendar day | %(n)s calendar days |
    %(n)s days ( calendar ) | %(n)s days ( calendar days )
day: %(n)s day ( s ) | %(n)s day | %(n)s days
week: %(n)s week ( s ) | %(n)s wk | %(n)s wks | %(n)s week | %(n)s weeks
month: %(n)s month ( s ) | %(n)s month | %(n)s months
year: %(n)s year ( s ) | %(n)s yr | %(n)s yrs | %(n)s year | %(n)s years
"""
)

PERIODS = table(
    """
1 day: daily
1 week: weekly | every week | once a week
1 month: monthly | every month | each month | once a month | per month
3 months: quarterly | every quarter | each quarter | once a quarter | once every quarter
6 months: half - yearly | half yearly
1 year: annually | yearly | every year | each year | once a year | per year
"""
)

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
starts of: of %(text)s | on %(text)s | of the %(text)s
when:
    if %(text)s | when %(text)s | once %(text)s | provided %(text)s | subject to %(text)s |
    for %(text)s | during %(text)s | outside %(text)s | excluding %(text)s | except %(text)s |
    after office hours | on a first come first served basis | on first come first served basis |
    on first come , first served basis | on first - come first - served basis |
    on first - come , first - served basis | on a first - come , first - served basis |
    on first come first serve basis
once:
until: %(start)s until %(end)s | %(start)s till %(end)s | %(start)s up to %(end)s
perhaps until: %(start)s to %(end)s
subject:
    they %(text)s | you %(text)s | the %(who)s is %(text)s | the %(who)s are %(text)s |
    the %(who)s has %(text)s | the %(who)s have %(text)s | the %(who)s arrives |
    the %(who)s applies | the %(who)s pays
range when: depending on %(text)s | depending upon %(text)s
remark: in line with %(text)s | in accordance with %(text)s
and remark: and in line with %(text)s | and in accordance with %(text)s
purpose: to %(text)s
for whom: for %(text)s
and: and | , | . | &
"""
)
