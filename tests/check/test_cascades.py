"""A fault in one file is told of that file: what is said of others may vanish, never appear."""

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import Any

import pytest
from cerberus import Validator
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from ruamel.yaml import YAML

from mkataba import check, project, source
from mkataba.check import coverage
from mkataba.check.content import Content
from mkataba.check.engine import with_rules
from mkataba.check.messages import node
from mkataba.check.nodes import visit
from mkataba.check.validate import Entry, validate, validators
from mkataba.finding import Finding
from mkataba.project import Project
from mkataba.project.content_languages import declared_languages
from tests.conftest import copy_few, places
from tests.mutations import places as field_places

Place = tuple[str | int, ...]

_HALL = "name: {en: Hire of a stage, sw: Kukodi jukwaa}\nresult: {en: A stage, sw: Jukwaa}\n"
_REST = "requirements: none\nturnaround: 3 working days\n"
_BOOTH = (
    "name: {en: Hire of a booth, sw: Kukodi kibanda}\nresult: {en: A booth, sw: Kibanda}\n"
    f"fee: KES 70\n{_REST}channels: [counter]\n"
)
# what a fault elsewhere could make worse: pairs of one name, the only one in a currency, channels
# that one file alone names, what few refer to, a sentence on a service, numbers before names
CLOSE_TO_A_FINDING: Mapping[str, str] = {
    "services/stage-1.yml": f"{_HALL}who: {{en: Pupils, sw: Wanafunzi}}\nfee: USD 20\n"
    f"{_REST}channels: [counter]\n",
    "services/stage-2.yml": f"{_HALL}who: {{en: Adults, sw: Watu wazima}}\nfee: USD 20\n"
    f"{_REST}channels: [counter]\n",
    "services/stage-3.yml": f"{_HALL}fee: USD 30\n{_REST}channels: [counter, countr]\n",
    "services/tent-1.yml": "name: {en: 1. Hire of a tent, sw: 1. Kukodi hema}\n"
    "result: {en: A tent, sw: Hema}\nfee: KES 500\n"
    f"{_REST}channels: [letter]\nservice_points: [county-hal]\n",
    "services/tent-2.yml": "name: {en: 1. Hire of a tent, sw: Kukodi hema la pili}\n"
    "result: {en: A tent, sw: Hema}\n"
    "fee: {amount: KES 500, extras: [{label: Pegs, amount: KES 5}]}\n"
    f"{_REST}channels: [letter]\n",
    "services/booth-1.yml": _BOOTH,
    "services/booth-2.yml": _BOOTH,
    "services/mast.yml": "name: {en: Lease of a mast, sw: Kukodi mlingoti}\n"
    "result: {en: A mast, sw: Mlingoti}\nfee: KES 90\nrequirements: none\n"
    "channels: [counter, email]\nturnaround:\n  by_channel:\n"
    "  - {channel: counter, turnaround: 1 working day}\n"
    "  - {channel: email, turnaround: 2 working days}\n",
}


@cache
def base() -> Project:
    """Return a small project in which rules that compare files are close to a finding."""
    root = copy_few(Path(mkdtemp()) / "project")
    for place, text in CLOSE_TO_A_FINDING.items():
        (root / "content" / place).write_text(text, encoding="utf-8")
    charter = root / "content/charters/external.yml"
    listed = "".join(f"      - {PurePosixPath(place).stem}\n" for place in CLOSE_TO_A_FINDING)
    text = charter.read_text(encoding="utf-8")
    assert text.count("      - soil-testing\n") == 1
    charter.write_text(text.replace("      - soil-testing\n", "      - soil-testing\n" + listed))
    loaded = project.load(root)
    return replace(loaded, files=tuple(map(_rewritten, loaded.files)))


def _rewritten(file: project.File) -> project.File:
    """Return a file as it is when its data is written anew: its lines then hold still."""
    return replace(file, document=source.read(file.path, dumped(file.document.data)))


def dumped(data: Any) -> bytes:
    stream = io.BytesIO()
    YAML(typ="safe").dump(data, stream)
    return stream.getvalue()


def heard(loaded: Project) -> set[tuple[str, str, str, str]]:
    """Return the findings without what a fault above them may move: lines, and what they quote."""
    return {(f.path, f.rule, f.node, f.clause) for f in findings(loaded)}


def findings(loaded: Project) -> list[Finding]:
    """Return what ``check.run`` says, without checking again what was not spoilt."""
    languages = declared_languages(loaded)
    entries = tuple(_entry(file, languages) for file in loaded.files)
    forms = [finding for entry in entries for finding in entry.findings]
    content = Content(loaded, entries)
    found = with_rules(content, [*forms, *check.places(loaded)])
    _, open_ = coverage.of(content.whole, found)
    return [*found, *open_]


@cache
def _validators(languages: tuple[str, ...]) -> Callable[[str], Validator]:
    return validators(base().schemas, languages)


_ENTRIES: dict[tuple[int, tuple[str, ...]], Entry] = {}


def _entry(file: project.File, languages: tuple[str, ...]) -> Entry:
    kind = file.kind.name
    known = _ENTRIES.get((id(file.document), languages))
    if known is not None and known.file.document is file.document:
        return known
    entry = validate(file, base().schemas.root(kind), _validators(languages)(kind))
    _ENTRIES[id(file.document), languages] = entry
    return entry


@cache
def before() -> set[tuple[str, str, str, str]]:
    return heard(base())


def with_file(path: str, raw: bytes, size: int = 0) -> Project:
    """Return the project with another text in one of its files."""
    files = tuple(
        replace(file, document=source.read(path, raw, size)) if file.path == path else file
        for file in base().files
    )
    return replace(base(), files=files)


def without_file(path: str, *strays: tuple[str, str]) -> Project:
    """Return the project without one of its files, with others beside it instead."""
    files = tuple(file for file in base().files if file.path != path)
    there = {file.path.removeprefix("content/") for file in files}
    missing = tuple(
        kind
        for kind in project.load_schemas().places
        if not (kind.many or kind.optional) and kind.place not in there
    )
    return replace(base(), files=files, missing=missing, strays=strays)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "a colon in a text": lambda raw: raw + b"a: b: c\n",
    "an open quote": lambda raw: b'a: "\n' + raw,
    "a line that fits nowhere": lambda raw: raw.replace(b"\n", b"\n   x\n", 1),
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "latin-1": lambda raw: raw + b"# \xe9\n",
    "too large": lambda raw: raw + b"#" * source.MAX_BYTES,
    "empty": lambda _: b"",
    "comments alone": lambda _: b"# nothing\n",
    "null": lambda _: b"~\n",
    "a list": lambda _: b"- a\n- b\n",
    "a word": lambda _: b"word\n",
    "no keys": lambda _: b"{}\n",
    "every key twice": lambda raw: raw + raw,
    "a second document": lambda raw: raw + b"---\n" + raw,
    "an alias to itself": lambda _: b"a: &a [*a]\n",
    "a line separator": lambda raw: "# x\u2028y\n".encode() + raw,
    "a character of control": lambda raw: b"# \x07\n" + raw,
    "cut off": lambda raw: raw[: len(raw) // 2],
    "conflict marks": lambda raw: b"<<<<<<< HEAD\n" + raw + b"=======\n" + raw + b">>>>>>> x\n",
}


def paths() -> list[str]:
    return [file.path for file in base().files]


def raw_of(path: str) -> bytes:
    return next(file.document.raw for file in base().files if file.path == path)


_UNREAD: dict[tuple[str, ...], set[tuple[str, str, str, str]]] = {}


def new(loaded: Project, path: str) -> tuple[set[tuple[str, str, str, str]], set[str]]:
    """Return what is new in other files than one, and the rules of what is new in that one."""
    [document] = [file.document for file in loaded.files if file.path == path]
    if document.raw or document.data is not None:
        found = heard(loaded) - before()
    else:  # rules know of it that it was not read, and not why
        unread = (path, *(problem.rule for problem in document.problems))
        if unread not in _UNREAD:
            _UNREAD[unread] = heard(loaded) - before()
        found = _UNREAD[unread]
    return {one for one in found if one[0] != path}, {one[1] for one in found if one[0] == path}


def new_elsewhere(loaded: Project, path: str) -> set[tuple[str, str, str, str]]:
    return {one for one in heard(loaded) - before() if one[0] != path}


def test_the_base_has_something_to_lose() -> None:
    rules = {rule for _, rule, _, _ in before()}
    assert rules == {
        *("reference", "duplicate-service", "duplicate-number", "cross-copy-consistency"),
        "translation",
    }
    assert before() == {(f.path, f.rule, f.node, f.clause) for f in check.run(base()).findings}


@pytest.mark.parametrize("path", ["organization.yml", "channels.yml", "charters/external.yml"])
def test_the_check_of_the_whole_says_the_same(path: str) -> None:
    loaded = with_file(f"content/{path}", b"a: b: c\n")
    said = {(f.path, f.rule, f.node, f.clause) for f in check.run(loaded).findings}
    assert said == heard(loaded)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_cannot_be_read_makes_no_finding_in_others(way: str) -> None:
    for path in paths():
        loaded = with_file(path, WAYS[way](raw_of(path)))
        elsewhere, rules = new(loaded, path)
        assert elsewhere == set(), path
        assert rules, path


def test_a_link_or_another_ending_makes_no_finding_in_others() -> None:
    for path in paths():
        link = without_file(path, (path, "is a link that leads out of the project"))
        found = findings(link)
        known = {(f.path, f.rule, f.node, f.clause) for f in found} - before()
        assert {one for one in known if one[0] != path} == set(), path
        rules = [finding.rule for finding in found if finding.path == path]
        assert len([rule for rule in rules if rule != "element-open"]) == 1, path
        ending = path.replace(".yml", ".yaml")
        other = without_file(path, (ending, "has no place in the content"))
        assert {found for found in new_elsewhere(other, path) if found[0] != ending} == set(), path


def test_a_missing_file_is_told_of_once() -> None:
    for kind in project.load_schemas().places:
        if not (kind.many or kind.optional):
            path = f"content/{kind.place}"
            assert new_elsewhere(without_file(path), path) == set(), path
    # a service that is listed and not there has no place of its own
    gone = without_file("content/services/soil-testing.yml")
    assert {rule for _, rule, _, _ in heard(gone) - before()} == {"reference"}


ODD: tuple[Any, ...] = (None, 5, "nope", "two words", "TODO", [], {}, [[]], {"x": 1}, [None], True)


def parts() -> Iterator[tuple[str, Place]]:
    for file in base().files:
        for place in places(file.document.data, ()):
            if place:
                yield file.path, place


def spoilt(path: str, place: Place, value: Any) -> Project:
    """Return the project with another value at a place; ``...`` misspells its key."""
    file = next(file for file in base().files if file.path == path)
    data = deepcopy(file.document.data)
    holder = data
    for part in place[:-1]:
        holder = holder[part]
    if value is ... and isinstance(holder, dict):
        items = [(f"{key}x" if key == place[-1] else key, inner) for key, inner in holder.items()]
        holder.clear()
        holder.update(items)
    elif value is ...:
        holder[place[-1]] = {"x": holder[place[-1]]}
    else:
        holder[place[-1]] = value
    return with_file(path, dumped(data))


REFUSED = {"value", "type", "unknown-key", "required", "placeholder", "translation"}
"""Rules that refuse a value: what can be read may well be told of elsewhere."""


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(part=st.sampled_from(sorted(parts(), key=str)), value=st.sampled_from([..., *ODD]))
def test_a_value_that_cannot_be_read_makes_no_finding_in_others(
    part: tuple[str, Place], value: Any
) -> None:
    elsewhere, rules = new(spoilt(*part, value), part[0])
    if rules & REFUSED:
        assert elsewhere == set()


def references() -> dict[tuple[str, tuple[str, ...]], tuple[str, Place, str]]:
    """Return of each kind of file and field that refers the place of what is named least."""
    times: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, tuple[str, ...]], list[tuple[tuple[str, str], str, Place]]] = {}
    unknown = {node for _, rule, node, _ in before() if rule == "reference"}
    for file in base().files:
        for field, path, id_ in visit(
            base().schemas.root(file.kind.name), _entry(file, ("en", "sw")).data
        ):
            if kind := field.rules.get("refers"):
                times[kind, id_] += 1
                keys = tuple(part for part in path if isinstance(part, str))
                if node(file.document.data, path) not in unknown:
                    found.setdefault((file.kind.name, keys), []).append(
                        ((kind, id_), file.path, path)
                    )
    least = {place: min(named, key=lambda one: times[one[0]]) for place, named in found.items()}
    return {place: (path, at, thing[1]) for place, (thing, path, at) in least.items()}


def test_a_reference_to_nothing_is_one_finding() -> None:
    by_channel = "content/services/mast.yml", ("channels", 0), "counter"
    for path, place, id_ in (*references().values(), by_channel):
        for other in (f"{id_[:1]}{id_[2:]}", "quite-another-thing"):
            found = heard(spoilt(path, place, other)) - before()
            told = [(at, rule) for at, rule, _, _ in found if rule != "element-open"]
            assert told == [(path, "reference")], (place, other, found)


def test_every_field_that_refers_is_tried() -> None:
    tried = references().keys()
    for kind in base().schemas.kinds:
        refer = {
            tuple(part for part in place.path if isinstance(part, str))
            for place in field_places(base().schemas, kind)
            if (field := base().schemas.field(kind, place.path)) and field.rules.get("refers")
        }
        alone = {keys for keys in refer if len(keys) < 4}  # fees and times nest without end
        assert {(kind, keys) for keys in alone} - _PLAIN <= tried, kind


# a channel may have a time by channel as well, which no rule compares with anything; the example
# has no publication.yml
_PLAIN = {
    ("channels", (name, "response_time", "by_channel", "channel"))
    for name in ("channels", "escalation")
} | {("publication", ("publications", name)) for name in ("services", "service_point")}
