"""Data as it was written -> its long form, without what says nothing."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec import field as held

from mkataba.schema import Field, says
from mkataba.source import Document, Path
from mkataba.values.text import is_filled
from mkataba.values.types import EXPANDS, WRITTEN

_WORDS = {"string", "text", *WRITTEN, *EXPANDS}
_PLAIN = ("boolean", "integer", "number")


class Typed(Struct, frozen=True):
    """How what is in no form of its field is read, and what was.

    Args:
        normal: Kind of a field and what was typed -> the data of its normal form; None for none.
        taken: What was read so: its field, what was typed, and the data, by its place.
    """

    normal: Callable[[str, str], Any]
    taken: dict[Path, tuple[Field, str, Any]] = held(default_factory=dict)


def long_form(
    field: Field, value: Any, path: Path, blanks: dict[Path, Any], document: Document, typed: Typed
) -> Any:
    """Return ``value`` in long form without what says nothing, which goes into ``blanks``.

    What is typed in another form and can surely be read stands in its normal form, and is noted.
    """
    value = field.expand(as_typed(field, value, path, document))
    if isinstance(value, str) and _is_open(field.kind, value):
        new = typed.normal(field.kind, value)
        if new is not None:
            typed.taken[path] = (field, value, new)
            value = field.expand(new)
    fields = field.fields
    if isinstance(value, dict) and fields:
        kept: dict[str, Any] = {}
        for name, inner in value.items():
            sub = fields.get(name)
            if sub is None:
                kept[name] = inner
                continue
            here = (*path, name)
            ready = long_form(sub, inner, here, blanks, document, typed)
            if _says(sub, inner, ready):
                kept[name] = ready
            else:
                blanks[here] = inner
        for name, sub in field.always.items():
            if name not in kept:
                kept[name] = long_form(sub, {}, (*path, name), blanks, document, typed)
        return kept
    if isinstance(value, list) and field.item is not None:
        return list(_items(field.item, value, path, blanks, document, typed))
    return value


def _items(
    item: Field,
    values: list[Any],
    path: Path,
    blanks: dict[Path, Any],
    document: Document,
    typed: Typed,
) -> Iterator[Any]:
    """Yield the items of a list in long form; None for each that holds a placeholder."""
    for index, written in enumerate(values):
        here = (*path, index)
        ready = None if written is None else long_form(item, written, here, blanks, document, typed)
        if written is None or _says(item, written, ready):
            yield ready
        else:
            blanks[here] = written
            yield None


def _is_open(kind: str, value: str) -> bool:
    """Tell whether a text that says something is not in a form of its field."""
    if kind in WRITTEN:
        wrong = kind != "id" and not WRITTEN[kind].accepts(value)
    else:
        wrong = kind in EXPANDS or kind in _PLAIN
    return wrong and is_filled(value)


def as_typed(field: Field, value: Any, path: Path, document: Document) -> Any:
    """Return a value, in words what was typed for a number: a version, a telephone number."""
    if isinstance(value, str) or value is None or field.kind not in _WORDS:
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return document.written(path)
    if field.kind == "text" and isinstance(value, dict):
        return {
            key: inner if isinstance(inner, str) else as_typed(field, inner, (*path, key), document)
            for key, inner in value.items()
        }
    return value


def _says(field: Field, written: Any, ready: Any) -> bool:
    if field.kind == "text" and isinstance(ready, dict):
        return any(is_filled(words) for words in ready.values())
    if isinstance(ready, list):
        rules = field.rules
        if written == "none" or (not ready and rules.get("required") and "minlength" not in rules):
            return True  # that there are none is said
        return any(_says(field.item, item, item) for item in ready) if field.item else bool(ready)
    if isinstance(ready, dict) and field.named.get("short"):
        short = field.fields[field.named["short"]]
        return _says(short, None, ready.get(field.named["short"])) or bool(
            ready.keys() - {field.named["short"]}
        )
    return isinstance(ready, dict) or says(field, ready)
