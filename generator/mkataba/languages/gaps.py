"""What the folder of a language lacks, key by key, and what in it can't be used."""

from collections.abc import Iterator
from typing import NamedTuple

from mkataba.languages.calendar import calendar_faults
from mkataba.languages.expressions import faults_of
from mkataba.languages.folder import Language

_THEME = "theme"
_MAY_BE = frozenset(("clock", "days"))  # of some languages alone
_OPTIONAL = frozenset(("language.braille",))  # what is not made without it is told by the build


class Gap(NamedTuple):
    """What a language lacks: its key, the file and line where it belongs, and what is wrong."""

    key: str
    file: str
    line: int  # 1-based
    message: str


def gaps(language: Language, whole: Language, theme: tuple[str, ...]) -> tuple[Gap, ...]:
    """Return what a language lacks of what a whole one has, and what in it can't be used.

    Args:
        language: The language.
        whole: The one with every key.
        theme: The keys of the theme's words.
    """
    files = [*whole.files, *((_THEME,) if language.code != whole.code else ())]
    found = [gap for file in dict.fromkeys(files) if (gap := _unusable(language, file))]
    lost = {gap.key for gap in found}
    for key in (key for file in whole.files if file not in lost for key in whole.keys(file)):
        if key in _OPTIONAL and language.get(key) is None:
            continue
        if problem := mismatch(language.get(key), whole.get(key)):
            found.append(_gap(language, key.split("."), problem))
    if "language" not in lost:
        faults = calendar_faults(language)
        found += [_gap(language, ["language", *fault[:1]], fault[1]) for fault in faults]
    if language.code != whole.code and _THEME not in lost:
        there = language.table(_THEME)
        found += [
            _gap(language, [_THEME, key], "is missing")
            for key in theme
            if not isinstance(there.get(key), str)
        ]
    for file in sorted(language.files.keys() - {*files, _THEME}):
        path = language.document(file).path
        found.append(Gap(file, path, 1, f"{file}.yml is no file that is known"))
    for file in sorted({*files, _THEME} & language.files.keys() - lost):
        found += _problems(language, file)
        found += _unknown(language, file, {*whole.table(file), *(theme if file == _THEME else ())})
        found += _expressions(language, (file,), language.document(file).data)
    return tuple(found)


def mismatch(value: object, model: object) -> str:
    """Return why a value can't stand where a whole language has ``model``; "" where it can."""
    if value is None:
        return "is missing"
    for kind, text in ((dict, "a map"), (list, "a list"), (str, "text"), (bool, "true or false")):
        if isinstance(model, kind) and not isinstance(value, kind):
            return f"has to be {text}"
    return ""


def _gap(language: Language, path: list[str], problem: str) -> Gap:
    document = language.document(path[0])
    line = document.mark(path[1:], key=True).line
    return Gap(".".join(path), document.path, line, f"{'.'.join(path[1:])} {problem}")


def _unknown(language: Language, file: str, known: set[str]) -> Iterator[Gap]:
    """Yield each key that nobody looks up, such as one that is spelt wrong."""
    for name in language.table(file):
        if name not in known | _MAY_BE:
            path = [file, name]
            line = language.document(file).mark(path[1:], key=True).line
            text = f"{name} is no key that is known"
            yield Gap(".".join(path), language.document(file).path, line, text)


def _unusable(language: Language, file: str) -> Gap | None:
    """Return why no key of a file can be looked at; None where they can."""
    document = language.document(file)
    if file not in language.files:
        return Gap(file, document.path, 1, "the file is missing")
    for problem in document.problems:
        if problem.loses or document.data is None:
            return Gap(file, document.path, problem.mark.line, problem.message)
    if not isinstance(document.data, dict):
        return Gap(file, document.path, 1, "the file has to hold a map of keys")
    return None


def _problems(language: Language, file: str) -> Iterator[Gap]:
    document = language.document(file)
    for problem in document.problems:
        yield Gap(file, document.path, problem.mark.line, problem.message)


def _expressions(language: Language, path: tuple[str, ...], data: object) -> Iterator[Gap]:
    """Yield each list with an expression that can't be used."""
    if isinstance(data, dict):
        for name, inner in data.items():
            yield from _expressions(language, (*path, name), inner)
    elif isinstance(data, list):
        for fault in faults_of(data):
            yield _gap(language, list(path), f"can't be used: {fault}")
