"""What is paid: free, an amount, a share, a tariff; the whole span or nothing."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from mkataba.reading.amounts import money, names_money, percent
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.lines import bracketed
from mkataba.reading.spans import Span
from mkataba.reading.vocabulary import Reason
from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.money import Money

_NOT_IN_A_UNIT = {"(", ")", "[", "]", ",", ";", ":", "+", "%", "/", "="}


class Bases(Struct, frozen=True):
    """Reads what is paid in one language; bare amounts are in ``currency``, if it is known."""

    lexicon: Lexicon
    currency: str | None

    def basis(self, span: Span) -> fees.Basis | None:
        """Return what is paid, where a span says that and nothing else."""
        for meaning in ("higher", "lower"):
            for slots in self.lexicon.find(meaning, span):
                for joint in ("or", "and of several"):
                    parts = self._options(slots["fees"], joint)
                    options = [self._option(part) for part in parts]
                    if len(options) > 1 and None not in options:
                        made = tuple(Fee(basis) for basis in options if basis)
                        return fees.Choice(meaning == "higher", made)
        return self._option(span)

    def _option(self, span: Span) -> fees.Basis | None:
        return fees.Free() if self.lexicon.means("free", span) else self._limited(span)

    def _options(self, span: Span, meaning: str) -> Iterator[Span]:
        joints = self.lexicon.patterns[meaning].fixed
        start = 0
        for at in range(len(span)):
            joint = next((keys for keys in joints if span.keys[at : at + len(keys)] == keys), None)
            if joint and at > start:
                yield span[start:at]
                start = at + len(joint)
        yield span[start:]

    def _limited(
        self, span: Span, limits: tuple[str, ...] = ("at most", "at least")
    ) -> fees.Basis | None:
        """Return a basis with the least and the most that is paid, each at most once."""
        for meaning in limits:
            for slots in self.lexicon.find(meaning, span):
                limit, basis = self._money(slots["money"]), None
                if limit:
                    basis = self._limited(slots["x"], tuple({*limits} - {meaning}))
                if not isinstance(basis, fees.Amount | fees.Percentage):
                    continue
                if meaning == "at most":
                    return replace(basis, maximum=limit)
                return replace(basis, minimum=limit)
        return self._unlimited(span)

    def _unlimited(self, span: Span) -> fees.Basis | None:
        if basis := self._each(span):
            return basis
        if basis := self._each_time(span):
            return basis
        for slots in self.lexicon.find("per", span):
            basis, unit = self._each(slots["money"]), slots["unit"]
            if basis and self._is_unit(unit):
                return replace(basis, per=self.lexicon.unit(unit))
        for slots in self.lexicon.find("per counted", span):
            basis, unit = self._each(slots["money"]), slots["unit"]
            if basis and self._is_unit(unit) and self._is_counted(unit):
                return replace(basis, per=self.lexicon.unit(unit))
        if share := self._share(span):
            return share
        written = [slots["source"] for slots in self.lexicon.find("set by", span)]
        typed = [slots["source"] for slots in self.lexicon.find("as per", span)]
        for source in (*written, *filter(self._is_source, typed)):
            if names_money(source) or self._is_measure(source):
                continue
            if self._is_sure(source) and not self._is_qualified(source):
                return fees.Reference(self.lexicon.text(source))
        for slots in self.lexicon.find("cost of", span):
            what = slots["what"]
            if self._is_plain(what) and not self._is_qualified(what):
                return fees.ActualCost(self.lexicon.text(what))
        return None

    def _share(self, span: Span) -> fees.Percentage | None:
        for slots in self.lexicon.find("percent", span):
            share, base = percent(slots["number"]), slots["base"]
            if share is not None and self._is_plain(base) and not self._is_qualified(base):
                return fees.Percentage(share, self.lexicon.text(base))
        for slots in self.lexicon.find("percent beside", span):
            share, base = percent(slots["number"]), slots["base"]
            if share is not None and self._is_base(base):
                return fees.Percentage(share, self.lexicon.text(base))
        return None

    def _each_time(self, span: Span) -> fees.Amount | fees.Range | None:
        """Return what is paid again and again, such as ``KSh 500 monthly``: for each month."""
        split = bracketed(span)
        cuts = [split] if split else [(span[:end], span[end:]) for end in range(1, len(span))]
        for before, period in cuts:
            unit = self.lexicon.each_of(period)
            if unit and (basis := self._each(before)):
                return replace(basis, per=unit)
        return None

    def _each(self, span: Span) -> fees.Amount | fees.Range | None:
        """Return what may be paid for each unit: an amount, a range, or one end of it."""
        if amount := self._money(span):
            return fees.Amount(amount)
        for slots in self.lexicon.find("only", span):
            if amount := self._money(slots["money"]):
                return fees.Amount(amount)
        for slots in self.lexicon.find("range", span):
            high = self._money(slots["high"])
            low = self._money(slots["low"], high)
            high = self._money(slots["high"], low)
            if low and high and low.currency == high.currency and low.amount <= high.amount:
                return fees.Range(low, high)
        for meaning in ("from", "up to"):
            for slots in self.lexicon.find(meaning, span):
                if amount := self._money(slots["money"]):
                    low, high = (amount, None) if meaning == "from" else (None, amount)
                    return fees.Range(low, high)
        return None

    def _money(self, span: Span, beside: Money | None = None) -> Money | None:
        currency = beside.currency if beside else self.currency
        return money(span, currency, self.lexicon.home)

    def _is_sure(self, span: Span) -> bool:
        """Tell whether words may stand beside a fee: they take nothing back and waive nothing."""
        varies = Reason.FEE_VARIES in self.lexicon.hedges(span)
        return not varies and not self.lexicon.bounds(span) and not self.lexicon.holds("free", span)

    def _is_plain(self, span: Span) -> bool:
        """Tell whether a span holds words alone: neither numbers, labels nor hedges."""
        other = any(key[0].isdecimal() or key in ("%", ":") for key in span.keys)
        return not other and len(span) > 0 and self._is_sure(span)

    def _is_base(self, span: Span) -> bool:
        """Tell whether words name what a share is of, and no fee, tax or discount of that share."""
        words = self.lexicon.words
        other = (words.payments - words.bases) | words.quantifiers
        named = words.bases.intersection(span.keys[-1:])
        return bool(named) and self._is_plain(span) and other.isdisjoint(span.keys)

    def _is_source(self, span: Span) -> bool:
        """Tell whether words name a law or a tariff: by such a word, a number, or in capitals."""
        names = (span.source[start:end] for start, end in span.tokens)
        short = not span.source.isupper() and any(n.isupper() and len(n) > 1 for n in names)
        numbered = any(key[0].isdecimal() for key in span.keys)
        return short or numbered or bool(self.lexicon.words.sources.intersection(span.keys))

    def _is_measure(self, span: Span) -> bool:
        """Tell whether words name what a fee depends on, such as ``the type of business``."""
        first = next((key for key in span.keys if key not in self.lexicon.words.articles), "")
        return first in self.lexicon.words.measures

    def _is_unit(self, span: Span) -> bool:
        characters = _NOT_IN_A_UNIT.intersection(span.keys)
        return (
            self._is_plain(span)
            and span.keys[0][0].isalpha()  # no rest of the mark of an amount: 500/- a page
            and len(span) <= 8
            and not characters
            and not self._is_qualified(span)
            and self.lexicon.recipients.isdisjoint(span.keys)
            and self.lexicon.words.other_fees.isdisjoint(span.keys)
        )

    def _is_counted(self, unit: Span) -> bool:
        words = self.lexicon.words
        several = any(words.numbers.get(key, 1) > 1 for key in unit.keys)
        return unit.keys[0] in words.counted and not several

    def _is_qualified(self, span: Span) -> bool:
        """Tell whether words behind a fee set it apart from another, or add to it."""
        return bool(self.lexicon.words.qualifiers.intersection(span.keys))
