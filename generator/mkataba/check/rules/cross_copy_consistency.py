"""A service promises the same wherever it is named."""

from collections.abc import Iterator
from decimal import Decimal

from mkataba.check.content import ALL_KINDS, Content, Problem, Said
from mkataba.check.mentions import WORDS, Mention, Names, mentions
from mkataba.check.messages import quoted
from mkataba.check.namesakes import differences, namesakes
from mkataba.check.validate import Entry
from mkataba.finding import Severity
from mkataba.languages import SOURCE
from mkataba.values.duration import Duration, Unit, read_duration
from mkataba.values.fee import Amount, fee_of
from mkataba.values.time_order import compared

ID = "cross-copy-consistency"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = "30 days on one page and 90 on another: whichever the office keeps, it breaks the other."
COMPARES = {**ALL_KINDS, "service": ("name",)}

_NAME = "name: {en: Burial permit, sw: Kibali cha mazishi}\n"
_FILE = "services/burial-permit.yml"
_SERVICE = f"{_NAME}fee: KES 500\nturnaround: 2 working days\n"


def _said(english: str, kiswahili: str) -> dict[str, str]:
    text = f"guarantee:\n- {{en: {english}, sw: {kiswahili}}}\n"
    return {_FILE: _SERVICE, "charters/external.yml": text}


VALID = (
    _said("A burial permit is given within 2 working days.", "Tunatimiza ahadi."),
    _said("A complaint on a burial permit is settled within 7 working days.", "Tunajibu."),
    _said("A burial permit costs KES 500.", "Kibali cha mazishi hugharimu KES 500."),
)
INVALID = (
    {_FILE: _SERVICE, "services/permit.yml": f"{_NAME}fee: KES 500\nturnaround: 9 working days\n"},
    _said("Burial permits are given within 3 working days.", "Tunatimiza ahadi."),
    _said("We keep our word.", "Kibali cha mazishi hutolewa ndani ya siku 3 za kazi."),
    _said("A burial permit costs KES 700.", "Tunatimiza ahadi."),
)

_DAYS = frozenset((Unit.DAY, Unit.WORKING_DAY, Unit.CALENDAR_DAY))
_HINT = "find out which of the two holds, and write it in both places"


def check(content: Content) -> Iterator[Problem]:
    """Yield services of one name with other promises, and texts that promise other than a file."""
    for first, entry, _, name in namesakes(content):
        for key in differences(first, entry):
            message = f"another {key} than {quoted(name)} has in {first.file.path}"
            yield Problem(entry, (key,), message, _HINT)
    names = Names(content)
    for text in content.texts:
        if text.entry.file.kind.name != "service":
            yield from _in_text(text, names, content)


def _in_text(text: Said, names: Names, content: Content) -> Iterator[Problem]:
    for code, words in text.words.items():
        for mention in mentions(str(words), content.language(code, *WORDS), names):
            other = _other(mention)
            if other:
                message = f"{quoted(mention.words)}, but {other} in {mention.service.file.path}"
                yield Problem(text.entry, text.at(code), message, _HINT)
                return


def _other(mention: Mention) -> str:
    """Return what the service itself promises where that is not what is said of it; else ""."""
    data = mention.service.data
    if any(path[:1] in ((), ("fee",), ("turnaround",)) for path in mention.service.unread):
        return ""  # what it promises can't be told
    if mention.time:
        written = str((data.get("turnaround") or {}).get("within", ""))
        own = read_duration(written)
        return written if own and _differ(own, mention.time) else ""
    if mention.money and (own_fee := _amount(mention.service)) is not None:
        amount, written = own_fee
        return "" if mention.money in amount else written
    return ""


def _differ(own: Duration, said: Duration) -> bool:
    if own.unit == said.unit or {own.unit, said.unit} <= _DAYS:
        return own.most != said.most
    return compared(own, said) in (1, -1)


def _amount(service: Entry) -> tuple[tuple[Decimal, ...], str] | None:
    """Return the amounts that a fee can be called by, and how it is written; None for others."""
    fee = fee_of(service.data.get("fee") or {}, SOURCE)
    if fee is None or not isinstance(fee.basis, Amount) or fee.basis.per:
        return None
    named = [fee.basis.money, *([fee.total] if fee.total else [])]
    written = f"{fee.basis.money.currency} {fee.basis.money.amount:,}"
    return tuple(money.amount for money in named), written
