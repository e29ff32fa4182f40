"""What is wrong with a value, in words for the people who write the content."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from mkataba.finding import Finding, Severity
from mkataba.project import File
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.text import is_filled, is_starter, is_unfinished

_QUOTING = json.JSONEncoder(ensure_ascii=False, default=str)
UNREADABLE = "unreadable"
CANNOT_BE_READ = "can't be read as"
NO_TRANSLATION = "no-translation:"


def text_faults(value: Any, languages: Sequence[str], others: Container[str] = ()) -> Iterator[str]:
    """Yield what is wrong with a localised text; nothing where it is whole.

    A translation is asked for where nothing else is wrong: a language that is misspelt, or words
    that are none, come first.

    Args:
        value: The text.
        languages: Those of the organisation; empty where nobody can tell, and none is missed.
        others: Languages that are known; words in them do no harm, and the rule
            ``language-unlisted`` tells of all of them at once.
    """
    if not isinstance(value, dict):
        yield "has to be a text, or a map with a text in each language"
        return
    missing = [language for language in languages if not is_filled(value.get(language))]
    faults = list(_word_faults(value, languages, missing, others))
    yield from faults or (NO_TRANSLATION + language for language in missing)


def _word_faults(
    value: Mapping[str, Any],
    languages: Sequence[str],
    missing: Sequence[str],
    others: Container[str],
) -> Iterator[str]:
    for language, words in value.items():
        if languages and language not in languages and language not in others:
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


def placeholder(file: File, root: Field, path: Path, value: Any) -> Finding:
    """Return the finding for an optional field that holds blanks or a placeholder."""
    field = root.at(path) or root
    held = innermost(value)
    message = f"{dotted(path)} says nothing: {quoted(held)}"
    mark = file.document.mark(path)
    hint = "fill it in, or take the line out"
    if is_unfinished(held):
        return of_field(file, mark, "unfinished", Severity.ERROR, field, path, message, hint)
    return of_field(file, mark, "placeholder", Severity.WARNING, field, path, message, hint)


def misfit(file: File, root: Field, path: Path) -> Finding:
    """Return the finding for a value that has not the shape of its field."""
    field = next(f for end in range(len(path), -1, -1) if (f := root.at(path[:end])) is not None)
    mark = file.document.mark(path)
    message = f"{dotted(path)} has the wrong form"
    return of_field(file, mark, "value", Severity.ERROR, field, path, message)


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
    return of_field(file, mark, "unfinished", Severity.ERROR, field, path, message, hint)


def starter(file: File, root: Field) -> Finding:
    """Return the finding for a file that still has the name that a new project gave it."""
    message = f"the file's name says nothing: {quoted(file.id)}"
    hint = "rename the file after what it describes, such as birth-certificate.yml"
    clause = root.schemas.profile.clause_of(file.kind.place)
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
    from difflib import get_close_matches  # noqa: PLC0415 - little is wrong with most files

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


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


def innermost(value: Any) -> Any:
    """Return the first plain value within a value that says nothing: the placeholder itself."""
    while isinstance(value, dict | list) and value:
        value = next(iter(value.values() if isinstance(value, dict) else value))
    return value


def of_field(
    file: File,
    mark: tuple[int, int],
    rule: str,
    severity: Severity,
    field: Field,
    path: Path,
    message: str,
    hint: str | None = None,
) -> Finding:
    """Return a finding on a field; the field says how to fix it where no hint is given."""
    text = field.hint if hint is None else hint
    place = node(file.document.data, path)
    return Finding(file.path, *mark, rule, severity, field.clause, message, text, place)
