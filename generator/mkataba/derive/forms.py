"""Every form in which a value may be typed, from the words that it is read with.

Each form is read when it is shown: what no reader takes is not there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from mkataba.check.normal.as_yaml import flow_text
from mkataba.check.normal.clocks import noons
from mkataba.check.normal.context import Context
from mkataba.check.normal.days import names_of
from mkataba.check.normal.table import normal
from mkataba.project import CONTENT, File, Project
from mkataba.project.clock import today
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.marks import marks
from mkataba.reading.spans import Keys, Pattern
from mkataba.schema import Schemas
from mkataba.source import Document
from mkataba.values.duration import Unit

FEES = (
    *("free", "only", "per", "per counted", "from", "up to", "range", "at least", "at most"),
    *("percent", "percent beside", "set by", "as per", "cost of", "higher", "lower", "fee remark"),
)
"""The meanings of which the forms of a fee are made, in the order in which they are shown."""

TIMES = (
    *("immediate", "same day", "next day", "next working day", "within", "range", "either"),
    *("and a half", "outcome", "rings", "nth ring", "every", "by day", "day of the month"),
    *("first week of the month", "by date", "on", "receipt", "starts", "when", "for whom"),
    *("purpose", "remark"),
)
"""Those of which the forms of a turnaround time are made."""

_LABELLED = ("fee_tier", "turnaround_tier", "fee_extra")
_TIDY = ((" ,", ","), (" .", "."), ("( ", "("), (" )", ")"), (" '", "'"), (" :", ":"), (" / ", "/"))


class Form(Struct, frozen=True):
    """What may be typed, and the data that is written in its place."""

    typed: str
    language: str
    data: Any


def bare(root: Path, schemas: Schemas, languages: Sequence[str]) -> Context:
    """Return what is known of a project that holds no more than its languages."""
    kind = next(place for place in schemas.places if place.name == "organization")
    document = Document(f"{CONTENT}/{kind.place}", {"languages": list(languages)})
    return Context(Project(root, (File(kind, document),), (), (), schemas, today()))


def forms(kind: str, context: Context, schemas: Schemas) -> tuple[Form, ...]:
    """Return every form of a kind of value, in the languages of a project, in order.

    Args:
        kind: A key of ``KINDS``.
        context: The project.
        schemas: Where examples of words come from.
    """
    found: dict[str, Form] = {}
    for code in context.read:
        for typed in KINDS[kind](context, code, schemas):
            data = normal(kind, typed, context)
            if data is not None and typed not in found:
                found[typed] = Form(typed, code, data)
    return tuple(found.values())


def grouped(found: Sequence[Form]) -> Mapping[str, tuple[str, ...]]:
    """Return what is typed by what is written for it, as YAML on one line."""
    groups: dict[str, list[str]] = {}
    for form in found:
        groups.setdefault(flow_text(form.data), []).append(form.typed)
    return {written: tuple(typed) for written, typed in groups.items()}


def _fees(context: Context, code: str, schemas: Schemas) -> Iterator[str]:
    lexicon = context.phrases.of(code)
    money = f"{context.profile.currency.code} 500"
    home = context.profile.currency.code
    for mark in sorted(mark for mark, codes in marks().items() if home in codes):
        written = _tidy(" ".join(mark)) if len(mark[0]) > 1 else "".join(mark)
        yield f"{written[0].upper()}{written[1:]} 500"
    symbol = context.profile.currency.symbol
    yield from (f"{symbol}. 500/=", f"500 {symbol}")
    yield from ("500/=", "500/-")
    fields = schemas.types["fee"]["fields"]
    base, source = (_example(fields[name], code) for name in ("of", "reference"))
    slots = {
        "money": money,
        "unit": _example(fields["per"], code),
        "number": "4",
        "base": base,
        "source": source,
        "what": _label("fee_extra", schemas, code),
        "low": money,
        "high": f"{context.profile.currency.code} 1,000",
        "x": f"4 % {_joined(lexicon, base)}" if base else "",
        "fees": f"4 % {_joined(lexicon, base)}, {money}" if base else "",
        "text": _label("fee_tier", schemas, code),
    }
    yield from _filled(lexicon, FEES, slots)
    one, other, extra = (_label(name, schemas, code) for name in _LABELLED)
    if one and other and extra:
        yield f"{one} {money}, {other} {slots['high']}"
        yield f"{one}: {money}\n{other}: {slots['high']}"
        for plus in _fixed(lexicon, "plus"):
            yield f"{money} {plus} {context.profile.currency.code} 50 {extra}"


def _times(context: Context, code: str, schemas: Schemas) -> Iterator[str]:
    yield from _lengths(context, code, schemas)
    lexicon = context.phrases.of(code)
    yield from (_tidy(_run(period)) for period in lexicon.periods)
    time = _of_unit(lexicon, Unit.WORKING_DAY, "7")
    month = next((name for name, number in lexicon.months.items() if number == 7), "")
    label = _label("turnaround_tier", schemas, code)
    slots = {
        "x": time,
        "time": time,
        "n": "3",
        "low": "1",
        "high": time,
        "what": next(iter(lexicon.words.outcomes["results"]), ""),
        "day": _ordinal(lexicon, 5),
        "date": f"5 {month.capitalize()} 2027" if month else "",
        "text": label,
        "who": label,
        "month": month,
    }
    third = _ordinal(lexicon, 3)
    for meaning in TIMES:
        told = slots | {"n": third} if meaning == "nth ring" else slots
        yield from _filled(lexicon, (meaning,), told, after=time)
    receipt = next(_filled(lexicon, ("receipt",), {"x": _of_unit(lexicon, Unit.DAY, "1")}), "")
    yield f"{receipt}, {_of_unit(lexicon, Unit.DAY, '14')}"
    other = _label("fee_tier", schemas, code)
    yield f"{label}: {time}\n{other}: {_of_unit(lexicon, Unit.DAY, '14')}"


def _lengths(context: Context, code: str, schemas: Schemas) -> Iterator[str]:  # noqa: ARG001
    lexicon = context.phrases.of(code)
    written = {(lexicon.unit_of[one], one.words) for one in lexicon.units.all}
    for one in lexicon.units.all:
        *before, last = one.words
        many = (*before, (*last[:-1], f"{last[-1]}s")) if last else ()
        if (lexicon.unit_of[one], many) not in written:  # 3 weeks, and not 3 week
            yield _text(one, {"n": "3"})
    for word, number in lexicon.words.numbers.items():
        if number == 2:
            yield _of_unit(lexicon, Unit.WEEK, word)
            yield _of_unit(lexicon, Unit.WEEK, f"{word} (2)")
    yield f"{_of_unit(lexicon, Unit.HOUR, '1')} {_of_unit(lexicon, Unit.MINUTE, '30')}"
    for name in lexicon.lengths:
        yield _tidy(_run(name))


def _clocks(context: Context, code: str, schemas: Schemas) -> Iterator[str]:  # noqa: ARG001
    yield from ("8:00", "8.00", "8:00 am", "8.30 a.m.", "8am", "5 pm", "0800", "1700 hrs", "17.00")
    clock = context.project.languages[code].clock
    for hour in range(24) if clock else ():
        yield f"{clock.before} {clock.hour(hour)} {clock.part(hour)}".capitalize() if clock else ""
    for name in sorted(noons(context.project.languages[code].locale.partition("_")[0])):
        yield from (name, f"12 {name}") if " " not in name else (name,)


def _days(context: Context, code: str, schemas: Schemas) -> Iterator[str]:  # noqa: ARG001
    lexicon = context.phrases.of(code)
    first: dict[int, str] = {}
    for name, day in sorted(names_of(code, context).items(), key=lambda named: len(named[0])):
        first[day] = name.capitalize()
        yield first[day]
    yield from _filled(lexicon, ("range",), {"low": first[0], "high": first[4]})
    for joint in _fixed(lexicon, "and"):
        yield _tidy(f"{first[0]} {joint} {first[2]}")
    yield from (" ".join(period).capitalize() for period in lexicon.periods)


def _phones(context: Context, code: str, schemas: Schemas) -> Iterator[str]:  # noqa: ARG001
    import phonenumbers  # noqa: PLC0415 - it brings the numbering plans of all countries

    number = phonenumbers.parse(context.profile.telephone.example)
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    digits = "".join(character for character in national if character.isdecimal())
    full = f"{number.country_code}{number.national_number}"
    yield from (national, digits, f"{digits[:4]}-{digits[4:7]}-{digits[7:]}", full)
    yield f"+{number.country_code} (0) {number.national_number}"


KINDS = {
    "fee": _fees,
    "turnaround": _times,
    "duration": _lengths,
    "clock": _clocks,
    "days": _days,
    "phone": _phones,
}
"""The kinds of values whose forms can be shown."""


def _filled(
    lexicon: Lexicon, meanings: Sequence[str], slots: Mapping[str, str], after: str = ""
) -> Iterator[str]:
    """Yield each pattern of some meanings with words in its slots, behind a time if it has none."""
    for meaning in meanings:
        for one in lexicon.patterns[meaning].all:
            if all(slots.get(name) for name in one.slots):
                text = _text(one, slots)
                yield text
                if after and not {"x", "time", "n"}.intersection(one.slots):
                    yield f"{after} {text}"


def _text(one: Pattern, slots: Mapping[str, str]) -> str:
    parts = [_run(one.words[0])]
    for name, words in zip(one.slots, one.words[1:], strict=True):
        parts += [slots[name], _run(words)]
    return _tidy(" ".join(filter(None, parts)))


def _run(words: Keys) -> str:
    """Return fixed words that stand together; a hyphen between two of them has no blanks."""
    return re.sub(r"(?<=\w) - (?=\w)", "-", " ".join(words))


def _tidy(text: str) -> str:
    text = text.replace(" . ", ".") if re.search(r"\b\w \. \w\b", text) else text
    for loose, tight in _TIDY:
        text = text.replace(loose, tight)
    return text


def _fixed(lexicon: Lexicon, meaning: str) -> list[str]:
    return sorted(" ".join(words) for words in lexicon.patterns[meaning].fixed)


def _ordinal(lexicon: Lexicon, number: int) -> str:
    words = (word for word, value in lexicon.words.ordinals.items() if value == number)
    return next(words, str(number))


def _of_unit(lexicon: Lexicon, unit: Unit, number: str) -> str:
    ways = [one for one in lexicon.units.all if lexicon.unit_of[one] is unit]
    one, many = (_text(way, {"n": number}) for way in ways[:2])
    return many if many == f"{one}s" and number != "1" else one


def _joined(lexicon: Lexicon, base: str) -> str:
    """Return a base as a share stands before it."""
    one = next(iter(lexicon.patterns["percent"].all))
    return _text(one, {"number": "", "base": base}).lstrip(" %")


def _example(rules: Mapping[str, Any], code: str) -> str:
    example = rules.get("meta", {}).get("example", {})
    return str(example.get(code, "")) if isinstance(example, dict) else ""


def _label(name: str, schemas: Schemas, code: str) -> str:
    return str(schemas.types[name]["meta"]["example"]["label"].get(code, ""))
