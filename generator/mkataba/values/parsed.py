"""Values that were parsed, kept for all who ask for them: rules, model and comparison."""

from collections.abc import Callable, Mapping
from typing import Any

from mkataba.values.fee import fee_of
from mkataba.values.turnaround import turnaround_of
from mkataba.values.types import MAPPED, WRITTEN

NESTING: Mapping[str, Callable[..., Any]] = {"fee": fee_of, "turnaround": turnaround_of}
"""Kind of a value that may hold others of its kind -> what reads it."""


class Parsed:
    """The values of checked data; each is parsed when it is asked for first.

    Data is known again as the same object, so nobody may change it once it was asked for. A value
    that is written as one text is known again by the text.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, int, str], tuple[Any, Any]] = {}

    def value(self, kind: str, data: Any, default: str) -> Any:
        """Return the value that data holds; None where it holds none of this kind.

        Args:
            kind: A key of ``WRITTEN`` or ``MAPPED``.
            data: A value in the long form that passed the check.
            default: The language of a text that was written without one.
        """
        if kind in WRITTEN:
            return WRITTEN[kind].read(data) if isinstance(data, str) else None
        if kind == "text":
            return None if data is None else MAPPED[kind].read(data, default)
        return self._of_map(kind, data, default) if isinstance(data, dict) else None

    def _of_map(self, kind: str, data: Any, default: str) -> Any:
        key = (kind, id(data), default)
        held = self._held.get(key)
        if held is None:
            if kind in NESTING:
                read = NESTING[kind]
                value = read(data, default, lambda inner, code: self._of_map(kind, inner, code))
            else:
                value = MAPPED[kind].read(data, default)
            # with the data itself, so that no other comes to have its identity
            held = self._held[key] = data, value
        return held[1]
