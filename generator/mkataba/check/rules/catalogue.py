"""The words of the templates are there in each language that the organisation publishes in."""

from collections.abc import Iterator, Mapping

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.own_labels import own_labels
from mkataba.check.own_words import (
    catalogue_problems,
    reworded_problems,
    theme_file,
    theme_problems,
)
from mkataba.check.problem import Outside, Problem
from mkataba.check.validate import Entry
from mkataba.finding import Severity
from mkataba.languages import SOURCE, Languages, is_code, packaged
from mkataba.project.content_languages import listed_languages
from mkataba.reading.catalogue import Unreadable, messages
from mkataba.values.labels import capital

ID = "catalogue"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
REPLACES = ("value",)  # of a language in the list, where its folder is told to be wrong
WHY = "A heading without a translation stands in English on a page that is said to be in Kiswahili."

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
            yield from catalogue_problems(entry, own, language, languages)
            yield from theme_problems(entry, own, language, languages)
        elif f"locale/{language}.po" in own:
            yield from reworded_problems(entry, own, language, languages)


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
        if gap.key.startswith("theme.") and theme_file(language) in own:
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
            said = "sentence that describes" if label.path[-1] == "describes" else "label of"
            text, hint = f"the {said} {label.named} has no words in {language}", "add them"
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
