"""Schemas, rules and clauses -> the field reference, as Markdown.

``python -m mkataba.derive.reference DIR`` writes its pages. They are committed in
``docs/reference/``; a test holds that they are up to date.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mkataba import project
from mkataba.check.rules import FORM_RULES, RULES
from mkataba.derive.explain import PROOFS, VERBS, as_yaml, dotted, example, sample
from mkataba.project import KINDS
from mkataba.schema import Field, Schemas

_NOTE = "<!-- Written by `make reference` from schemas/ and the rules: change those, not this. -->"
_BUILT_IN = {
    "string": "plain text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "dict": "map",
}


def pages(schemas: Schemas) -> dict[str, str]:
    """Return the pages of the reference by file name."""
    written = {"README.md": _index(schemas)} | {f"{k}.md": _kind(schemas, k) for k in schemas.kinds}
    others = {"types.md": _types(schemas), "rules.md": _rules(), "clauses.md": _clauses(schemas)}
    return {
        name: f"{_NOTE}\n\n" + "\n".join(lines).rstrip() + "\n"
        for name, lines in (written | others).items()
    }


def anchor(heading: str) -> str:
    """Return the fragment by which Markdown renderers name a heading."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def _index(schemas: Schemas) -> Iterator[str]:
    yield from ("# Reference", "", "The files of an organisation, each with its fields:", "")
    yield from ("| file | asked for by | fields |", "|---|---|---|")
    for kind in KINDS:
        asked = f"{_clause_link(schemas, kind.clause)} {schemas.clauses[kind.clause]['title']}"
        yield f"| `content/{kind.place}` | {asked} | [{kind.name}]({kind.name}.md) |"
    yield from ("", "What holds for all of them:", "")
    yield "- [Types](types.md): how a text, an amount, a fee, a turnaround time is written."
    yield "- [Rules](rules.md): what the check looks for, and why."
    yield "- [Clauses](clauses.md): what the standard asks, in our words, and where it is answered."


def _kind(schemas: Schemas, kind: str) -> Iterator[str]:
    files = " and ".join(f"`content/{held.place}`" for held in KINDS if held.name == kind)
    root = schemas.root(kind)
    yield from (f"# {kind.replace('_', ' ').capitalize()}", "", f"The fields of {files}.", "")
    yield from ("The required fields alone; replace each `...`:", "")
    yield from _code(as_yaml(sample(root)))
    for field in schemas.walk(kind):
        says = f"**{_need(field)}** · {_value(field)}"
        if field.clause:
            says += f" · clause {_clause_link(schemas, field.clause)}"
        yield from (f"## `{dotted(field)}`", "", says, "")
        yield from (str(field.meta.get("describes", field.label)), "")
        if field.hint:
            yield from (f"Hint: {field.hint}.", "")
        yield from _code(example(field))


def _need(field: Field) -> str:
    if not field.rules.get("required"):
        return "optional"
    return "required" if field.severity == "error" else f"required, else a {field.severity}"


def _value(field: Field, link: str = "types.md") -> str:
    if field.item is not None:
        words = f"list of {_value(field.item, link)}"
        return f"{words}, or the word `none`" if field.rules.get("none") else words
    if allowed := field.rules.get("allowed"):
        return f"{'one of ' * (len(allowed) > 1)}`{'`, `'.join(map(as_yaml_word, allowed))}`"
    name = field.rules["type"]
    words = f"[{name}]({link}#{anchor(name)})" if field.named else _BUILT_IN[name]
    limits = [f"{word} {field.rules[key]}" for key, word in _LIMITS.items() if key in field.rules]
    return " ".join((words, *limits))


_LIMITS = {"min": "from", "max": "to"}


def as_yaml_word(value: object) -> str:
    """Return a value of a list of allowed ones as it is typed."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _types(schemas: Schemas) -> Iterator[str]:
    yield from ("# Types", "", "How a value is written. The fields name these types.", "")
    for name, named in schemas.types.items():
        field = Field((name,), {"type": name}, schemas)
        yield from (f"## {name}", "", str(named["meta"]["describes"]), "")
        yield from (f"Hint: {field.hint}.", "")
        yield from _code(as_yaml({name: named["meta"]["example"]}))
        if field.fields:
            yield from ("| key | value | stands | meaning | example |", "|---|---|---|---|---|")
            for key, inner in field.fields.items():
                says = f"| `{key}` | {_value(inner, '')} | {_stands(field, inner)} "
                yield f"{says}| {inner.meta['describes']} | {_long_form(field, key)} |"
            yield ""


def _stands(field: Field, inner: Field) -> str:
    if inner.path[-1] in field.named.get("one_of", ()):
        return "alone"
    owners = " or ".join(f"`{owner}`" for owner in inner.rules.get("needs", ()))
    return f"with {owners}" if owners else "required" if inner.rules.get("required") else "optional"


def _long_form(field: Field, key: str) -> str:
    """Return a whole value that holds the key, on one line, as code."""
    choice = field.named.get("one_of", ())
    if not choice:
        return f"`{as_yaml({key: sample(field.fields[key])}, one_line=True)}`"
    owner = field.fields[key].rules.get("needs", (None,))[0]
    value = {} if key in choice else field.expand(field.named["meta"]["example"])
    if owner:
        value = {owner: sample(field.fields[owner])}
    return f"`{as_yaml({**value, key: sample(field.fields[key])}, one_line=True)}`"


def _rules() -> Iterator[str]:
    yield from ("# Rules", "", "What `mkataba check` looks for, in the order of the check.", "")
    samples = {rule.ID: rule for rule in RULES}
    own = {rule.ID: (str(rule.SEVERITY), rule.WHY) for rule in RULES}
    for name, (severity, why) in (FORM_RULES | own).items():
        yield from (f"## {name}", "", f"Severity: {severity}. {why}", "")
        for title, key in (("Passes:", "VALID"), ("Fails:", "INVALID")):
            if text := getattr(samples.get(name), key, ""):
                yield from (title, "", *_code(text.rstrip()))


def _clauses(schemas: Schemas) -> Iterator[str]:
    yield from ("# Clauses", "", f"{schemas.standard['title']['en']}, {schemas.standard['publisher']},")
    yield from (f"{schemas.standard['edition']}. The words are ours; the standard governs.", "")
    areas = {area["id"]: area["name"]["en"] for area in schemas.standard["areas"]}
    answered: dict[str, list[str]] = {}
    for kind in schemas.kinds:
        for field in schemas.walk(kind):
            place = f"[`{dotted(field)}`]({kind}.md#{anchor(dotted(field))}) ({kind})"
            answered.setdefault(str(field.rules.get("meta", {}).get("clause", "")), []).append(place)
    for clause, entry in schemas.clauses.items():
        yield from (f"## {clause} {entry['title']}", "")
        area = f" · {areas[entry['area']]}" if "area" in entry else ""
        yield from (f"{VERBS[entry['verb']]} · {PROOFS[entry['proof']]}{area}", "")
        yield from (" ".join(entry["asks"].split()), "")
        if clause in answered:
            yield from (f"Answered by: {', '.join(answered[clause])}", "")


def _clause_link(schemas: Schemas, clause: str) -> str:
    return f"[{clause}](clauses.md#{anchor(f'{clause} {schemas.clauses[clause]["title"]}')})"


def _code(yaml: str) -> Iterator[str]:
    yield from ("```yaml", yaml, "```", "") if yaml else ()


if __name__ == "__main__":
    for file, content in pages(project.load_schemas()).items():
        (Path(sys.argv[1]) / file).write_text(content, encoding="utf-8")
