"""What a language says besides the words of its catalogue: its words for reading."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from mkataba.languages import Language
from mkataba.values.duration import Unit, read_duration

SECTION = "reading"
"""The file of a language's folder that holds what is read."""

FREE = "Free"
"""The message that the writer says it with that nothing is paid: a key of the catalogues."""

_TABLES = ("units", "lengths", "periods", "phrases", "outcomes", "hedges")
_OUTCOMES = ("results", "given", "auxiliaries", "alone")


class Reason(StrEnum):
    """What a text leaves open: why it is not read."""

    NO_AMOUNT = "no amount of money"
    NO_CURRENCY = "no currency"
    WHICH_CURRENCY = "which currency its mark stands for"
    NO_BASE = "no base of the percentage"
    NO_SURE_AMOUNT = "no amount that can be told for sure"
    FREE_FOR_SOME = "who pays nothing, and what the others pay"
    MORE_FEES = "which of the fees holds when, or whether they are added up"
    FEE_VARIES = "no fixed amount"
    COUNTDOWN = "how long before an event, not how long a customer waits"
    CLOCK = "whether hours of the day are meant, not how long a customer waits"
    OTHER_LANGUAGE = "a text in a language that is not read"
    NO_NUMBER = "no number that can be measured"
    NO_UNIT = "no unit of time"
    MORE_UNITS = "which of the units of time counts"
    NO_WHOLE_NUMBER = "no whole number of days or of another unit"
    NO_LONGEST = "no longest time"
    NOT_ALL = "what is promised to the other customers"
    MORE_TIMES = "which of the times holds when, or whether they are added up"
    FIRST_STEP = "no time to the result, only to a step before it"
    CLEAR_DAYS = "whether the first and the last day are counted"
    MINUS = "whether a dash is a minus"
    PART = "an amount that is said as a part of another"
    ASIDE = "whether what stands in brackets makes it another one"
    LABEL = "whether its label names a case of this service"
    WORDS = "words that have no place in a fee or a time"
    LONG = "a text that is too long to be read"


_REASONS = frozenset(Reason)


class Vocabulary(Struct, frozen=True):
    """The words of one language as published charters use them.

    Patterns are written with slots, ``within %(x)s``; small and capital letters are the same.

    Args:
        numbers: Number words; those from ten on are joined with those below ten.
        joiners: What stands between such two words, besides nothing: ``-``.
        ordinals: Words such as ``third``.
        ordinal_ends: What makes a number an ordinal: ``rd``.
        units: How each unit of time stands with its number.
        lengths: Names of lengths of time, by the time: ``half an hour``.
        periods: Words for something that comes again, by the time between.
        phrases: Patterns by meaning; the catalogue's own words come first.
        outcomes: Words for what is promised: ``results``, alone or with one of ``given`` behind
            them, with or without one of ``auxiliaries`` between; and what stands ``alone``.
        done: Participles for what is done with a request, where its time is the promised one.
        doing: What "we" do with a request, where its time is the promised one.
        doers: Words before these.
        articles: Words before a request that do not belong to its name.
        whoever: Subjects that name no class, as all are meant.
        calls: What is answered within a number of rings.
        hedges: Words that take a promise back, by what they leave open.
        bounds: Words that leave one end of a number open.
        limits: Words for an end of a range; they name no class.
        linking: Words that a label can't end with.
        quantifiers: Words that change an amount that stands beside them.
        further: Words that announce another amount.
        qualifiers: Words that set a unit or a base apart from another, or add to the fee.
        counted: Common nouns in the singular that fees are paid for each of, written small. Where
            one word stands both for "per" and for "for", they tell.
        numbered: Words that a number follows that is neither an amount nor a time.
        clock: Words beside the hour of a clock.
        hour_of_day: Words that mean an hour of the day as well as the length of an hour.
        verbs: What "to" leads to where a time is for doing something: ``to process``. Any word
            where none is named.
        fees: Words that say no more than that something is a fee.
        copulas: What stands between the name of a fee and its amount.
        measures: What a fee may depend on; such a word names no law and no tariff.
        sources: What sets a fee, such as a law or a tariff.
        bases: What a share is of, where "of" is left out.
        cases: Words of which the names of cases are made. A single label names one if it is made of
            such words alone.
        asides: Words of brackets beside a fee or a time that change nothing of it.
        no_fee: Words for money that is no fee of a service.
        other_fees: Words beside one of ``fees`` that make it a fee for something else.
        no_wait: Words for times in which no customer waits for the service.
        payments: Words for a fee or a part of one; parts are added up, classes are not.
        steps: Words for a step on the way; the times of steps are added up.
        first_steps: Verbs for a step before the result.
        occasions: First words of what starts a clock, where ``of`` alone would say too little.
        towards: Words that go on with "to" themselves: ``submission to the office``.
        ends: First words of what a service comes to, behind "to".
        until: What stands before the end of a clock in a note.
        as_soon_as: What stands before a sentence that says when something is done at once.
    """

    numbers: Mapping[str, int]
    joiners: frozenset[str]
    ordinals: Mapping[str, int]
    ordinal_ends: frozenset[str]
    units: Mapping[Unit, tuple[str, ...]]
    lengths: Mapping[str, tuple[str, ...]]
    periods: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, tuple[str, ...]]
    done: tuple[str, ...]
    doing: tuple[str, ...]
    doers: tuple[str, ...]
    articles: frozenset[str]
    whoever: tuple[str, ...]
    calls: tuple[str, ...]
    hedges: Mapping[Reason, tuple[str, ...]]
    bounds: tuple[str, ...]
    limits: frozenset[str]
    linking: frozenset[str]
    quantifiers: frozenset[str]
    further: frozenset[str]
    qualifiers: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    clock: frozenset[str]
    hour_of_day: frozenset[str]
    verbs: frozenset[str]
    fees: frozenset[str]
    sources: frozenset[str]
    bases: frozenset[str]
    copulas: frozenset[str]
    measures: frozenset[str]
    cases: frozenset[str]
    asides: frozenset[str]
    no_fee: frozenset[str]
    other_fees: frozenset[str]
    no_wait: frozenset[str]
    payments: frozenset[str]
    steps: frozenset[str]
    first_steps: frozenset[str]
    occasions: frozenset[str]
    towards: frozenset[str]
    ends: tuple[str, ...]
    until: str
    as_soon_as: str


def vocabulary(language: Language) -> Vocabulary:
    """Return the words of a language; what its folder lacks is empty."""
    sets = ("joiners", "ordinal_ends", "limits", "linking", "quantifiers", "further", "qualifiers")
    more = ("counted", "numbered", "clock", "fees", "payments", "steps", "first_steps")
    words = (
        *sets,
        *more,
        "occasions",
        "towards",
        "hour_of_day",
        "verbs",
        "sources",
        "bases",
        "articles",
        "copulas",
        "measures",
        "cases",
        "asides",
        "no_fee",
        "other_fees",
        "no_wait",
    )
    tables = {name: language.phrase_table(f"{SECTION}.{name}") for name in _TABLES}
    return Vocabulary(
        numbers=language.counts(f"{SECTION}.numbers"),
        ordinals=language.counts(f"{SECTION}.ordinals"),
        units={unit: tables["units"].get(unit, ()) for unit in Unit},
        lengths={time: text for time, text in tables["lengths"].items() if read_duration(time)},
        periods={time: text for time, text in tables["periods"].items() if read_duration(time)},
        phrases=tables["phrases"],
        outcomes={name: tables["outcomes"].get(name, ()) for name in _OUTCOMES},
        hedges={Reason(name): text for name, text in tables["hedges"].items() if name in _REASONS},
        bounds=language.phrases(f"{SECTION}.bounds"),
        done=language.phrases(f"{SECTION}.done"),
        doing=language.phrases(f"{SECTION}.doing"),
        doers=language.phrases(f"{SECTION}.doers"),
        calls=language.phrases(f"{SECTION}.calls"),
        whoever=language.phrases(f"{SECTION}.whoever"),
        ends=language.phrases(f"{SECTION}.ends"),
        until=language.text(f"{SECTION}.until"),
        as_soon_as=language.text(f"{SECTION}.as_soon_as"),
        **{name: language.words(f"{SECTION}.{name}") for name in words},
    )
