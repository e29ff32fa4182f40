"""Which column of a table holds what, by the words at its head, in English and Kiswahili."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkataba.tables import Cell


@dataclass(frozen=True)
class Column:
    """What a column holds.

    ``field`` is a field of a service, or ``number`` or ``contact``; ``language`` is that of the
    words at its head, None where they belong to none; ``currency`` is what the head says of
    amounts.
    """

    field: str
    language: str | None = None
    currency: str | None = None


# field -> language -> what stands at the head of such a column, in small letters
_HEADS: Mapping[str, Mapping[str | None, str]] = {
    "number": {
        None: "#, no, s/no, s no, sn, nr, ser no, serial no, item, item no",
        "sw": "na, nambari, namba",
    },
    "name": {
        "en": (
            "service, services, service name, name of service, name of the service, service "
            "offered, services offered, service rendered, services rendered, service provided, "
            "services provided, service delivered, our service, our services, type of service, "
            "service description, service or good, service goods, service good, core service, "
            "core services"
        ),
        "sw": (
            "huduma, huduma inayotolewa, huduma zinazotolewa, huduma itolewayo, huduma tunazotoa, "
            "huduma zetu, aina ya huduma, jina la huduma"
        ),
    },
    "requirements": {
        "en": (
            "requirement, requirements, customer requirement, customer requirements, client "
            "requirements, requirements to obtain service, requirements to obtain the service, "
            "requirements to access service, requirements for the service, documents required, "
            "required documents, what you need, what is needed, what is required, what you need "
            "to do, obligation, obligations, customer obligation, customer obligations, "
            "customer's obligations, requirements obligations, your obligations"
        ),
        "sw": (
            "mahitaji, mahitaji ya mteja, mahitaji ya huduma, mahitaji ya kupata huduma, "
            "masharti, vigezo, nyaraka zinazohitajika, yanayohitajika, unachohitaji, "
            "unachohitajika, wajibu wa mteja"
        ),
    },
    "fee": {
        "en": (
            "fee, fees, cost, costs, charge, charges, charges if any, user charges, user charge, "
            "service charge, service charges, cost of service, cost of the service, fee to be "
            "paid, fees to be paid, amount, payment, price, rate, fee text"
        ),
        "sw": "gharama, ada, malipo, bei, gharama ya huduma, ada ya huduma",
    },
    "turnaround": {
        "en": (
            "time, timeline, timelines, time line, time lines, time frame, timeframe, time taken, "
            "time limit, duration, period, turnaround, turnaround time, turn around time, "
            "turnaround text, delivery time, service delivery time, service time, processing "
            "time, response time, waiting time, maximum time, maximum waiting time, how long it "
            "takes, standard, service standard"
        ),
        "sw": (
            "muda, muda wa kutekeleza, muda wa utekelezaji, muda wa huduma, muda wa kutoa huduma, "
            "muda wa utoaji huduma, muda wa utoaji wa huduma, muda wa kusubiri, muda "
            "utakaosubiri, wakati"
        ),
    },
    "contact": {
        "en": (
            "contact, contacts, channel, channels, channel or contact, where, where to get the "
            "service, where to obtain the service, location, office, place, contact details"
        ),
        "sw": "mawasiliano, njia, mahali, ofisi, pa kupata huduma",
    },
    "department": {
        "en": (
            "department, responsible department, directorate, division, section, unit, "
            "responsible unit, department responsible, office responsible, responsible office"
        ),
        "sw": "idara, idara husika, kurugenzi, kitengo, kitengo husika",
    },
    "responsible": {
        "en": (
            "officer, responsible officer, officer responsible, person responsible, responsible "
            "person, responsibility, responsible, contact person, designation"
        ),
        "sw": "afisa, afisa mhusika, afisa husika, mhusika, anayehusika, ofisa mhusika",
    },
    "result": {
        "en": "result, output, what you get, service output, deliverable",
        "sw": "matokeo, unachopata, utakachopata",
    },
    "law": {
        "en": "law, legal basis, legal framework, legal provision",
        "sw": "sheria, msingi wa sheria",
    },
}

_KNOWN = {
    words: (field, language)
    for field, by_language in _HEADS.items()
    for language, heads in by_language.items()
    for words in heads.split(", ")
}
_CURRENCY = re.compile(
    r"\b(k[ -]?e[ -]?s|ksh?s?\.?|kshs?\.?|shillings?|shilingi|tzs|tshs?|ugx|ushs?|usd|php|inr)\b"
)
_CODES = {"tzs": "TZS", "tsh": "TZS", "tshs": "TZS", "ugx": "UGX", "ush": "UGX", "ushs": "UGX"}
_CODES |= dict.fromkeys(("kes", "ks", "kss", "ksh", "kshs"), "KES")
_CODES |= {"usd": "USD", "php": "PHP", "inr": "INR"}
_SIGNS = re.compile(r"[^\w#/']+|_")


def header(row: Sequence[Cell], shillings: str | None) -> dict[int, Column] | None:
    """Return what each column holds, by its position, if ``row`` is the head of a charter's table.

    It is one if it names the service and at least one of requirements, fee and time. Columns whose
    head is not known are not in the result. ``shillings`` is the code of those of no named country.
    """
    found: dict[int, Column] = {}
    taken: set[tuple[str, str | None]] = set()
    for position, cell in enumerate(row):
        column = _column(cell.plain, shillings)
        if column is None or (column.field, column.language) in taken:
            continue
        taken.add((column.field, column.language))
        found[position] = column
    fields = {column.field for column in found.values()}
    return found if "name" in fields and fields & {"requirements", "fee", "turnaround"} else None


def _column(words: str, shillings: str | None) -> Column | None:
    if len(words) > 120:
        return None
    small = words.lower().replace("\u2019", "'")
    money = _CURRENCY.search(small)
    bare = _CURRENCY.sub(" ", small) if money else small
    outside = re.sub(r"\([^)]*\)", " ", bare)
    for text in (small, bare, outside):
        known = _KNOWN.get(_plain(text))
        if known:
            field, language = known
            currency = _code(money[0], shillings) if money and field == "fee" else None
            return Column(field, language, currency)
    return _both(bare)


def _both(words: str) -> Column | None:
    """Return the column of a head that names one thing in two languages: Service / Huduma."""
    parts = [_KNOWN.get(_plain(part)) for part in re.split(r"[/|\n]| - ", words)]
    fields = {part[0] for part in parts if part}
    return Column(fields.pop()) if len(parts) > 1 and len(fields) == 1 and all(parts) else None


def _plain(words: str) -> str:
    return " ".join(_SIGNS.sub(" ", words.replace("/", " ") if words != "s/no" else words).split())


def _code(said: str, shillings: str | None) -> str | None:
    return _CODES.get(re.sub(r"[^a-z]", "", said), shillings)
