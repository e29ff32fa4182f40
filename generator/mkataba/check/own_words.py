"""What a project's own words for the templates lack or do wrong: catalogues, words of the theme."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mkataba.check.messages import quoted
from mkataba.check.problem import Outside, Problem
from mkataba.check.validate import Entry
from mkataba.languages import SOURCE, Languages
from mkataba.project import packaged_templates
from mkataba.reading.catalogue import Message, Unreadable, messages, translations

_CALL = re.compile(r"""(?<![\w.])_\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")
_THEME_KEY = re.compile(r"""^\s*"([\w.-]+)":""", re.MULTILINE)
_NAMED = 5  # keys of the theme that one finding names


def catalogue_problems(
    entry: Entry, own: Mapping[str, bytes], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield what the catalogue of a language lacks, or what keeps it from being read."""
    name = f"locale/{language}.po"
    packaged = packaged_templates()
    if name not in own and name not in packaged:
        hint = "copy that of another language and translate each msgstr"
        yield _at(entry, name, 1, f"there are no words in {language}", hint)
        return
    text = messages(own.get(name, packaged.get(name, b"")))
    if isinstance(text, Unreadable):
        yield _unreadable(entry, name, language, text)
        return
    whole = {message.keys[0]: message for message in text}
    if not any(message.is_translated for message in text):
        hint = "translate each msgstr, or take the file out: the words of mkataba then hold"
        yield _at(entry, name, 1, f"nothing is translated into {language}", hint)
        return
    yield from _untranslated(entry, own, language, whole)
    if name in own:  # what comes with mkataba is looked at by its tests
        yield from _wrong(entry, own, language, languages)


def reworded_problems(
    entry: Entry, own: Mapping[str, bytes], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield what is wrong with other words in the language of the keys, which need none."""
    name = f"locale/{language}.po"
    text = messages(own[name])
    if isinstance(text, Unreadable):
        yield _unreadable(entry, name, language, text)
    else:
        yield from _wrong(entry, own, language, languages)


def _wrong(
    entry: Entry, own: Mapping[str, bytes], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield what translations do wrong, of placeholders first: with that, no page can be made."""
    name = f"locale/{language}.po"
    for message, fault in _label_faults(own[name], language, languages):
        words = f"{quoted(message.keys[0])} in {language}: {fault}"
        hint = "say what the key says, or take the line out: the words of mkataba then hold"
        if language != SOURCE:
            hint = "say in msgstr what the msgid says; the file that mkataba brings shows how"
        yield _at(entry, name, message.line, words, hint, message.keys[0])
    for message in _messages(own[name]):
        for fault in sorted(set(message.faults())):
            words = f"{quoted(message.keys[0])} in {language}: {fault}"
            hint = "write the same placeholders in both languages, letter by letter"
            yield _at(entry, name, message.line, words, hint, message.keys[0])


@lru_cache(
    maxsize=4
)  # each label is read as a fee and as a time, and few change from check to check
def _label_faults(
    own: bytes, language: str, languages: Languages
) -> tuple[tuple[Message, str], ...]:
    """Return each message of a project's catalogue that can't be meant so, with the reason."""
    # loaded here: it reads fees and times, for which it loads much; few projects have own words
    from mkataba.check.vocabulary.labels import label_faults  # noqa: PLC0415

    po = packaged_templates().get(f"locale/{language}.po", b"")
    ours = _packaged_keys() if language == SOURCE else translations(_messages(po))
    return tuple(label_faults(_messages(own), ours, language, po, languages))


def _messages(po: bytes) -> Sequence[Message]:
    """Return the messages of a catalogue, none of one that can't be read."""
    text = messages(po)
    return () if isinstance(text, Unreadable) else text


def _unreadable(entry: Entry, name: str, language: str, text: Unreadable) -> Problem:
    hint = "put it right there, or take the file out: the words that come with mkataba then hold"
    message = f"the words in {language} can't be read: {text.said}"
    return _at(entry, name, text.line, message, hint)


def _untranslated(
    entry: Entry, own: Mapping[str, bytes], language: str, whole: Mapping[str, Message]
) -> Iterator[Problem]:
    """Yield each key that has no translation: those that come with mkataba, and those used here."""
    name = f"locale/{language}.po"
    hint = f"translate it under msgstr in templates/{name}"
    for key in _packaged_keys():
        found = whole.get(key)
        if found is None or not found.is_translated:
            line = found.line if found else 1
            yield _at(
                entry, name, line, f"{quoted(key)} has no translation in {language}", hint, key
            )
    known = _packaged_keys()
    for place, source in own.items():
        text = source.decode("utf-8", "replace") if place.endswith(".j2") else ""
        for call in _CALL.finditer(text):
            key = str(ast.literal_eval(call[1]))
            found = whole.get(key)
            if key not in known and (found is None or not found.is_translated):
                line = text.count("\n", 0, call.start()) + 1
                wording = f"{quoted(key)} has no translation in {language}"
                yield _at(entry, place, line, wording, f"add it to templates/{name}", key)


def _packaged_keys() -> dict[str, tuple[str, ...]]:
    """Return the keys of every catalogue that comes with mkataba, with all forms, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for name, po in packaged_templates().items():
        if name.startswith("locale/") and name.endswith(".po"):
            text = messages(po)
            found |= {} if isinstance(text, Unreadable) else {one.keys[0]: one.keys for one in text}
    return found


def theme_problems(
    entry: Entry, own: Mapping[str, bytes], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield what a template of the project's own for the theme's words lacks in a language."""
    name = theme_file(language)
    if name not in own:
        return
    there = own[name].decode("utf-8", "replace")
    if missing := sorted(set(languages.theme_keys) - set(_THEME_KEY.findall(there))):
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        text = f"words of the pages' frame are missing in {language}: "
        instead = f"languages/{language}/theme.yml"
        hint = f"write each key with its words, or take the file out and write {instead}"
        yield _at(entry, name, 1, f"{text}{', '.join(missing[:_NAMED])}{more}", hint)


def theme_file(language: str) -> str:
    """Return the template that has a language's words for the theme, by path in templates/."""
    return f"theme/partials/languages/{language}.html"


def _at(entry: Entry, name: str, line: int, message: str, hint: str, node: str = "") -> Problem:
    return Problem(entry, (), message, hint, "", Outside(f"templates/{name}", line, node))
