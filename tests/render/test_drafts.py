"""A draft shows all that is written: where a language lacks a text, it alone has the mark."""

import html
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from mkataba import check, model, project
from mkataba.check.content import Content
from mkataba.check.printing import printed
from mkataba.finding import fails
from mkataba.formatting import formatter_for
from mkataba.model import Body
from mkataba.print_registry import PRINTS, SHEETS
from mkataba.project import Project
from mkataba.render.documents import documents
from mkataba.render.foreign_words import foreign_words
from mkataba.render.parts import Part, parts
from mkataba.render.passages import charter_passages
from mkataba.render.prints import sheet_data
from mkataba.render.site import navigation, pages
from mkataba.render.templating import Templates, escape
from mkataba.schema import Field
from tests import mutations
from tests.conftest import copy_few
from tests.mutations import Mutation, spoilt
from tests.own import own_content, own_schemas

MARKS = {"en": "[to be filled in]", "sw": "[itajazwa]"}
LANGUAGES = tuple(MARKS)
LAYOUTS = [entry for entry in PRINTS if entry.layout and entry.about in ("external", "internal")]
Said = dict[str, str]
"""Each output in a language, by its name: Markdown, JSON or lines of text."""

WAYS: Mapping[str, Callable[[str, str, str], Any]] = {
    "it is not there": lambda there, words, _: {there: words},
    "it is empty": lambda there, words, lacks: {there: words, lacks: ""},
    "it is blank": lambda there, words, lacks: {lacks: "  ", there: words},
    "nothing stands there": lambda there, words, lacks: {lacks: None, there: words},
    "a placeholder stands there": lambda there, words, lacks: {there: words, lacks: "TODO"},
    "a dash stands there": lambda there, words, lacks: {there: words, lacks: "–"},
    "its name is misspelt": lambda there, words, lacks: {there: words, f"{lacks}x": "Maneno"},
    "a list stands there": lambda there, words, lacks: {there: words, lacks: ["Maneno"]},
    "it is in another language": lambda there, words, _: {there: words, "fr": "Mots"},
}
"""How a text can lack a language."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example with parts and fields of its own."""
    root = copy_few(tmp_path_factory.mktemp("drafts") / "project")
    own_schemas(root)
    own_content(root)
    return project.load(root)


@pytest.fixture(scope="module")
def whole(base: Project) -> dict[str, Said]:
    """All outputs of the content as it is, by language."""
    return as_printed(check.run(base).content)


def texts(base: Project, order: random.Random) -> list[mutations.Place]:
    """Return a place for each text that the schemas of a project declare, in no order.

    A text of a named type, such as the label of a fee's class, is taken at one of its places.
    """
    found: dict[tuple[Any, ...], mutations.Place] = {}
    places = [place for place in mutations.all_places(base.schemas) if any(base.of(place.kind))]
    for place in order.sample(places, len(places)):
        field = field_at(base, place)
        if field.kind == "text":
            owner = field.inherited
            of_type = owner and owner.named and (owner.rules["type"], place.path[-1])
            found.setdefault(of_type or (place.kind, *place.path), place)
    return list(found.values())


def field_at(base: Project, place: mutations.Place) -> Field:
    field = base.schemas.field(place.kind, place.path)
    assert field is not None, place
    return field


def token(number: int, language: str) -> str:
    """Return words that stand nowhere else."""
    return f"Zq{chr(97 + number // 26)}{chr(97 + number % 26)}{language}"


def said(content: Content, language: str) -> Said:
    """Return all that is made of content in a language, before any program sets it."""
    body = model.build(content)
    loaded, languages = content.project, body.organization.languages
    channels = {channel.id: channel.name for channel in body.channels if channel.name}
    words = formatter_for(language, loaded.templates, channels, loaded.schemas.profile)
    templates = Templates(loaded.templates, words, {"draft": True, "languages": languages})
    return dict(_said(body, templates))


def _said(body: Body, templates: Templates) -> Iterator[tuple[str, str]]:
    def told(data: Any) -> str:
        return json.dumps(data, ensure_ascii=False, indent=1)

    yield "navigation", told(navigation(body, templates))
    yield "words of other languages", told(foreign_words(body, templates.formatter))
    for page in pages(body, templates, []):
        yield page.path, page.markdown
    for document in documents(body, templates):
        yield f"{document.name} as text", document.markdown
        yield f"{document.name} as data", told(document.data)
    for entry in LAYOUTS:
        for part in parts(getattr(body, entry.about), entry.most):
            place = f"{entry.name} {part.number}"
            data = sheet_data(body, part, templates, True, entry.layout, SHEETS[entry.layout])
            yield f"{place} as data", told(data)
    for charter in body.charters:
        passages = charter_passages(body, Part(charter), templates.formatter, True, "charter.txt")
        yield f"{charter.id} in words", "\n".join(told(passage.text) for passage in passages)


def as_printed(content: Content) -> dict[str, Said]:
    """Return all outputs of a draft by language."""
    return {language: said(printed(content), language) for language in LANGUAGES}


def filled_in(told: Said, words: str, mark: str) -> Said:
    """Return outputs with a mark in the place of some words, as each output writes it."""
    made = {}
    for output, text in told.items():
        head, fence, rest = (
            text.rpartition("\n---\n") if text.startswith("---\n") else ("", "", text)
        )
        is_markdown = output.endswith((".md", "as text"))
        rest = rest.replace(words, str(escape(mark)) if is_markdown else mark)
        made[output] = f"{head.replace(words, mark)}{fence}{rest}"
    return made


def without_search(told: Said) -> Said:
    """Return outputs without what a service is found by, which names it in every language."""
    found = re.compile(' data-find="[^"]*"')
    return {output: found.sub("", text) for output, text in told.items()}


SEEDS = 2


@pytest.mark.parametrize("seed", range(SEEDS))
def test_only_the_language_that_lacks_a_text_has_the_mark(base: Project, seed: int) -> None:
    """Each text that the schemas declare lacks a language, in one of the ways."""
    order = random.Random(seed)  # noqa: S311 - no secret
    wanted = [Mutation(place, order.choice(LANGUAGES)) for place in texts(base, order)]
    unseen = {one.place for one in wanted}
    for batch in mutations.batches(base, wanted, len(wanted)):
        both, lacking = [], []
        for number, one in enumerate(batch):
            (there,) = (code for code in LANGUAGES if code != one.value)
            way = WAYS[order.choice([*WAYS])]
            words = {code: token(number, code) for code in LANGUAGES}
            both.append(replace(one, value=words))
            lacking.append(replace(one, value=way(there, words[there], one.value)))
        checked = check.run(spoilt(base, lacking))
        assert fails(checked.findings, "error")
        told, got = as_printed(check.run(spoilt(base, both)).content), as_printed(checked.content)
        for language, mark in MARKS.items():
            expected = told[language]
            for number, one in enumerate(batch):
                if any(token(number, language) in text for text in expected.values()):
                    unseen.discard(one.place)
                if one.value == language:
                    expected = filled_in(expected, token(number, language), mark)
            assert without_search(got[language]) == without_search(expected)
    assert not [place for place in unseen if is_shown(base, place)]


def is_shown(base: Project, place: mutations.Place) -> bool:
    """Tell whether a text is printed wherever it is: some of a fee stand in no valid one here."""
    field = field_at(base, place)
    owner = field.inherited
    return field.is_printed and not (owner and owner.named)


def test_a_plain_text_where_two_languages_are_due_is_in_the_first(base: Project) -> None:
    told = drafts(base, {"organization.yml": {"mission": "Zqaaen"}})
    assert "Zqaaen" in told["en"]["index.md"]
    assert MARKS["en"] not in html.unescape(told["en"]["index.md"])
    assert "Zqaaen" not in told["sw"]["index.md"]
    assert html.unescape(told["sw"]["index.md"]).count(MARKS["sw"]) == 1


def test_a_text_that_is_the_same_in_all_languages_has_no_mark(whole: dict[str, Said]) -> None:
    assert not [name for name, text in all_of(whole) if any(map(text.__contains__, MARKS.values()))]


@pytest.mark.parametrize("gone", LANGUAGES)
def test_a_language_that_is_missing_everywhere_takes_nothing_from_the_other(
    base: Project, whole: dict[str, Said], gone: str
) -> None:
    kept = next(code for code in LANGUAGES if code != gone)
    raw = {file.path: without(file.document.data, gone) for file in base.files}
    lacking = mutations.with_texts(base, {path: mutations.written(raw[path]) for path in raw})
    got = as_printed(check.run(lacking).content)
    assert without_search(got[kept]) == without_search(whole[kept])
    words = html.unescape("".join(without_search(got[gone]).values()))
    assert words.count(MARKS[gone]) > 500
    for service in model.build(check.run(base).content).services:
        assert service.name
        assert service.name.any(kept) not in words


def without(data: Any, language: str) -> Any:
    """Return data whose texts lack a language."""
    if isinstance(data, dict):
        by_language = data.keys() & {*LANGUAGES}
        return {
            key: without(inner, language)
            for key, inner in data.items()
            if not (by_language and key == language)
        }
    return [without(inner, language) for inner in data] if isinstance(data, list) else data


def test_the_mark_stands_where_not_all_languages_are_known(base: Project) -> None:
    """One that nobody knows is in the way of none that is known."""
    told = drafts(
        base, {"organization.yml": {"languages": ["en", "sw", "xx"], "mission": {"en": "Zqaaen"}}}
    )
    assert "Zqaaen" in told["en"]["index.md"]
    assert "Zqaaen" not in told["sw"]["index.md"]
    assert MARKS["sw"] in html.unescape(told["sw"]["index.md"])


def test_what_lacks_nothing_is_as_before(base: Project) -> None:
    whole = check.run(base).content
    assert model.build(printed(whole)) == model.build(whole)


def changed(base: Project, values: Mapping[str, Mapping[str, Any]]) -> Project:
    """Return a project with other values under some keys of files; None takes a key out."""
    made = {}
    for file in base.files:
        if given := values.get(file.path.removeprefix("content/")):
            data = {**file.document.data, **given}
            kept = {key: value for key, value in data.items() if value is not None}
            made[file.path] = mutations.written(kept)
    return mutations.with_texts(base, made)


def drafts(base: Project, values: Mapping[str, Mapping[str, Any]]) -> dict[str, Said]:
    """Return all outputs of the draft of a project with other values under some keys."""
    return as_printed(check.run(changed(base, values)).content)


def all_of(told: Mapping[str, Said]) -> Iterator[tuple[str, str]]:
    for outputs in told.values():
        yield from ((name, html.unescape(text)) for name, text in outputs.items())
