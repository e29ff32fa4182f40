"""The lines of a fee or a time -> the value that they say together."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mkataba.reading.amounts import money
from mkataba.reading.fees import FeeGrammar
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.lines import Part, parted, parts_of, pieces_of
from mkataba.reading.numbers import number
from mkataba.reading.spans import Span
from mkataba.reading.times import Labelled, TimeGrammar
from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.turnaround import Turnaround

LONGEST_LINE = 120
"""Words, numbers and characters of a line without a key."""
_MOST_LINES = 60
_DEEPEST = 6  # labels on a line
_FEE_KEYS = ("key note", "key link", "key version", "key ways", "key total", "key in kind")
_TIME_KEYS = ("key note", "key link", "key law", "key starts", "key condition")

Keys = dict[str, Span]


def _keys(
    lexicon: Lexicon, names: Sequence[str], lines: Sequence[Span]
) -> tuple[Keys, list[Span]] | None:
    """Return what follows each key such as ``Note:``, and the other lines, parted into pieces.

    None if a key is double, or if there is more than a fee or a time ever has.
    """
    keys: Keys = {}
    others: list[Span] = []
    if len(lines) > _MOST_LINES:
        return None
    for line in lines:
        found = {
            name: slot
            for name in names
            for slots in lexicon.find(name, line)
            for slot in slots.values()
        }
        if keys.keys() & found.keys():
            return None
        keys |= found
        if not found:
            others += pieces_of(line)
    long = len(others) > _MOST_LINES or any(len(line) > LONGEST_LINE for line in others)
    return None if long else (keys, others)


class FeeReader(Struct, frozen=True):
    """Puts the lines of a fee together."""

    grammar: FeeGrammar

    def read(self, lines: Sequence[Span], depth: int = 0) -> Fee | None:
        """Return the fee that lines say, ``depth`` labels below the text; None if they don't."""
        lexicon = self.grammar.lexicon
        found = _keys(lexicon, _FEE_KEYS, lines)
        if found is None or depth > _DEEPEST:
            return None
        keys, others = found
        on_top = [line for line in others if line.keys[0] == "+"]
        extras = [self.grammar.on_top(line) for line in on_top]
        parts = parts_of([line for line in others if line not in on_top], self._is_whole)
        fee = self._basis(parts, keys, depth)
        if fee is None or None in extras or (extras and fee.extras):
            return None
        if extras:
            fee = replace(fee, extras=tuple(extra for extra in extras if extra))
        return self._with_keys(fee, keys)

    def _is_whole(self, line: Span) -> bool:
        return self.grammar.basis(line) is not None

    def _basis(self, parts: Sequence[Part], keys: Keys, depth: int) -> Fee | None:
        if "key in kind" in keys:
            what = self.grammar.lexicon.text(keys["key in kind"])
            return None if parts else Fee(fees.InKind(what))
        if len(parts) == 1 and parts[0].label is None:
            return self.grammar.fee(parts[0].lines[0])
        if options := self._options(parts, depth):
            return options
        tiers = []
        for part in parts:
            if part.label is None:
                labelled = self.grammar.labelled(part.lines[0])
            else:
                fee = self.read(part.lines, depth + 1)
                labelled = (part.label, fee) if fee else None
            if labelled is None:
                return None
            tiers.append(labelled)
        return self.grammar.tiers(tiers) if tiers else None

    def _options(self, parts: Sequence[Part], depth: int) -> Fee | None:
        """Return the choice that numbered options make up."""
        lexicon = self.grammar.lexicon
        for meaning in ("option of the highest", "option of the lowest"):
            numbers = [
                number(lexicon, slots["n"])
                for part in parts
                if part.label
                for slots in lexicon.find(meaning, part.label)
            ]
            options = [self.read(part.lines, depth + 1) for part in parts if numbers]
            if numbers == [*range(1, len(parts) + 1)] and numbers and None not in options:
                made = tuple(option for option in options if option)
                return Fee(fees.Choice(meaning == "option of the highest", made))
        return None

    def _with_keys(self, fee: Fee, keys: Keys) -> Fee | None:
        lexicon = self.grammar.lexicon
        if "key note" in keys:
            if fee.note:
                return None
            fee = replace(fee, note=lexicon.text(keys["key note"]))
        if "key ways" in keys:
            ways = [lexicon.ways.get(span.keys) for span in parted(keys["key ways"], ",")]
            if None in ways:
                return None
            fee = replace(fee, payment=tuple(way for way in ways if way))
        for field in ("link", "version"):
            if text := keys.get(f"key {field}"):
                if not isinstance(fee.basis, fees.Reference):
                    return None
                named: Mapping[str, Any] = {field: text.text}
                fee = replace(fee, basis=replace(fee.basis, **named))
        if (words := keys.get("key total")) is None:
            return fee
        total = money(words, None, lexicon.home, bare=False)
        return fee if total == fee.total is not None else None


class TimeReader(Struct, frozen=True):
    """Puts the lines of a turnaround time together."""

    grammar: TimeGrammar

    def read(self, lines: Sequence[Span], depth: int = 0) -> Turnaround | None:
        """Return the time that lines say, ``depth`` labels below the text; None if they don't."""
        found = _keys(self.grammar.lexicon, _TIME_KEYS, lines)
        if found is None or depth > _DEEPEST:
            return None
        keys, others = found
        times: list[Labelled] = []
        for part in parts_of(others, self._is_whole):
            if part.label is None:
                more = self.grammar.on_line(part.lines[0])
            else:
                time = self.read(part.lines, depth + 1)
                more = [(part.label, time)] if time else []
            if not more:
                return None
            times += more
        time = self.grammar.combined(times)
        return self._with_keys(time, keys) if time else None

    def _is_whole(self, line: Span) -> bool:
        return self.grammar.clause(line) is not None

    def _with_keys(self, time: Turnaround, keys: Keys) -> Turnaround | None:
        lexicon = self.grammar.lexicon
        fields = {"starts": time.starts, "law": time.law, "note": time.note}
        fields["condition"] = time.when
        changes: dict[str, Any] = {}
        for field, held in fields.items():
            if text := keys.get(f"key {field}"):
                if held:
                    return None
                changes["when" if field == "condition" else field] = lexicon.text(text)
        if link := keys.get("key link"):
            changes["link"] = link.text
        return replace(time, **changes)
