"""What words say that are not read as a whole: classes, a choice, what is paid on top.

Each word and number of the text stands in the data, or there is no data.
"""

from typing import Any

from msgspec import Struct

from mkataba.check.normal.context import Context
from mkataba.check.normal.pieces import Piece, Pieces, Value, pieces
from mkataba.reading.amounts import money, names_money
from mkataba.reading.fees import FeeGrammar
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.quantities import names_time
from mkataba.reading.spans import Span, span_of
from mkataba.reading.times import TimeGrammar
from mkataba.reading.vocabulary import Reason
from mkataba.values.fee import Fee
from mkataba.values.fee.data import fee_data
from mkataba.values.turnaround import Turnaround
from mkataba.values.turnaround.data import turnaround_data

TODO = "TODO"
_IN_LABEL = frozenset("-'/&")


class Kind(Struct, frozen=True):
    """Fees or times: the name of their field, and the words of a label that are added up."""

    name: str
    alone: str
    parts: frozenset[str]


def fees_in(written: str, reason: str, context: Context) -> Any:
    """Return the data of the fees that stand in words, or a list of those of which one is meant."""
    best = None
    for code in context.phrases.likely(written, context.read):
        lexicon = context.phrases.of(code)
        kind = Kind("fee", "amount", lexicon.words.payments)
        found = pieces(written, lexicon, _fee_in(lexicon, written))
        best = best or _data(found, kind, reason, lexicon)
    return best


def times_in(written: str, reason: str, context: Context) -> Any:
    """Return the data of the times that stand in words, or a list as above."""
    best = None
    for code in context.phrases.likely(written, context.read):
        lexicon = context.phrases.of(code)
        kind = Kind("turnaround", "within", lexicon.words.steps | lexicon.words.first_steps)
        found = pieces(written, lexicon, _time_in(lexicon))
        best = best or _data(found, kind, reason, lexicon)
    return best


def _fee_in(lexicon: Lexicon, written: str) -> Value:
    grammar = FeeGrammar(lexicon, _said(lexicon, written))

    def read(span: Span) -> Any:
        if not any(key[0].isdecimal() for key in span.keys) and not lexicon.means("free", span):
            return None
        basis = grammar.basis(span)
        return fee_data(Fee(basis), None) if basis else None

    return read


def _said(lexicon: Lexicon, written: str) -> str | None:
    """Return the one currency that is written in a text, for the amounts that have none."""
    span = span_of(written)
    found = set()
    for at, key in enumerate(span.keys):
        for start in range(max(0, at - 3), at + 1) if key[0].isdecimal() else ():
            for end in range(at + 1, min(len(span), at + 3) + 1):
                if amount := money(span[start:end], None, lexicon.home):
                    found.add(amount.currency)
    return found.pop() if len(found) == 1 else None


def _time_in(lexicon: Lexicon) -> Value:
    grammar = TimeGrammar(lexicon)

    def read(span: Span) -> Any:
        promise = grammar.promise(span)
        return turnaround_data(Turnaround(promise), None) if promise else None

    return read


def _data(found: Pieces, kind: Kind, reason: str, lexicon: Lexicon) -> Any:
    parts = found.parts
    if not parts or not all(_fits(piece.words, kind, lexicon) for piece in parts):
        return None
    if "plus" in found.joints:
        return _on_top(found, kind, lexicon)
    if len(parts) == 1:
        return _alone(parts[0], kind, reason, lexicon)
    bare = [piece for piece in parts if not len(piece.words)]
    if len(bare) == len(parts):
        return [piece.value for piece in parts] if found.joints == {"or"} else None
    added = any(kind.parts.intersection(piece.words.keys) for piece in parts)
    by_word = found.joints != {"comma"}  # "and" may add up
    labels = {piece.words.keys for piece in parts}
    if added or len(labels) < len(parts):
        return None
    if bare and (parts[0] is not bare[0] or parts[0].value != str(parts[0].value) or by_word):
        return None
    return {"tiers": [_tier(piece.words, piece.value, kind, lexicon) for piece in parts]}


def _tier(words: Span, value: Any, kind: Kind, lexicon: Lexicon) -> dict[str, Any]:
    return {"label": {lexicon.language: words.text or TODO}, kind.name: value or TODO}


def _alone(piece: Piece, kind: Kind, reason: str, lexicon: Lexicon) -> Any:
    """Return the one value with the words beside it as a remark, or as the class that it is for."""
    if not len(piece.words):
        return [piece.value]
    if piece.value == "free" or reason in (Reason.FREE_FOR_SOME, Reason.LABEL):
        others = {"label": {lexicon.language: TODO}, kind.name: TODO}
        return {"tiers": [_tier(piece.words, piece.value, kind, lexicon), others]}
    data = piece.value if isinstance(piece.value, dict) else {kind.alone: piece.value}
    return {**data, "note": {lexicon.language: piece.words.text}}


def _on_top(found: Pieces, kind: Kind, lexicon: Lexicon) -> Any:
    """Return an amount with those that are paid on top, each with its name."""
    first, *others = found.parts
    amounts = all(isinstance(piece.value, str) and piece.value != "free" for piece in found.parts)
    if kind.name != "fee" or found.joints != {"plus"} or not amounts:
        return None
    if not all(len(piece.words) for piece in others):
        return None
    named = [
        {"label": {lexicon.language: piece.words.text}, "amount": piece.value} for piece in others
    ]
    data: dict[str, Any] = {"amount": first.value, "extras": named}
    return data | ({"note": {lexicon.language: first.words.text}} if len(first.words) else {})


def _fits(words: Span, kind: Kind, lexicon: Lexicon) -> bool:
    """Tell whether words can name a class, or be a remark: nothing in them limits a value."""
    if not len(words):
        return True
    of = lexicon.words
    plain = all(key[0].isalpha() or key in _IN_LABEL for key in words.keys)
    limits = of.no_fee | of.other_fees | of.no_wait  # another value than the one that is asked for
    limits |= of.quantifiers | of.further | of.limits | of.clock
    if kind.name == "turnaround":
        limits |= of.first_steps | lexicon.receipts
    counted = any(of.numbers.get(key, 1) > 1 for key in words.keys)
    hedged = any(lexicon.hedges(words)) or lexicon.bounds(words) or lexicon.holds("free", words)
    ends = words.keys[-1] in of.linking
    other = names_money(words) or names_time(lexicon, words) or lexicon.names_period(words)
    return plain and limits.isdisjoint(words.keys) and not (counted or hedged or ends or other)
