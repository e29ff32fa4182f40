"""A fee is said, and what costs nothing is called free."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mkataba.check.content import Content, Node, Problem
from mkataba.check.messages import dotted, node, quoted
from mkataba.check.validate import Entry
from mkataba.check.words.free import may_be_free
from mkataba.check.words.said import words_of
from mkataba.finding import Severity
from mkataba.reading.vocabulary import SECTION
from mkataba.values.fee import Amount, Fee
from mkataba.values.money import read_money
from mkataba.values.text import is_said

ID = "fee-explicit"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A blank is read as free by the one and as a fee to be asked for by the other."
REPLACES = ("required", "value", "translation")

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
    {_FILE: "fee: {higher_of: [{amount: KES 500}, {percent: 0, of: {en: price, sw: bei}}]}\n"},
    {_FILE: "fee: {lower_of: [{free: true}, {amount: KES 500}]}\n"},
    {_FILE: "fee: {free: true, extras: [{label: {en: Stamp, sw: Stempu}, amount: KES 0}]}\n"},
    {_FILE: "fee: {amount: KES 5, per: {en: page, sw: ukurasa}, maximum: KES 0}\n"},
    {
        _FILE: "fee: {actual_cost: {en: free, sw: bure}}\n",
        "organization.yml": "languages: [en, sw]\n",
    },
    {_FILE: "fee:\n  tiers:\n  - label: {en: Pupils, sw: Wanafunzi}\n"},
)

_AMOUNT = re.compile(r"[1-9]")
WORDS = (SECTION,)
_HINT = "write free where nothing is paid, else an amount such as ¤ 500"
_NO_EXTRA = "leave it out, or write what has to be paid"
_NO_OPTION = "write free where nothing is paid, or leave it out"
_FREE = "write free: the word is translated when it is printed"


def check(content: Content) -> Iterator[Problem]:
    """Yield each fee that is blank, a sum of nothing, or free in a word of its own."""
    for entry in content.of("service"):
        raw = entry.file.document.data
        if isinstance(raw, dict):
            yield from _problems(content, entry, raw, entry.data, ())
    for fee in content.each("fee"):
        if isinstance(fee.value, dict):
            yield from _nothings(content, fee)


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
    for index, tier in enumerate(checked.get("tiers") or ()):
        if tier and isinstance(written, dict):
            inner = written["tiers"][index]
            yield from _problems(content, entry, inner, tier, (*here, "tiers", index))


_SUMS = ("amount", "percent", "minimum", "maximum", "to", "up_to")


def _nothings(content: Content, fee: Node) -> Iterator[Problem]:
    """Yield each sum of nothing in a fee, and what is free in other words than free."""
    places: list[tuple[str | int, ...]] = [(key,) for key in _SUMS if key in fee.value]
    if "from" in fee.value and "to" not in fee.value:
        places.append(("from",))
    extras = fee.value.get("extras") or ()
    places += [("extras", at, "amount") for at, extra in enumerate(extras) if extra]
    for place in places:
        value = fee.value
        for part in place:
            value = value[part] if isinstance(part, int) else value.get(part)
        if _is_nothing(value):
            path = (*fee.path, *place)
            message = f"{dotted(path)}: {quoted(value)} is a sum of nothing"
            yield Problem(fee.entry, path, message, _NO_EXTRA if place[0] == "extras" else _FREE)
    for key in ("higher_of", "lower_of"):
        for at, option in enumerate(fee.value.get(key) or ()):
            if isinstance(option, dict) and "free" in option:
                path = (*fee.path, key, at)
                message = f"{dotted(path)}: free is no fee that others can be compared with"
                yield Problem(fee.entry, path, message, _NO_OPTION)
    for key in ("in_kind", "actual_cost"):
        words = words_of(fee.value.get(key), content.default).values()
        free = next((said for said in words if _is_free(content, str(said))), None)
        if free is not None:
            message = f"{dotted((*fee.path, key))}: {quoted(free)} is not the word free"
            yield Problem(fee.entry, (*fee.path, key), message, _FREE)


def _is_nothing(value: Any) -> bool:
    money = read_money(value) if isinstance(value, str) else None
    return (money is not None and not money.amount) or (
        isinstance(value, int | float) and not isinstance(value, bool) and value == 0
    )


def _is_missed(entry: Entry, path: tuple[str | int, ...]) -> bool:
    """Tell whether the schema misses it: where its key is misspelt, that is said of the key."""
    place = node(entry.file.document.data, path)
    return any(found.node == place and found.rule == "required" for found in entry.findings)


def _is_free(content: Content, words: str) -> bool:
    """Tell whether words say in some language, and in full, that nothing is paid."""
    # spares reading what can't be free
    if _AMOUNT.search(words) or not ("0" in words or may_be_free(content, words)):
        return False
    # loaded here: the readers take long to load, and few words come as far as this
    from mkataba.check.readings import read  # noqa: PLC0415

    for fee in read(content, "fee", {None: words}):
        if isinstance(fee, Fee):
            return fee.is_free or (isinstance(fee.basis, Amount) and not fee.basis.money.amount)
    return words.strip() in ("0", "0.00", "0/=", "0/-")
