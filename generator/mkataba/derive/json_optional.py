"""What an editor takes where a field says nothing: the check warns of it, and it is no error."""

from typing import Any

from msgspec import Struct

from mkataba.finding import Severity
from mkataba.schema import Field
from mkataba.values.text import BLANK

Json = dict[str, Any]


# by `not`, as the language server offers `null` where it stands among types; written out wherever
# it is meant, as the server calls all that refer to it by the title of one of them
_NO_VALUE: Json = {
    "not": {"type": ["boolean", "number", "object"]},
    "pattern": BLANK,
    "maxItems": 0,
}
_NO_WORDS: Json = {
    **_NO_VALUE,
    "not": {"type": ["boolean", "number"]},
    "additionalProperties": _NO_VALUE,
}
"""What a field that nobody has to write may hold: the check warns of it, and it is no error."""


class Use(Struct, frozen=True):
    """A field, and whether it may say nothing as well."""

    field: Field
    may_be_blank: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether it is written out where it stands, and not referred to."""
        return self.may_be_blank and not self.field.fields

    @property
    def name(self) -> str:
        """The key under ``$defs`` of its named type, as it is meant here."""
        field = self.field
        if field.kind == "text" and field.rules.get("plain"):
            name = "plain_text"
        elif field.named.get("fields") and field.severity is not Severity.ERROR:
            name = f"recommended_{field.rules['type']}"
        else:
            name = str(field.rules["type"])
        return f"optional_{name}" if self.may_be_blank else name

    def form(self, form: Json) -> Json:
        """Return the form of a value, which may say nothing as well where the field may."""
        words = self.field.kind == "text" or "short" in self.field.named
        return _or_nothing(form, _NO_WORDS if words else _NO_VALUE) if self.may_be_blank else form


def fields_used(field: Field) -> dict[str, Use]:
    """Return the fields of a map by name."""
    one_of = field.named.get("one_of", ())  # one that says nothing is as good as none
    return {
        name: Use(inner, not (name in one_of or is_demanded(inner)))
        for name, inner in field.fields.items()
    }


def is_demanded(field: Field) -> bool:
    """Tell whether it is an error, and not less, if a field says nothing."""
    if not field.rules.get("required"):
        return False
    if field.rules["type"] == "dict":  # each of its fields is missed by itself
        return any(map(is_demanded, field.fields.values()))
    return field.severity is Severity.ERROR


# what goes with the value as a whole; the rest an editor reads to offer what can be written
_OF_VALUE = ("type", "pattern", "patternErrorMessage", "format", "maxLength", "minItems")
_OF_NUMBER = ("minimum", "maximum")


def _or_nothing(form: Json, nothing: Json) -> Json:
    """Return the form of a value that may say nothing as well.

    Alternatives would do, were it not that the language server then no longer puts in the keys and
    items of the value, nor says what it means.

    Args:
        form: The form of a value that says something.
        nothing: What says nothing in its place.
    """
    if "enum" in form or form.get("type") == "boolean":
        return {"anyOf": [form, nothing]}
    if "anyOf" in form:
        typed = next(n for n, each in enumerate(form["anyOf"]) if "type" in each)
        each = [_or_nothing(e, nothing) if n == typed else e for n, e in enumerate(form["anyOf"])]
        return {**form, "anyOf": each}
    asked = {key: form[key] for key in (*_OF_VALUE, *_OF_NUMBER, "errorMessage") if key in form}
    left = {key: value for key, value in form.items() if key not in (*_OF_VALUE, *_OF_NUMBER)}
    if "minProperties" in form:  # words by language
        asked["properties"] = form["properties"]
        left["properties"] = {
            code: {key: words[key] for key in ("title", "type")}
            for code, words in form["properties"].items()
        }
    return {**left, "if": {"not": nothing}, "then": asked}
