"""A service promises the same wherever it is named."""

from collections.abc import Iterator

from mkataba.check.content import ALL_KINDS, Content
from mkataba.check.duplicate_names import differences, duplicate_names
from mkataba.check.mentions import WORDS, Mention, Names, mentions
from mkataba.check.messages import quoted
from mkataba.check.nodes import LocalText
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.duration.order import contradicts
from mkataba.values.turnaround import Turnaround, Within

ID = "cross-copy-consistency"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = "If one page says 30 days and another says 90, the office breaks one of the two promises."
COMPARES = {**ALL_KINDS, "service": ("name",)}

_NAME = "name: {en: Burial permit, sw: Kibali cha mazishi}\n"
_FILE = "services/burial-permit.yml"
_SERVICE = f"{_NAME}fee: KES 500\nturnaround: 2 working days\n"


def _said(english: str, kiswahili: str) -> dict[str, str]:
    text = f"guarantee:\n- {{en: {english}, sw: {kiswahili}}}\n"
    return {_FILE: _SERVICE, "charters/external.yml": text}


VALID = (
    _said(
        "A burial permit is given within 2 working days.",
        "Kibali cha mazishi hutolewa ndani ya siku 2 za kazi.",
    ),
    _said(
        "A complaint on a burial permit is settled within 7 working days.",
        "Malalamiko ya kibali cha mazishi hutatuliwa ndani ya siku 7 za kazi.",
    ),
    _said("A burial permit costs KES 500.", "Kibali cha mazishi hugharimu KES 500."),
)
INVALID = (
    {_FILE: _SERVICE, "services/permit.yml": f"{_NAME}fee: KES 500\nturnaround: 9 working days\n"},
    _said("Burial permits are given within 3 working days.", "Tunatimiza ahadi."),
    _said("We keep our word.", "Kibali cha mazishi hutolewa ndani ya siku 3 za kazi."),
    _said("A burial permit costs KES 700.", "Tunatimiza ahadi."),
)

_HINT = "find out which of the two holds, and write it in both places"


def check(content: Content) -> Iterator[Problem]:
    """Yield services of one name with other promises, and texts that promise other than a file."""
    for first, entry, _, name in duplicate_names(content):
        for key in differences(first, entry):
            message = f"another {key} than {quoted(name)} has in {first.file.path}"
            yield Problem(entry, (key,), message, _HINT)
    names = Names(content)
    for text in content.texts:
        if text.entry.file.kind.name != "service":
            yield from _in_text(text, names, content)


def _in_text(text: LocalText, names: Names, content: Content) -> Iterator[Problem]:
    for code, words in text.words.items():
        for mention in mentions(str(words), content.language(code, *WORDS), names):
            other = _other(mention, content)
            if other:
                message = f"{quoted(mention.words)}, but {other} in {mention.service.file.path}"
                yield Problem(text.entry, text.at(code), message, _HINT)
                return


def _other(mention: Mention, content: Content) -> str:
    """Return what the service itself promises where that is not what is said of it; else ""."""
    service = mention.service
    if any(path[:1] in ((), ("fee",), ("turnaround",)) for path in service.unread):
        return ""  # what it promises can't be told
    if mention.time:
        written = service.data.get("turnaround") or {}
        match content.value("turnaround", written):
            case Turnaround(Within(own)) if contradicts(mention.time, own):
                return str(written["within"])
        return ""
    fee = content.value("fee", service.data.get("fee"))
    if mention.money and fee and fee.fixed:
        called = [money.amount for money in (fee.fixed, fee.total) if money]
        written = f"{fee.fixed.currency} {fee.fixed.amount:,}"
        return "" if mention.money in called else written
    return ""
