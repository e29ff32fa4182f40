"""A fee is said, and what costs nothing is called free."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mkataba.check.content import Content, Problem
from mkataba.check.doubts import read
from mkataba.check.messages import node, quoted
from mkataba.check.validate import Entry
from mkataba.finding import Severity
from mkataba.reading import SECTION
from mkataba.values.fee import Amount, Fee
from mkataba.values.money import read_money
from mkataba.values.text import is_said

ID = "fee-explicit"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
CLAUSE = "3.2.2.a.iii"
WHY = "A blank is read as free by the one and as a fee to be asked for by the other."
REPLACES = ("required", "value")

_FILE = "services/soil-testing.yml"
VALID = ({_FILE: "fee: free\n"}, {_FILE: "fee: KES 500\n"})
INVALID = (
    {_FILE: "turnaround: 5 working days\n"},
    {_FILE: 'fee: "-"\n'},
    {_FILE: "fee: Bure\n", "organization.yml": "languages: [en, sw]\n"},
    {_FILE: "fee: KES 0\n"},
    {_FILE: "fee: {percent: 0, of: {en: the price, sw: bei}}\n"},
    {_FILE: "fee: {up_to: KES 0}\n"},
    {_FILE: "fee: {from: KES 0, to: KES 0}\n"},
    {_FILE: "fee:\n  tiers:\n  - label: {en: Pupils, sw: Wanafunzi}\n"},
)

_AMOUNT = re.compile(r"[1-9]")
WORDS = (SECTION,)
_HINT = "write free where nothing is paid, else an amount such as KES 500"
_FREE = "write free: the word is translated when it is printed"


def check(content: Content) -> Iterator[Problem]:
    """Yield each fee that is blank, a sum of nothing, or free in a word of its own."""
    for entry in content.of("service"):
        raw = entry.file.document.data
        if isinstance(raw, dict):
            yield from _problems(content, entry, raw, entry.data, ())


def _problems(
    content: Content,
    entry: Entry,
    raw: Mapping[str, Any],
    kept: Mapping[str, Any],
    path: tuple[str | int, ...],
) -> Iterator[Problem]:
    """Yield what is wrong with the ``fee`` of a service or of a class, and with what is in it."""
    here, written, checked = (*path, "fee"), raw.get("fee"), kept.get("fee")
    name = "fee" if not path else "the fee of this class"
    if checked is None:
        if not is_said(written) and _is_missed(entry, here):
            said = f"says nothing: {quoted(written)}" if written else "is missing"
            yield Problem(entry, here, f"{name} {said}", _HINT)
        elif isinstance(written, str | int | float) and _is_free(content, str(written)):
            yield Problem(entry, here, f"{name}: {quoted(written)} is not the word free", _FREE)
        return
    if nothing := _nothing(checked):
        yield Problem(entry, here, f"{name}: {quoted(nothing)} is a sum of nothing", _FREE)
    for index, tier in enumerate(checked.get("tiers") or ()):
        if tier and isinstance(written, dict):
            inner = written["tiers"][index]
            yield from _problems(content, entry, inner, tier, (*here, "tiers", index))


_MOST = ("amount", "percent", "to", "up_to")


def _nothing(fee: Mapping[str, Any]) -> str:
    """Return what a fee says is paid at most, as it is written, where that is nothing; else ""."""
    for key in _MOST:
        most = fee.get(key)
        money = read_money(most) if isinstance(most, str) else None
        if (money and not money.amount) or (key == "percent" and most == 0):
            return "" if fee.get("minimum") else f"{key}: {most}" if key != "amount" else str(most)
    return ""


def _is_missed(entry: Entry, path: tuple[str | int, ...]) -> bool:
    """Tell whether the schema misses it: where its key is misspelt, that is said of the key."""
    place = node(entry.file.document.data, path)
    return any(found.node == place and found.rule == "required" for found in entry.findings)


def _is_free(content: Content, words: str) -> bool:
    """Tell whether words say in some language, and in full, that nothing is paid."""
    if _AMOUNT.search(words):  # spares reading what can't be free
        return False
    for fee in read(content, "fee", {None: words}):
        if isinstance(fee, Fee):
            return fee.is_free or (isinstance(fee.basis, Amount) and not fee.basis.money.amount)
    return words.strip() in ("0", "0.00", "0/=", "0/-")
