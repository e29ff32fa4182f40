"""What to write in the place of a text that is not read."""

from collections.abc import Mapping

from mkataba.reading.vocabulary import Reason

HINTS: Mapping[str, str] = {
    Reason.NO_CURRENCY: "write the amount with its currency, such as ¤ 4,000",
    Reason.WHICH_CURRENCY: "write the amount with the code of its currency, such as ¤ 4,000",
    Reason.NO_BASE: "write the number under percent, and under of what it is a share of",
    Reason.MORE_FEES: "write tiers for classes of customers, or extras for what is paid on top",
    Reason.FREE_FOR_SOME: "write tiers: free for some, an amount for the others",
    Reason.FEE_VARIES: "write the least under from and the most under to or up_to, or write tiers",
    Reason.PART: "write each amount itself, such as ¤ 250; under tiers where it is for some alone",
    Reason.ASIDE: "write what everybody pays or waits; words that change nothing of it under note",
    Reason.LABEL: "write what holds for all alone, or tiers that name each case",
    Reason.MINUS: "write the number without a dash, or a blank behind the dash of a list",
    Reason.COUNTDOWN: "write how long the customer waits after asking for the service",
    Reason.CLOCK: "write how many hours the customer waits; opening hours belong to places",
    Reason.NO_UNIT: "write the unit too, such as 7 working days",
    Reason.MORE_UNITS: "write one number with one unit, such as 48 hours or 2 working days",
    Reason.NO_WHOLE_NUMBER: "write a whole number and a unit, such as 90 minutes",
    Reason.NO_LONGEST: "write the longest time that a customer waits",
    Reason.NOT_ALL: "write the longest time that any customer waits",
    Reason.MORE_TIMES: "write tiers with a time each, or one time for all the steps together",
    Reason.FIRST_STEP: "write the time to the result; the time of a step belongs to steps",
    Reason.CLEAR_DAYS: "write the number of days that may pass at most, the last one counted",
}
"""How to settle what a text leaves open, where that needs saying; ¤ is the code of a currency."""

NO_NUMBER = Reason.NO_NUMBER
"""What is said of a text that promises no time which could pass."""

NO_CURRENCY = Reason.NO_CURRENCY
"""What is said of an amount beside which no currency stands."""

NO_LONGEST = Reason.NO_LONGEST
"""What is said of a time that may also take longer."""

NO_UNIT = Reason.NO_UNIT
"""What is said of a number that stands alone."""

MORE_UNITS = Reason.MORE_UNITS
"""What is said of a number beside which stand two units."""
