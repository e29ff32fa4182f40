"""A fee is said, and what costs nothing is called free."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mkataba.check.content import Content
from mkataba.check.messages import dotted, quoted
from mkataba.check.messages import node as named
from mkataba.check.nodes import Node
from mkataba.check.problem import Problem
from mkataba.check.validate import Entry
from mkataba.check.vocabulary.free import may_be_free
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.reading.vocabulary import SECTION
from mkataba.values.fee import Amount, Fee, Free
from mkataba.values.fee.parts import instead_of_money
from mkataba.values.money import OF_SHILLINGS
from mkataba.values.text import is_filled, is_none

ID = "fee-explicit"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "One officer reads a blank as free, and another asks for a fee."
REPLACES = ("required", "value", "translation")

_FILE = "services/soil-testing.yml"
VALID = ({_FILE: "fee: free\n"}, {_FILE: "fee: KES 500\n"})
INVALID = (
    {_FILE: "turnaround: 5 working days\n"},
    {_FILE: 'fee: "-"\n'},
    {_FILE: "fee: None\n"},
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
    for node in content.each("fee"):
        if isinstance(node.value, dict):
            yield from _nothings(content, node, content.value("fee", node.value))


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
        if is_none(written) or (not is_filled(written) and _is_missed(entry, here)):
            text = f"says nothing: {quoted(written)}" if written else "is missing"
            yield Problem(entry, here, f"{name} {text}", _HINT)
        elif isinstance(written, str | int | float) and _is_free(content, str(written)):
            yield Problem(entry, here, f"{name}: {quoted(written)} is not the word free", _FREE)
        return
    for index, tier in enumerate(checked.get("tiers") or ()):
        if tier and isinstance(written, dict):
            inner = written["tiers"][index]
            yield from _problems(content, entry, inner, tier, (*here, "tiers", index))


def _nothings(content: Content, node: Node, fee: Fee | None) -> Iterator[Problem]:
    """Yield each sum of nothing in a fee, and what is free in other words than free."""
    for part in node.inner("money", "number", "fee"):
        place = part.path[len(node.path) :]
        if part.field.kind == "fee":
            option = content.value("fee", part.value)
            if isinstance(place[-1], int) and option and isinstance(option.basis, Free):
                message = f"{dotted(part.path)}: free is no fee that others can be compared with"
                yield Problem(node.entry, part.path, message, _NO_OPTION)
        elif place == ("from",) and "to" in node.value:
            continue  # the lower end of a range may be nothing
        elif _is_nothing(content, part):
            message = f"{dotted(part.path)}: {quoted(part.value)} is a sum of nothing"
            yield Problem(node.entry, part.path, message, _NO_EXTRA if len(place) > 1 else _FREE)
    if fee and (key := instead_of_money(fee.basis)):
        words = texts_of(node.value[key], content.default).values()
        free = next((text for text in words if _is_free(content, str(text))), None)
        if free is not None:
            path = (*node.path, key)
            message = f"{dotted(path)}: {quoted(free)} is not the word free"
            yield Problem(node.entry, path, message, _FREE)


def _is_nothing(content: Content, node: Node) -> bool:
    money = content.value("money", node.value) if node.field.kind == "money" else None
    if money is not None:
        return not money.amount
    return (
        isinstance(node.value, int | float) and not isinstance(node.value, bool) and not node.value
    )


def _is_missed(entry: Entry, path: tuple[str | int, ...]) -> bool:
    """Tell whether the schema misses it: where its key is misspelt, that is said of the key."""
    place = named(entry.file.document.data, path)
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
    return words.strip() in ("0", "0.00", *(f"0{mark}" for mark in OF_SHILLINGS))
