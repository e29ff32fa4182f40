"""Data as it was written -> its long form, without what says nothing."""

from collections.abc import Iterator
from typing import Any

from mkataba.schema import Field, says
from mkataba.source import Document, Path
from mkataba.values.text import is_filled
from mkataba.values.types import EXPANDS, WRITTEN

_WORDS = {"string", "text", *WRITTEN, *EXPANDS}


def long_form(
    field: Field, value: Any, path: Path, blanks: dict[Path, Any], document: Document
) -> Any:
    """Return ``value`` in long form without what says nothing, which goes into ``unsaid``."""
    if field.kind in _WORDS:
        value = _as_typed(field, value, path, document)
    value = field.expand(value)
    fields = field.fields
    if isinstance(value, dict) and fields:
        kept: dict[str, Any] = {}
        for name, inner in value.items():
            sub = fields.get(name)
            if sub is None:
                kept[name] = inner
                continue
            here = (*path, name)
            ready = long_form(sub, inner, here, blanks, document)
            if _says(sub, inner, ready):
                kept[name] = ready
            else:
                blanks[here] = inner
        for name, sub in field.always.items():
            if name not in kept:
                kept[name] = long_form(sub, {}, (*path, name), blanks, document)
        return kept
    if isinstance(value, list) and field.item is not None:
        return list(_items(field.item, value, path, blanks, document))
    return value


def _items(
    item: Field, values: list[Any], path: Path, blanks: dict[Path, Any], document: Document
) -> Iterator[Any]:
    """Yield the items of a list in long form; None for each that holds a placeholder."""
    for index, written in enumerate(values):
        here = (*path, index)
        ready = None if written is None else long_form(item, written, here, blanks, document)
        if written is None or _says(item, written, ready):
            yield ready
        else:
            blanks[here] = written
            yield None


def _as_typed(field: Field, value: Any, path: Path, document: Document) -> Any:
    """Return words with what was typed for a number: a version, a telephone number."""
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return document.written(path)
    if field.kind == "text" and isinstance(value, dict):
        return {
            key: inner
            if isinstance(inner, str)
            else _as_typed(field, inner, (*path, key), document)
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
