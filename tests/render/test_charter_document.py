"""The charter is one document: what its description says is in every output, without a template."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from mkataba import model, outputs, project
from mkataba.formatting import formatter_for
from mkataba.model import Service, ServicePoint
from mkataba.render import charter
from mkataba.render.blocks import Block, line
from mkataba.render.charter import charter_document, promises, services
from mkataba.render.charter.source import Source
from mkataba.render.parts import Part
from tests.conftest import DAY, ROOT, checked_example, copy_few, run, without_prints
from tests.outputs import holds, said_by

OUTPUTS = ("charter", "charter.pdf", "charter.docx", "poster.pdf", "brochure.pdf")
PAPER = frozenset({"charter.docx", "brochure.pdf"})
FIELD = 'room: {type: text, meta: {label: {en: room, sw: chumba}, describes: "Where to go."}}\n'


def everywhere(source: Source) -> Iterator[Block]:
    yield Block(f"Qsection{source.formatter.language}", "added", "lines", line("Qsaid"))


def on_paper(_: Source) -> Iterator[Block]:
    yield Block("Qpaper", "added-too", "list", line("Qlisted"), shown_on=PAPER)


def of_service(_: Source, service: Service) -> Iterator[Block]:
    yield Block("Qcell", "added", "lines", line(f"Q{service.id}"))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Return what a site says whose description has more sections and cells, and lacks some."""
    root = copy_few(tmp_path_factory.mktemp("charter") / "project")
    (root / "schemas").mkdir()
    schema = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
    (root / "schemas/service.yml").write_text(f"{schema.rstrip()}\n{FIELD}", encoding="utf-8")
    for path in (root / "content/services").iterdir():
        text = path.read_text(encoding="utf-8").rstrip()
        path.write_text(f"{text}\nroom: {{en: Qroom, sw: Qchumba}}\n", encoding="utf-8")
    without_prints(root, "charter", "poster", "brochure")
    sections = [section for section in charter.SECTIONS if section is not promises.duties]
    cells = [cell for cell in services.CELLS if cell is not services.time]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charter, "SECTIONS", (*sections, everywhere, on_paper))
        patch.setattr(services, "CELLS", (*cells, of_service))
        patch.setattr(outputs, "EXTRA", {**outputs.EXTRA, "service": OUTPUTS})
        ran = run("-C", root, "build", "--draft", SOURCE_DATE_EPOCH=DAY)
    assert ran.code == 0, ran.err
    return {language: said_by(root / "site", language) for language in ("en", "sw")}


@pytest.mark.parametrize("language", ["en", "sw"])
def test_what_is_added_to_the_description_is_in_every_output(
    said: dict[str, dict[str, str]], language: str
) -> None:
    room = {"en": "Qroom", "sw": "Qchumba"}[language]
    for output in OUTPUTS:
        words = said[language][output]
        for added in (f"Qsection{language}", "Qsaid", "Qcell", room):
            assert holds(words, added), (output, added)
        for added in ("Qpaper", "Qlisted"):
            assert holds(words, added) is (output in PAPER), (output, added)


@pytest.mark.parametrize("language", ["en", "sw"])
def test_what_is_taken_from_the_description_is_in_no_output(
    said: dict[str, dict[str, str]], language: str
) -> None:
    taken = {block.label for block in promised(language, promises.duties)}
    kept = {block.label for block in promised(language, promises.rights)}
    times = {"en": "How long it takes", "sw": "Muda wa kutekeleza"}[language]
    assert taken
    for output in OUTPUTS:
        words = said[language][output]
        if output != "poster.pdf":  # prints them where the services leave room
            assert all(holds(words, label) for label in kept), output
        assert not any(holds(words, label) for label in {*taken, times}), output


def source(language: str) -> Source:
    loaded = project.load(ROOT)
    body = model.build(checked_example().content)
    words = formatter_for(language, loaded.templates, {}, loaded.schemas.profile)
    return Source(body, Part(body.external), words, draft=False)


def promised(language: str, section: charter.Section) -> tuple[Block, ...]:
    return tuple(section(source(language)))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_cells_read_the_same_in_all_outputs(language: str) -> None:
    made = source(language)
    views = [
        charter_document(made.body, made.part, made.formatter, False, output) for output in OUTPUTS
    ]
    listed = [
        {
            service.anchor: {
                cell.anchor: (cell.label, cell.rows, tuple(item.label for item in cell.inner))
                if cell.anchor == "requirements"
                else (cell.label, cell.rows)
                for cell in service.inner
                if cell.anchor in ("requirements", "cost", "time")
            }
            for section in view
            if section.anchor == "services"
            for group in section.inner
            for service in group.inner
        }
        for view in views
    ]
    assert len(listed[0]) > 20
    assert all(len(cells) == 3 for cells in listed[0].values())
    # a line of a print parts no number and its unit
    first, *others = (repr(view).replace("\\xa0", " ") for view in listed)
    assert all(view == first for view in others)


def test_a_sheet_that_says_nothing_of_itself_shows_nothing() -> None:
    body = model.build(checked_example().content)
    words = formatter_for("en", project.load(ROOT).templates, {}, project.load_schemas().profile)
    assert charter_document(body, Part(body.external), words, True, "unheard-of.pdf") == ()


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_service_of_the_counter_is_at_every_point_where_it_names_none(language: str) -> None:
    made = source(language)
    points = made.body.service_points
    counter = next(s for s in made.body.external.services if s.service_points and s.channels)
    assert any(channel.kind == "counter" for channel in counter.channels)
    said = {"en": "At every service point", "sw": "Katika kila kituo cha huduma"}[language]

    def told(service: Service, points: tuple[ServicePoint, ...]) -> list[str]:
        body = replace(made.body, service_points=points)
        found = services.where(replace(made, body=body), service)
        return ["".join(piece.text for piece in row) for block in found for row in block.rows]

    everywhere = replace(counter, service_points=())
    assert told(everywhere, points) == [said]
    assert told(everywhere, points[:1]) == [made.formatter.text(points[0].name)]
    assert told(everywhere, ()) == []
    elsewhere = tuple(channel for channel in counter.channels if channel.kind != "counter")
    assert told(replace(everywhere, channels=elsewhere), points) == []
