"""One file against its schema: what is missing, empty, unknown, or of the wrong form.

Cerberus does the checking. Before it, values written short are put into their long form and values
that say nothing are taken out, so that a field holding ``TODO`` counts as missing. After it, its
errors become findings, and what they lie on is taken out of the data, so that a draft can be built.
"""

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from cerberus import TypeDefinition, Validator
from cerberus.errors import (
    CUSTOM,
    REGEX_MISMATCH,
    DocumentErrorTree,
    ErrorList,
    ValidationError,
)
from cerberus.schema import SchemaRegistry

from mkataba.check import messages
from mkataba.check.long_form import long_form
from mkataba.check.shape import conform
from mkataba.finding import Finding, Severity
from mkataba.project import File
from mkataba.schema import Field, Schemas
from mkataba.schema_pattern import LONGEST
from mkataba.source import Path
from mkataba.values.readers import READS
from mkataba.values.text import is_said, is_starter, is_unfinished


@dataclass(frozen=True)
class Entry:
    """A content file after its own check.

    Args:
        file: The file.
        field: The field that stands for the whole of it.
        data: What passed, in long form; a text that lacks a language has its other ones.
        findings: What its schema says of it.
        unread: Paths at which something is written, or has to be, that is not in ``data``; the
            empty path where nothing could be read.
        partial: Paths of texts that lack a language.
    """

    file: File
    field: Field
    data: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    unread: tuple[Path, ...] = ()
    partial: tuple[Path, ...] = ()

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


class _Errors(ErrorList):  # type: ignore[misc]
    """Cerberus's errors as they come; it would sort all of them again for each new one."""

    def sort(self, **_: Any) -> None:
        """Leave the order to who reads them."""


class _NoTree(DocumentErrorTree):  # type: ignore[misc]
    """No errors by their path: nobody asks for them, and each list in the tree would be sorted."""

    def add(self, error: ValidationError) -> None:
        """Keep nothing."""


class _Validator(Validator):  # type: ignore[misc]
    """Cerberus with our named types.

    ``languages`` are those that every text needs; empty where nobody can tell which.
    """

    # true is an int to Python, and no number to anybody else
    types_mapping: ClassVar = {
        **Validator.types_mapping,
        "integer": TypeDefinition("integer", (int,), (bool,)),
        "number": TypeDefinition("number", (int, float), (bool,)),
    }
    languages: tuple[str, ...] = ()
    one_of: Mapping[str, list[str]] = {}  # named type -> keys of which one is needed
    needs: Mapping[str, Mapping[str, list[str]]] = {}  # named type -> key -> keys it goes with

    @property
    def _errors(self) -> _Errors:
        return self._found

    @_errors.setter
    def _errors(self, found: ErrorList) -> None:
        self._found = _Errors(found)

    @property
    def document_error_tree(self) -> _NoTree:
        return _NoTree()

    @document_error_tree.setter
    def document_error_tree(self, _: Any) -> None:
        """Keep none."""

    schema_error_tree = document_error_tree

    def _check_with_text(self, field: Any, value: Any) -> None:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            value = {code: str(value) for code in self.languages[:1]}
        for fault in messages.text_faults(value, self.languages):
            self._error(field, fault)

    def _check_with_plain_text(self, field: Any, value: Any) -> None:
        if isinstance(value, str | int):
            value = dict.fromkeys(self.languages, str(value))
        self._check_with_text(field, value)

    def _validate_regex(self, pattern: str, field: Any, value: Any) -> None:
        """{'type': 'string'}"""  # noqa: D415 - Cerberus reads it
        if isinstance(value, str) and len(value) > LONGEST:
            self._error(field, REGEX_MISMATCH)
        else:
            super()._validate_regex(pattern, field, value)

    def _check_shape(self, name: str, field: Any, value: Any) -> None:
        if not isinstance(value, dict):
            return
        given = [key for key in self.one_of[name] if key in value]
        if len(given) != 1:
            self._error(field, messages.one_of(self.one_of[name], given))
        for key, owners in self.needs[name].items():
            if key in value and not any(owner in value for owner in owners):
                self._error(field, messages.needs(key, owners))


def _read_check(kind: str) -> Callable[[_Validator, Any, Any], None]:
    reads = READS[kind]

    def check(self: _Validator, field: Any, value: Any) -> None:
        if isinstance(value, str) and not reads(value):
            self._error(field, messages.UNREADABLE)

    return check


def _shape_check(name: str) -> Callable[[_Validator, Any, Any], None]:
    def check(self: _Validator, field: Any, value: Any) -> None:
        self._check_shape(name, field, value)

    return check


def validators(schemas: Schemas, languages: tuple[str, ...]) -> Callable[[str], Validator]:
    """Return a function that gives the validator of a kind of file."""
    methods: dict[str, Any] = {f"_check_with_{kind}": _read_check(kind) for kind in READS}
    shaped = {name: named for name, named in schemas.types.items() if "one_of" in named}
    methods |= {f"_check_with_{name}": _shape_check(name) for name in shaped}
    methods["languages"] = languages
    methods["one_of"] = {name: named["one_of"] for name, named in shaped.items()}
    methods["needs"] = {
        name: {k: rules["needs"] for k, rules in named["fields"].items() if "needs" in rules}
        for name, named in shaped.items()
    }
    made = type("ContentValidator", (_Validator,), methods)
    registry = SchemaRegistry(schemas.registry())
    ready: dict[str, Validator] = {}

    def validator(kind: str) -> Validator:
        if kind not in ready:
            ready[kind] = made(schemas.cerberus(kind), schema_registry=registry)
        return ready[kind]

    return validator


def is_page(id_: str) -> bool:
    """Tell whether the name of a file can be the address of its page."""
    return READS["id"](id_) and id_ != "index"


def validate(file: File, field: Field, validator: Validator) -> Entry:
    """Return the file's data in long form with every finding that its schema gives."""
    problems = tuple(_source_findings(file))
    raw = file.document.data
    if file.document.unread:
        return Entry(file, field, {}, problems, ((),))
    if not isinstance(raw, dict | None):
        message = "the file has to hold a map: a key, a colon, a value"
        found = _finding(file, file.document.mark(()), "type", message)
        return Entry(file, field, {}, (*problems, found), ((),))
    unsaid: dict[Path, Any] = {}
    data = long_form(field, raw or {}, (), unsaid, file.document)  # no key: it lacks every one
    told = _told(file, field, data, unsaid, validator)
    partial = {path for path, found in told if found.rule == "translation"}
    wrong = {path for path, found in told if found.rule not in _NOT_THERE} - partial
    for path in sorted(wrong, key=lambda path: (-len(path), [str(part) for part in path])):
        _take_out(data, path)
    for path in partial:
        if not _inside(path, wrong):  # what it stands in has gone already
            _keep_said(data, path)
    data, misfits = conform(field, data)
    told += [(path, messages.misfit(file, field, path)) for path in _untold(misfits, told, unsaid)]
    unread = {
        path[:-1] if found.rule == "unknown-key" else path
        for path, found in told
        if found.rule != "translation"
    }
    if any(problem.loses for problem in file.document.problems):
        unread.add(())
    findings = [*problems, *(found for _, found in told)]
    findings += [messages.unfinished(file, field, *place) for place in _unfinished(data, ())]
    if file.kind.many and (is_starter(file.id) or is_unfinished(file.id)):
        findings.append(messages.starter(file))
    elif file.kind.many and field.schemas.parts[file.kind.name].own and not is_page(file.id):
        findings.append(messages.file_name(file))
    return Entry(file, field, data, tuple(findings), tuple(unread), tuple(partial - wrong))


def _told(
    file: File, field: Field, data: Any, unsaid: Mapping[Path, Any], validator: Validator
) -> list[tuple[Path, Finding]]:
    """Return what the schema says of data, each finding with its path."""
    validator.validate(data, normalize=False)
    errors = list(_flat(validator._errors))
    shapes = {tuple(e.document_path) for e in errors if _is_shape(e)}
    told = _misspelt(
        field,
        [
            (path, messages.finding(file, field, error, unsaid))
            for error in errors
            if not _inside(path := tuple(error.document_path), shapes)
        ],
    )
    at = {path for path, _ in told}
    told += [
        (path, messages.placeholder(file, field, path, value))
        for path, value in unsaid.items()
        if path not in at and not _inside(path, unsaid) and not _inside(path, shapes)
    ]
    return told


_MISSED = ("required", "recommended")
_NOT_THERE = (*_MISSED, "placeholder", "translation", "unfinished")


def _is_shape(error: ValidationError) -> bool:
    """Tell whether an error says of a map that it has to hold other keys.

    Whoever mends first what stands inside of it may work in vain.
    """
    return error.code == CUSTOM.code and isinstance(error.value, dict)


def _inside(path: Path, owners: Container[Path]) -> bool:
    return any(path[:end] in owners for end in range(len(path)))


def _misspelt(field: Field, told: list[tuple[Path, Finding]]) -> list[tuple[Path, Finding]]:
    """Return findings with one for a key that is misspelt, not a second one for the right key."""
    missing = {path: found for path, found in told if found.rule in _MISSED}
    meant: dict[Path, str] = {}  # the path of a misspelt key to the clause of the right one
    for path, found in told:
        owner = field.at(path[:-1]) if found.rule == "unknown-key" else None
        if owner is not None:
            right = (*path[:-1], messages.likeliest(str(path[-1]), owner.fields))
            if clause := missing.pop(right, None):
                meant[path] = clause.clause
    return [
        (path, replace(found, clause=meant[path]) if path in meant else found)
        for path, found in told
        if found.rule not in _MISSED or path in missing
    ]


def _keep_said(data: Any, path: Path) -> None:
    """Take out of the text at ``path`` the languages in which it says nothing."""
    for part in path:
        data = data[part]
    if isinstance(data, dict):
        for code in [code for code, words in data.items() if not is_said(words)]:
            del data[code]


def _untold(
    misfits: list[Path], told: Collection[tuple[Path, Finding]], unsaid: Collection[Path]
) -> Iterator[Path]:
    """Yield each path of what was left out of which no other finding speaks."""
    known = {*unsaid, *(path for path, _ in told)}
    for path in misfits:
        if not any(path[: len(other)] == other or other[: len(path)] == path for other in known):
            yield path


def _unfinished(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text that says something and holds a mark such as TODO, or is a new project's."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _unfinished(inner, (*path, key))
    elif is_starter(value) or (is_said(value) and is_unfinished(value)):
        yield path, value


def _finding(file: File, mark: tuple[int, int], rule: str, message: str, hint: str = "") -> Finding:
    clause = file.kind.clause
    return Finding(file.path, *mark, rule, Severity.ERROR, clause, message, hint)


_MILD = ("byte-order-mark", "cut-text")  # rules that say of a text what is only likely


def _source_findings(file: File) -> Iterator[Finding]:
    for problem in file.document.problems:
        rule = problem.rule
        severity = Severity.WARNING if rule in _MILD else Severity.ERROR
        clause = file.kind.clause if file.document.data is None else ""
        said = problem.message, problem.hint
        yield Finding(file.path, *problem.mark, rule, severity, clause, *said)


def _flat(errors: Any) -> Iterator[ValidationError]:
    for error in sorted(errors):
        if error.is_group_error:
            yield from _flat(error.child_errors)
        else:
            yield error


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
