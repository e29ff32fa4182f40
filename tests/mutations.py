"""Content spoilt in every way that a file can be, field by field as the schemas declare them."""

import copy
import json
import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import product
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mkataba import check, model, project, source
from mkataba import export as exports
from mkataba.check.marked import marked
from mkataba.check.validate import Entry
from mkataba.diff import diff
from mkataba.diff_report import FORMATS as CHANGES
from mkataba.diff_report import change_formatter
from mkataba.errors import MkatabaError
from mkataba.fix import fixed_texts
from mkataba.formatting import formatter_for
from mkataba.print_registry import PRINTS, SHEETS
from mkataba.project import Project
from mkataba.publish.importing import outcome
from mkataba.registry import EXPORTS
from mkataba.render.documents import documents
from mkataba.render.parts import parts
from mkataba.render.prints import sheet_data
from mkataba.render.site import navigation, pages
from mkataba.render.templating import Templates
from mkataba.report import FORMATS as REPORTS
from mkataba.schema import Field, Schemas
from mkataba.source import Path

# a value of every kind that YAML has, and of every shape that a hurried hand gives it
HOSTILE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    7,
    10**38,
    1.5,
    1e308,
    -0.0,
    "",
    " ",
    "TODO",
    "none",
    "free",
    "immediate",
    "same day",
    "3 rings",
    "9" * 5000 + " rings",
    "KES " + "9" * 29,
    "KES 0",
    "XXX 5",
    "0 days",
    "5-1 weeks",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "24:00",
    "٣ days",
    "[i](j) <b>*x*</b> {{ 1/0 }} {% x %} #eval $x$ \\input",
    "\u202e\u200b\u0301\U0001f600",
    "x" * 20_000,
    "a\nb\n\n- c\n# d",
    "%(number)s %s %",
    [],
    [None],
    [[]],
    [{}],
    [True, 1, "x", None, ["y"], {"z": 1}],
    ["email", "email"],
    {},
    {"": ""},
    {"en": None},
    {"en": True, "sw": "x"},
    {"en": ["x"], "sw": {"en": "x"}},
    {"en": "Words", "sw": "Maneno"},
    {"sw": "Maneno"},
    {"fr": "Mots", "xx": 1},
    {"en": {"en": {"en": "x"}}},
    {"id": "email"},
    {"free": True, "amount": "KES 5"},
    {"tiers": ["free"]},
    {"tiers": [None]},
    {"by_channel": ["counter", None, {"channel": ["counter"]}]},
    {"payment": [{"mpesa": 1}]},
)


PUBLICATIONS = """\
publications:
- {id: poster-a1, document: poster, paper: a1, pair: [en, sw]}
without: [roll-up]
"""
WAIVERS = """\
waivers:
  - rule: clock-start
    place: services/soil-testing.yml
    reason: The tariff is being revised
    owner: Director of Physical Planning
    expires: 2026-12-31
"""
"""Content of the one kind of file that the example has not."""


TABLE = """\
Service,Requirements,Cost,Time
Soil testing,Name of the crop,"KSh 1,500 per sample",2 weeks
Tree seedlings,None,Free,Immediate
"""
"""A charter as a table: one service that the example has, and one that is new."""


def known(schemas: Schemas) -> tuple[Any, ...]:
    """Return a sound value of each named type, which is a wrong one elsewhere."""
    return tuple(sound(Field((name,), {"type": name}, schemas)) for name in schemas.types)


class Place(Struct, frozen=True):
    """A field of a kind of file, and a path to it; 0 is the first item of a list."""

    kind: str
    path: Path


def places(schemas: Schemas, kind: str) -> Iterator[Place]:
    """Yield every field of a kind of file, those in the long forms of named types too.

    A type that holds itself, as a fee holds fees, is entered twice.
    """
    yield from (Place(kind, path) for path in _paths(schemas.root(kind), (), ()))


def _paths(field: Field, path: Path, types: tuple[str, ...]) -> Iterator[Path]:
    named = field.rules["type"] if field.named.get("fields") else ""
    if types.count(named) > 1:
        return
    below = (*types, named) if named else types
    for name, inner in field.fields.items():
        yield (*path, name)
        yield from _paths(inner, (*path, name), below)
    if field.item is not None:
        yield (*path, 0)
        yield from _paths(field.item, (*path, 0), below)


def sound(field: Field, *wanted: str) -> Any:
    """Return a value that the field takes; of a map, what it needs and ``wanted``."""
    if field.item is not None:
        return [sound(field.item)]
    if field.rules.get("refers"):
        return {"channel": "email", "service_point": "county-hall"}.get(
            field.rules["refers"], "soil-testing"
        )
    if field.fields:
        one = field.named.get("one_of", ())
        keys = [key for key, inner in field.fields.items() if inner.rules.get("required")]
        first = [] if any(key in one for key in wanted) else list(one[1:2])
        return {key: sound(field.fields[key]) for key in dict.fromkeys((*first, *keys, *wanted))}
    if "allowed" in field.rules:
        return field.rules["allowed"][0]
    builtin = {"string": "x1", "integer": 2, "number": 2.5, "boolean": True}
    example = field.meta.get("example", builtin.get(field.kind))
    return str(example) if field.kind in ("id", "email", "date") else copy.deepcopy(example)


def put(field: Field, data: Any, path: Path, value: Any) -> Any:
    """Return data with a value at a path, and around it all that lets the value stand there."""
    if not path:
        return value
    key, *rest = path
    if isinstance(key, int):
        assert field.item is not None
        items = list(data) if isinstance(data, list) else []
        items += [sound(field.item) for _ in range(key + 1 - len(items))]
        items[key] = put(field.item, items[key], tuple(rest), value)
        return items
    held = dict(data) if isinstance(data := field.expand(data), dict) else {}
    one, sub = field.named.get("one_of", ()), field.fields[key]
    needs = sub.rules.get("needs", ())
    if key in one or (needs and not any(owner in held for owner in needs)):
        owner = key if key in one else needs[0]
        apart = {*one, *(name for name, inner in field.fields.items() if "needs" in inner.rules)}
        held = {name: inner for name, inner in held.items() if name not in apart}
        held[owner] = sound(field.fields[owner])
    held[key] = put(sub, held.get(key), tuple(rest), value)
    return held


class Mutation(Struct, frozen=True, dict=True):
    """A value at a place: in one of the files of its kind, in one of the items of a list."""

    place: Place
    value: Any
    file: int = 0
    item: int = 0

    @cached_property
    def path(self) -> Path:
        """Where the value goes: the first list of the path is entered at the chosen item."""
        lists = [index for index, part in enumerate(self.place.path) if isinstance(part, int)]
        return tuple(
            self.item if lists and index == lists[0] else part
            for index, part in enumerate(self.place.path)
        )


def batches(base: Project, wanted: Sequence[Mutation], most: int) -> list[list[Mutation]]:
    """Return mutations in groups in which none undoes another, at most so many in each."""
    numbers = {kind.name: len(list(base.of(kind.name))) for kind in base.schemas.places}
    made: list[list[Mutation]] = []
    for mutation in wanted:
        root = base.schemas.root(mutation.place.kind)
        lanes = [
            replace(mutation, file=file, item=item)
            for item in range(6)
            for file in range(numbers[mutation.place.kind])
        ]
        for batch in made:
            near = [one for one in batch if one.place.kind == mutation.place.kind]
            free = (
                lane
                for lane in lanes
                if not any(
                    lane.file == one.file and meet(root, lane.path, one.path) for one in near
                )
            )
            if len(batch) < most and (lane := next(free, None)):
                batch.append(lane)
                break
        else:
            made.append([mutation])
    return made


def meet(field: Field, one: Path, other: Path) -> bool:
    """Tell whether a value put at one path takes away what was put at the other."""
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            return "one_of" in field.named
        inner = field.item if isinstance(mine, int) else field.fields[mine]
        assert inner is not None
        field = inner
    return True


def spoilt(base: Project, mutations: Sequence[Mutation]) -> Project:
    """Return a project with values put at places of its files, the last put on top."""
    made: dict[str, Any] = {}
    files = {kind.name: list(base.of(kind.name)) for kind in base.schemas.places}
    for mutation in mutations:
        of_kind = files[mutation.place.kind]
        file = of_kind[mutation.file % len(of_kind)]
        data = made.get(file.path, file.document.data)
        root = base.schemas.root(mutation.place.kind)
        made[file.path] = put(root, data, mutation.path, mutation.value)
    return with_texts(base, {path: written(data) for path, data in made.items()})


def written(data: Any) -> bytes:
    """Return data as YAML, which JSON is; a number that JSON has not is written as YAML has it."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def with_texts(base: Project, texts: dict[str, bytes]) -> Project:
    """Return a project in which files hold other bytes."""
    return replace(
        base,
        files=tuple(
            replace(file, document=source.read(file.path, texts[file.path]))
            if file.path in texts
            else file
            for file in base.files
        ),
    )


class Stages:
    """All that follows a check, run on a project; nothing of it may raise."""

    def __init__(self, base: Project) -> None:
        self.project, self.base = base, check.run(base)
        self.table = base.root / "services.csv"
        self.table.write_text(TABLE, encoding="utf-8")

    def run(self, spoilt: Project, formats: Sequence[str] = EXPORTS) -> None:
        """Check a project, alone and beside another, then build, compare, export and fix it."""
        check.run(self.project, spoilt)
        checked = check.run(spoilt, self.project)
        for report in REPORTS.values():
            report.write(checked, True)
        conforms(checked.content.entries)
        model.build(checked.content)
        body = model.build(marked(checked.content))
        languages = body.organization.languages
        channels = {channel.id: channel.name for channel in body.channels if channel.name}
        for language in languages:
            words = formatter_for(language, spoilt.templates, channels, spoilt.schemas.profile)
            common = {"draft": True, "languages": languages}
            templates = Templates(spoilt.templates, words, common)
            navigation(body, templates)
            for page in pages(body, templates, []):
                page.markdown.encode()
            for document in documents(body, templates):
                document.markdown.encode()
                json.dumps(document.data)
            most = {entry.layout: entry.most for entry in PRINTS}
            for charter, layout in product(body.charters, ("poster", "charter", "brochure")):
                for part in parts(charter, most[layout]):
                    json.dumps(
                        sheet_data(body, part, templates, True, layout, SHEETS[layout])
                    ).encode()
        for before, after in ((self.base, checked), (checked, self.base)):
            found = diff(before, after)
            words = change_formatter(found, languages[0], spoilt.templates, spoilt.schemas.profile)
            for write in CHANGES.values():
                write(found, words, True).encode()
        for form in formats:
            try:
                exports.export(checked.content, form, project.build_time(spoilt.root))
            except MkatabaError as error:  # its one limit, told in a sentence
                if "a cell of a spreadsheet" not in str(error):
                    raise
        for text in fixed_texts(spoilt).values():
            text.encode()

    def bring(self, spoilt: Project) -> None:
        """Import services into a project, one of which it has."""
        with suppress(MkatabaError):  # a charter that can't be read can list nothing
            outcome(spoilt, [self.table], "external", None)


def conforms(entries: Sequence[Entry]) -> None:
    """Hold that what a check hands on has the form that the schemas give it."""
    for entry in entries:
        _conforms(entry.field, entry.data, entry.file.path)


def _conforms(field: Field, value: Any, where: str) -> None:
    if isinstance(value, dict) and field.kind != "text":
        assert value.keys() <= field.fields.keys(), where
        for name, inner in value.items():
            assert inner is not None, (where, name)
            _conforms(field.fields[name], inner, f"{where}.{name}")
    elif field.item is not None:
        assert isinstance(value, list), where
        for inner in value:
            if inner is not None:
                _conforms(field.item, inner, f"{where}[]")
    elif field.kind == "text":
        words = value.values() if isinstance(value, dict) else [value]
        assert all(isinstance(one, str) for one in words), where
    else:
        builtin = {"integer": int, "number": int | float, "boolean": bool}
        assert isinstance(value, builtin.get(field.kind, str)), where
        assert field.kind == "boolean" or not isinstance(value, bool), where


def all_places(schemas: Schemas) -> tuple[Place, ...]:
    """Return every place of every kind of file."""
    return tuple(place for kind in schemas.kinds for place in places(schemas, kind))


def drawn(spots: Sequence[Place], values: Sequence[Any], random: random.Random) -> list[Mutation]:
    """Return a few mutations at random, of places and values at random."""
    return [
        Mutation(
            random.choice(spots),
            nested(random, values),
            random.randrange(9),
            random.choice((0, 0, 1, 2)),
        )
        for _ in range(random.choice((1, 1, 2, 5, 20)))
    ]


def torn(text: bytes, random: random.Random) -> bytes:
    """Return a text with some lines deleted, doubled, swapped or indented, or some letters lost."""
    lines = text.split(b"\n")
    for _ in range(random.choice((1, 1, 2, 5))):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        line = lines[at]
        cut = random.randrange(len(line) + 1)
        character = random.choice(
            (b":", b"-", b"  ", b'"', b"[", b"{", b"&a ", b"*a ", b"!x ", b"\xff")
        )
        lines[at : at + 1] = random.choice(
            (
                [],
                [line, line],
                [b"  " + line],
                [line[2:]],
                [line[:cut] + character + line[cut:]],
                [line[:cut]],
                [lines[other]],
                [line.split(b":")[0] + b":"],
                [line.split(b":")[0] + b": {}"],
            )
        ) or [b""]
    return b"\n".join(lines)


def nested(random: random.Random, values: Sequence[Any]) -> Any:
    """Return a value, now and then within lists and maps."""
    value = random.choice(values)
    while random.random() < 0.25:
        key = random.choice(("en", "amount", "tiers", "label", "fee", "id", "x"))
        value = random.choice(([value], [value, value], {key: value}, {"en": value, key: None}))
    return value
