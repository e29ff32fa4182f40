"""What a JSON Schema says to people: titles, descriptions, messages and what an editor puts in.

JSON Schema has words for titles, descriptions and examples. ``x-clause`` is ours. Messages
(``errorMessage``, ``patternErrorMessage``) and ``defaultSnippets`` are those of the language server
for YAML; other tools pass over them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from mkataba.derive.as_written import VERBS, as_yaml
from mkataba.derive.examples import in_languages
from mkataba.schema import Field, Schemas

BY_IMPORT = "as_published"
"""The key that only an import writes; nobody is told to."""

Json = dict[str, Any]


def about(field: Field, languages: Sequence[str] = ()) -> Json:
    """Return title, description, examples and clause of a field, as far as it has them.

    Args:
        field: What is described.
        languages: Those in which examples are to be written; as they come, where none is named.
    """
    own = field.rules.get("meta", {})
    text = {"title": _sentence(field.label).rstrip(".")} if own else {}
    if description := "\n\n".join(_paragraphs(field, languages)):
        text["description"] = description
    if own.get("clause"):
        text["x-clause"] = str(own["clause"])
    example = in_languages(_example(field), languages)
    if example is not None and not _has_map(example):  # an editor can't offer a map by its name
        return {**text, "examples": [example]}
    return text


def clause_in_words(schemas: Schemas, clause: str) -> str:
    """Return a clause with its title, how binding it is, and what it asks."""
    entry = schemas.clauses[clause]
    asks = " ".join(str(entry["asks"]).split())
    return f"Clause {clause}, {entry['title']}: {VERBS[entry['verb']]}. {asks}"


def snippets(field: Field, languages: Sequence[str]) -> Json:
    """Return what an editor offers to put in for a value: each of its forms.

    Args:
        field: Whose value it is.
        languages: Codes of the languages in which a text is written.
    """
    offered: list[Json] = []
    for key in field.named.get("one_of", ()):
        if key != BY_IMPORT:
            words = str(field.fields[key].meta["describes"])
            offered.append(_snippet(key, words, _form(field, key, languages)))
    return {"defaultSnippets": offered} if offered else {}


def _snippet(name: str, words: str, body: Any) -> Json:
    # not the bare name: the language server takes a snippet and a key of one name for the same
    return {"label": f"{name.replace('_', ' ')} …", "description": words, "body": body}


def _paragraphs(field: Field, languages: Sequence[str]) -> Iterator[str]:
    own, holder = field.rules.get("meta", {}), field.item or field
    if describes := field.meta.get("describes"):
        yield _sentence(str(describes))
    if hint := str(own.get("hint", "" if holder.kind == "text" else field.hint)):
        yield _sentence(hint)
    if "describes" in own and holder.kind not in ("text", "id") and "describes" in holder.meta:
        way = _sentence(str(holder.named.get("meta", {}).get("describes", "")))
        yield from ([f"How it is written: {way}"] if way else ())
    example = in_languages(_example(field), languages)
    if _has_map(example):
        yield f"Example: {as_yaml(example, one_line=True)}"
    if own.get("clause"):
        yield clause_in_words(field.schemas, str(own["clause"]))


def _sentence(words: str) -> str:
    text = " ".join(words.split())
    ends = "" if not text or text.endswith((".", "!", "?", "}")) else "."
    return f"{text[:1].upper()}{text[1:]}{ends}"


def _example(field: Field) -> Any:
    """Return the field's example, or its type's; another text's example would mislead."""
    return (field.rules.get("meta", {}) if field.kind == "text" else field.meta).get("example")


def _has_map(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return any(isinstance(item, Mapping) for item in items)


def _form(field: Field, key: str, languages: Sequence[str]) -> Any:
    """Return one form of a fee or a time, short where it has a short form."""
    inner, stops = field.fields[key], count(1)
    if inner.rules.get("allowed") == [True]:
        return key.replace("_", " ")
    example = field.named["meta"]["example"]
    if key in field.expand(example):
        return _stop(example, stops)
    body = _body(inner, languages, stops)
    with_it = next((n for n, f in field.fields.items() if f.rules.get("needs") == [key]), None)
    more = {with_it: _body(field.fields[with_it], languages, stops)} if with_it else {}
    return {key: body, **more}


def _body(field: Field, languages: Sequence[str], stops: Iterator[int]) -> Any:
    """Return a value to fill in: required keys alone, a numbered stop for each thing to write."""
    if field.kind == "text":
        if field.rules.get("plain") or len(languages) < 2:
            return f"${next(stops)}"
        return {code: f"${next(stops)}" for code in languages}
    if field.item is not None:
        return [_body(field.item, languages, stops)]
    needed = {name: sub for name, sub in field.fields.items() if sub.rules.get("required")}
    if needed:
        return {name: _body(sub, languages, stops) for name, sub in needed.items()}
    allowed = field.rules.get("allowed", [None])[0]
    example = field.meta.get("example", allowed or field.rules.get("min"))
    if example is None or "refers" in field.rules or isinstance(example, Mapping | list):
        return f"${next(stops)}"
    return _stop(example, stops)


def _stop(example: Any, stops: Iterator[int]) -> str:
    """Return a place to write, which holds an example until somebody does."""
    return f"${{{next(stops)}:{example}}}"
