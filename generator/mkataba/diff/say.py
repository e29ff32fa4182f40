"""Both states of a value in words, and without what only the way of writing tells apart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from babel import Locale

from mkataba.diff.change import Change
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround
from mkataba.wording import Words
from mkataba.wording.basics import NBSP

V = TypeVar("V")


@dataclass(frozen=True)
class Say:
    """Says what was and what is; ``words`` are those of each language, the report's own first.

    ``shared`` are the languages that the organisation has in both states.
    """

    words: tuple[Words, ...]
    shared: frozenset[str]

    def plain(self, value: V) -> V:
        """Return a value with its texts in the shared languages alone, in one order."""
        plain: V = self._plain(value)
        return plain

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Text):
            kept = sorted(pair for pair in value.words if pair[0] in self.shared)
            return Text(tuple(kept or sorted(value.words)))
        if isinstance(value, tuple):
            return tuple(map(self._plain, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value,
                **{f.name: self._plain(getattr(value, f.name)) for f in fields(value) if f.init},
            )
        return value

    def text(self, text: Text | None) -> str:
        """Return a text in the report's language, else in the one that it is in; "" for none."""
        return self.words[0].text(text).replace(NBSP, " ") if text else ""

    def value(self, value: Fee | Turnaround | None) -> str:
        """Return a fee or a time with all its parts, on one line; "" for none."""
        return _in_full(self.words[0], value)

    def duration(self, duration: Duration | None) -> str:
        """Return a length of time in words; "" for none."""
        return self.words[0].duration(duration).replace(NBSP, " ") if duration else ""

    def language(self, code: str) -> str:
        """Return what a language is called in the report's language."""
        own = Locale.parse(self.words[0].locale)
        return str(Locale.parse(code).get_display_name(code) or own.languages.get(code, code))

    def pair(self, before: V, after: V, how: Callable[[Words, V], str]) -> tuple[str, str]:
        """Return both in words, in the first language in which they differ."""
        pairs = [(how(words, before), how(words, after)) for words in self.words]
        return next((pair for pair in pairs if pair[0] != pair[1]), pairs[0])

    def values(self, before: Fee | Turnaround, after: Fee | Turnaround) -> tuple[str, str]:
        """Return both values in words, in the first language in which they differ."""
        return self.pair(before, after, _in_full)

    def codes(self, field: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
        """Yield which of some codes are lost and which are gained, in words."""
        word = self.words[0].code
        yield from (Change("lost", field, word(one)) for one in before if one not in after)
        yield from (Change("gained", field, "", word(one)) for one in after if one not in before)

    def texts(
        self,
        field: str,
        before: Text | None,
        after: Text | None,
        promise: bool = False,
        item: str = "",
    ) -> Iterator[Change]:
        """Yield how a text changed; a promise that is dropped is lost."""
        if before == after:
            return
        if before is None or after is None:
            kind = (
                ("gained" if promise else "added")
                if before is None
                else ("lost" if promise else "removed")
            )
            yield Change(kind, field, self.text(before), self.text(after), item)
            return
        old, new = dict(before.words), dict(after.words)
        if any(old[code] != new[code] for code in old.keys() & new.keys()) or not (
            old.keys() & new.keys()
        ):
            pair = self.pair(before, after, lambda words, text: text.any(words.language))
            yield Change("reworded", field, *pair, item)
        else:
            for code in sorted(old.keys() - new.keys()):
                yield Change("translation-lost", field, self.language(code), "", item)
            for code in sorted(new.keys() - old.keys()):
                yield Change("translation-gained", field, "", self.language(code), item)


def _in_full(words: Words, value: Fee | Turnaround | None) -> str:
    return "; ".join(words.in_full(value).split("\n")) if value else ""


def plainly(field: str, before: str | None, after: str | None) -> Iterator[Change]:
    """Yield how a plain value changed, such as a telephone number."""
    if before != after:
        kind = "changed" if before and after else "removed" if before else "added"
        yield Change(kind, field, before or "", after or "")
