"""What a clause or a rule asks, where it is answered in the content, and an example."""

import difflib
import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mkataba.derive import rule_pages
from mkataba.derive.as_written import VERBS, as_yaml
from mkataba.derive.examples import in_languages, of_country, samples_of
from mkataba.errors import MkatabaError
from mkataba.parts import INTERNAL, PUBLIC
from mkataba.profiles import Profile
from mkataba.schema import Field, Schemas, in_messages

PROOFS = {
    "document": "proved by what is published; checked here",
    "figure": "proved by declared figures",
    "declaration": "declared by the organisation, with evidence",
    "none": "nothing to prove",
}


def explain(
    schemas: Schemas,
    asked: str,
    languages: Sequence[str] = (),
    home: Profile | None = None,
    root: Path = Path(),
) -> str:
    """Return the explanation of a clause, a rule, a part or field of the content, or a type.

    Args:
        schemas: Where clauses and fields come from.
        asked: The clause, rule, part or field.
        languages: Those in which examples are to be written; as they come, where none is named.
        home: The profile that the examples of rules are written for; that of the schemas, where
            none is named.
        root: The project's folder, which may bring languages.

    Raises:
        MkatabaError: If there is neither; with the nearest name, and exit status 2.
    """
    word = re.sub(r"[\s().]+", ".", asked.strip()).strip(".")  # 3.2.2 (a) is 3.2.2.a
    if word in schemas.clauses:
        return "\n".join(_clause(schemas, word, languages))
    rules = rule_pages.rules(schemas.profile)
    profile = schemas.profile
    told = []
    if word in rules:
        text = "\n".join(_rule(rules[word], languages))
        told.append(of_country(text, home or profile, profile))
    fields = {
        f"{part}.{dotted(field)}": field for part in schemas.parts for field in schemas.walk(part)
    }
    if word in schemas.parts:
        told.append("\n".join(_part(schemas, word, languages)))
    named = asked.strip()
    if named in fields:
        told.append("\n".join(_of_field(named.partition(".")[0], fields[named], languages)))
    for type_ in _TYPES.get(named, (named,)):
        if type_ in schemas.types:
            told.append("\n".join(_type(schemas, type_, languages, root)))
    if told:
        return "\n\n".join(told)
    known = (*schemas.clauses, *rules, *schemas.parts, *fields, *schemas.types, *_TYPES)
    near = difflib.get_close_matches(named, known, n=1)
    likely = f'; did you mean "{near[0]}"?' if near else ""
    text = f'there is no clause or rule, part or field, or type "{asked}"{likely}'
    raise MkatabaError(text, code=2)


def _type(schemas: Schemas, name: str, languages: Sequence[str], root: Path) -> Iterator[str]:
    """Yield what a type of value is, an example, and every form in which it may be typed."""
    field = Field((name,), {"type": name}, schemas)
    yield f"{name}"
    yield from ("", _wrapped(str(field.meta.get("describes", ""))))
    example = as_yaml({name: in_languages(field.meta.get("example"), languages)})
    yield from ("", textwrap.indent(example, "    "))
    # loaded here: a clause or a rule is explained without the readers
    from mkataba.derive.forms import KINDS, bare, forms, grouped  # noqa: PLC0415

    if field.kind not in KINDS:
        return
    context = bare(root, schemas, languages or sorted(schemas.languages))
    yield from ("", "what may be typed; `mkataba check --fix` writes what stands above it:")
    for written, typed in grouped(forms(field.kind, context, schemas)).items():
        shown = "; ".join(form.replace("\n", ", on the next line ") for form in typed)
        yield from ("", f"  {written}")
        yield textwrap.indent(_wrapped(shown), "      ")


_TYPES = {"hours": ("days", "clock"), "telephone": ("phone",)}
"""What people ask for -> the types that it is made of."""


def _part(schemas: Schemas, name: str, languages: Sequence[str]) -> Iterator[str]:
    """Yield what a part is, where its files lie, who reads it, and its fields."""
    part = schemas.parts[name]
    needed = "may be left out" if all(kind.optional for kind in part.kinds) else "has to be there"
    places = " and ".join(f"content/{kind.place}" for kind in part.kinds)
    yield f"{name}  {in_messages(part.label)}"
    clause = f"; clause {part.clause}" if part.clause else ""
    yield f"{places}; {needed}; {part.audience}{clause}"
    if says := in_messages(part.describes):
        says = says.replace("{name}", "external or internal").replace("{clause}", "")
        yield from ("", _wrapped(says))
    fields = [*schemas.walk(name)]
    yield from ("", "fields:" if fields else "its schema has no fields")
    for field in fields:
        need = "required" if field.rules.get("required") else "optional"
        yield f"  {dotted(field)}  {need}, {field.label}"
    if value := sample(schemas.root(name)):
        yield from (
            "",
            "the required fields alone:",
            textwrap.indent(as_yaml(in_languages(value, languages)), "    "),
        )


def _of_field(part: str, field: Field, languages: Sequence[str]) -> Iterator[str]:
    """Yield what a field holds, how it is written, and an example."""
    yield f"{part}.{dotted(field)}  {field.label}"
    need = "required" if field.rules.get("required") else "optional"
    clause = f"; clause {field.clause}" if field.clause else ""
    audience = INTERNAL if field.is_internal else PUBLIC
    nowhere = "" if field.is_printed or field.is_internal else ", printed nowhere"
    yield f"{need}; {kind_in_words(field)}; {audience}{nowhere}{clause}"
    if nowhere:
        yield from ("", _wrapped(f"Not printed: {field.unprinted}."))
    for sentence in filter(None, (str(field.meta.get("describes", "")), field.hint)):
        yield from ("", _wrapped(sentence))
    if written := example(field, languages):
        yield from ("", textwrap.indent(written, "    "))


def kind_in_words(field: Field) -> str:
    """Return what a field holds, as in ``list of text``."""
    if field.item is not None:
        return f"list of {kind_in_words(field.item)}"
    name = str(field.rules["type"])
    return _BUILT_IN.get(name, name.replace("_", " "))


_BUILT_IN = {"string": "plain text", "integer": "whole number", "dict": "map"}


def _rule(rule: rule_pages.About, languages: Sequence[str]) -> Iterator[str]:
    clause = f", clause {rule.clause}" if rule.clause else ""
    yield f"{rule.id} ({rule.severity}, {rule_pages.level_in_words(rule)}{clause})"
    for sentence in filter(None, (rule.what, rule.why)):
        yield from ("", _wrapped(sentence))
    valid, invalid = samples_of(rule.valid, rule.invalid, languages)
    for title, samples in (("bad:", invalid), ("good:", valid)):
        for sample_ in samples:
            yield from ("", title, textwrap.indent(rule_pages.as_files(sample_), "  "))


def answers(schemas: Schemas, clause: str) -> Iterator[tuple[str, Field]]:
    """Yield each place in the content that answers a clause: its file and its field."""
    places: dict[str, list[str]] = {}
    for kind in schemas.places:
        places.setdefault(kind.name, []).append(f"content/{kind.place}")
    for name, files in places.items():
        for field in schemas.walk(name):
            if str(field.rules.get("meta", {}).get("clause", "")) == clause:
                yield " and ".join(files), field


def _clause(schemas: Schemas, clause: str, languages: Sequence[str]) -> Iterator[str]:
    entry = schemas.clauses[clause]
    yield f"{clause}  {entry['title']}"
    below = [name for name in schemas.clauses if name.rpartition(".")[0] == clause]
    answered = list(answers(schemas, clause))
    proof = PROOFS[entry["proof"]]
    if entry["proof"] == "document" and not below and not answered:
        proof = "proved by what is published; no field answers it yet"
    yield f"{VERBS[entry['verb']]}; {proof}"
    yield ""
    yield _wrapped(entry["asks"])
    if below:
        yield ""
        yield "parts:"
        yield from (f"  {name}  {schemas.clauses[name]['title']}" for name in below)
    for place, field in answered:
        yield ""
        yield f"{place}: {dotted(field)}"
        yield textwrap.indent(_wrapped(str(field.meta.get("describes", ""))), "  ")
        yield textwrap.indent(example(field, languages), "    ")


def example(field: Field, languages: Sequence[str] = ()) -> str:
    """Return YAML that answers a field, below the keys that lead to it; "" without an example."""
    value = sample(field)
    if value is None:
        return ""
    value = in_languages(value, languages)
    for part in reversed(field.path):
        value = [value] if part == "*" else {part: value}
    return as_yaml(value)


def dotted(field: Field) -> str:
    """Return the path of a field as people read it: ``groups[].services``."""
    return ".".join(field.path).replace(".*", "[]")


def sample(field: Field) -> Any:
    """Return an example value of a field: its own, or put together from its parts."""
    if "example" in field.rules.get("meta", {}):
        return field.rules["meta"]["example"]
    if field.item is not None:
        inner = sample(field.item)
        return None if inner is None else [inner] * field.rules.get("minlength", 1)
    if field.rules["type"] == "dict":
        parts = {
            name: sample(sub) for name, sub in field.fields.items() if sub.rules.get("required")
        }
        return {name: value for name, value in parts.items() if value is not None} or None
    if "allowed" in field.rules:
        return field.rules["allowed"][0]
    if "min" in field.rules:
        return field.rules["min"]
    if field.kind == "text":  # another text's example would mislead; the check refuses dots
        return (
            "..."
            if field.rules.get("plain")
            else dict.fromkeys(sorted(field.schemas.languages), "...")
        )
    return field.named.get("meta", {}).get("example")


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), 88, break_on_hyphens=False)
