"""One line of a fee -> the fee; nothing is left over, or it is not read."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from mkataba.reading.amounts import holds_money, money, names_money
from mkataba.reading.bases import Bases
from mkataba.reading.lines import DASHES, bracketed, separates, without_stop
from mkataba.reading.marks import ends_in_mark, is_weak
from mkataba.reading.spans import Span
from mkataba.reading.vocabulary import Reason
from mkataba.values import fee as fees
from mkataba.values.fee import Fee

_LEAST_BARE = 100


_DIGITS = 2  # of a number that surely counts something


class FeeGrammar(Bases, frozen=True):
    """Reads fees in one language."""

    def fee(self, line: Span) -> Fee | None:
        """Return the fee that a line holds, without keys such as ``Note:``."""
        span = without_stop(line)
        if not len(span):
            return None
        return self._simple(span) or self._with_extras(span) or self._classes(span)

    def tiers(self, tiers: Sequence[tuple[Span, Fee]]) -> Fee | None:
        """Return the fee of several classes; None where a label names a part of a fee.

        Parts are added up. Which are classes and which are parts can't be told from such labels.
        """
        parts = self.lexicon.words.payments
        if len(tiers) == 1 and parts.intersection(tiers[0][0].keys):
            label, fee = tiers[0]
            if self.lexicon.words.fees.issuperset(label.keys):
                return fee
            if fee.note or isinstance(fee.basis, fees.Free):
                return None
            if not self._is_label(label) or self._changes(label) or not self._is_part(label):
                return None
            return replace(fee, note=self.lexicon.text(label))
        if any(parts.intersection(label.keys) for label, _ in tiers):
            return None
        made = tuple(fees.Tier(self.lexicon.text(label), fee) for label, fee in tiers)
        named = all(self._is_class(label) for label, _ in tiers)
        if len(tiers) == 1 and not self._is_sure_case(tiers[0][0]):
            return None
        return Fee(fees.Tiers(made)) if named else None

    def _is_sure_case(self, label: Span) -> bool:
        """Tell whether a single label names a case; a length of time may be a validity."""
        counted = any(key[0].isdecimal() or key in self.lexicon.words.numbers for key in label.keys)
        period = counted and self.lexicon.names_period(label)
        return self.lexicon.names_case(label) and not period

    def _is_part(self, label: Span) -> bool:
        """Tell whether a label names a fee, or is made of words for parts and cases alone.

        A ``late fee`` is none of the service's.
        """
        words = self.lexicon.words
        if not words.other_fees.isdisjoint(label.keys):
            return False
        known = words.payments | words.fees | words.cases | words.linking | words.counted
        named = not words.fees.isdisjoint((label.keys[0], label.keys[-1]))
        return named or known.issuperset(key for key in label.keys if key[0].isalpha())

    def on_top(self, line: Span) -> fees.Extra | None:
        """Return what ``+ eCitizen platform fee: KSh 50`` says is paid on top."""
        for at in range(len(line) - 1, 1, -1):
            if line.keys[at] != ":":
                continue
            if amount := money(line[at + 1 :], self.currency, self.lexicon.home):
                return fees.Extra(self.lexicon.text(line[1:at]), amount)
        return None

    def _simple(self, span: Span) -> Fee | None:
        """Return a basis, alone or with a remark after it."""
        if basis := self.basis(span):
            return Fee(basis)
        for end in range(len(span) - 1, 0, -1):
            basis = self.basis(span[:end])
            if basis is None or isinstance(basis, fees.Free | fees.Reference):
                continue
            if self.lexicon.words.fees.issuperset(span.keys[end:]):
                return Fee(basis)
            behind = span[end + (span.keys[end] in DASHES and end < len(span) - 1) :]
            if note := self._remark(behind):
                return Fee(basis, note=self.lexicon.text(note))
        return None

    def _remark(self, span: Span) -> Span | None:
        """Return what is said of a fee behind it; None where it could change the amount."""
        inner = span[1:-1] if span.keys[0] in "([" and span.keys[-1] in ")]" else None
        if inner and self._is_harmless(inner):
            return inner
        if names_money(span) or holds_money(span, self.currency, self.lexicon.home):
            return None
        if not self._is_sure(span):
            return None
        if self.lexicon.words.further.intersection(span.keys) or self._goes_on(span):
            return None
        if self.lexicon.adds_case(span):
            return None
        if self.lexicon.names_no_fee(span):
            return None
        if self.lexicon.means("fee remark", span):
            return span
        ends_in_payment = span.keys[-1] in self.lexicon.words.payments
        return (
            span if ends_in_payment and self._is_plain(span) and not self._changes(span) else None
        )

    def _is_harmless(self, inner: Span) -> bool:
        """Tell whether brackets behind an amount hold what changes nothing of it."""
        fixed = inner.keys in self.lexicon.patterns["fee remark"].fixed
        if fixed or not self._is_plain(inner):
            return fixed
        said = self.lexicon.means("fee remark", inner) and not self._changes(inner)
        said = said and not self.lexicon.names_no_fee(inner)
        return said or self.lexicon.is_harmless(inner)

    def _goes_on(self, span: Span) -> bool:
        """Tell whether a number follows that may be an amount: ``for adults, 200 for pupils``."""
        lexicon = self.lexicon
        joined = lexicon.patterns["and of several"].fixed | lexicon.patterns["or"].fixed
        joints = {",", ";", "#", "@", "/", *(keys[0] for keys in joined)}
        told = lexicon.words.numbered | lexicon.months.keys()
        for before, key, then in zip(span.keys, span.keys[1:], (*span.keys[2:], ""), strict=False):
            if key[0].isdecimal() and before not in told:
                # what a number is for stands behind it: "for adults 200 for pupils"
                tied = then in lexicon.ties
                if before in joints or tied:
                    return True
        return False

    def _with_extras(self, span: Span) -> Fee | None:
        """Return ``KSh 500 + KSh 50 platform fee``."""
        joints = {keys[0] for keys in self.lexicon.patterns["plus"].fixed}
        cuts = [at for at, key in enumerate(span.keys) if key in joints]
        basis = self.basis(span[: cuts[0]]) if cuts else None
        extras = []
        for start, end in zip(cuts, [*cuts[1:], len(span)], strict=False):
            extra = self._on_top(span[start + 1 : end])
            if extra is None:
                return None
            extras.append(extra)
        return Fee(basis, tuple(extras)) if basis else None

    def _on_top(self, span: Span) -> fees.Extra | None:
        """Return ``KSh 50 platform fee`` or ``platform fee KSh 50``."""
        for end in range(1, len(span)):
            amount = self._money(span[:end])
            label = span[end:]
            if amount and self._is_plain(label) and not self._changes(label):
                return fees.Extra(self.lexicon.text(label), amount)
        match self._labelled(span):
            case (label, Fee(fees.Amount(amount, None, None, None))):
                return fees.Extra(self.lexicon.text(label), amount)
        return None

    def _classes(self, span: Span) -> Fee | None:
        """Return the fees of classes that stand one behind the other, or of one class."""
        if fee := self._each_class(span):
            return fee
        for ends in (self._joints(span), self._brackets(span), ()):
            spans = [without_stop(span[a:b]) for a, b in pairwise([0, *ends, len(span)])]
            found = [self._labelled(part) for part in spans if len(part)]
            tiers = [pair for pair in found if pair]
            if len(tiers) == len(found) and (len(tiers) > 1 or not ends):
                return self.tiers(tiers)
        return None

    def _each_class(self, span: Span) -> Fee | None:
        """Return the fees of ``Adults 500, pupils 250`` or ``500 for adults, 250 for pupils``."""
        for joint in (",", "and"):
            cuts = self._cuts(span, joint)
            parts = [without_stop(span[a:b]) for a, b in cuts]
            for read in (self._class_before, self._class_behind, self._class_after_dash):
                found = [pair for part in parts if len(part) and (pair := read(part))]
                different = len({label.keys for label, _ in found}) == len(parts)
                if len(found) == len(parts) > 1 and different:
                    return self.tiers(found)
        return None

    def _cuts(self, span: Span, joint: str) -> list[tuple[int, int]]:
        """Return the stretches between commas, or between the words for "and"."""
        joints = {(",",)} if joint == "," else self.lexicon.patterns["and of several"].fixed
        places = [at for at in range(len(span)) if span.keys[at : at + 1] in joints]
        return [*zip([0, *(at + 1 for at in places)], [*places, len(span)], strict=True)]

    def _class_before(self, span: Span) -> tuple[Span, Fee] | None:
        """Return a class and its amount, whose currency somebody has said."""
        label, amount = span[:-1], self._money(span[-1:])
        months = self.lexicon.months.keys()
        words = all(key.isalpha() and key not in months for key in label.keys) and len(label) > 0
        # a smaller number may count what is to be brought: photographs 2, copies 3
        if (
            words
            and amount
            and amount.amount >= _LEAST_BARE
            and self._is_label(label)
            and not self._changes(label)
        ):
            return label, Fee(fees.Amount(amount))
        return None

    def _class_behind(self, span: Span) -> tuple[Span, Fee] | None:
        for at in range(1, len(span) - 1):
            for slots in self.lexicon.find("for whom", span[at:]):
                amount, label = self._money(span[:at]), slots["text"]
                if amount and self._is_plain(label) and self._is_label(label):
                    return (label, Fee(fees.Amount(amount))) if not self._changes(label) else None
        return None

    def _joints(self, span: Span) -> tuple[int, ...]:
        return tuple(at + 1 for at, key in enumerate(span.keys) if key == ",")

    def _brackets(self, span: Span) -> tuple[int, ...]:
        """Return where a class ends: behind a bracket that an amount follows."""
        return tuple(
            at + 1
            for at, key in enumerate(span.keys[:-1])
            if key == ")" and not set(span.keys[at + 1]) <= {"/", ".", ",", "-"}
        )

    def labelled(self, line: Span) -> tuple[Span, Fee] | None:
        """Return the label and the fee of one class on a line."""
        span = without_stop(line)
        return self._labelled(span) or self._class_behind(span) or self._class_after_dash(span)

    def _class_after_dash(self, span: Span) -> tuple[Span, Fee] | None:
        """Return ``500 - members``, which is one of several: one alone may be a remark."""
        for at in range(1, len(span) - 1):
            amount = self._money(span[:at]) if span.keys[at] in DASHES else None
            label = span[at + 1 :]
            if amount and self._is_plain(label) and self._is_label(label):
                return None if self._changes(label) else (label, Fee(fees.Amount(amount)))
        return None

    def _labelled(self, span: Span) -> tuple[Span, Fee] | None:
        for at in range(1, len(span) - 1):
            rest = span[at + 1 :]
            parted = separates(span, at) or (span.keys[at] in DASHES and names_money(rest))
            basis = self.basis(rest) if parted else None
            if basis and self._is_label(span[:at]):
                return span[:at], Fee(basis)
        for at in range(1, len(span)):
            if is_weak(span.keys[at : at + 1]) and not span.joined(at + 1):
                continue
            amount = money(span[at:], self.currency, self.lexicon.home, bare=False)
            label = span[: at - (span.keys[at - 1] in self.lexicon.words.copulas)]
            if amount and len(label) and self._is_label(label) and not self._changes(label):
                return label, Fee(fees.Amount(amount))
        split = bracketed(span)
        amount = self._money(split[0]) if split else None
        if not (split and amount) or _may_hold_amount(split[1]):
            return None
        if self._is_label(split[1]) and not self._changes(split[1]):
            return split[1], Fee(fees.Amount(amount))
        return None

    def _is_class(self, span: Span) -> bool:
        varies = Reason.FEE_VARIES in self.lexicon.hedges(span)
        last = next((key for key in reversed(span.keys) if key[0].isalpha()), "")
        if self.lexicon.names_no_fee(span):
            return False
        if self.lexicon.holds("free", span) or last in self.lexicon.words.numbered:
            return False
        if "%" in span.keys:  # the amount is a part of it, or goes up or down: 20% off
            return False
        if ends_in_mark(span):  # of the amount behind it, in a currency that is another or unsure
            return False
        return self.lexicon.names(span) and not names_money(span) and not varies

    def _is_label(self, span: Span) -> bool:
        ends = span.keys[-1] not in self.lexicon.loose.union(DASHES)
        return ends and self._is_class(span) and self._is_sure(span)

    def _changes(self, span: Span) -> bool:
        return bool(self.lexicon.words.quantifiers.intersection(span.keys))


def _may_hold_amount(span: Span) -> bool:
    """Tell whether a number in brackets may be what others pay: ``KES 500 (children 300)``.

    It may at the end, where nothing says what it counts, and if it is as large as amounts are.
    """
    numbers = [key for key in span.keys if key[0].isdecimal()]
    return span.keys[-1][0].isdecimal() or any(len(key) > _DIGITS for key in numbers)
