"""English, as published charters write it."""

from mkataba.reading.english_phrases import PHRASES
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
    phrases=PHRASES,
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
    counted=words(
        """
acre adult animal application applicant bag bed book box building business candidate case
certificate child class container copy course cow crate customer cycle day document event file
folio foot form goat group head hectare hour house item kilo kilogram kilometre km letter licence
litre load lorry member metre minute month motorcycle night object page parcel participant patient
permit person piece plot pupil quarter record report room sack sample search semester session
sheet sheep shift site square stall student table term ton tonne trip unit vehicle visit
visitor ward week year
"""
    ),
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
