"""English, as published charters write it."""

from mkataba.reading.vocabulary import (
    Vocabulary,
    alternatives,
    counts,
    reasons,
    table,
    units,
    words,
)

ENGLISH = Vocabulary(
    numbers=counts(
        """
1: a | an | one
2: two
3: three
4: four
5: five
6: six
7: seven
8: eight
9: nine
10: ten
11: eleven
12: twelve
13: thirteen
14: fourteen
15: fifteen
16: sixteen
17: seventeen
18: eighteen
19: nineteen
20: twenty
30: thirty
40: forty
50: fifty
60: sixty
70: seventy
80: eighty
90: ninety
"""
    ),
    joiners=words("-"),
    ordinals=counts(
        """
1: first
2: second
3: third
4: fourth
5: fifth
"""
    ),
    ordinal_ends=words("st nd rd th"),
    units=units(
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
    ),
    periods=table(
        """
1 day: daily
1 week: weekly | every week | once a week
1 month: monthly | every month | each month | once a month | per month
3 months: quarterly | every quarter | each quarter | once a quarter | once every quarter
6 months: half - yearly | half yearly
1 year: annually | yearly | every year | each year | once a year | per year
"""
    ),
    phrases=table(
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
subject: they %(text)s | you %(text)s | the %(text)s
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
    ),
    outcomes=table(
        """
results:
    response | responses | reply | feedback | answer | decision | results | amendments |
    definitive response | final response | substantive response | written response
given: given | sent | issued | effected | made | provided | communicated | released
auxiliaries: to be | will be | shall be | is | are
alone: respond | reply | time | turnaround | turnaround time | timeline | duration | period
"""
    ),
    hedges=reasons(
        """
what is promised to the other customers:
    % of customers | % of | percent of | per cent of | most | mostly | majority
no longest time:
    but varies | but may vary | varies | vary | average | averagely | approximately | approx |
    estimated | normally | usually | where possible | if possible | as far as possible |
    whenever possible | tentatively | however | unless | may vary | extendable | extension |
    extended | renewable | estimate | generally | guaranteed |
    when possible
no fixed amount:
    or as may be | may be | varies | vary | variable | approximately | approx | average |
    estimated | negotiable | depending | depends | where applicable | if applicable |
    subject to change | currently | usually | normally | unless | exclusive | excl | excluding |
    estimate | circa | roughly | proposed | indicative
no number that can be measured:
    continuous | continuously | ongoing | case by case | case - by - case | when required |
    as required | as and when | periodically | promptly | as soon as possible | as per |
    not applicable | n / a
whether the first and the last day are counted:
    clear working | clear days | clear calendar | clear day
"""
    ),
    bounds=alternatives(
        "about | around | at least | not less than | minimum of | or more | or less | more than"
        " | over"
    ),
    limits=words(
        """
above below from least less max maximum min minimum most to total under up
"""
    ),
    linking=words("a an and by for in of on or per the to with"),
    quantifiers=words(
        """
000 about above abolished add additional after almost approx approximately around and before
below between c discount discounted double each either equivalent every exceeding except
excluding extra first former formerly free from half hundred increased k least less m max maximum
million min minimum minus more most nearly never next no not old only or over per plus previous
previously rebate reduced refund save starting suspended than then thousand thousands times to
twice under until up waived waiver was were without x
"""
    ),
    further=words(
        """
+ additional each every extra first next other per plus subsequent then thereafter
"""
    ),
    qualifiers=words(
        """
above additional after before below beyond except extra if less max maximum min minimum minus
plus subsequent unless until when
"""
    ),
    counted=words(""),
    numbered=words(
        """
account act article cap chapter clause code extension form no number paragraph part paybill phone
regulation room rule schedule section tel telephone till
"""
    ),
    clock=words("am pm noon o'clock a.m p.m"),
    fees=words("amount charge charges cost costs fee fees payment price"),
    payments=words(
        """
amount application badge certificate charge charges commission convenience cost costs courier
delivery deposit deposits duty fee fees fine fines form forms inspection insurance levies levy
payment penalties penalty postage price processing rate registration search stamp
surcharge tax vat
"""
    ),
    steps=words(
        """
application approval assessment collection delivery dispatch drafting evaluation finally
inspection interview issuance issuing payment phase preparation printing processing receipt
receiving registration review scrutiny signing stage step submission then verification vetting
"""
    ),
    first_steps=words(
        """
acknowledge acknowledging assign assigning begin beginning commence confirm confirming
forward forwarded forwarding initiate initiating receive receiving record recording refer
referring register registering send start starting
"""
    ),
    occasions=words(
        """
application applying appointment approval arrival completion date day filing lodging
notification occurrence order paying payment presentation receipt receiving request
requesting sitting submission submitting
"""
    ),
)
