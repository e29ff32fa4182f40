"""Cerberus's errors in words for the people who write the content."""

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from cerberus import errors
from cerberus.errors import ValidationError

from mkataba.finding import Finding, Severity
from mkataba.project import File
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.text import is_said, is_starter, is_unfinished

_QUOTING = json.JSONEncoder(ensure_ascii=False, default=str)
UNREADABLE = "unreadable"
_NO_TRANSLATION = "no-translation:"

_NOUNS = {
    "id": "an id",
    "email": "an e-mail address",
    "phone": "a telephone number",
    "url": "a web address",
    "turnaround": "a turnaround time",
    "duration": "a time",
    "money": "an amount of money",
    "days": "days of the week",
    "clock": "a time of day",
    "opening": "opening hours",
    "approval": "an approval",
}

_TYPE_WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "list": "a list",
    "dict": "a map of keys and values",
}


def text_faults(value: Any, languages: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with a localised text; nothing where it is whole.

    A translation is asked for where nothing else is wrong: a language that is misspelt, or words
    that are none, come first.

    Args:
        value: The text.
        languages: Those of the organisation; empty where nobody can tell, and none is missed.
    """
    if not isinstance(value, dict):
        yield "has to be a text, or a map with a text in each language"
        return
    missing = [language for language in languages if not is_said(value.get(language))]
    faults = list(_word_faults(value, languages, missing))
    yield from faults or (_NO_TRANSLATION + language for language in missing)


def _word_faults(
    value: Mapping[str, Any], languages: Sequence[str], missing: Sequence[str]
) -> Iterator[str]:
    for language, words in value.items():
        if languages and language not in languages:
            known = f"is not a language of the organisation ({', '.join(languages)})"
            yield f'"{language}" {known}{suggestion(language, missing)}'
        elif isinstance(words, bool) or not isinstance(words, str | int | float | None):
            yield f"the text under {language} has to be plain words"


def one_of(keys: Sequence[str], given: Sequence[str]) -> str:
    """Return the sentence for a map that holds none, or more than one, of ``keys``."""
    if given:
        return f"can't hold {' and '.join(given)} together; keep one"
    return f"needs one of {', '.join(keys)}"


def needs(key: str, owners: Sequence[str]) -> str:
    """Return the sentence for a key that stands without what it belongs to."""
    return f"{key} goes only with {' or '.join(owners)}"


def finding(file: File, root: Field, error: ValidationError, unsaid: Mapping[Path, Any]) -> Finding:
    """Return the finding that a Cerberus error stands for, at its place in the file."""
    path: Path = tuple(error.document_path)
    owner = root.at(path[:-1]) or root
    field = root.at(path)
    name = dotted(path)
    if field is None:
        return _unknown(file, owner, path)
    if error.code == errors.REQUIRED_FIELD.code:
        held = unsaid.get(path)
        message = f"{_named(field, name)} is missing"
        if path in unsaid and held is not None:
            message = f"{_named(field, name)} says nothing: {quoted(_first(held))}"
        mark = file.document.mark(path, key=path not in unsaid)
        if field.severity is Severity.ERROR:
            return _as(file, mark, "required", Severity.ERROR, field, path, message)
        if is_unfinished(_first(held)):
            return _as(file, mark, "unfinished", Severity.ERROR, field, path, message)
        return _as(file, mark, "recommended", field.severity, field, path, message)
    mark = file.document.mark(path)
    if error.code == errors.CUSTOM.code and str(error.info[0]).startswith(_NO_TRANSLATION):
        language = str(error.info[0]).removeprefix(_NO_TRANSLATION)
        message = f"{name} is missing in {language}"
        hint = f"translate it, and write the translation under {language}:"
        mark = file.document.mark((*path, language), key=True)
        return _as(
            file, mark, "translation", Severity.ERROR, field, (*path, language), message, hint
        )
    blank = next((place for place in unsaid if place[:-1] == path), None)
    if error.code == errors.CUSTOM.code and isinstance(error.value, dict) and blank:
        # what it needs is written, and holds nothing
        message = f"{dotted(blank)} says nothing: {quoted(_first(unsaid[blank]))}"
        return _as(file, file.document.mark(blank), "value", Severity.ERROR, field, path, message)
    held = f": {quoted(_first(unsaid[path]))}" if path in unsaid else ""
    rule, message = _words(error, field, name, held)
    return _as(file, mark, rule, Severity.ERROR, field, path, message)


def placeholder(file: File, root: Field, path: Path, value: Any) -> Finding:
    """Return the finding for an optional field that holds blanks or a placeholder."""
    field = root.at(path) or root
    held = _first(value)
    message = f"{dotted(path)} says nothing: {quoted(held)}"
    mark = file.document.mark(path)
    hint = "fill it in, or take the line out"
    if is_unfinished(held):
        return _as(file, mark, "unfinished", Severity.ERROR, field, path, message, hint)
    return _as(file, mark, "placeholder", Severity.WARNING, field, path, message, hint)


def misfit(file: File, root: Field, path: Path) -> Finding:
    """Return the finding for a value that has not the shape of its field."""
    field = next(f for end in range(len(path), -1, -1) if (f := root.at(path[:end])) is not None)
    mark = file.document.mark(path)
    message = f"{dotted(path)} has the wrong form"
    return _as(file, mark, "value", Severity.ERROR, field, path, message)


def unfinished(file: File, root: Field, path: Path, value: str) -> Finding:
    """Return the finding for words that hold a mark of work to do, such as ``TODO: ask``."""
    above = (root.at(path[:end]) for end in range(len(path), -1, -1))
    field = next((field for field in above if field is not None), root)
    message = f"{dotted(path)} is not finished: {quoted(value)}"
    mark = file.document.mark(path)
    hint = "write what is meant, and take the mark out"
    if is_starter(value):
        message = (
            f"{dotted(path)} is still the name that a new project begins with: {quoted(value)}"
        )
        hint = "choose a name, and write the same wherever it is referred to"
    return _as(file, mark, "unfinished", Severity.ERROR, field, path, message, hint)


def starter(file: File) -> Finding:
    """Return the finding for a file that still has the name that a new project gave it."""
    message = f"the file's name says nothing: {quoted(file.id)}"
    hint = "rename the file after what it describes, such as birth-certificate.yml"
    clause = file.kind.clause
    return Finding(file.path, 1, 1, "required", Severity.ERROR, clause, message, hint)


def file_name(file: File) -> Finding:
    """Return the finding for a file whose name can be no id, and no address of a page."""
    message = f"the file's name {quoted(file.id)} can't be the address of a page"
    hint = "name it in small letters, digits and hyphens, such as water-supply.yml; not index.yml"
    return Finding(file.path, 1, 1, "value", Severity.ERROR, file.kind.clause, message, hint)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "..."?`` with the likeliest known word; "" where none is near."""
    near = likeliest(word, known)
    return f'; did you mean "{near}"?' if near else ""


def likeliest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to another one; "" where none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def dotted(path: Sequence[str | int]) -> str:
    """Return a path as people read it: ``groups[2].services``, items counted from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def node(data: Any, path: Sequence[str | int]) -> str:
    """Return a path by which a thing is found again when lines and items have moved.

    An item of a list is named by its ``id``, else by its number from 1, as in
    ``channels[email].contact``.
    """
    words = ""
    for part in path:
        inside = data[part] if _holds(data, part) else None
        if isinstance(part, int):
            own = inside.get("id") if isinstance(inside, dict) else None
            words += f"[{own}]" if isinstance(own, str) else f"[{part + 1}]"
        else:
            words += f".{part}" if words else part
        data = inside
    return words


def _holds(data: Any, part: str | int) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def quoted(value: Any) -> str:
    """Return a value as a short quotation."""
    # no more of a large value is written than is shown
    written = _QUOTING.iterencode(value)
    words = "".join(islice(written, 61))
    return words if len(words) <= 60 else words[:57] + '..."'


def _first(value: Any) -> Any:
    """Return the first plain value within a value that says nothing: the placeholder itself."""
    while isinstance(value, dict | list) and value:
        value = next(iter(value.values() if isinstance(value, dict) else value))
    return value


def _unknown(file: File, owner: Field, path: Path) -> Finding:
    word = str(path[-1])
    message = f'unknown key "{dotted(path)}"{suggestion(word, owner.fields)}'
    hint = f"keys here: {', '.join(owner.fields)}"
    if word.isdecimal() and any(field.kind == "money" for field in owner.fields.values()):
        hint = "put the amount in double quotes: its comma ends it within { }"
    mark = file.document.mark(path, key=True)
    return _as(file, mark, "unknown-key", Severity.ERROR, owner, path, message, hint)


def _words(error: ValidationError, field: Field, name: str, held: str) -> tuple[str, str]:
    """Return the rule and the sentence for an error that is neither missing nor unknown."""
    value = quoted(error.value)
    if error.code == errors.CUSTOM.code:
        said = str(error.info[0])
        if said == UNREADABLE:
            return "value", f"{name}: {value} can't be read as {_noun(field)}"
        return "value", f"{name}: {said}"
    if error.code in (errors.BAD_TYPE.code, errors.NOT_NULLABLE.code):
        if error.value is None:
            return "required", f"{name} says nothing{held}"
        if field.named:
            return "value", f"{name}: {value} can't be read as {_noun(field)}"
        return "type", f"{name}: {value} has to be {_TYPE_WORDS[field.kind]}"
    if error.code == errors.UNALLOWED_VALUE.code:
        allowed = [str(word) for word in field.rules["allowed"]]
        likely = suggestion(str(error.value), allowed)
        return "value", f"{name}: {value} is not one of {', '.join(allowed)}{likely}"
    if error.code in (errors.MIN_VALUE.code, errors.MAX_VALUE.code):
        low, high = field.rules.get("min"), field.rules.get("max")
        return "value", f"{name}: {value} has to be between {low} and {high}"
    if error.code == errors.MIN_LENGTH.code:
        return "value", f"{name} needs at least {field.rules['minlength']}"
    return "value", f"{name}: {value} has the wrong form"


def _noun(field: Field) -> str:
    return _NOUNS.get(field.kind, f"a {field.rules['type'].replace('_', ' ')}")


def _named(field: Field, name: str) -> str:
    plain = name.rpartition(".")[2].replace("_", " ")
    return name if field.label == plain and "." not in name else f"{field.label} ({name})"


def _as(
    file: File,
    mark: tuple[int, int],
    rule: str,
    severity: Severity,
    field: Field,
    path: Path,
    message: str,
    hint: str | None = None,
) -> Finding:
    said = field.hint if hint is None else hint
    place = node(file.document.data, path)
    return Finding(file.path, *mark, rule, severity, field.clause, message, said, place)
