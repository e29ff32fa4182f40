"""Schemas, rules and clauses -> the field reference, as Markdown.

``python -m mkataba.derive.reference DIR`` writes it; with ``PROJECT`` behind it, that of a project
with schemas of its own. The pages in ``docs/reference/`` are
committed; a test holds that they are up to date.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkataba import project
from mkataba.derive import output_page, rule_pages
from mkataba.derive.as_written import VERBS, as_yaml
from mkataba.derive.explain import PROOFS, dotted, example, sample
from mkataba.derive.forms import KINDS, bare, forms, grouped
from mkataba.languages import SOURCE
from mkataba.schema import Field, Schemas

_NOTE = "<!-- Written by `make reference` from the schemas and the rules: change those. -->"
_BUILT_IN = {"string": "plain text", "integer": "whole number", "dict": "map"}


def pages(schemas: Schemas) -> dict[str, str]:
    """Return the pages of the reference by file name."""
    written: dict[str, Iterator[str]] = {
        f"{kind}.md": _kind(schemas, kind) for kind in schemas.kinds
    } | {
        "README.md": _index(schemas),
        "types.md": _types(schemas),
        "rules.md": rule_pages.index(schemas.profile),
        "clauses.md": _clauses(schemas),
        "outputs.md": output_page.page(schemas),
    }
    for rule in rule_pages.rules(schemas.profile).values():
        clause = _clause_link(schemas, rule.clause, "../") if rule.clause else ""
        written[f"rules/{rule.id}.md"] = rule_pages.page(rule, clause)
    return {name: "\n".join([_NOTE, "", *lines]).rstrip() + "\n" for name, lines in written.items()}


def anchor(heading: str) -> str:
    """Return the fragment by which Markdown renderers name a heading."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def _index(schemas: Schemas) -> Iterator[str]:
    yield from ("# Reference", "", "The files of an organisation, each with its fields:", "")
    yield from ("| file | asked for by clause | fields |", "|---|---|---|")
    for kind in schemas.places:
        asked = "-"
        if clause := schemas.profile.clause_of(kind.place):
            asked = f"{_clause_link(schemas, clause)} {schemas.clauses[clause]['title']}"
        yield f"| `content/{kind.place}` | {asked} | [{kind.name}]({kind.name}.md) |"
    yield from ("", "What holds for all of them:", "")
    yield "- [Types](types.md): how a text, an amount, a fee, a turnaround time is written."
    yield "- [Rules](rules.md): what the check looks for, and why."
    yield "- [Outputs](outputs.md): where each field is printed: website, PDF, Word."
    yield "- [Clauses](clauses.md): what the standard asks, in our words, and where it is answered."


def _kind(schemas: Schemas, kind: str) -> Iterator[str]:
    files = " and ".join(f"`content/{held.place}`" for held in schemas.parts[kind].kinds)
    yield from (f"# Fields of {kind.replace('_', ' ')}", "", f"The fields of {files}.", "")
    yield from ("The required fields alone; put words in the place of `...`:", "")
    yield from _code(as_yaml(sample(schemas.root(kind))))
    for field in schemas.walk(kind):
        need = "required" if field.rules.get("required") else "optional"
        clause = f" · clause {_clause_link(schemas, field.clause)}" if field.clause else ""
        hint = f" Hint: {field.hint}." if field.hint else ""
        yield from (f"## `{dotted(field)}`", "", f"**{need}** · {_value(field)}{clause}", "")
        yield from (f"{field.meta.get('describes', field.label)}{hint}", "")
        yield from _code(example(field))


def _value(field: Field) -> str:
    if field.item is not None:
        none = ", or the word `none`" if field.rules.get("none") else ""
        return f"list of {_value(field.item)}{none}"
    if allowed := field.rules.get("allowed"):
        return "`true`" if allowed == [True] else f"one of `{'`, `'.join(allowed)}`"
    name = field.rules["type"]
    words = f"[{name}](types.md#{anchor(name)})" if field.named else _BUILT_IN.get(name, str(name))
    if "min" in field.rules:
        words += f", {field.rules['min']} to {field.rules['max']}"
    return words


def _types(schemas: Schemas) -> Iterator[str]:
    yield from ("# Types", "", "How a value is written. The fields name these types.", "")
    for name, named in schemas.types.items():
        field = Field((name,), {"type": name}, schemas)
        yield from (f"## {name}", "", f"{named['meta']['describes']} Hint: {field.hint}.", "")
        yield from _code(as_yaml({name: named["meta"]["example"]}))
        if field.fields:
            yield from _table(field, named.get("one_of", ()))
        if field.kind in KINDS:
            yield from _forms(field.kind, schemas)


def _forms(kind: str, schemas: Schemas) -> Iterator[str]:
    """Yield the table of what may be typed for a kind of value."""
    context = bare(Path(), schemas, sorted(schemas.languages))
    yield from ("What may be typed, and what `mkataba check --fix` writes in its place:", "")
    yield from ("| written | typed |", "|---|---|")
    for written, typed in grouped(forms(kind, context, schemas)).items():
        shown = (form.replace("\n", "<br>") for form in typed)
        yield f"| `{written}` | {'; '.join(shown)} |"
    yield ""


def _table(field: Field, choice: Sequence[str]) -> Iterator[str]:
    """Yield the table of a map's keys; of those in ``choice`` exactly one has to stand."""
    columns = ("key", "value", "stands", "meaning", *(["whole value"] if choice else ()))
    yield from (f"| {' | '.join(columns)} |", "|---" * len(columns) + "|")
    for key, inner in field.fields.items():
        owners = inner.rules.get("needs", ())
        stands = "required" if inner.rules.get("required") else "optional"
        if owners or key in choice:
            stands = " or ".join(f"with `{owner}`" for owner in owners) or "alone"
        cells = [f"`{key}`", _value(inner), stands, str(inner.meta["describes"])]
        if choice:
            alone = {key, *owners} & {*choice}
            whole = {} if alone else field.expand(field.named["meta"]["example"])
            whole |= {name: sample(field.fields[name]) for name in (*owners[:1], key)}
            cells.append(f"`{as_yaml(whole, one_line=True)}`")
        yield f"| {' | '.join(cells)} |"
    yield ""


def _clauses(schemas: Schemas) -> Iterator[str]:
    standard = schemas.profile.data
    source = f"{standard['title'][SOURCE]}, {standard['publisher']}, {standard['edition'].lower()}"
    yield from ("# Clauses", "", f"{source}. The words are ours; the standard governs.", "")
    areas = {area["id"]: f" · {area['name'][SOURCE]}" for area in standard.get("areas", ())}
    answers: dict[str, list[str]] = {}
    for kind in schemas.kinds:
        for field in schemas.walk(kind):
            link = f"[`{dotted(field)}`]({kind}.md#{anchor(dotted(field))}) of {kind}"
            answers.setdefault(str(field.rules.get("meta", {}).get("clause")), []).append(link)
    for clause, entry in schemas.clauses.items():
        how = f"{VERBS[entry['verb']]} · {PROOFS[entry['proof']]}{areas.get(entry.get('area'), '')}"
        yield from (f"## {clause} {entry['title']}", "", how, "")
        yield from (" ".join(entry["asks"].split()), "")
        if clause in answers:
            yield from (f"Answered by {', '.join(answers[clause])}.", "")
        elif not any(name.startswith(f"{clause}.") for name in answers):
            yield from ("No field answers it yet.", "") if entry["proof"] == "document" else ()


def _clause_link(schemas: Schemas, clause: str, up: str = "") -> str:
    heading = f"{clause} {schemas.clauses[clause]['title']}"
    return f"[{clause}]({up}clauses.md#{anchor(heading)})"


def _code(yaml: str) -> tuple[str, ...]:
    return ("```yaml", yaml, "```", "") if yaml else ()


if __name__ == "__main__":
    root = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    for file, content in pages(project.load_schemas(root)).items():
        target = Path(sys.argv[1]) / file
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
