"""Records -> services: texts by language, requirements as lists, fees and times as values."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from mkataba.import_.found import Found, Kept
from mkataba.import_.rows import Record, items
from mkataba.languages import Languages
from mkataba.reading.reader import Unread
from mkataba.values.fee import Fee
from mkataba.values.fee.data import fee_data
from mkataba.values.text import is_by_language, is_none
from mkataba.values.turnaround import Turnaround
from mkataba.values.turnaround.data import turnaround_data

_TEXTS = ("result", "department", "responsible", "law")


class Readers(Struct, frozen=True):
    """How texts are read.

    ``fee`` takes a text, its language and the currency of bare amounts; ``languages`` are all that
    there are; ``shillings`` is the code of the country's currency.
    """

    fee: Callable[[str, str, str | None], Fee | Unread | None]
    turnaround: Callable[[str, str], Turnaround | Unread | None]
    languages: Languages
    shillings: str | None


def service(
    record: Record, readers: Readers, languages: tuple[str, ...], currency: str | None
) -> Found:
    """Return the service that a record holds.

    Args:
        record: What a table says of it.
        readers: How fees and times are read.
        languages: Those of the organisation; words under a head of no language are in the first.
        currency: What a person said; it goes before what the table's head says.
    """
    first = languages[0]
    names = {lang or first: " ".join(lines) for lang, lines in record.get("name").items()}
    own = next(iter(names))  # other columns, where their heads tell no language, are in this one
    kept: list[Kept] = []

    def keep(field: str, words: str, reason: str) -> None:
        kept.append(Kept(record.places[0], field, words, reason))

    data: dict[str, Any] = {"name": names}
    for name in _TEXTS:
        if wording := record.get(name):
            data[name] = {lang or own: " ".join(lines) for lang, lines in wording.items()}
    wanted = {lang or own: items(lines) for lang, lines in record.get("requirements").items()}
    if wanted:
        data["requirements"] = _requirements(wanted, keep)
    used = currency or record.currency
    fees = {lang or own: "\n".join(lines) for lang, lines in record.get("fee").items()}
    if fees:
        read = {lang: readers.fee(text, lang, used) for lang, text in fees.items()}
        _value("fee", fees, read, fee_data, data, keep)
    times = {lang or own: "\n".join(lines) for lang, lines in record.get("turnaround").items()}
    if times:
        promised = {lang: readers.turnaround(text, lang) for lang, text in times.items()}
        _value("turnaround", times, promised, turnaround_data, data, keep)
    if record.named_by_row:
        reason = (
            "several rows have this name; what only this one requires stands in the name and no "
            "longer among the requirements"
        )
        keep("name", next(iter(names.values())), reason)
    heading = {own: record.heading} if record.heading else {}
    words = {name: " ".join(lines) for (name, _), lines in record.lines.items()}
    asked = frozenset((name, lang or own) for name, lang in record.columns)
    return Found(
        names, data, record.places, tuple(kept), record.beside, heading, words=words, asked=asked
    )


def _requirements(
    wanted: Mapping[str, list[str]], keep: Callable[[str, str, str], None]
) -> list[Any] | str:
    lists = {
        lang: parts for lang, parts in wanted.items() if not (len(parts) == 1 and is_none(parts[0]))
    }
    if not lists:
        return "none"
    first, *others = lists
    made = [{first: part} for part in lists[first]]
    for lang in others:
        if len(lists[lang]) == len(made):
            for item, part in zip(made, lists[lang], strict=True):
                item[lang] = part
        else:
            words = "; ".join(lists[lang])
            keep("requirements", words, f"{len(made)} in one language, {len(lists[lang])} here")
    return [{"what": item} for item in made]


def _value(
    field: str,
    texts: Mapping[str, str],
    read: Mapping[str, Any],
    written: Callable[[Any], Any],
    data: dict[str, Any],
    keep: Callable[[str, str, str], None],
) -> None:
    """Put a fee or a time into ``data``: the value, or the words as published."""
    values = {lang: value for lang, value in read.items() if value is not None}
    unread = {lang: v for lang, v in values.items() if isinstance(v, Unread)}
    for lang, value in unread.items():
        keep(field, texts[lang], value.reason)
    plain = {lang: written(v) for lang, v in values.items() if lang not in unread}
    if not plain:
        if unread:
            data[field] = {"as_published": {lang: texts[lang] for lang in unread}}
        return
    first, *others = plain
    made = plain[first]
    for lang in others:
        both = joined(made, plain[lang])
        if both is None:
            keep(field, texts[lang], "it says something else in another language")
        else:
            made = both
    data[field] = made


def joined(one: Any, other: Any) -> Any:
    """Return data in which the texts of both are put together by language.

    None if the two are not of one shape, or differ in anything but the language of their words.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        if _is_text(one) and _is_text(other):
            return (
                one | other if all(one[k] == other[k] for k in one.keys() & other.keys()) else None
            )
        if one.keys() != other.keys():
            return None
        both = {key: joined(one[key], other[key]) for key in one}
        return None if None in both.values() else both
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return None
        items_ = [joined(a, b) for a, b in zip(one, other, strict=True)]
        return None if None in items_ else items_
    return one if one == other and type(one) is type(other) else None


def _is_text(data: Mapping[str, Any]) -> bool:
    return is_by_language(data) and all(isinstance(words, str) for words in data.values())
