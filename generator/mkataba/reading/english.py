"""English, as published charters write it."""

from mkataba.reading import english_fees as fees
from mkataba.reading import english_times as times
from mkataba.reading.vocabulary import (
    Vocabulary,
    alternatives,
    counts,
    reasons,
    table,
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
    units=times.UNITS,
    periods=times.PERIODS,
    phrases={**times.PHRASES, **fees.PHRASES},
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
acre adult animal annum application booklet certificate child citizen copy day document fraction
hectare hour item kilogram kilometre km licence litre member metre minute month night page part
participant permit person plot quarter room session sheet shift sitting student term thereof ton
tonne trip unit vehicle visitor week year
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
    towards=words(
        """
access according addressed admission allocation allowed amendment amendments answer appeal
application applications applying arrival assignment assigned attachment change changes complaint
complaints decision delivered delivery directed due entitled entitlement forwarded forwarding
given intention invitation issued letter letters notice notification objection objections
opposition order paid payment paying presentation presented presenting prior referral reference
referred related relating reply report reported reporting request requests respond response return
returned right sent submission submitted submitting subject transfer visit
"""
    ),
    ends=alternatives(
        "appointment | approval | award of | certification | collection | completion | conclusion"
        " | decision | delivery | determination | disbursement | dispatch | final decision"
        " | grant of | implementation | installation | issuance | issue of | issuing | payment"
        " | placement | publication | registration | release of | resolution | signing"
    ),
    until="until",
    as_soon_as="as soon as",
)
