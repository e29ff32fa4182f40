"""What there is to know of a service stands on its brochure or its card, or is told as missing."""

from collections.abc import Iterator

import pypdfium2
import pytest

from mkataba.outputs import PRINTED, WHERE_ROOM
from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.shown_fields import OF_SERVICE
from tests import geometry
from tests.layouts import Plain, example_data, on, plain, services_of, set_sheet, with_services

FACTS = {
    "channels": ("how", "Apply by {}"),
    "places": ("where", "Office at {}"),
    "conditions": ("who", "Owners in {}"),
    "places that give papers": ("got", "From {}"),
    "remedy": ("remedy", "The fee is paid back by {}"),
    "result": ("result", "Certificate of {}"),
    "steps": ("steps", "Look at the site with {}"),
    "responsible officer": ("responsible", "Officer for {}"),
    "department": ("department", "Department of {}"),
    "legal basis": ("law", "Law on {}"),
    "ways to pay": ("payment", "Paid by {}"),
    "notes": ("notes", "Refunded within {}"),
}
"""What a report calls the facts of a service, with their blocks and words for one."""
POINTER = {
    "brochure": {"en": "In our booklet: ", "sw": "Katika kijitabu chetu: "},
    "counter-cards": {"en": "More in our booklet", "sw": "Mengine yamo katika kijitabu chetu"},
}


def word(name: str, number: int) -> str:
    """Return a word that stands nowhere else."""
    return f"{name}{chr(97 + number // 26)}{chr(97 + number % 26)}".capitalize()


def told_of(layout: str, language: str, count: int, papers: int, sheet: Sheet) -> Plain:
    """Return the data of a sheet of services that have each fact, with a word of its own."""
    data = on(sheet, with_services(example_data(layout, language), count))
    for number, service in enumerate(services_of(data)):
        words = {name: line.format(word(name, number)) for name, line in FACTS.values()}
        label = {name: name.upper() for name in words}
        got = [plain("where", words["got"], label="GOT")]
        papers_of = [
            plain("", label=f"Paper {n}", inner=got if n == 0 else []) for n in range(papers)
        ]
        step = plain("", label=words["steps"], inner=[plain("responsible", "Clerk", label="By")])
        alone = ("result", "who", "how", "where", "remedy", "responsible", "department", "law")
        service["label"] = f"Service {number}"
        service["inner"] = [
            plain(
                "cost",
                "KSh\u00a09",
                label="Cost",
                inner=[plain(x, words[x], label=x.upper()) for x in ("notes", "payment")],
            ),
            plain("time", "9 days", label="Time"),
            plain("requirements", label="What you need", inner=papers_of),
            *(plain(name, words[name], label=label[name]) for name in alone),
            plain("steps", label="STEPS", inner=[step, step, step]),
        ]
    return data


def missing(text: str, services: list[Plain]) -> Iterator[tuple[str, str]]:
    """Yield the services with each of their facts that does not stand in a text."""
    for number, service in enumerate(services):
        for what, (name, _) in FACTS.items():
            if word(name, number) not in text:
                yield service["id"], what


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(
    ("layout", "count", "papers", "paper"),
    [
        *(
            ("brochure", n, papers, "a4")
            for n in (1, 2, 3, 4, 6, 8, 9, 12, 26)
            for papers in (1, 12)
        ),
        *(("brochure", n, 3, "letter") for n in (3, 8)),
        *(("counter-cards", 3, n, "a5") for n in (1, 9, 60)),
    ],
)
def test_what_does_not_stand_there_is_told_and_pointed_to(
    press: Press, layout: str, language: str, count: int, papers: int, paper: str
) -> None:
    sheet = Sheet(paper, landscape=SHEETS[layout].landscape)
    data = told_of(layout, language, count, papers, sheet)
    made, told = set_sheet(press, layout, data)
    assert geometry.faults(made) == []
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    text = " ".join("".join(pages).replace("\u00ad", "").replace("\ufffe", "").split())
    gone = {(x["id"], x["what"]) for x in told["left_out"] if x["what"] == "service"}
    here = [x for x in services_of(data) if (x["id"], "service") not in gone]
    lost = {(x["id"], x["what"]) for x in told["left_out"] if x["what"] in FACTS}
    papers_lost = {x["id"] for x in told["left_out"] if x["what"] == "requirements"}
    absent = {
        (id_, what)
        for id_, what in missing(text, services_of(data))
        if id_ in {x["id"] for x in here}
        and not (what == "places that give papers" and id_ in papers_lost)
    }
    assert absent == {
        x for x in lost if x[1] != "places that give papers" or x[0] not in papers_lost
    }
    assert bool(told["left_out"]) is (told["moved"] == "booklet")
    if absent:
        assert POINTER[layout][language] in text


@pytest.mark.parametrize("name", ["brochure.pdf", "counter-cards.pdf"])
def test_no_fact_of_a_service_is_kept_from_the_layout(name: str) -> None:
    kept = [f for f in OF_SERVICE if name not in PRINTED[f] and name not in WHERE_ROOM.get(f, ())]
    assert kept == []
    assert [field for field in OF_SERVICE if "booklet.pdf" not in PRINTED[field]] == []
