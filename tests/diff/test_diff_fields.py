"""Every field of every kind is compared: each is changed, taken out and put in once."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mkataba import check, project, source
from mkataba.check.nodes import visit
from mkataba.check.validate import Entry, validate, validators
from mkataba.diff import diff
from mkataba.diff.change import Diff, Key, Label, Rating
from mkataba.diff.kinds import TYPES, type_of
from mkataba.diff.states import States
from mkataba.diff.walk import field_changes
from mkataba.diff_report import FORMATS, change_formatter
from mkataba.diff_report.formatter import CHANNEL_KINDS
from mkataba.diff_report.labels import field_label
from mkataba.diff_report.names import FIELDS, PARTS
from mkataba.formatting import CODES, read_catalogue
from mkataba.languages import codes
from mkataba.schema import Field
from mkataba.values.types import MAPPED, WRITTEN
from tests.conftest import PROFILE, ROOT, copy_few, edit

Path_ = tuple[str | int, ...]

WAIVERS = """waivers:
- {rule: clock-start, place: "services/hall-hire.yml#turnaround", reason: Law, owner: Clerk, expires: 2026-12-31}
- {rule: fee-total, place: manual.yml, reason: Tariff, owner: Officer, expires: 2026-12-01}
"""  # noqa: E501

STEPS = """steps:
- {action: {en: Take it, sw: Chukua}, responsible: {en: Clerk, sw: Karani}, time: 1 hour}
- {action: {en: Look at it, sw: Itazame}, responsible: {en: Head, sw: Mkuu}, time: 2 hours}
"""

FILES = (
    *("organization.yml", "policy.yml", "channels.yml", "service_points.yml", "manual.yml"),
    *("charters/external.yml", "charters/internal.yml", "services/soil-testing.yml", "waivers.yml"),
)

# a valid value of each kind, and another one
SAMPLES: dict[str, tuple[Any, Any]] = {
    "text": ({"en": "Some words", "sw": "Maneno fulani"}, {"en": "Others", "sw": "Mengine"}),
    "id": ("some-thing", "other-thing"),
    "date": ("2027-01-01", "2027-02-01"),
    "clock": ("06:00", "23:00"),
    "days": ("sat", "sun"),
    "email": ("some@mfano.go.ke", "other@mfano.go.ke"),
    "phone": ("+254 700 000077", "+254 700 000078"),
    "url": ("https://some.mfano.go.ke/", "https://other.mfano.go.ke/"),
    "colour": ("#123456", "#654321"),
    "money": ("KES 77", "KES 78"),
    "duration": ("77 working days", "78 working days"),
    "receipt_time": ("2 hours", "3 hours"),
    "fee": ({"amount": "KES 79"}, {"amount": "KES 80"}),
    "turnaround": ({"within": "79 working days"}, {"within": "80 working days"}),
    "string": ("some", "other"),
    "integer": (3, 4),
    "number": (3.5, 4.5),
    "boolean": (True, True),
}
KNOWN = {"value": "integrity", "channel": "counter", "service_point": "county-hall"}
KNOWN |= {"service": "hall-hire"}
OTHERS = {"value": "fairness", "channel": "letter", "service_point": "referral-hospital"}
OTHERS |= {"service": "ict-support"}


def sample(field: Field, other: bool = False) -> Any:
    """Return a valid value of a field, in long form; another one on demand."""
    if field.rules.get("allowed"):
        return field.rules["allowed"][-1 if other else 0]
    if field.rules.get("refers"):
        return (OTHERS if other else KNOWN)[field.rules["refers"]]
    if "regex" in field.rules:
        return "12-24" if other else "12-23"
    if field.item is not None:
        return [sample(field.item, other)]
    if field.kind in SAMPLES:
        return SAMPLES[field.kind][other]
    return {
        name: sample(sub, other or name == "closes")
        for name, sub in field.fields.items()
        if sub.rules.get("required")
        or not any(s.rules.get("required") for s in field.fields.values())
    }


def another(field: Field, value: Any) -> Any:
    """Return a valid value of a field that is not the one that it holds."""
    first, second = sample(field), sample(field, other=True)
    return second if value == first else first


def choices(field: Field) -> list[Any]:
    """Return valid values of a field that are not alike."""
    return [*field.rules.get("allowed", ()), sample(field), sample(field, other=True)]


def put(data: Any, path: Path_, value: Any) -> Any:
    """Return data with a value at a path; without it where the value is None."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(data, list) and key == len(data):
        return [*data, value]
    if isinstance(data, list):
        inner = [] if not rest and value is None else [put(data[int(key)], rest, value)]
        return [*data[: int(key)], *inner, *data[int(key) + 1 :]]
    if not rest and value is None:
        return {name: inner for name, inner in data.items() if name != key}
    return {**data, str(key): put(data.get(key), rest, value)}


class Base:
    """A checked project of which one file after the other is changed."""

    def __init__(self, root: Path) -> None:
        self.checked = check.run(project.load(root))
        content = self.checked.content
        self.entries = {
            entry.file.path.removeprefix("content/"): entry for entry in content.entries
        }
        self.validator = validators(content.project.schemas, content.languages)

    def data(self, name: str, data: Any) -> Any:
        """Return the long form of other data in a file."""
        entry = self.of(name, data).content.one(name)
        assert entry
        return entry.data

    def of(self, name: str, data: Any, start: check.Checked | None = None) -> check.Checked:
        """Return the project with other data in a file; ``start`` has other files changed."""
        start = start or self.checked
        entry = self.entries[name]
        text = json.dumps(data, ensure_ascii=False).encode()
        file = replace(entry.file, document=source.read(entry.file.path, text))
        new = validate(file, entry.field, self.validator(entry.file.kind.name))
        wrong = [f for f in new.findings if f.rule in ("value", "type", "unknown-key", "yaml")]
        assert not wrong, (wrong, data)
        entries = tuple(new if old is entry else old for old in start.content.entries)
        return replace(start, content=replace(start.content, entries=entries))


def written(root: Path) -> Path:
    """Write a few services with waivers and steps; return the project's folder."""
    copy_few(root)
    (root / "content/waivers.yml").write_text(WAIVERS)
    with (root / "content/services/soil-testing.yml").open("a", encoding="utf-8") as stream:
        stream.write(STEPS)
    return root


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return Base(written(tmp_path_factory.mktemp("fields") / "project"))


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """Return the same with logos, which the example has not."""
    root = written(tmp_path_factory.mktemp("pictured") / "project")
    picture = {"file": "some.svg", "alt": {"en": "A shield", "sw": "Ngao"}}
    for name, value in (("logo", picture), ("coat_of_arms", picture), ("partners", [picture])):
        edit(root, "content/organization.yml", ("brand", name), value)
    return Base(root)


def mutations(entry: Entry) -> Iterator[tuple[Path_, Any, str]]:
    """Yield a path, its new value, and what was done: changed, taken out, put in."""
    yield from _absent(entry.field, entry.data, ())
    for field, path, value in visit(entry.field, entry.data):
        if value is None:
            continue
        if field.item is not None:
            new = next((one for one in choices(field.item) if one not in value), None)
            if new is not None:
                yield (*path, len(value)), new, "put in"
            if len(value) > 1:
                for at in range(len(value)):
                    yield (*path, at), None, "taken out"
        elif field.kind == "text" and isinstance(value, dict):
            # the language that is looked at less
            yield (*path, list(value)[-1]), "Other words", "changed"
        elif field.kind != "boolean" and (not field.fields or field.kind in SAMPLES):
            yield path, another(field, value), "changed"
        yield from _absent(field, value, path)
        if isinstance(path[-1], str) and "one_of" not in _owner(entry.field, path).named:
            yield path, None, "taken out"


def _owner(root: Field, path: Path_) -> Field:
    owner = root.at(path[:-1])
    assert owner is not None
    return owner


def _absent(field: Field, value: Any, path: Path_) -> Iterator[tuple[Path_, Any, str]]:
    if not isinstance(value, dict) or field.kind == "text":
        return
    for name, sub in field.fields.items():
        alone = "one_of" in field.named and name in field.named["one_of"]
        needs = sub.rules.get("needs", ())
        if name not in value and not alone and (not needs or set(needs) & value.keys()):
            yield (*path, name), sample(sub), "put in"


def expected(entry: Entry, path: Path_) -> tuple[set[str], str]:
    """Return the parts that a change may be said of, and the field in dotted form."""
    kind = entry.file.kind.name
    part = entry.file.id if kind == "charter" else kind
    keys = [key for key in path if isinstance(key, str)]
    if keys and keys[-1] in codes():
        keys.pop()
    inner = {"channels": "channel", "service_points": "service_point", "core_values": "value"}
    if keys[0] == "escalation":
        return {"escalation"}, ".".join(keys[1:]) or "escalation"
    if keys[0] in inner and kind != "service":
        return {inner[keys[0]], part}, ".".join(keys[1:]) or inner[keys[0]]
    if keys[0] == "groups":
        return {part, "service"}, ""
    return {part}, ".".join(keys)


def told(found: Diff, parts: set[str], field: str) -> bool:
    """Tell whether a change is said of one of some parts, and of the field or its owner."""
    if found.waivers and "waivers" in parts:
        return True
    for change in found.changes:
        near = not field or f"{field}.".startswith(f"{change.field}.")
        near = near or change.field.startswith(f"{field}.")
        if change.about.part in parts and (near or change.field in parts):
            return True
    return False


Mutation = tuple[str, Path_, Any, str]


def batches(base: Base) -> Iterator[list[Mutation]]:
    """Yield mutations of all files, one of each at once; what others refer to by id, alone.

    Of the items of a list one is enough.
    """
    queues: list[list[Mutation]] = []
    for name in FILES:
        entry = base.entries[name]
        found: dict[Any, Mutation] = {}
        for path, value, done in mutations(entry):
            alike = tuple("*" if isinstance(part, int) else part for part in path)
            found.setdefault((alike, done), (name, path, value, done))
        alone = [one for one in found.values() if {"id", "languages"} & set(one[1])]
        yield from ([one] for one in alone)
        queues.append([one for one in found.values() if one not in alone])
    for batch in zip_longest(*queues):
        yield [one for one in batch if one]


def test_every_field_is_compared(pictured: Base) -> None:
    base = pictured
    silent: list[Any] = []
    tried: dict[str, set[str]] = {name: set() for name in FILES}
    for number, batch in enumerate(batches(base)):
        after = base.checked
        for name, path, value, _ in batch:
            after = base.of(name, put(base.entries[name].data, path, value), after)
        ways = [(base.checked, after), (after, base.checked)]
        for there, states in enumerate(ways if number % 3 == 0 else ways[:1]):
            found = diff(*states)
            for name, path, _, done in batch:
                parts, field = expected(base.entries[name], path)
                tried[name].add(".".join(part for part in path if isinstance(part, str)))
                if not told(found, parts, field):
                    silent.append((name, path, done, "back" if there else "there"))
    # but what its schema leaves out, with its reason
    assert {(name, path) for name, path, _, _ in silent} == {("organization.yml", ("format",))}
    for name in FILES:
        entry = base.entries[name]
        paths = {".".join(p for p in field.path if p != "*") for field in _walk(entry.field)}
        missing = {path for path in paths if not any(t.startswith(path) for t in tried[name])}
        assert not missing, name


def _walk(field: Field) -> Iterator[Field]:
    for inner in field.fields.values():
        yield inner
        yield from _walk(inner.item or inner) if not inner.named else ()


VALUES = [(kind, key) for kind in ("fee", "turnaround") for key in TYPES[kind].keys]


@pytest.mark.parametrize(("kind", "key"), VALUES)
def test_every_part_of_a_fee_and_of_a_time_is_compared(base: Base, kind: str, key: str) -> None:
    name = "services/soil-testing.yml"
    field = base.entries[name].field.fields[kind]
    sub = field.fields[key]
    owners = [key] if key in field.named["one_of"] else list(sub.rules.get("needs", ()))
    owner = owners[0] if owners and owners[0] in field.named["one_of"] else field.named["one_of"][1]
    parts = {key} if key in field.named["one_of"] else {owner, *owners[:1], key}
    values = {part: sample(field.fields[part]) for part in parts}
    others = {**values, key: another(sub, values[key])}
    one_less = {part: value for part, value in values.items() if part != key}
    if key in ("higher_of", "lower_of"):
        values[key], others[key] = values[key] * 2, [*values[key], *others[key]]
    states = [
        values,
        *([others] if sub.kind != "boolean" else []),
        *([one_less] if one_less else []),
    ]
    if key in field.named["one_of"]:
        states.append(sample(field, other=True))
    first, *rest = (base.data(name, {**base.entries[name].data, kind: value}) for value in states)
    for other in rest:
        assert list(field_changes(KNOWN_STATES, field, first[kind], other[kind])), states
        assert list(field_changes(KNOWN_STATES, field, other[kind], first[kind])), states


KNOWN_STATES = States(("en", "en"), frozenset(("en", "sw")))
INNER = [(kind, key) for kind in TYPES for key in TYPES[kind].keys if kind != "hours"]
HOLDERS = {"requirements": "requirement", "steps": "step"}


def without(field: Field, key: str) -> tuple[Any, Any]:
    """Return a value that holds a key, and the value without it; None where it is nothing then."""
    sub = field.fields[key]
    alone: Sequence[str] = field.named.get("one_of", ())
    if key in alone:
        return {key: sample(sub)}, None
    needs = list(sub.rules.get("needs", ()))[:1]
    first = alone[1] if alone else next(iter(field.fields))
    owner = [] if needs and needs[0] in alone else [first]
    value = {part: sample(field.fields[part]) for part in (*owner, *needs, key)}
    return value, {part: one for part, one in value.items() if part != key} or None


@pytest.mark.parametrize(("kind", "key"), INNER)
def test_what_is_taken_out_of_a_value_is_worse_unless_its_schema_says_not(
    base: Base, kind: str, key: str
) -> None:
    service = base.entries["services/soil-testing.yml"].field
    field = service.fields[kind]
    holder = field.item if kind in HOLDERS else field
    assert holder is not None
    before, after = without(holder, key)
    sides = [
        None if side is None else [side] if kind in HOLDERS else side for side in (before, after)
    ]
    found = [change.rating for change in field_changes(KNOWN_STATES, field, *sides)]
    assert (Rating.WORSE in found) == holder.fields[key].promise, before


@pytest.mark.parametrize("promise", [True, False])
@pytest.mark.parametrize("kind", ["requirement", "step", "opening", "text", *WRITTEN, *MAPPED])
def test_whatever_is_taken_out_is_worse_unless_its_schema_says_not(
    base: Base, kind: str, promise: bool
) -> None:
    schemas = base.checked.content.project.schemas
    one = {"type": kind, "meta": {"promise": promise}}
    for rules in (one, {**one, "type": "list", "schema": {"type": kind}}):
        if rules is one and kind in ("requirement", "step", "opening"):
            continue
        field = Field(("other",), rules, schemas)
        found = [one.rating for one in field_changes(KNOWN_STATES, field, sample(field), None)]
        assert found == [Rating.WORSE if promise else Rating.NEUTRAL], rules


WORSE_OR_BETTER = {"fee": ("fee-up", "fee-down"), "turnaround": ("slower", "faster")}
WORSE_OR_BETTER |= {
    "money": WORSE_OR_BETTER["fee"],
    "duration": WORSE_OR_BETTER["turnaround"],
    "receipt_time": WORSE_OR_BETTER["turnaround"],
}


@pytest.mark.parametrize("kind", WORSE_OR_BETTER)
def test_more_to_pay_or_to_wait_is_worse_in_any_part(base: Base, kind: str) -> None:
    less, more = SAMPLES[kind]
    for promise in (True, False):
        rules = {"type": kind, "meta": {"promise": promise}}
        field = Field(("other",), rules, base.checked.content.project.schemas)
        there, back = (
            [one.kind for one in field_changes(KNOWN_STATES, field, *sides)]
            for sides in ((less, more), (more, less))
        )
        rated = promise or kind in MAPPED
        assert (*there, *back) == (WORSE_OR_BETTER[kind] if rated else ("changed", "changed"))


OWN = {
    "service.yml": (
        "motto: {type: text, meta: {label: motto, describes: x}}\n"
        "deadline: {type: duration, meta: {label: deadline, describes: x}}\n"
        "copies: {type: integer, meta: {label: copies, describes: x}}\n"
        "tags: {type: list, schema: {type: string}, meta: {label: tags, describes: x}}\n"
        "deep:\n  type: dict\n  meta: {label: deep, describes: x}\n  schema:\n"
        "    rows:\n      type: list\n      meta: {label: rows, describes: x}\n"
        "      schema: {type: dict, schema: {code: {type: string}, when: {type: date}}}\n"
    ),
    "types.yml": {
        "requirement": "    copies: {type: integer, meta: {describes: x}}\n",
        "fee": "    receipt: {type: string, meta: {describes: x}}\n",
        "step": "    room: {type: string, meta: {describes: x}}\n",
    },
}


@pytest.fixture
def own(tmp_path: Path) -> Base:
    """A project whose own schemas have more fields than ours."""
    root = copy_few(tmp_path / "own")
    (root / "schemas").mkdir()
    service = (ROOT / "schemas/service.yml").read_text("utf-8")
    (root / "schemas/service.yml").write_text(service + str(OWN["service.yml"]), "utf-8")
    types = (ROOT / "schemas/types.yml").read_text("utf-8")
    for name, line in dict(OWN["types.yml"]).items():  # type: ignore[call-overload]
        types, count = re.subn(rf"(?ms)(^{name}:\n.*?^  fields:\n)", rf"\1{line}", types, count=1)
        assert count == 1
    (root / "schemas/types.yml").write_text(types, "utf-8")
    return Base(root)


def test_fields_of_an_own_schema_are_compared(own: Base) -> None:
    name = "services/soil-testing.yml"
    data = own.entries[name].data
    more: Sequence[tuple[Path_, Any, Any]] = (
        (("motto",), {"en": "Soil", "sw": "Udongo"}, {"en": "Land", "sw": "Ardhi"}),
        (("copies",), 1, 2),
        (("tags",), ["a", "b"], ["a", "c"]),
        (("deep",), {"rows": [{"code": "a"}]}, {"rows": [{"code": "a", "when": "2026-01-01"}]}),
        (("deep",), {"rows": [{"code": "a"}, {"code": "b"}]}, {"rows": [{"code": "a"}]}),
        (("requirements", 0, "copies"), 1, 2),
        (("fee", "receipt"), "a", "b"),
    )
    for path, one, other in more:
        states = [own.checked, *(own.of(name, put(data, path, value)) for value in (one, other))]
        for before, after in zip(states, (*states[1:], states[0]), strict=True):
            found = diff(before, after)
            whole = ".".join(part for part in path if isinstance(part, str))
            assert found.changes
            assert all(f"{change.field}.".startswith(f"{whole}.") for change in found.changes)
            for form in FORMATS:
                assert FORMATS[form](found, change_formatter(found, "sw", {}, PROFILE), False)
    assert not diff(own.checked, own.checked).changes


def test_a_length_of_time_of_an_own_schema_is_slower_or_faster(own: Base) -> None:
    name = "services/soil-testing.yml"
    data = own.entries[name].data
    short, long = (own.of(name, {**data, "deadline": time}) for time in ("1 week", "3 weeks"))
    found = [diff(*states).changes[0] for states in ((short, long), (long, short))]
    assert [(one.kind, one.field) for one in found] == [
        ("slower", "deadline"),
        ("faster", "deadline"),
    ]


def test_a_field_that_the_schema_no_longer_has_is_said(own: Base, base: Base) -> None:
    name = "services/soil-testing.yml"
    before = own.of(name, {**own.entries[name].data, "motto": {"en": "Soil", "sw": "Udongo"}})
    after = replace(
        base.checked,
        content=replace(
            base.checked.content,
            entries=tuple(e for e in base.checked.content.entries if e.file.id != "waivers"),
        ),
    )
    changes = [(one.kind, one.field) for one in diff(before, after).changes]
    assert changes == [("added", "steps"), ("added", "steps"), ("lost", "motto")]


EXTRA = "x_extra"


def with_extra(rules: Any) -> Any:
    """Return a schema, or a part of it, in which every map has one more field."""
    if isinstance(rules, list):
        return [with_extra(one) for one in rules]
    if not isinstance(rules, dict):
        return rules
    found = {name: with_extra(inner) for name, inner in rules.items()}
    for key, holds in (("schema", found.get("type") == "dict"), ("fields", "kind" in found)):
        if holds and isinstance(found.get(key), dict):
            found[key][EXTRA] = {"type": "text", "meta": {"label": EXTRA}}
    return found


@pytest.fixture
def extra(tmp_path: Path) -> Base:
    """A project in whose schemas every map has a field that is not ours."""
    root = copy_few(tmp_path / "extra")
    (root / "schemas").mkdir()
    for path in (ROOT / "schemas").glob("*.yml"):
        schema = source.read(path.name, path.read_bytes()).data
        more = {} if path.stem == "types" else {EXTRA: {"type": "text", "meta": {"label": EXTRA}}}
        text = json.dumps({**with_extra(schema), **more}, ensure_ascii=False)
        (root / "schemas" / path.name).write_text(text, encoding="utf-8")
    (root / "content/waivers.yml").write_text(WAIVERS)
    with (root / "content/services/soil-testing.yml").open("a", encoding="utf-8") as stream:
        stream.write(STEPS)
    picture = {"file": "some.svg", "alt": {"en": "A shield", "sw": "Ngao"}}
    for name, value in (("logo", picture), ("coat_of_arms", picture), ("partners", [picture])):
        edit(root, "content/organization.yml", ("brand", name), value)
    return Base(root)


def maps(field: Field, path: Path_ = (), types: tuple[str, ...] = ()) -> Iterator[Path_]:
    """Yield the path of each map below a field, a type within itself once; 0 for an item."""
    if EXTRA in field.fields:
        yield path
    kind = str(field.rules["type"])
    if types.count(kind) < 2:
        inner = (*types, kind) if field.named else types
        for name, sub in field.fields.items():
            yield from maps(sub, (*path, name), inner)
        if field.item is not None:
            yield from maps(field.item, (*path, 0), inner)


def holding(field: Field, data: Any, path: Path_) -> Any:
    """Return data in which something stands at a path of a field."""
    if not path:
        return sample(field) if data is None else data
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        assert field.item is not None
        first, *more = data or [None]
        least = field.rules.get("minlength", 1) - 1
        more += [sample(field.item, other=True)] * (least - len(more))
        return [holding(field.item, first, rest), *more]
    known = {} if data is None else data
    if step in field.named.get("one_of", ()):
        known = {name: value for name, value in known.items() if name == step}
    elif data is None:
        known = sample(field)
    return {**known, step: holding(field.fields[step], known.get(step), rest)}


def owners(base: Base, name: str, path: Path_) -> set[str]:
    """Return the parts that a change in a map of a file may be said of, and of no other file."""
    parts, _ = expected(base.entries[name], (*path, EXTRA))
    return parts if name.startswith("services/") else parts - {"service"}


def test_a_field_more_in_any_map_of_any_schema_is_compared(extra: Base) -> None:
    silent, tried = [], set()
    said = ({"en": "Soil", "sw": "Udongo"}, {"en": "Land", "sw": "Ardhi"})
    queues = [[(name, path) for path in maps(extra.entries[name].field)] for name in FILES]
    for batch in zip_longest(*queues):  # a map of each file at once: files are told apart
        places = [place for place in batch if place]
        plain = one = other = extra.checked
        for name, path in places:
            entry = extra.entries[name]
            data = holding(entry.field, entry.data, path)
            first, second = (put(data, (*path, EXTRA), words) for words in said)
            plain = extra.of(name, data, plain)
            one, other = extra.of(name, first, one), extra.of(name, second, other)
        for states in ((one, other), (plain, one), (one, plain)):
            changes = diff(*states).changes
            told = {each.about.part for each in changes if each.field.split(".")[-1] == EXTRA}
            silent += [place for place in places if not told & owners(extra, *place)]
        tried.update(places)
    assert silent == []
    assert {("charters/external.yml", ("groups", 0)), ("waivers.yml", ("waivers", 0))} <= tried
    assert len(tried) > 80


# words


def labelled() -> Iterator[Field]:
    schemas = project.load_schemas()
    for kind in schemas.kinds:
        yield from schemas.walk(kind)
    for field in list(schemas.kinds):
        for sub in _walk(schemas.root(field)):
            if sub.named.get("fields") and type_of(sub) == "map":
                yield from sub.fields.values()


def test_every_field_part_and_choice_has_its_words_in_kiswahili() -> None:
    catalogue = read_catalogue(project.load(ROOT).templates["locale/sw.po"])
    words = {*PARTS.values(), *CHANNEL_KINDS.values()}
    for field in labelled():
        if field.meta.get("not_compared") and field.path[-1] not in FIELDS:
            continue  # no report speaks of it
        whole = ".".join(field.path[-2:])
        words |= {
            FIELDS[whole] if whole in FIELDS else field_label(Key(field.path[-1], field.label))
        }
    assert not {label for label in words if label not in catalogue}
    assert not [label for label in words if "_" in label]
    for field in labelled():
        for choice in (field.item or field).rules.get("allowed", ()):
            if field.part == "publication":
                continue  # it is internal: no report has words of it
            known = {*CODES, *PROFILE.payment, *CHANNEL_KINDS, *codes(), True, PROFILE.name}
            assert choice in known, field.path


def test_what_is_not_compared_says_why() -> None:
    schemas = project.load_schemas()
    left = {
        (kind, ".".join(field.path)): field.meta["not_compared"]
        for kind in schemas.kinds
        for field in schemas.walk(kind)
        if "not_compared" in field.meta
    }
    assert left.keys() == {("charter", "groups"), ("organization", "format")}
    assert all(isinstance(reason, str) and " " in reason for reason in left.values())


ORDERED = (
    ("organization.yml", ("languages",), "organization"),
    ("channels.yml", ("escalation",), "escalation"),
    ("services/soil-testing.yml", ("steps",), "service"),
    ("manual.yml", ("enforcement",), "manual"),
    ("manual.yml", ("feedback_procedure", "complaints"), "manual"),
    ("charters/external.yml", ("groups",), "external"),
)


@pytest.mark.parametrize(("name", "path", "part"), ORDERED)
def test_another_order_is_said_where_it_means_something(
    base: Base, name: str, path: Path_, part: str
) -> None:
    data = base.entries[name].data
    value: Any = data
    for key in path:
        value = value[key]
    assert len(value) > 1
    found = diff(base.checked, base.of(name, put(data, path, value[::-1])))
    order = [one for one in found.changes if one.where[-1:] == (Label("Order"),)]
    assert [(one.kind, one.about.part) for one in order] == [("changed", part)]
    text = FORMATS["text"](
        found, change_formatter(found, "sw", project.load(ROOT).templates, PROFILE), False
    )
    assert "Mpangilio): mabadiliko" in text


def in_two_orders(entry: Entry) -> Iterator[tuple[Path_, list[Any], bool]]:
    """Yield each list of a file with two items and more, and whether its order means something."""
    for field, path, value in visit(entry.field, entry.data):
        if field.item is None or not isinstance(value, list) or "groups" in path:
            continue
        items = value if len(value) > 1 else []
        for one in choices(field.item) if not items else ():
            if one not in items:
                items = [*items, one]
        if len(items) > 1:
            yield path, items, field.meta.get("ordered", True)


@pytest.mark.parametrize("name", [name for name in FILES if name != "waivers.yml"])
def test_another_order_of_any_list_is_said_or_means_nothing(base: Base, name: str) -> None:
    entry = base.entries[name]
    seen = set()
    for path, items, means in in_two_orders(entry):
        alike = tuple("*" if isinstance(part, int) else part for part in path)
        if alike in seen:
            continue
        seen.add(alike)
        there, back = (
            base.of(name, put(entry.data, path, turned)) for turned in (items, items[::-1])
        )
        order = [one for one in diff(there, back).changes if one.where[-1:] == (Label("Order"),)]
        assert len(order) == means, path
        assert all(change.kind == "changed" for change in order)


_LABELS = [{"en": "Adults", "sw": "Watu wazima"}, {"en": "Children", "sw": "Watoto"}]
IN_FEES_AND_TIMES: dict[str, tuple[str, list[Any]]] = {
    "tiers": ("fee", [{"label": label, "fee": {"amount": "KES 5"}} for label in _LABELS]),
    "extras": ("fee", [{"label": label, "amount": "KES 5"} for label in _LABELS]),
    "payment": ("fee", ["mpesa", "cash"]),
    "higher_of": ("fee", [{"amount": "KES 5"}, {"percent": 2, "of": _LABELS[0]}]),
    "lower_of": ("fee", [{"amount": "KES 5"}, {"percent": 2, "of": _LABELS[0]}]),
    "classes of time": (
        "turnaround",
        [{"label": label, "turnaround": {"within": "1 week"}} for label in _LABELS],
    ),
    "by_channel": (
        "turnaround",
        [{"channel": id_, "turnaround": {"within": "1 week"}} for id_ in ("counter", "email")],
    ),
}


@pytest.mark.parametrize("key", IN_FEES_AND_TIMES)
def test_another_order_within_a_fee_or_a_time_is_said_once_or_means_nothing(
    base: Base, key: str
) -> None:
    kind, items = IN_FEES_AND_TIMES[key]
    name = "services/soil-testing.yml"
    inner = "tiers" if " " in key else key
    field = base.entries[name].field.fields[kind]
    also = {"amount": "KES 5"} if key in ("extras", "payment") else {}
    both = [{**also, inner: turned} for turned in (items, items[::-1])]
    if kind == "fee":  # and within a class, or a choice
        both += [{"tiers": [{"label": _LABELS[0], "fee": fee}]} for fee in both]
        if inner in ("higher_of", "lower_of"):
            both += [{"lower_of": [fee, {"amount": "KES 7"}]} for fee in both[:2]]
    states = [base.of(name, {**base.entries[name].data, kind: value}) for value in both]
    for before, after in zip(states[::2], states[1::2], strict=True):
        means = field.fields[inner].meta.get("ordered", True)
        told = [(one.kind, one.where[-1:]) for one in diff(before, after).changes]
        assert told == [("changed", (Label("Order"),))] * means
