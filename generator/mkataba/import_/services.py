"""Records -> services: texts by language, requirements as lists, fees and times as values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from mkataba.check.vocabulary.people import names_person
from mkataba.import_.asides import Doubted, doubt_of_time
from mkataba.import_.asked_near import PERSON
from mkataba.import_.found import Found, Kept
from mkataba.import_.head_currency import currency_alone
from mkataba.import_.layouts.doubts import AS_PERSON
from mkataba.import_.leads import in_doubt
from mkataba.import_.lists import items
from mkataba.import_.readers import Readers, is_bare, is_fee, is_per, with_unit
from mkataba.import_.record import Record
from mkataba.import_.spoken import in_language, language_of
from mkataba.import_.steps import steps_of
from mkataba.import_.whole_table import currency_of, fee_as_said, time_as_said, unit_of
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread
from mkataba.reading.reasons import one_reason
from mkataba.values.fee import Fee, Range
from mkataba.values.fee.data import fee_data
from mkataba.values.text import is_by_language, is_none
from mkataba.values.turnaround import Turnaround
from mkataba.values.turnaround.data import turnaround_data

Reader = Callable[[str, str, str], Any]
"""Takes a text, its language and the unit of its column; returns a value, or why there is none."""

_BOUND = "the head of its column says that it is a limit, or an estimate"
_LED = "how far down goes what it leads to? It is written so far as the list goes"
_TEXTS = ("result", "who", "department", "responsible", "law")


def service(
    record: Record,
    readers: Readers,
    languages: tuple[str, ...],
    currency: str | None,
    spoken: Mapping[str, str] = MappingProxyType({}),
) -> Found:
    """Return the service that a record holds.

    Args:
        record: What a table says of it.
        readers: How fees and times are read.
        languages: Those of the organisation; words under a head of no language are in the first.
        currency: That of bare amounts, as a person said it; else the table's head does.
        spoken: The language of the words below heads of each language, where the rows of the table
            show that it is another one.
    """
    record = in_language(record, language_of(record, readers, languages, spoken))
    first = languages[0]
    names = {lang or first: " ".join(lines) for lang, lines in record.get("name").items()}
    own = next(iter(names))  # other columns, where their heads tell no language, are in this one
    kept: list[Kept] = []

    def keep(field: str, words: str, reason: str) -> None:
        kept.append(Kept(record.places[0], field, words, reason))

    def read(field: str, value: Reader, written: Callable[[Any], Any]) -> None:
        texts = {lang or own: "\n".join(lines) for lang, lines in record.get(field).items()}
        units = {lang or own: unit for (key, lang), unit in record.units.items() if key == field}
        limits = {lang or own: some for (key, lang), some in record.limits.items() if key == field}
        if texts:
            found = {}
            for lang, text in texts.items():
                asked = value, text, lang, units.get(lang, ""), languages, readers.phrases
                found[lang] = _limited(_read(*asked), asked, limits.get(lang, ()))
                if field == "fee" and isinstance(found[lang], Unread) and is_bare(text):
                    texts[lang] = f"{text} {units.get(lang, '')}".strip()
            _value(field, texts, _agreed(found), written, data, keep)

    beside = list(record.beside)
    data: dict[str, Any] = {"name": names}
    for name in _TEXTS:
        if wording := record.get(name):
            if name == "responsible" and _name_persons(wording, readers):
                beside += [(PERSON, " ".join(lines)) for lines in wording.values()]
                keep(name, *beside[-1][1:], AS_PERSON)
                continue
            data[name] = {lang or own: " ".join(lines) for lang, lines in wording.items()}
    for lines in record.get("requirements").values():
        if words := in_doubt(lines, readers.languages):
            keep("requirements", words, _LED)
    wanted = {
        lang or own: items(lines, readers.languages)
        for lang, lines in record.get("requirements").items()
    }
    if wanted:
        data["requirements"] = _requirements(wanted, record.where, keep)
    used = currency_of(record, currency)

    def fee(text: str, lang: str, unit: str) -> Any:
        def reader(code: str | None) -> Any:
            return _fee(readers, text, unit, lang, code)

        return fee_as_said(record, text, reader, used, currency)

    def time(text: str, lang: str, unit: str) -> Any:
        of = unit_of(record, unit)
        return time_as_said(record, text, of, _time(readers, text, of, lang))

    read("fee", fee, fee_data)
    read("turnaround", time, turnaround_data)
    if steps := steps_of(record, readers, own):
        data["steps"] = steps
        for words in dict.fromkeys(_without_persons(steps, readers)):
            beside.append((PERSON, words))
            keep("steps", words, AS_PERSON)
    for field, words, reason in record.asked:
        keep(field, words, reason)
    heading = {own: record.heading} if record.heading else {}
    said = {name: " ".join(lines) for (name, _), lines in record.lines.items()}
    asked = frozenset((name, lang or own) for name, lang in record.columns)
    return Found(
        names, data, record.places, tuple(kept), tuple(beside), heading, words=said, asked=asked
    )


def _name_persons(wording: Mapping[Any, Sequence[str]], readers: Readers) -> bool:
    return any(
        names_person(line, readers.languages) for lines in wording.values() for line in lines
    )


def _without_persons(steps: Sequence[dict[str, Any]], readers: Readers) -> Iterator[str]:
    """Take the names of persons out of steps; yield them."""
    for step in steps:
        for words in step.get("responsible", {}).values():
            if names_person(words, readers.languages):
                del step["responsible"]
                yield words
                break


def _read(
    value: Reader, text: str, language: str, unit: str, languages: Sequence[str], phrases: Phrases
) -> Any:
    """Return a value, read in the language of its words; in that of its head if they fit both."""
    reasons = {}
    doubted = None
    for code in phrases.likely(text, tuple(dict.fromkeys((language, *languages)))):
        found = value(text, code, unit)
        if not isinstance(found, Unread):
            return found
        doubted = found if isinstance(found, Doubted) else doubted
        reasons[code] = found.reason
    return doubted or Unread(text, one_reason(text, reasons, phrases))


def _limited(value: Any, asked: tuple[Any, ...], limits: Sequence[str]) -> Any:
    """Return a value with the limit that the head of its column makes of it: Maximum fee.

    What costs nothing has none. A text that can't say the limit is not read.
    """
    reader, text, *rest = asked
    if not limits or isinstance(value, Unread) or not any(map(str.isdigit, text)):
        return value
    found = (_read(reader, f"{word} {text}", *rest) for word in limits)
    bound = next((one for one in found if _is_bound(one, value)), None)
    return Unread(text, _BOUND) if bound is None else bound


def _is_bound(found: Any, value: Any) -> bool:
    """Tell whether a value is another with a limit: an amount at most, an estimated time."""
    if isinstance(found, Fee):
        return isinstance(found.basis, Range) and found.basis.low is None
    return isinstance(found, Turnaround) and replace(found, note=None) == value


def _fee(readers: Readers, text: str, unit: str, language: str, currency: str | None) -> Any:
    if unit and is_bare(text) and (code := currency_alone(unit, readers.home)):
        text = f"{code} {text}"
    elif unit and is_fee(readers, text, language):
        text = f"{text} {unit}" if is_per(readers, f"{text} {unit}", language) else text
    return readers.fee(text, language, currency)


def _time(readers: Readers, text: str, unit: str, language: str) -> Any:
    value = readers.turnaround(with_unit(readers, text, unit, language), language)
    if isinstance(value, Turnaround) and not unit:
        doubt = doubt_of_time(value, text, readers.phrases.of(language))
        return Doubted(text, doubt, value) if doubt else value
    return value


def _agreed(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by language, with what one leaves open and another says: *Saa 2*, 2 hours."""
    sure = [value for value in found.values() if not isinstance(value, Unread)]
    return {
        lang: value.value if isinstance(value, Doubted) and value.value in sure else value
        for lang, value in found.items()
    }


def _requirements(
    wanted: Mapping[str, list[str]],
    where: Sequence[str],
    keep: Callable[[str, str, str], None],
) -> list[Any] | str:
    lists = {
        lang: parts for lang, parts in wanted.items() if not (len(parts) == 1 and is_none(parts[0]))
    }
    if not lists:
        return "none"
    first, *others = lists
    made: list[dict[str, str]] = [{first: part} for part in lists[first]]
    for lang in others:
        if len(lists[lang]) == len(made):
            for item, part in zip(made, lists[lang], strict=True):
                item[lang] = part
        else:
            words = "; ".join(lists[lang])
            keep("requirements", words, f"{len(made)} in one language, {len(lists[lang])} here")
    offices = where if len(where) == len(made) else [""] * len(made)
    return [
        {"what": item, "where": {first: office}} if office else {"what": item}
        for item, office in zip(made, offices, strict=True)
    ]


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
