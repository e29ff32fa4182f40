"""One line of a turnaround time -> the times on it, and the one that they make up."""

from collections.abc import Sequence

from msgspec.structs import replace

from mkataba.reading.clauses import Clauses
from mkataba.reading.lines import DASHES, separates, without_stop
from mkataba.reading.spans import Span, span_of
from mkataba.values import turnaround as times
from mkataba.values.turnaround import Turnaround

_MOST_PARTS = 8
_SETS_OFF = (":", "=", *DASHES)
_LONGEST_VERB = 5  # words

Labelled = tuple[Span | None, Turnaround]
"""A time and the label of its class; None where it has none."""


class TimeGrammar(Clauses, frozen=True):
    """Reads turnaround times in one language."""

    def on_line(self, line: Span) -> list[Labelled]:
        """Return the times on a line in their order; none where it is not read to its end."""
        return self._times(without_stop(line), _MOST_PARTS)

    def combined(self, found: Sequence[Labelled]) -> Turnaround | None:
        """Return the one time that several make up; None where that can't be told.

        Classes have labels or conditions; of the others one is the time to the result, and one may
        be the time to the acknowledgement. The times of steps add up: they are not classes.
        """
        if sum(label is None and time.promise is not None for label, time in found) > 1:
            found = [self._by_condition(label, time) for label, time in found]
        classes = [(label, time) for label, time in found if label]
        alone = [time for label, time in found if label is None]
        receipts = [time for time in alone if time.promise is None]
        results = [time for time in alone if time.promise is not None]
        if classes and not results:
            results = [made] if (made := self._classes(classes)) else []
        elif classes:
            return None
        if len(results) > 1 or len(receipts) > 1 or not found or (classes and not results):
            return None
        if not results or not receipts:
            return (results or receipts)[0]
        receipt = receipts[0]
        if results[0].acknowledge or receipt != Turnaround(None, acknowledge=receipt.acknowledge):
            return None
        return replace(results[0], acknowledge=receipt.acknowledge)

    def _by_condition(self, label: Span | None, time: Turnaround) -> Labelled:
        """Return a time with its condition, or what it is for, as the label of a class."""
        text = time.when or time.note
        if label or text is None or (time.when and time.note) or time.promise is None:
            return label, time
        words = span_of(text.any(self.lexicon.language))
        purpose = [slots["text"] for slots in self.lexicon.find("purpose", words)]
        for_whom = [slots["text"] for slots in self.lexicon.find("for whom", words)]
        return next(iter([*purpose, *for_whom]), words), replace(time, when=None, note=None)

    def _classes(self, classes: Sequence[tuple[Span, Turnaround]]) -> Turnaround | None:
        labels = [label for label, _ in classes]
        steps = self.lexicon.words.steps
        if len({label.keys for label in labels}) < len(labels):
            return None
        if len(labels) > 1 and any(steps.intersection(label.keys) for label in labels):
            return None
        channels = [self._channel(label) for label in labels]
        if all(channels):
            each = zip(channels, classes, strict=True)
            made = tuple(times.ChannelTime(id_ or "", time) for id_, (_, time) in each)
            return Turnaround(times.ByChannel(made))
        if not all(self._is_class(label) for label in labels) or not self._are_cases(labels):
            return None
        tiers = (times.Tier(self.lexicon.text(label), time) for label, time in classes)
        return Turnaround(times.Tiers(tuple(tiers)))

    def _are_cases(self, labels: Sequence[Span]) -> bool:
        """Tell whether marks such as a colon set names of cases off; a single one has to be known.

        What is dealt with, as in ``refunds are paid within``, is a case whatever it is.
        """
        off = [label for label in labels if label.rest[:1] in _SETS_OFF]
        if any(self.lexicon.words.no_wait.intersection(label.keys) for label in off):
            return False
        return len(labels) > 1 or not off or self.lexicon.names_case(off[0])

    def _channel(self, label: Span) -> str | None:
        for slots in self.lexicon.find("channel", label):
            if found := self.lexicon.channels.get(slots["channel"].keys):
                return found
        return None

    def _times(self, span: Span, most: int) -> list[Labelled]:
        if first := self._one(span):
            return [first]
        for at in range(1, len(span)):
            receipt = self._receipt(span[:at])
            result = self.clause(span[at:]) or self._resolved(span[at:]) if receipt else None
            if receipt and result and result.promise:
                return [(None, receipt), (None, result)]
        if both := self._receipt_and_result(span):
            return [both]
        joints = self.lexicon.patterns["and"].fixed
        cuts = [at for at in range(1, len(span) - 1) if span.keys[at : at + 1] in joints]
        for at in cuts if len(cuts) < most else ():
            first = self._one(span[:at])
            others = self._times(span[at + 1 :], most) if first else []
            if first and others:
                return [first, *others]
        return []

    def _resolved(self, span: Span) -> Turnaround | None:
        """Return the time of the result in ``, resolve 14 days``, behind a receipt."""
        joints = self.lexicon.patterns["and"].fixed
        start = next((n for n in range(len(span)) if span.keys[n : n + 1] not in joints), 0)
        for end in range(start + 1, min(len(span), start + _LONGEST_VERB)):
            if span.keys[start:end] in self.lexicon.doings:
                return self._plain(span[end:])
        return None

    def _receipt_and_result(self, span: Span) -> Labelled | None:
        """Return ``letters are acknowledged within 1 day and answered within 5 days``."""
        lexicon = self.lexicon
        starts = [at for at in range(1, len(span)) if span.keys[at] in lexicon.receipts]
        for start in starts[:1]:
            for end in range(start + 2, len(span) - 1):
                receipt = self._receipt(span[start:end])
                joint = span.keys[end : end + 1] in lexicon.patterns["and"].fixed
                result = self.clause(span[end + joint :]) if receipt else None
                if receipt is None or result is None or not result.promise or result.acknowledge:
                    continue
                subject = self._without_auxiliary(span[:start])
                time = replace(result, acknowledge=receipt.acknowledge)
                if self.says_no_class(subject, result.promise):
                    return None, time
                return (subject, time) if self._is_subject(subject) else None
        return None

    def _without_auxiliary(self, span: Span) -> Span:
        """Return what stands before ``are`` or ``will be``."""
        auxiliaries = [span_of(words).keys for words in self.lexicon.words.outcomes["auxiliaries"]]
        ends = (at for at in range(len(span)) if span.keys[at:] in auxiliaries)
        return span[: next(ends, len(span))]

    def _one(self, span: Span) -> Labelled | None:
        if time := self.clause(span):
            return None, time
        for subject, rest in self.deeds(span):
            time = self._done(rest) if len(subject) and self._is_subject(subject) else None
            if time and time.promise:
                return subject, time
        for at in range(1, len(span) - 1):
            time = self.clause(span[at + 1 :]) if separates(span, at) else None
            if time and self._is_label(span[:at]):
                return span[:at], time
        return None

    def _is_class(self, span: Span) -> bool:
        hedged = self._is_hedged(span)
        return self.lexicon.names(span) and not hedged and not self._names_time(span)

    def _is_subject(self, span: Span) -> bool:
        """Tell whether words name those whose time it is: nothing is denied of them."""
        return self._is_label(span) and self.lexicon.words.quantifiers.isdisjoint(span.keys)

    def _is_label(self, span: Span) -> bool:
        if not len(span):
            return False
        ends = span.keys[-1] not in self.lexicon.loose.union(DASHES)
        bounded = self.lexicon.bounds(span)
        return ends and self._is_class(span) and not bounded
