"""The form of the schema files themselves: what a project's own ones can have wrong.

A fault is a place in a file and a sentence. Whatever has none can be read as fields, compiled for
Cerberus, and holds values of the types that the program prints and compares.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mkataba.finding import Severity
from mkataba.parts import INTERNAL, PUBLIC
from mkataba.sanitize import in_yaml
from mkataba.schema import BUILTIN, Schemas
from mkataba.schema.compiled import CERBERUS_RULES
from mkataba.schema.header import header_faults, is_label, is_yes_or_reason, unknown_clause
from mkataba.schema.pattern import ends, is_pattern
from mkataba.schema.references import reference_faults
from mkataba.schema.shipped import Fault, weakened
from mkataba.source import Path
from mkataba.values.types import EXPANDS, WRITTEN

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_FLAGS = ("required", "none", "plain")
_COUNTS = ("minlength", "maxlength")
_NUMBERS = ("min", "max")
_RULES = {*CERBERUS_RULES, *_FLAGS, "type", "schema", "meta", "needs", "refers", "unique"}
_WORDS = ("describes", "hint")
_KINDS = {"map", "text", *WRITTEN, *EXPANDS}


def faults(schemas: Schemas, packaged: Schemas | None = None) -> Iterator[Fault]:
    """Yield what is wrong with schema files; the first has to be fixed before the next is asked.

    Args:
        schemas: The files as read.
        packaged: Those that came with the program; see :mod:`mkataba.schema.shipped`.
    """
    yield from _types(schemas.types)
    yield from header_faults(schemas)
    for kind, rules in schemas.kinds.items():
        yield from _fields(kind, rules, (), schemas)
    yield from _circles(schemas)
    if packaged is not None:
        yield from weakened(schemas, packaged)
    yield from reference_faults(schemas, packaged)


def _types(types: Mapping[str, Any]) -> Iterator[Fault]:
    for name in {*WRITTEN, *EXPANDS, "text"} - types.keys():
        yield Fault("types", (), f"the type {name} is missing: the program reads it")
    for name, named in types.items():
        if not isinstance(named, dict):
            yield Fault("types", (name,), "has to be a map with kind and meta")
            return
        kind, fields = named.get("kind"), named.get("fields")
        if not isinstance(kind, str) or kind not in _KINDS:
            yield Fault("types", (name, "kind"), f"has to be one of {', '.join(sorted(_KINDS))}")
            return
        meta = named.get("meta")
        yield from _meta("types", meta, (name, "meta"), {})
        if not isinstance(meta, dict) or not meta.keys() >= {"describes", "hint", "example"}:
            yield Fault("types", (name, "meta"), "needs describes, hint and example")
        if kind in ("map", *EXPANDS) and (not isinstance(fields, dict) or not fields):
            yield Fault("types", (name, "fields"), "has to be a map of fields")
            return
        known = fields if isinstance(fields, dict) else {}
        for key in ("one_of",) if "one_of" in named else ():
            yield from _named_fields("types", named[key], known, (name, key))
        if "short" in named and named["short"] not in list(known):
            yield Fault("types", (name, "short"), "has to name one of the type's fields")


def _fields(file: str, rules: Any, path: Path, schemas: Schemas) -> Iterator[Fault]:
    if not isinstance(rules, dict):
        yield Fault(file, path, "has to be a map of fields")
        return
    for name, inner in rules.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            text = (
                "the name of a field is made of letters, digits, _ and -, and begins with a letter"
            )
            yield Fault(file, (*path, name), text)
        yield from _field(file, inner, (*path, name), rules, schemas)


def _field(
    file: str, rules: Any, path: Path, siblings: Mapping[str, Any], schemas: Schemas
) -> Iterator[Fault]:
    if not isinstance(rules, dict) or "type" not in rules:
        yield Fault(file, path, "says no type: write it as name: {type: ...}")
        return
    kind = rules["type"]
    if not isinstance(kind, str) or (kind not in BUILTIN and kind not in schemas.types):
        yield Fault(file, (*path, "type"), f"there is no type {in_yaml(kind)}")
        return
    for key in rules.keys() - _RULES:
        yield Fault(file, (*path, key), f'there is no rule "{key}"')
    yield from _values(file, rules, path, siblings)
    yield from _meta(file, rules.get("meta", {}), (*path, "meta"), schemas.clauses)
    if kind == "list":
        yield from _field(file, rules.get("schema"), (*path, "schema"), {}, schemas)
    elif kind == "dict":
        yield from _fields(file, rules.get("schema"), (*path, "schema"), schemas)
    elif "schema" in rules:
        yield Fault(file, (*path, "schema"), "goes with list and dict only")


def _values(
    file: str, rules: Mapping[str, Any], path: Path, siblings: Mapping[str, Any]
) -> Iterator[Fault]:
    """Yield the rules whose values are not of their kind."""
    for key, value in rules.items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if key in _FLAGS and not isinstance(value, bool):
            word = ", or standard" if key == "required" and file != "types" else ""
            yield Fault(file, (*path, key), f"has to be true or false{word}")
        elif key in _COUNTS and not (number and isinstance(value, int) and value >= 0):
            yield Fault(file, (*path, key), "has to be a whole number")
        elif key in _NUMBERS and not number:
            yield Fault(file, (*path, key), "has to be a number")
        elif key in ("refers", "unique") and not isinstance(value, str):
            yield Fault(file, (*path, key), "has to be a word")
        elif key == "allowed" and not (
            isinstance(value, list) and value and not any(isinstance(x, list | dict) for x in value)
        ):
            yield Fault(file, (*path, key), "has to be a list of words")
        elif key == "needs":
            yield from _named_fields(file, value, siblings, (*path, key))
        elif key == "regex" and not is_pattern(value):
            yield Fault(file, (*path, key), "is no regular expression")
        elif key == "regex" and not ends(value):
            text = (
                "could take for ever: a repeat holds what can be read in several ways, or too "
                "many repeats stand in a row; give each an end such as {1,9}"
            )
            yield Fault(file, (*path, key), text)


def _named_fields(file: str, value: Any, fields: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    words = value if isinstance(value, list) and value else [None]
    if not all(isinstance(word, str) and word in fields for word in words):
        yield Fault(file, path, "has to be a list of fields that stand beside it")


def _meta(file: str, meta: Any, path: Path, clauses: Mapping[str, Any]) -> Iterator[Fault]:
    if not isinstance(meta, dict):
        yield Fault(file, path, "has to be a map")
        return
    for key in _WORDS:
        if not isinstance(meta.get(key, ""), str):
            yield Fault(file, (*path, key), "has to be a text")
    if not is_label(meta.get("label", "-")):
        yield Fault(file, (*path, "label"), "has to be a text, or a map of texts by language")
    if meta.get("audience", PUBLIC) not in (PUBLIC, INTERNAL):
        yield Fault(file, (*path, "audience"), f"has to be {PUBLIC} or {INTERNAL}")
    if not is_yes_or_reason(meta.get("printed", True)):
        text = "has to be true, or the word no with a reason: {no: why it is not printed}"
        yield Fault(file, (*path, "printed"), text)
    if not isinstance(meta.get("key", False), bool):
        yield Fault(file, (*path, "key"), "has to be true or false")
    severities = [severity.value for severity in Severity]
    if "severity" in meta and meta["severity"] not in severities:
        yield Fault(file, (*path, "severity"), f"has to be one of {', '.join(severities)}")
    clause = meta.get("clause", "")
    if "clause" in meta and (not isinstance(clause, str) or clause not in clauses):
        yield Fault(file, (*path, "clause"), unknown_clause(clause))


def _circles(schemas: Schemas) -> Iterator[Fault]:
    """Yield each type that can't be written to an end: it needs itself, or is short for itself."""
    for name, named in schemas.types.items():
        yield from _fields("types", named.get("fields", {}), (name, "fields"), schemas)
    needed = {
        name: set(_needed(named.get("fields", {}), str(named.get("short", ""))))
        for name, named in schemas.types.items()
    }
    for name in needed:
        reached, found = set[str](), {name}
        while found - reached:
            reached |= found
            found = {inner for one in found for inner in needed.get(one, ())}
            if name in found:
                yield Fault("types", (name,), "needs itself: no value of it comes to an end")
                break


def _needed(fields: Mapping[str, Any], short: str) -> Iterator[str]:
    for name, rules in fields.items():
        if rules.get("required") is True or name == short:
            yield rules["type"]
            if rules["type"] == "dict":
                yield from _needed(rules["schema"], "")
