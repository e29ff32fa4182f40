"""What a project's schemas have to keep of those that come with the program.

A project may add fields and ask for more. What the standard makes mandatory, how bad it is where it
is missing, and what a comparison looks at is not for the project to say: a change of its schema
would change what its charter is said to hold.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mkataba.finding import Severity
from mkataba.profiles import form as profile_form
from mkataba.sanitize import words_in_yaml
from mkataba.schema import Field, Schemas
from mkataba.source import Path

_SAME = ("none", "plain", "refers", "unique")
_ASKED = ("needs", "regex")  # where there is none, one may be added
_LEAST, _MOST = ("minlength", "min"), ("maxlength", "max")
_READ = ("not_compared", "ordered", "everywhere", "part", "audience", "printed")
_OF_TYPE = ("kind", "short", "one_of")
_WORST = tuple(Severity)


class Fault(NamedTuple):
    """Something wrong in ``schemas/<file>.yml``, at a path of keys."""

    file: str
    path: Path
    message: str


def weakened(own: Schemas, packaged: Schemas) -> Iterator[Fault]:
    """Yield each place where a project's schemas ask for less than the packaged ones.

    Args:
        own: A project's schemas; each can be read by itself.
        packaged: Those that came with the program.
    """
    for at, message in profile_form.weakened(own.profile.data, packaged.profile.data):
        yield Fault(profile_file(own.profile.name), at, message)
    for name, was in packaged.types.items():
        if name not in own.types:
            yield Fault("types", (), f"the type {name} is missing: the program reads it")
            return
        for key in _OF_TYPE:
            if own.types[name].get(key) != was.get(key):
                yield Fault("types", (name, key), _stays(key, was.get(key)))
        yield from _fields("types", _of_type(own, name), _of_type(packaged, name))
    for kind in packaged.kinds:
        yield from _fields(kind, own.root(kind), packaged.root(kind))


def profile_file(name: str) -> str:
    """Return what a fault calls the file of a profile."""
    return f"profiles/{name}"


def _of_type(schemas: Schemas, name: str) -> Field:
    return Field((name,), {"type": name}, schemas)


def _fields(file: str, own: Field, packaged: Field) -> Iterator[Fault]:
    for name, was in packaged.fields.items():
        if name in own.fields:
            yield from _field(file, own.fields[name], was)
    for name, was in packaged.fields.items():
        if name in own.fields:
            continue
        if was.rules.get("required") or "unique" in was.rules:
            why = "the standard asks for it" if was.clause else "the program relies on it"
            yield Fault(file, written(own), f"the field {name} has to stay: {why}")


def _field(file: str, own: Field, packaged: Field) -> Iterator[Fault]:
    """Yield what is weaker in one field, and in what it holds where that has no name of its own."""
    path = written(own)
    if own.rules["type"] != packaged.rules["type"]:
        if packaged.path[-1] == "*":
            yield Fault(file, path, f"items have to stay of the type {packaged.rules['type']}")
        else:
            text = f"has to stay of the type {packaged.rules['type']}: so it is read and printed"
            yield Fault(file, path, text)
        return
    for key, text in (*_rules(own.rules, packaged.rules), *_meta(own, packaged)):
        yield Fault(file, (*path, *key.split(".")), text)
    if own.item is not None and packaged.item is not None:
        yield from _field(file, own.item, packaged.item)
    elif not packaged.named:
        yield from _fields(file, own, packaged)


def _rules(own: Mapping[str, Any], packaged: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each rule that lets more pass than the packaged one, with what is to be there."""
    if packaged.get("required") and not own.get("required"):
        yield "required", "has to stay true: the field is mandatory"
    for key in _SAME:
        if (own.get(key) or None) != (packaged.get(key) or None):
            yield key, _stays(key, packaged.get(key))
    for key in _ASKED:
        if key in packaged and own.get(key) != packaged[key]:
            yield key, _stays(key, packaged[key])
    for key in _LEAST:
        if key in packaged and own.get(key, packaged[key] - 1) < packaged[key]:
            yield key, f"has to stay {packaged[key]} or more"
    for key in _MOST:
        if key in packaged and own.get(key, packaged[key] + 1) > packaged[key]:
            yield key, f"has to stay {packaged[key]} or less"
    choice = packaged.get("allowed")
    if choice and "allowed" not in own:
        yield "allowed", "has to stay: the program knows these words"
    elif choice and not all(isinstance(x, str) or x in choice for x in own["allowed"]):
        yield "allowed", _stays("allowed", choice)


def _meta(own: Field, packaged: Field) -> Iterator[tuple[str, str]]:
    if packaged.clause and own.clause != packaged.clause:
        yield "meta.clause", f'has to stay "{packaged.clause}": that clause asks for the field'
    elif _WORST.index(own.severity) > _WORST.index(packaged.severity):
        text = f"the field has to stay of the severity {packaged.severity.value} or worse"
        yield "meta.severity", text
    for key in _READ:
        if bool(own.meta.get(key)) != bool(packaged.meta.get(key)):
            yield f"meta.{key}", _stays(key, packaged.meta.get(key))
    if packaged.promise and not own.promise:
        yield "meta.promise", "has to stay true: customers lose something where it is taken out"


_SHOWN = "pages and documents show what comes with mkataba; a field of your own can be internal"
_WHY = {
    "audience": _SHOWN,
    "printed": _SHOWN.replace("be internal", "be printed nowhere"),
    "not_compared": "citizens are told what changes in it",
}
"""Why a key can't be said of a field that comes with the program."""


def _stays(key: str, value: Any) -> str:
    """Return what is said of a key that has to say what it says in the packaged schema."""
    if not value:
        return f"can't be said of this field: {_WHY.get(key, 'mkataba reads it without')}"
    return f"has to stay {words_in_yaml(value if isinstance(value, list) else [value])}"


def written(field: Field) -> Path:
    """Return where a field is written in its schema file."""
    owner = field.inherited
    if owner is None:
        return field.path[:1]
    own = field.path[-1]
    if owner.rules["type"] == "list":
        return (*written(owner), "schema")
    if owner.named:
        return (owner.rules["type"], "fields", own)
    between = () if owner.inherited is None and not owner.path else ("schema",)
    return (*written(owner), *between, own)
