"""The words of the templates are there in each language that the organisation publishes in."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence

from mkataba.check.content import Content, Outside, Problem
from mkataba.check.messages import quoted
from mkataba.check.own_labels import own_labels
from mkataba.check.validate import Entry
from mkataba.finding import Severity
from mkataba.languages import SOURCE, Languages, is_code, packaged
from mkataba.project import packaged_templates
from mkataba.project.content_languages import listed_languages
from mkataba.reading.catalogue import Message, Unreadable, messages, translations
from mkataba.values.labels import capital

ID = "catalogue"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
REPLACES = ("value",)  # of a language in the list, where its folder is told to be wrong
WHY = "A heading without translation stands in English on a page that is said to be in Kiswahili."

_LANGUAGES = {"organization.yml": "languages: [en, sw]\n"}
_PAGE = {"templates/site/fees.md.j2": '# {{ _("Our own heading") }}\n'}
VALID = (
    _LANGUAGES,
    {"organization.yml": "languages: [en]\n", **_PAGE},
    {**_LANGUAGES, "templates/site/fees.md.j2": '# {{ _("Cost") }}\n'},
)
INVALID = (
    {**_LANGUAGES, **_PAGE},
    {**_LANGUAGES, "templates/locale/sw.po": "garbage\n"},
    {**_LANGUAGES, "templates/locale/sw.po": "# no words yet\n"},
    {**_LANGUAGES, "templates/locale/en.po": 'msgid "Free"\nmsgstr "KSh 500"\n'},
)

_CALL = re.compile(r"""(?<![\w.])_\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")
_THEME_KEY = re.compile(r"""^\s*"([\w.-]+)":""", re.MULTILINE)
_NAMED = 5  # keys of the theme that one finding names
_STRAY = "name it by the code, such as fr, and put files such as rules.yml into it"
_ADD = "add it; the folder of English among those of mkataba has every key, with what it is for"
_ADD_THEME = "add it; theme.yml in another language's folder among those of mkataba has every key"


def check(content: Content) -> Iterator[Problem]:
    """Yield what each declared language lacks; English is the language of the keys.

    What comes with mkataba is whole: only what a project brings of its own is looked at.
    """
    entry = content.one("organization.yml")
    if entry is None:
        return
    yield from _strays(entry, content)
    own, languages = content.project.own_templates, content.project.languages
    for language in content.languages:
        if language not in languages:
            continue
        if languages is not packaged():
            yield from _folder(entry, own, language, languages)
        yield from _labels(entry, content, language)
        if not own and language in packaged():
            continue
        if language != SOURCE:
            yield from _catalogue(entry, own, language, languages)
            yield from _theme(entry, own, language, languages)
        elif f"locale/{language}.po" in own:
            yield from _reworded(entry, own, language, languages)


def _strays(entry: Entry, content: Content) -> Iterator[Problem]:
    """Yield each folder that no language has; where one is listed by that name, at its place."""
    listed = [code.lower() for code in listed_languages(content.project)]
    for name in content.project.stray_languages:
        text, code = f"{quoted(name)} is the folder of no language", name.lower()
        if code in listed and is_code(code):
            hint = f"call the folder languages/{code}/, and write {code} in this list"
            yield Problem(entry, ("languages", listed.index(code)), text, hint, "")
        else:
            yield Problem(entry, (), text, _STRAY, "", Outside(f"languages/{name}", 1, name))


def _folder(
    entry: Entry, own: Mapping[str, bytes], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield each key that the folder of a language lacks, and what in it can't be used."""
    for gap in languages.gaps(language):
        if gap.key.startswith("theme.") and _theme_file(language) in own:
            continue  # the project has a template of its own for them
        text = f"{quoted(gap.key)} in {language}: {gap.message}"
        hint = _ADD_THEME if gap.key.startswith("theme.") else _ADD
        yield Problem(entry, (), text, hint, "", Outside(gap.file, gap.line, gap.key))


def _labels(entry: Entry, content: Content, language: str) -> Iterator[Problem]:
    """Yield each label of the project's own schemas that has no words in a language."""
    translated: set[str] | None = None
    for label in own_labels(content):
        if isinstance(label.said, Mapping):
            if language in label.said:
                continue
            text, hint = f"the label of {label.named} has no words in {language}", "add them"
        elif language == SOURCE:
            continue
        else:
            if translated is None:
                translated = _translated(content, language)
            key = capital(str(label.said))
            if key in translated:
                continue
            text = f"{quoted(key)}, a label of {label.named}, has no translation in {language}"
            hint = f"add it to templates/locale/{language}.po"
            if label.path[-1] == "label":
                hint = f"write label: {{{SOURCE}: ..., {language}: ...}}, or {hint}"
        node = ".".join(map(str, label.path))
        yield Problem(entry, (), text, hint, "", Outside(label.file, label.line, node))


def _translated(content: Content, language: str) -> set[str]:
    """Return the keys that have a translation, in the catalogue that pages are made with."""
    text = messages(content.project.templates.get(f"locale/{language}.po", b""))
    if isinstance(text, Unreadable):
        return set()
    return {message.keys[0] for message in text if message.is_translated}


def _catalogue(
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
        yield from _wrong(entry, name, text, language, languages)


def _reworded(
    entry: Entry, own: Mapping[str, bytes], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield what is wrong with other words in the language of the keys, which need none."""
    name = f"locale/{language}.po"
    text = messages(own[name])
    if isinstance(text, Unreadable):
        yield _unreadable(entry, name, language, text)
    else:
        yield from _wrong(entry, name, text, language, languages)


def _wrong(
    entry: Entry, name: str, text: Sequence[Message], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield what translations do wrong, of placeholders first: with that, no page can be made."""
    # loaded here: it reads fees and times, for which it loads much; few projects have own words
    from mkataba.check.vocabulary.labels import label_faults  # noqa: PLC0415

    po = packaged_templates().get(name, b"")
    shipped = messages(po)
    ours = {} if isinstance(shipped, Unreadable) else translations(shipped)
    if language == SOURCE:
        ours = _packaged_keys()
    for message, fault in label_faults(text, ours, language, po, languages):
        words = f"{quoted(message.keys[0])} in {language}: {fault}"
        hint = "say what the key says, or take the line out: the words of mkataba then hold"
        if language != SOURCE:
            hint = "say in msgstr what the msgid says; the file that mkataba brings shows how"
        yield _at(entry, name, message.line, words, hint, message.keys[0])
    for message in text:
        for fault in sorted(set(message.faults())):
            words = f"{quoted(message.keys[0])} in {language}: {fault}"
            hint = "write the same placeholders in both languages, letter by letter"
            yield _at(entry, name, message.line, words, hint, message.keys[0])


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


def _theme(
    entry: Entry, own: Mapping[str, bytes], language: str, languages: Languages
) -> Iterator[Problem]:
    """Yield what a template of the project's own for the theme's words lacks in a language."""
    name = _theme_file(language)
    if name not in own:
        return
    there = own[name].decode("utf-8", "replace")
    if missing := sorted(set(languages.theme_keys) - set(_THEME_KEY.findall(there))):
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        text = f"words of the pages' frame are missing in {language}: "
        instead = f"languages/{language}/theme.yml"
        hint = f"write each key with its words, or take the file out and write {instead}"
        yield _at(entry, name, 1, f"{text}{', '.join(missing[:_NAMED])}{more}", hint)


def _theme_file(language: str) -> str:
    return f"theme/partials/languages/{language}.html"


def _at(entry: Entry, name: str, line: int, message: str, hint: str, node: str = "") -> Problem:
    return Problem(entry, (), message, hint, "", Outside(f"templates/{name}", line, node))
