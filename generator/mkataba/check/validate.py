"""One file against its schema: what is missing, empty, unknown, or of the wrong form.

Cerberus does the checking. Before it, values written short are put into their long form and values
that say nothing are taken out, so that a field holding ``TODO`` counts as missing. After it, its
errors become findings, and what they lie on is taken out of the data, so that a draft can be built.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from cerberus import TypeDefinition, Validator
from cerberus.errors import ValidationError
from cerberus.schema import SchemaRegistry

from mkataba.check import messages
from mkataba.finding import Finding, Severity
from mkataba.project import File
from mkataba.schema import Field, Schemas
from mkataba.source import Document, Path
from mkataba.values.readers import EXPANDS, READS
from mkataba.values.text import is_said, is_starter, is_unfinished


@dataclass(frozen=True)
class Entry:
    """A content file after its own check.

    ``data`` is in long form and holds only what passed; ``unsaid`` are the paths of values that
    say nothing.
    """

    file: File
    field: Field
    data: dict[str, Any]
    findings: tuple[Finding, ...] = ()


_WORDS = {"string", "text", *READS, *EXPANDS}


class _Validator(Validator):  # type: ignore[misc]
    """Cerberus with our named types; ``languages`` are those that every text needs."""

    # true is an int to Python, and no number to anybody else
    types_mapping: ClassVar = {
        **Validator.types_mapping,
        "integer": TypeDefinition("integer", (int,), (bool,)),
        "number": TypeDefinition("number", (int, float), (bool,)),
    }
    languages: tuple[str, ...] = ("en",)
    one_of: Mapping[str, list[str]] = {}  # named type -> keys of which one is needed
    needs: Mapping[str, Mapping[str, list[str]]] = {}  # named type -> key -> keys it goes with

    def _check_with_text(self, field: Any, value: Any) -> None:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            value = {self.languages[0]: str(value)}
        for fault in messages.text_faults(value, self.languages):
            self._error(field, fault)

    def _check_with_plain_text(self, field: Any, value: Any) -> None:
        if isinstance(value, str | int):
            value = dict.fromkeys(self.languages, str(value))
        self._check_with_text(field, value)

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


def validate(file: File, field: Field, validator: Validator) -> Entry:
    """Return the file's data in long form with every finding that its schema gives."""
    findings = list(_source_findings(file))
    if file.document.unread:
        return Entry(file, field, {}, tuple(findings))
    raw = file.document.data
    if not isinstance(raw, dict):
        if raw is not None:
            message = "the file has to hold a map: a key, a colon, a value"
            findings.append(_finding(file, file.document.mark(()), "type", message))
        raw = {}  # what holds no key lacks every one
    if file.kind.many and (is_starter(file.id) or is_unfinished(file.id)):
        findings.append(messages.starter(file))
    unsaid: dict[Path, Any] = {}
    data = _prepare(field, raw, (), unsaid, file.document)
    validator.validate(data, normalize=False)
    wrong: list[Path] = []
    missing: set[Path] = set()
    for error in _flat(validator._errors):
        path = tuple(error.document_path)
        finding = messages.finding(file, field, error, unsaid)
        findings.append(finding)
        missing.add(path)
        if finding.rule not in ("required", "recommended", "unfinished"):
            wrong.append(path)
    findings += [
        messages.placeholder(file, field, path, value)
        for path, value in unsaid.items()
        if path not in missing and not any(path[:n] in unsaid for n in range(1, len(path)))
    ]
    for path in sorted(wrong, key=lambda path: (-len(path), [str(part) for part in path])):
        _take_out(data, path)
    findings += [messages.unfinished(file, field, *place) for place in _unfinished(data, ())]
    return Entry(file, field, data, tuple(findings))


def _finding(file: File, mark: tuple[int, int], rule: str, message: str, hint: str = "") -> Finding:
    clause = file.kind.clause
    return Finding(file.path, *mark, rule, Severity.ERROR, clause, message, hint)


def _source_findings(file: File) -> Iterator[Finding]:
    for problem in file.document.problems:
        rule = problem.rule
        severity = Severity.WARNING if rule == "byte-order-mark" else Severity.ERROR
        clause = file.kind.clause if file.document.data is None else ""
        said = problem.message, problem.hint
        yield Finding(file.path, *problem.mark, rule, severity, clause, *said)


def _prepare(
    field: Field, value: Any, path: Path, unsaid: dict[Path, Any], document: Document
) -> Any:
    """Return ``value`` in long form without what says nothing, which goes into ``unsaid``."""
    value = field.expand(_as_typed(field, value, path, document))
    fields = field.fields
    if isinstance(value, dict) and fields:
        kept: dict[str, Any] = {}
        for name, inner in value.items():
            sub = fields.get(name)
            if sub is None:
                kept[name] = inner
                continue
            here = (*path, name)
            ready = _prepare(sub, inner, here, unsaid, document)
            if _says(sub, inner, ready):
                kept[name] = ready
            else:
                unsaid[here] = inner
        for name, sub in field.always.items():
            if name not in kept:
                kept[name] = _prepare(sub, {}, (*path, name), unsaid, document)
        return kept
    if isinstance(value, list) and field.item is not None:
        items = []
        for i, inner in enumerate(value):
            ready = _prepare(field.item, inner, (*path, i), unsaid, document)
            if _is_blank(field.item, inner, ready):
                unsaid[(*path, i)] = inner
                ready = None
            items.append(ready)
        return items
    return value


def _is_blank(item: Field, written: Any, ready: Any) -> bool:
    """Tell whether an item of a list holds a placeholder; a text in one language is no blank."""
    return written is not None and not _says(item, written, ready)


def _unfinished(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text that says something and holds a mark such as TODO, or is a new project's."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _unfinished(inner, (*path, key))
    elif is_starter(value) or (is_said(value) and is_unfinished(value)):
        yield path, value


def _as_typed(field: Field, value: Any, path: Path, document: Document) -> Any:
    """Return a number as it was typed where words are wanted: a version, a telephone number."""
    if field.kind not in _WORDS:
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return document.written(path)
    if field.kind == "text" and isinstance(value, dict):
        return {
            key: _as_typed(field, inner, (*path, key), document) for key, inner in value.items()
        }
    return value


def _says(field: Field, written: Any, ready: Any) -> bool:
    if field.kind == "text" and isinstance(ready, dict):
        return any(is_said(words) for words in ready.values())
    if isinstance(ready, list):
        if written == "none":
            return True
        return any(_says(field.item, item, item) for item in ready) if field.item else bool(ready)
    if isinstance(ready, dict) and field.named.get("short"):
        short = field.fields[field.named["short"]]
        return _says(short, None, ready.get(field.named["short"])) or len(ready) > 1
    return isinstance(ready, dict) or is_said(ready)


def _flat(errors: Any) -> Iterator[ValidationError]:
    for error in errors:
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
