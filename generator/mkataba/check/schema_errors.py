"""Cerberus's errors in words for the people who write the content."""

from collections.abc import Iterator, Mapping
from typing import Any

from cerberus import errors
from cerberus.errors import ValidationError
from msgspec.structs import replace

from mkataba.check.messages import (
    CANNOT_BE_READ,
    NO_TRANSLATION,
    UNREADABLE,
    dotted,
    innermost,
    likeliest,
    of_field,
    quoted,
    suggestion,
)
from mkataba.check.shape import inside
from mkataba.finding import Finding, Severity
from mkataba.project import File
from mkataba.sanitize import words_in_yaml
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.source.build import has_too_many_digits
from mkataba.values.money import no_currency
from mkataba.values.text import is_unfinished

_MISSED = ("required", "recommended")

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


def findings(
    file: File, field: Field, found: Any, blanks: Mapping[Path, Any]
) -> tuple[list[tuple[Path, Finding]], set[Path]]:
    """Return findings with their paths, and the paths of maps that have to hold other keys.

    Args:
        file: The file.
        field: The field that stands for the whole of it.
        found: Cerberus's errors, in groups.
        blanks: What was taken out of the data, for it says nothing.
    """
    flat = list(_flat(found))
    maps = {_path(error): error.value for error in flat if _is_shape(error)}
    misspelt = {
        path[:-1]
        for error in flat
        if error.code == errors.UNKNOWN_FIELD.code
        and (path := _path(error))[:-1] in maps
        and _stands_for_form(field.at(path[:-1]), maps[path[:-1]], str(path[-1]))
    }
    shapes = maps.keys() - misspelt
    told = [
        (path, _finding(file, field, error, blanks))
        for error in flat
        if not inside(path := _path(error), shapes) and not (path in misspelt and _is_shape(error))
    ]
    return _misspelt(field, told), shapes


def _path(error: ValidationError) -> Path:
    return tuple(error.document_path)


def _stands_for_form(owner: Field | None, held: Mapping[str, Any], word: str) -> bool:
    """Tell whether an unknown key stands for the one that its map has to hold, and does not."""
    if owner is None or any(key in held for key in owner.named.get("one_of", ())):
        return False
    return likeliest(word, owner.fields) in owner.named.get("one_of", ())


def _is_shape(error: ValidationError) -> bool:
    """Tell whether an error says of a map that it has to hold other keys.

    Whoever fixes first what stands inside of it may work in vain.
    """
    return error.code == errors.CUSTOM.code and isinstance(error.value, dict)


def _finding(
    file: File, root: Field, error: ValidationError, blanks: Mapping[Path, Any]
) -> Finding:
    """Return the finding that a Cerberus error stands for, at its place in the file."""
    path = _path(error)
    owner = root.at(path[:-1]) or root
    field = root.at(path)
    name = dotted(path)
    if field is None:
        return _unknown(file, owner, path)
    if error.code == errors.REQUIRED_FIELD.code:
        held = blanks.get(path)
        message = f"{_named(field, name)} is missing"
        if path in blanks and held is not None:
            message = f"{_named(field, name)} says nothing: {quoted(innermost(held))}"
        mark = file.document.mark(path, key=path not in blanks)
        if field.severity is Severity.ERROR:
            return of_field(file, mark, "required", Severity.ERROR, field, path, message)
        if is_unfinished(innermost(held)):
            return of_field(file, mark, "unfinished", Severity.ERROR, field, path, message)
        return of_field(file, mark, "recommended", field.severity, field, path, message)
    mark = file.document.mark(path)
    if error.code == errors.CUSTOM.code and str(error.info[0]).startswith(NO_TRANSLATION):
        language = str(error.info[0]).removeprefix(NO_TRANSLATION)
        message = f"{name} is missing in {language}"
        hint = f"translate it, and write the translation under {language}:"
        mark = file.document.mark((*path, language), key=True)
        return of_field(
            file, mark, "translation", Severity.ERROR, field, (*path, language), message, hint
        )
    blank = next((place for place in blanks if place[:-1] == path), None)
    if error.code == errors.CUSTOM.code and isinstance(error.value, dict) and blank:
        # what it needs is written, and holds nothing
        message = f"{dotted(blank)} says nothing: {quoted(innermost(blanks[blank]))}"
        return of_field(
            file, file.document.mark(blank), "value", Severity.ERROR, field, path, message
        )
    held = f": {quoted(innermost(blanks[path]))}" if path in blanks else ""
    rule, message = _words(error, field, name, held)
    return of_field(file, mark, rule, Severity.ERROR, field, path, message)


def _unknown(file: File, owner: Field, path: Path) -> Finding:
    word = str(path[-1])
    message = f'unknown key "{dotted(path)}"{suggestion(word, owner.fields)}'
    hint = f"keys here: {', '.join(owner.fields)}" if owner.fields else "its schema has no fields"
    if word.isdecimal() and any(field.kind == "money" for field in owner.fields.values()):
        hint = "put the amount in double quotes: its comma ends it within { }"
    mark = file.document.mark(path, key=True)
    return of_field(file, mark, "unknown-key", Severity.ERROR, owner, path, message, hint)


def _words(error: ValidationError, field: Field, name: str, held: str) -> tuple[str, str]:
    """Return the rule and the sentence for an error that is neither missing nor unknown."""
    value = quoted(error.value)
    if error.code == errors.CUSTOM.code:
        text = str(error.info[0])
        if text == UNREADABLE:
            return "value", f"{name}: {value} {_unreadable(field, error.value)}"
        return "value", f"{name}: {text}"
    if error.code in (errors.BAD_TYPE.code, errors.NOT_NULLABLE.code):
        if error.value is None:
            return "required", f"{name} says nothing{held}"
        if field.named:
            return "value", f"{name}: {value} {_unreadable(field, error.value)}"
        if field.kind == "number" and has_too_many_digits(str(error.value)):
            return "type", f"{name}: {value} has too many digits: write at most 15"
        return "type", f"{name}: {value} has to be {_TYPE_WORDS[field.kind]}"
    if error.code == errors.UNALLOWED_VALUE.code:
        allowed = field.rules["allowed"]
        if len(allowed) == 1:
            way = "" if field.rules.get("required") else "; take it out"
            return "value", f"{name} can only be {words_in_yaml(allowed)}, not {value}{way}"
        likely = suggestion(str(error.value), map(str, allowed))
        return "value", f"{name}: {value} is not one of {words_in_yaml(allowed)}{likely}"
    if error.code in (errors.MIN_VALUE.code, errors.MAX_VALUE.code):
        low, high = field.rules.get("min"), field.rules.get("max")
        wanted = f"between {low} and {high}"
        if low is None or high is None:
            wanted = f"{low} or more" if high is None else f"{high} or less"
        return "value", f"{name}: {value} has to be {wanted}"
    if error.code == errors.MIN_LENGTH.code:
        return "value", f"{name} needs at least {field.rules['minlength']}"
    return "value", f"{name}: {value} has the wrong form"


def _unreadable(field: Field, value: Any) -> str:
    """Return why a value can't be read: because of its currency, where all else is right."""
    code = no_currency(value) if isinstance(value, str) and field.kind in ("fee", "money") else ""
    if not code:
        return f"{CANNOT_BE_READ} {_noun(field)}"
    own = field.schemas.profile.currency.code
    return f"is in no currency: {code} is not a code of ISO 4217 in use{suggestion(code, [own])}"


def _noun(field: Field) -> str:
    name = str(field.rules["type"])
    return _NOUNS.get(field.kind) or _NOUNS.get(name) or f"a {name.replace('_', ' ')}"


def _named(field: Field, name: str) -> str:
    plain = name.rpartition(".")[2].replace("_", " ")
    return name if field.label == plain and "." not in name else f"{field.label} ({name})"


def _misspelt(field: Field, told: list[tuple[Path, Finding]]) -> list[tuple[Path, Finding]]:
    """Return findings with one for a key that is misspelt, not a second one for the right key."""
    missing = {path: found for path, found in told if found.rule in _MISSED}
    meant: dict[Path, str] = {}  # the path of a misspelt key to the clause of the right one
    for path, found in told:
        owner = field.at(path[:-1]) if found.rule == "unknown-key" else None
        if owner is not None:
            right = (*path[:-1], likeliest(str(path[-1]), owner.fields))
            if clause := missing.pop(right, None):
                meant[path] = clause.clause
    return [
        (path, replace(found, clause=meant[path]) if path in meant else found)
        for path, found in told
        if found.rule not in _MISSED or path in missing
    ]


def _flat(errors: Any) -> Iterator[ValidationError]:
    for error in sorted(errors):
        if error.is_group_error:
            yield from _flat(error.child_errors)
        else:
            yield error
