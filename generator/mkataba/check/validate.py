"""One file against its schema: what is missing, empty, unknown, or of the wrong form.

Cerberus does the checking. Before it, values written short are put into their long form and values
that say nothing are taken out, so that a field holding ``TODO`` counts as missing. After it, its
errors become findings, and what they lie on is taken out of the data, so that a draft can be built.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from copy import deepcopy
from functools import cache, cached_property
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from mkataba.check import messages
from mkataba.check.accept import Acceptance, Accepts
from mkataba.check.long_form import Typed, long_form
from mkataba.check.said import Said, keep_said, said_in
from mkataba.check.shape import conform, inside
from mkataba.check.value_checks import Check, checks
from mkataba.finding import Finding, Severity
from mkataba.project import File
from mkataba.schema import Field, Schemas, compiled
from mkataba.source import Path
from mkataba.values.text import is_filled, is_starter, is_unfinished
from mkataba.values.types import reads


class Entry(Struct, frozen=True):
    """A content file after its own check.

    Args:
        file: The file.
        field: The field that stands for the whole of it.
        data: What passed, in long form; a text that lacks a language has its other ones.
        findings: What its schema says of it.
        unread: Paths at which something is written, or has to be, that is not in ``data``; the
            empty path where nothing could be read.
        partial: Paths of texts that lack a language.
        said: What is said by texts that lack a language, or hold in one what is no text.
        lost: Those of the findings for which something that is written is not in ``data``.
    """

    file: File
    field: Field
    data: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    unread: tuple[Path, ...] = ()
    partial: tuple[Path, ...] = ()
    said: Said = ()
    lost: tuple[Finding, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether anything could be read; a file that holds nothing can."""
        document = self.file.document
        return not document.unread and isinstance(document.data, dict | None)

    @property
    def whole(self) -> "Entry":
        """The entry without texts that lack a language: what can be published of it."""
        if not self.partial:
            return self
        data = deepcopy(self.data)
        for path in self.partial:
            _take_out(data, path)
        return replace(self, data=data, partial=())


class Readers(NamedTuple):
    """What knows more of values than their normal form; it is loaded when it is asked first.

    Args:
        normal: Kind of a field and what was typed -> the data of its normal form; None for none.
        advice: What a value leaves open that is not read, and how to mend it.
    """

    normal: Callable[[str, str], Any]
    advice: Callable[[Field, Path, str], tuple[str, str, str]]


ALONE = Readers(lambda _kind, _typed: None, lambda field, _path, _typed: ("", field.hint, ""))
"""Reads nothing but normal forms."""


class Validator(Struct, frozen=True, dict=True):
    """Checks maps against one compiled schema.

    Args:
        fields: The schema.
        named: The compiled schemas of the named types, by name.
        checks: What ``check_with`` names.
        languages: Those that every text needs; empty where nobody can tell which.
    """

    fields: Mapping[str, Any]
    named: Mapping[str, Any]
    checks: Mapping[str, Check]
    languages: tuple[str, ...] = ()

    @cached_property
    def accepts(self) -> Accepts:
        """Whether a value has surely nothing wrong."""
        return Acceptance(self.named, self.checks).of_map(self.fields)

    @cached_property
    def cerberus(self) -> Any:
        """Cerberus's validator, which says what is wrong."""
        # loaded here: nothing is wrong with most files, and it takes as long as many of them
        from mkataba.check.cerberus_validator import validator  # noqa: PLC0415

        return validator(self.fields, self.named, self.checks)


def validators(schemas: Schemas, languages: tuple[str, ...]) -> Callable[[str], Validator]:
    """Return a function that gives the validator of a kind of file.

    Args:
        schemas: The schemas.
        languages: Those that every text needs; empty where nobody can tell which.
    """
    named, needed = compiled.of_types(schemas), checks(schemas, languages)
    return cache(lambda kind: Validator(compiled.of_part(schemas, kind), named, needed, languages))


def is_page(id_: str) -> bool:
    """Tell whether the name of a file can be the address of its page."""
    return reads("id", id_) and id_ != "index"


def validate(file: File, field: Field, validator: Validator, readers: Readers = ALONE) -> Entry:
    """Return the file's data in long form with every finding that its schema gives.

    Args:
        file: The file.
        field: The field that stands for the whole of it.
        validator: Of its kind.
        readers: What reads values in other forms than their normal one.
    """
    problems = list(_source_findings(file, field))
    raw = file.document.data
    if file.document.unread:
        return Entry(file, field, {}, tuple(problems), ((),))
    if not isinstance(raw, dict | None):
        message = "the file has to hold a map: a key, a colon, a value"
        at = file.path, *file.document.mark(())
        found = Finding(*at, "type", Severity.ERROR, _clause(file, field), message)
        return Entry(file, field, {}, (*problems, found), ((),))
    blanks: dict[Path, Any] = {}
    typed = Typed(readers.normal)
    # no key: it lacks every one
    data = long_form(field, raw or {}, (), blanks, file.document, typed)
    told = _advised(_told(file, field, data, blanks, validator), field, data, readers)
    if any(found.rule == "required" for _, found in told):
        # each key that a file without keys has to have is told by itself
        problems = [problem for problem in problems if problem.rule != "required"]
    partial = {path for path, found in told if found.rule == "translation"}
    wrong = {path for path, found in told if found.rule not in _NOT_THERE} - partial
    said = said_in(field, data, {*partial, *wrong})
    for path in sorted(wrong, key=lambda path: (-len(path), [str(part) for part in path])):
        _take_out(data, path)
    for path in partial:
        if not inside(path, wrong):  # what it stands in has gone already
            keep_said(data, path)
    kept, misfits = conform(field, data)
    data = kept or {}  # a part may have no fields
    told += [(path, messages.misfit(file, field, path)) for path in _untold(misfits, told, blanks)]
    unread = {
        path[:-1] if found.rule == "unknown-key" else path
        for path, found in told
        if found.rule != "translation"
    }
    if any(problem.loses for problem in file.document.problems):
        unread.add(())
    lost = tuple(sorted(found for _, found in told if found.rule not in _NOT_THERE))
    findings = [*problems, *(found for _, found in told), *_offers(file, typed, validator)]
    findings += [
        messages.unfinished(file, field, path, words)
        for path, words in _unfinished(data, ())
        if not ((own := field.at(path)) and own.is_choice(words))
    ]
    if file.kind.many and (is_starter(file.id) or is_unfinished(file.id)):
        findings.append(messages.starter(file, field))
    elif file.kind.many and field.schemas.parts[file.kind.name].own and not is_page(file.id):
        findings.append(messages.file_name(file))
    open_ = tuple(partial - wrong)
    return Entry(file, field, data, tuple(findings), tuple(unread), open_, said, lost)


def _advised(
    told: list[tuple[Path, Finding]], root: Field, data: Any, readers: Readers
) -> list[tuple[Path, Finding]]:
    """Return findings, those on values that are not read with what may be meant by their words."""
    made = []
    for path, found in told:
        field = root.at(path) if found.rule == "value" else None
        written = _at(data, path) if field and not field.rules.get("allowed") else None
        if field and isinstance(written, str) and is_filled(written):
            reason, hint, shown = readers.advice(field, path, written)
            told_open = reason and messages.CANNOT_BE_READ in found.message
            message = f"{found.message}: {reason}" if told_open else found.message
            made.append((path, replace(found, message=message, hint=hint, yaml=shown)))
        else:
            made.append((path, found))
    return made


def _at(data: Any, path: Path) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _offers(file: File, typed: Typed, validator: Validator) -> Iterator[Finding]:
    if typed.taken:
        # loaded here: most of what is written has its normal form
        from mkataba.check.normal.told import offer  # noqa: PLC0415

        for path, (field, written, new) in typed.taken.items():
            yield offer(file, field, path, written, new, validator.languages)


def _told(
    file: File, field: Field, data: Any, blanks: Mapping[Path, Any], validator: Validator
) -> list[tuple[Path, Finding]]:
    """Return what the schema says of data, each finding with its path."""
    told: list[tuple[Path, Finding]] = []
    shapes: set[Path] = set()
    if not validator.accepts(data):
        # loaded here: see Validator.cerberus
        from mkataba.check.schema_errors import findings  # noqa: PLC0415

        validator.cerberus.validate(data, normalize=False)
        told, shapes = findings(file, field, validator.cerberus._errors, blanks)
    at = {path for path, _ in told}
    told += [
        (path, messages.placeholder(file, field, path, value))
        for path, value in blanks.items()
        if path not in at and not inside(path, blanks) and not inside(path, shapes)
    ]
    return told


_NOT_THERE = ("required", "recommended", "placeholder", "translation", "unfinished")


def _untold(
    misfits: list[Path], told: Collection[tuple[Path, Finding]], blanks: Collection[Path]
) -> Iterator[Path]:
    """Yield each path of what was left out of which no other finding speaks."""
    known = {*blanks, *(path for path, _ in told)}
    for path in misfits:
        if not any(path[: len(other)] == other or other[: len(path)] == path for other in known):
            yield path


def _unfinished(value: dict[str, Any] | list[Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text that says something and holds a mark such as TODO, or is a new project's."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict | list):
            yield from _unfinished(inner, (*path, key))
        elif isinstance(inner, str) and (
            is_starter(inner) or (is_unfinished(inner) and is_filled(inner))
        ):
            yield (*path, key), inner


def _clause(file: File, field: Field) -> str:
    return field.schemas.profile.clause_of(file.kind.place)


def _source_findings(file: File, field: Field) -> Iterator[Finding]:
    for problem in file.document.problems:
        rule = problem.rule
        if rule == "required" and file.kind.optional:
            continue  # nobody has to say anything in it
        severity = Severity.WARNING if rule == "byte-order-mark" else Severity.ERROR
        clause = _clause(file, field) if file.document.data is None else ""
        text = problem.message, problem.hint
        yield Finding(file.path, *problem.mark, rule, severity, clause, *text)


def _take_out(data: Any, path: Path) -> None:
    """Take the node at ``path`` out of ``data``; an item of a list becomes None."""
    for part in path[:-1]:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict):
        data.pop(path[-1], None)
    elif isinstance(data, list) and isinstance(path[-1], int):
        data[path[-1]] = None
