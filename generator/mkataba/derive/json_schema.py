"""Schemas -> JSON Schema 2020-12, for editors and for tools that don't know mkataba.

What `mkataba check` calls no error, the exported schema accepts: a field that nobody has to write
may say nothing. It can't compare files and it can't count from now; what one field can say about
itself, it says.
"""

from collections.abc import Iterator, Sequence

from mkataba.derive import json_texts
from mkataba.derive.json_optional import Json, Use, fields_used, is_demanded
from mkataba.schema import Field, Schemas
from mkataba.values.text import NOT_BLANK
from mkataba.values.types import EXPANDS, MAPPED, WRITTEN

DIALECT = "https://json-schema.org/draft/2020-12/schema"

BLANK_TEXT = "write words: blanks, dots and dashes alone say nothing"


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
    places = schemas.parts[kind].kinds
    about = {"title": " and ".join(f"content/{held.place}" for held in places)}
    if clause := next((held.clause for held in places), ""):
        about["description"] = json_texts.clause_in_words(schemas, clause)
        about["x-clause"] = clause
    named = dict(_named_below(root))
    order = [*schemas.types]
    definitions = {
        name: _definition(use, languages)
        for name, use in sorted(
            named.items(), key=lambda each: (order.index(each[1].field.rules["type"]), each[0])
        )
    }
    return {
        "$schema": DIALECT,
        **about,
        **_map(root, languages),
        "$defs": definitions,
    }


def _named_below(field: Field) -> Iterator[tuple[str, Use]]:
    """Yield each named type in use below a field, by the name of its definition."""
    found: set[str] = set()
    waiting = [field]
    while waiting:
        holder = waiting.pop()
        items = [Use(holder.item)] if holder.item else ()
        for use in (*fields_used(holder).values(), *items):
            inner = use.field
            if not inner.named:
                waiting.append(inner)
            elif use.name not in found and not use.is_apart:
                found.add(use.name)
                rules = {
                    name: inner.rules[name] for name in ("type", "plain") if name in inner.rules
                }
                meta = {"severity": inner.severity}
                of_type = Field((use.name,), {**rules, "meta": meta}, inner.schemas)
                waiting.append(of_type)
                yield use.name, Use(of_type, use.may_be_blank)


def _definition(use: Use, languages: Sequence[str]) -> Json:
    """Return what stands under ``$defs`` for a named type."""
    about = {"description": " ".join(str(use.field.meta["describes"]).split())}
    return {**about, **_of_type(use, languages)}


def _of_type(use: Use, languages: Sequence[str]) -> Json:
    """Return which values a named type takes."""
    field = use.field
    if field.kind == "text":
        return use.form(_text(field.schemas, languages, bool(field.rules.get("plain"))))
    if not field.fields:
        written = WRITTEN[field.kind]
        return use.form({**_written(written.pattern, field.hint), **written.keywords})
    offered = json_texts.snippets(field, languages)
    long = {**_map(field, languages), **_choice(field)}
    if field.kind in EXPANDS:
        form = {"anyOf": [_written(MAPPED[field.kind].pattern, field.hint), long]}
        return {**offered, **use.form(form)}
    if field.named.get("short"):
        return {**offered, **use.form({"anyOf": [{"$ref": "#/$defs/text"}, long]})}
    return {**offered, **use.form(long)}


def _written(pattern: str, hint: str) -> Json:
    """Return the schema of a value in one piece, with what an editor says of another one."""
    # a list of one type: the language server words the fault of a bare one itself
    form = {"type": ["string"], "pattern": f"^({pattern})$"}
    return {**form, "errorMessage": hint, "patternErrorMessage": hint}


def _text(schemas: Schemas, languages: Sequence[str], plain: bool = False) -> Json:
    """Return the forms of a localised text: plain words, or words by language."""
    words = {
        "type": ["string", "number"],
        "pattern": NOT_BLANK,
        "patternErrorMessage": BLANK_TEXT,
    }
    each = {
        code: {"title": f"Words ({code})", **words}
        for code in languages or sorted(schemas.languages)
    }
    by_language = {
        "type": "object",
        "properties": each,
        **({"required": list(languages)} if languages else {}),
        "minProperties": 1,
        "additionalProperties": False,
    }
    if plain or len(languages) < 2:
        return {"anyOf": [words, by_language]}
    needed = " and ".join(f"`{code}:`" for code in languages)
    return {**by_language, "errorMessage": f"write the words under each of {needed}"}


def _map(field: Field, languages: Sequence[str]) -> Json:
    """Return the schema of a map with the fields of ``field``."""
    uses = fields_used(field)
    needed = [name for name, use in uses.items() if is_demanded(use.field)]
    return {
        "type": "object",
        "properties": {name: _property(use, languages) for name, use in uses.items()},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _choice(field: Field) -> Json:
    """Return what a named type says about its keys together: one of these, this only with that."""
    keys = field.named.get("one_of", ())
    usual = (key for key in keys if key != json_texts.BY_IMPORT)
    text = f"write exactly one of {', '.join(usual)}"
    choice: Json = {"anyOf": [_with(key, text) for key in keys]} if keys else {}
    # not `oneOf`: the language server's words for two that fit are about schemas, not about keys
    dependent: Json = {
        key: {"properties": dict.fromkeys(keys[number:], False), "errorMessage": text}
        for number, key in enumerate(keys[:-1], 1)
    }
    for name, inner in field.fields.items():
        if owners := inner.rules.get("needs", ()):
            text = f"{name} stands only with {' or '.join(owners)}"
            dependent[name] = {"anyOf": [_with(owner, text) for owner in owners]}
    return {**choice, **({"dependentSchemas": dependent} if dependent else {})}


def _with(key: str, text: str) -> Json:
    # `properties` says nothing new; by it the language server tells one alternative from another
    return {"required": [key], "properties": {key: True}, "errorMessage": text}


def _property(use: Use, languages: Sequence[str]) -> Json:
    """Return the schema of one field with what it means."""
    field = use.field
    if field.path[-1] == "*" and "meta" not in field.rules:
        return _form(use, languages)  # the list says what it is
    return {**json_texts.about(field, languages), **_form(use, languages)}


def _form(use: Use, languages: Sequence[str]) -> Json:
    """Return which values a field takes."""
    field = use.field
    if field.named:
        # the language server makes no snippets of a reference that a key of ours stands beside, and
        # calls all that refer to a condition by the title of one of them
        if field.rules.get("meta", {}).get("clause") or use.is_apart:
            return _of_type(use, languages)
        return {"$ref": f"#/$defs/{use.name}"}
    return use.form(_plain_form(field, languages))


def _plain_form(field: Field, languages: Sequence[str]) -> Json:
    """Return which values a field takes whose type is no named one."""
    rules, kind = field.rules, field.kind
    if kind == "dict":
        return _map(field, languages)
    if field.item is not None:
        form: Json = {"type": "array", "items": _property(Use(field.item), languages)}
        # an empty list says nothing, but where the list is asked for, however long it is
        form["minItems"] = rules.get("minlength", 0 if rules.get("required") else 1)
        if hint := str(rules.get("meta", {}).get("hint", "")):
            form["errorMessage"] = hint
        if "maxlength" in rules:
            form["maxItems"] = rules["maxlength"]
        if not rules.get("none"):
            return form
        form["type"] = ["array"]
        return {"anyOf": [form, {"title": "None", "const": "none", "errorMessage": field.hint}]}
    if "allowed" in rules:
        return {"enum": list(rules["allowed"])}
    if kind == "string":
        pattern = f"^({rules['regex']})$" if "regex" in rules else NOT_BLANK
        text = {"patternErrorMessage": field.hint or BLANK_TEXT} if "regex" not in rules else {}
        return {"type": ["string", "number"], "pattern": pattern, **text}
    limits = {"min": "minimum", "max": "maximum"}
    return {"type": kind, **{limits[key]: rules[key] for key in limits if key in rules}}
