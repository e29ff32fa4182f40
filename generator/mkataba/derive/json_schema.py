"""Schemas -> JSON Schema 2020-12, for editors and for tools that don't know mkataba.

What `mkataba check` has nothing to say about, the exported schema accepts. It can't compare files
and it can't count from now; what one field can say about itself, it says.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkataba.project import KINDS
from mkataba.schema import Field, Schemas
from mkataba.values.duration import Unit
from mkataba.values.hours import DAYS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json = dict[str, Any]


def _any_case(words: str) -> str:
    """Return a pattern of the words in small or capital letters, for every dialect of patterns."""
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in words)


_SAID = r"[^\s._?*\u2013\u2014-]"  # one sign that is more than a blank or a dash
_UNITS = "|".join(_any_case(unit) for unit in Unit)
_DURATION = r"[0-9]{1,4}(\s*(-|\u2013|[Tt][Oo])\s*[0-9]{1,4})?\s+" + f"({_UNITS})[Ss]?"
_DAY = f"({'|'.join(map(_any_case, DAYS))})"
_DAYS = f"{_DAY}(\\s*-\\s*{_DAY})?"

# kind -> the form of a written value, in the words that Python and ECMAScript share
PATTERNS = {
    "id": r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
    "date": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    "clock": r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00",
    "days": f"\\s*({_any_case('daily')}|{_DAYS}(\\s*,\\s*{_DAYS})*)\\s*",
    "email": r"[^@\s<>\x22]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
    "phone": r"\+[1-9][0-9 ]{6,18}|[0-9]{3,6}",
    "url": r"https?://[^\s/?#<>\x22'`{}|\\^]+([/?#][^\s<>\x22`{}|\\^]*)?",
    "colour": r"#[0-9a-fA-F]{6}",
    "money": (
        r"\s*([A-Z]{3}|K[Ss]hs?\.?)\s*([0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?|[0-9]+(\.[0-9]{1,2})?)\s*"
    ),
    "duration": f"\\s*{_DURATION}\\s*",
    "receipt_time": f"\\s*({_any_case('immediate')}|{_DURATION})\\s*",
}
_MORE: Mapping[str, Json] = {
    "id": {"maxLength": 80},
    "date": {"format": "date"},
    # a short code needs no quotes in YAML: it is a number there
    "phone": {"type": ["string", "integer"], "minimum": 0, "maximum": 999_999},
}

# kind -> the short written forms of a value that may also be a map
_SHORT: Mapping[str, list[Json]] = {
    "fee": [{"$ref": "#/$defs/money"}, {"pattern": f"^\\s*{_any_case('free')}\\s*$"}],
    "turnaround": [
        {"$ref": "#/$defs/duration"},
        {"pattern": f"^\\s*({_any_case('immediate')}|{_any_case('same day')})\\s*$"},
        {"pattern": f"^\\s*[0-9]+ {_any_case('ring')}[Ss]?\\s*$"},
    ],
}


def json_schema(schemas: Schemas, kind: str, languages: Sequence[str] = ()) -> Json:
    """Return the JSON Schema of a kind of file.

    Args:
        schemas: Where the fields come from.
        kind: ``policy``, ``service`` ...
        languages: Codes of the languages that every text needs; any, where none is named.

    Raises:
        KeyError: If there is no such kind.
    """
    root = schemas.root(kind)
    places = [held for held in KINDS if held.name == kind]
    about = {"title": " and ".join(f"content/{held.place}" for held in places) or kind}
    if clause := next((held.clause for held in places), ""):
        about["description"] = f"{schemas.clauses[clause]['title']} (clause {clause})."
    named = dict(_named_below(root))
    definitions = {
        name: _definition(named[name], languages) for name in schemas.types if name in named
    }
    if "text" in named:
        definitions["plain_text"] = _text(schemas, languages, plain=True)
    return {"$schema": DIALECT, **about, **_map(root), "$defs": definitions}


def _named_below(field: Field) -> Iterator[tuple[str, Field]]:
    """Yield each named type in use below a field, by name."""
    found: set[str] = set()
    waiting = [field]
    while waiting:
        holder = waiting.pop()
        for inner in (*holder.fields.values(), *filter(None, [holder.item])):
            name = inner.rules["type"]
            if not inner.named:
                waiting.append(inner)
            elif name not in found:
                found.add(name)
                of_type = Field((name,), {"type": name}, inner.schemas)
                waiting.append(of_type)
                yield name, of_type


def _definition(field: Field, languages: Sequence[str]) -> Json:
    """Return what stands under ``$defs`` for a named type."""
    about = _about(field.named.get("meta", {}))
    if field.kind == "text":
        return {**about, **_text(field.schemas, languages)}
    if not field.fields:
        form = {"type": "string", "pattern": f"^({PATTERNS[field.kind]})$"}
        return {**about, **form, **_MORE.get(field.kind, {})}
    long = {**_map(field), **_choice(field)}
    short = [{"type": "string", **form} for form in _SHORT.get(field.kind, ())]
    if field.named.get("short"):
        short = [{"$ref": "#/$defs/text"}]
    return {**about, "anyOf": [*short, long]} if short else {**about, **long}


def _text(schemas: Schemas, languages: Sequence[str], plain: bool = False) -> Json:
    """Return the forms of a localised text: plain words, or words by language."""
    words = {"type": ["string", "number"], "pattern": _SAID}
    each = dict.fromkeys(languages or sorted(schemas.languages), words)
    by_language = {
        "type": "object",
        "properties": each,
        "required": list(languages),
        "minProperties": 1,
        "additionalProperties": False,
    }
    return {"anyOf": [words, by_language]} if plain or len(languages) < 2 else by_language


def _map(field: Field) -> Json:
    """Return the schema of a map with the fields of ``field``."""
    needed = [name for name, inner in field.fields.items() if inner.rules.get("required")]
    return {
        "type": "object",
        "properties": {name: _property(inner) for name, inner in field.fields.items()},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _choice(field: Field) -> Json:
    """Return what a named type says about its keys together: one of these, this only with that."""
    keys = field.named.get("one_of")
    choice: Json = {"oneOf": [{"required": [key]} for key in keys]} if keys else {}
    needs = {name: inner.rules.get("needs") for name, inner in field.fields.items()}
    dependent = {
        name: {"anyOf": [{"required": [owner]} for owner in owners]}
        for name, owners in needs.items()
        if owners
    }
    return {**choice, **({"dependentSchemas": dependent} if dependent else {})}


def _property(field: Field) -> Json:
    """Return the schema of one field with what it means."""
    own = field.rules.get("meta", {})
    about = {"title": field.label.capitalize(), **_about(own)} if own else {}
    if own.get("clause"):
        about["description"] = f"{about.get('description', '')} (clause {own['clause']})".strip()
    return {**about, **_form(field)}


def _form(field: Field) -> Json:
    """Return which values a field takes."""
    rules, kind = field.rules, field.kind
    if field.named:
        plain = kind == "text" and rules.get("plain")
        return {"$ref": f"#/$defs/{'plain_text' if plain else rules['type']}"}
    if kind == "dict":
        return _map(field)
    if field.item is not None:
        form = {"type": "array", "items": _property(field.item)}
        form["minItems"] = rules.get("minlength", 1)  # an empty list says nothing
        if "maxlength" in rules:
            form["maxItems"] = rules["maxlength"]
        return {"anyOf": [{"const": "none"}, form]} if rules.get("none") else form
    if "allowed" in rules:
        return {"enum": list(rules["allowed"])}
    if kind == "string":
        pattern = f"^({rules['regex']})$" if "regex" in rules else _SAID
        return {"type": ["string", "number"], "pattern": pattern}
    limits = {"min": "minimum", "max": "maximum"}
    return {"type": kind, **{limits[key]: rules[key] for key in limits if key in rules}}


def _about(meta: Mapping[str, Any]) -> Json:
    """Return what ``meta`` says, as JSON Schema names it."""
    said = [str(meta["describes"]).strip()] if "describes" in meta else []
    if hint := str(meta.get("hint", "")):
        said.append(f"{hint[:1].upper()}{hint[1:]}.")
    about: Json = {"description": " ".join(said)} if said else {}
    return {**about, **({"examples": [meta["example"]]} if "example" in meta else {})}
