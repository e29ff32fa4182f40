"""What a source says nothing of: placeholders in an export, columns that a table has not."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from mkataba.import_.found import Found
from mkataba.schema import Field, says
from mkataba.values.text import is_by_language


def said_of(value: Any, field: Field | None) -> Any:
    """Return data without placeholders such as TODO; None if nothing else is in it.

    Items of a list stay in their places as long as one of them says something.

    Args:
        value: Data as it is written.
        field: What it is the value of; None where no schema says.
    """
    if isinstance(value, dict):
        inner = {key: said_of(sub, field and field.at((key,))) for key, sub in value.items()}
        return {key: sub for key, sub in inner.items() if sub is not None} or None
    if isinstance(value, list):
        items = [said_of(item, field and field.item) for item in value]
        if all(item is None for item in items):
            return None
        return [whole if item is None else item for whole, item in zip(value, items, strict=True)]
    return value if says(field, value) else None


def as_published(value: Any) -> Iterator[str]:
    """Yield the words in data that stand there as they were published."""
    if isinstance(value, dict):
        words = value.get("as_published")
        yield from words.values() if isinstance(words, dict) else [words] if words else ()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for sub in inner:
        yield from as_published(sub)


def with_unasked(found: Found, base: Mapping[str, Any], fields: Mapping[str, Field]) -> Found:
    """Return a service that holds what the last import brought and this source can't speak of.

    Those are the fields, and the words in a language, for which it has no column. Words in another
    language go if those beside them have changed: they would say the old thing.

    Args:
        found: The service as it was found.
        base: What the last import brought, by field.
        fields: The fields of a service.
    """
    if found.asked is None:
        return found
    asked: dict[str, set[str | None]] = {}
    for name, language in found.asked:
        asked.setdefault(name, set()).add(language)
    data = {
        name: value
        for name, value in base.items()
        if said_of(_only(value, asked.get(name)), fields.get(name)) is None
    }
    for name, value in found.data.items():
        spoken = asked.get(name, {None})
        whole = None in spoken or name not in base
        data[name] = value if whole else _joined(base[name], value, spoken)
    return replace(found, data=data)


def _joined(base: Any, new: Any, spoken: set[str | None]) -> Any:
    """Return new data with what ``base`` says beside the same words in languages not spoken."""
    if isinstance(base, dict) and isinstance(new, dict):
        if is_by_language(base) and is_by_language(new):
            changed = any(new[code] != base[code] for code in new.keys() & base.keys())
            kept = {code: text for code, text in base.items() if code not in spoken}
            return new if changed else kept | new
        return {key: _joined(base.get(key), sub, spoken) for key, sub in new.items()}
    if isinstance(base, list) and isinstance(new, list):
        before = [(_only(item, spoken), item) for item in base]
        same_length = len(base) == len(new)
        return [
            next(
                (item for only, item in before if only == sub),
                _joined(base[n], sub, spoken) if same_length else sub,
            )
            for n, sub in enumerate(new)
        ]
    return new


def _only(data: Any, spoken: set[str | None] | None) -> Any:
    """Return data with its texts in the spoken languages alone; None if there is no column."""
    if spoken is None or None in spoken:
        return data if spoken else None
    if isinstance(data, dict):
        if is_by_language(data):
            return {code: text for code, text in data.items() if code in spoken}
        return {key: _only(sub, spoken) for key, sub in data.items()}
    if isinstance(data, list):
        return [_only(item, spoken) for item in data]
    return data
