"""Every print by two checkers that are not ours: what is asked of it, and how it is read aloud."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import outloud
import page
import pikepdf
import pypdfium2
import pytest

from tests.layouts import example_data, services_of
from tests.outputs import pdf as words_of
from tests.sheets import body, elements

SKIPPED = [
    # The head of a table that goes on over the page, and the name of the document at the head of
    # each page, are read once. Where the words of two lines make a sentence of some length, it
    # takes them for text that is lost.
    "TAG-002",
    # It takes what stands in an element itself for read before the elements that stand within it:
    # a number before a line of contents, strong words and links in a paragraph. We look ourselves.
    "ORD-001",
]


class Print:
    """A print, and what the checker says of it by one of its rules."""

    def __init__(self, path: Path, language: str, findings: list[Any]) -> None:
        """Keep them."""
        self.path, self.language, self.findings = path, language, findings

    def numbers(self, message: str) -> list[int]:
        """Return the number in each finding; -1 for one that says something else."""
        found = [re.fullmatch(message, one.message) for one in self.findings]
        return [int(match[1]) if match else -1 for match in found]

    def data(self) -> dict[str, Any]:
        """Return what it prints."""
        return example_data(self.path.stem, self.language)

    def lines(self) -> Iterator[str]:
        """Yield the words of each line that is told."""
        document = pypdfium2.PdfDocument(self.path)
        for box in (box for one in self.findings for box in one.boxes):
            text = document[box["page"] - 1].get_textpage()
            low, high = box["y0"], box["y1"]  # lines above and below reach into the box
            base, middle = low + 0.2 * (high - low), low + 0.5 * (high - low)
            yield text.get_text_bounded(box["x0"], base, box["x1"], middle)


def form_to_fill_in(print_: Print) -> bool:
    """25 lines of four cells, which staff fill in by hand, each with its number, and their head."""
    empty = print_.numbers(r"(\d+) of 130 cells are empty; this may not be a table")
    grid = r"a ruled grid \(26 horizontal, 4 vertical lines\) holds (\d+) line\(s\) of text .*"
    return empty == [100] or print_.numbers(grid) == [26]


def names_head_their_rows(print_: Print) -> bool:
    """A row with the name of each service heads what is said of it; the first one has heads."""
    heads = print_.numbers(r"header cells look shredded: (\d+) header rows")
    charter = body().internal if "staff" in print_.path.name else body().external
    return min(heads) > 0 and sum(heads) - len(heads) <= len(charter.services)


def themes_and_services_are_heads(print_: Print) -> bool:
    """Each theme heads its services, each service its row, and a sheet may hold one service."""
    rows = re.compile(r"header cells look shredded: (\d+) header rows")
    alone = "header cells look shredded: 7 header cells against 4 data cells"
    told = [one.message for one in print_.findings if not one.message.startswith(alone)]
    found = [rows.fullmatch(message) for message in told]
    # the heads of the columns have a row too
    return all(match and int(match[1]) <= len(body().external.groups) + 1 for match in found)


def boxes_to_tick(print_: Print) -> bool:
    """A drawn box stands before each thing that one brings."""
    cells = [cell for one in services_of(print_.data()) for cell in one["inner"]]
    needs = sum(len(cell.get("inner", [])) for cell in cells if cell["id"] == "requirements")
    told = print_.numbers(r"(\d+) empty /Lbl element\(s\): .*")
    return told == [needs] and print_.findings[0].location["first"].endswith("/L/LI/Lbl")


def said_by_every_sheet(print_: Print) -> bool:
    """Each sheet is used alone: it names its theme, and says whom to tell."""
    data = print_.data()
    labels = {cell.get("label", "") for one in services_of(data) for cell in one["inner"]}
    for service in services_of(data):
        service.clear()
    every = {*re.findall(r"[^\W\d]+", " ".join((*strings(data), *labels)))}
    # letters alone: a number may be read without its hyphen
    return all({*re.findall(r"[^\W\d]{3,}", line)} <= every for line in print_.lines())


def parts_have_one_name(print_: Print) -> bool:
    """Each service has parts of the same names, which may stand at the head of a page."""
    data = print_.data()
    cells = {cell.get("label") for one in services_of(data) for cell in one["inner"]}
    return {" ".join(line.split()) for line in print_.lines()} <= {*cells, *data["labels"].values()}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


MEANT: dict[tuple[str, str], Callable[[Print], bool]] = {
    ("acknowledgement.pdf", "TBL-012"): form_to_fill_in,
    ("acknowledgement.pdf", "TBL-014"): form_to_fill_in,
    ("charter.pdf", "TBL-010"): names_head_their_rows,
    ("staff-charter.pdf", "TBL-010"): names_head_their_rows,
    ("charter-large.pdf", "PAG-001"): parts_have_one_name,
    ("counter-cards.pdf", "PAG-001"): said_by_every_sheet,
    ("service-sheets.pdf", "PAG-001"): said_by_every_sheet,
    ("counter-cards.pdf", "TAG-020"): boxes_to_tick,
    ("service-sheets.pdf", "TAG-020"): boxes_to_tick,
    ("poster.pdf", "TBL-010"): themes_and_services_are_heads,
}
"""What the checkers take for a fault, by print, and is meant so; all else still counts."""


@cache
def heard(path: Path) -> dict[str, list[Any]]:
    """Return what is wrong for those who listen to a print, by rule."""
    result = outloud.check(str(path), skip=SKIPPED)
    assert not result.error
    by_rule = defaultdict(list)
    for fault in result.findings:
        by_rule[fault.rule].append(fault)
    return by_rule


def is_meant(path: Path, rule: str, language: str, faults: list[Any]) -> bool:
    meant = MEANT.get((path.name, rule))
    return bool(meant and meant(Print(path, language, faults)))


# Where the last byte of what is packed happens to be a carriage return, it is counted as the end of
# the line before "endstream".
LENGTH = "PDFA2A-STREAM-LENGTH-001"


def lengths_are_right(path: Path) -> bool:
    written = path.read_bytes()
    streams = re.finditer(rb"/Length (\d+)[^>]*>>\s*?stream\r?\n", written)
    ends = [written[(end := found.end() + int(found[1])) : end + 10] for found in streams]
    return bool(ends) and all(tail == b"\nendstream" for tail in ends)


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_print_conforms_and_can_be_read_aloud(built: Path, language: str) -> None:
    found = {}
    for path in sorted((built / "print" / language).glob("*.pdf")):
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
            report = page.validate_pdf(path, profile=profile)
            found |= {
                f"{path.name} {fault.rule_id}": fault.message
                for fault in report.failures
                if fault.rule_id != LENGTH or not lengths_are_right(path)
            }
        found |= {
            f"{path.name} {rule}": "; ".join(fault.message for fault in faults)
            for rule, faults in heard(path).items()
            if not is_meant(path, rule, language, faults)
        }
    assert found == {}


Piece = tuple[tuple[int, int] | None, int]  # the page on which it stands, and its number there


def told(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """Yield the pieces of content in the order of the tags, in which they are read aloud."""
    waiting: list[tuple[Any, tuple[int, int] | None]] = [(pdf.Root.StructTreeRoot.K, None)]
    while waiting:
        here, place = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting += [(inner, place) for inner in reversed(list(here))]
        elif isinstance(here, int):
            yield place, here
        elif isinstance(here, pikepdf.Dictionary):
            place = here.Pg.objgen if "/Pg" in here else place
            if "/MCID" in here:
                yield place, int(here.MCID)
            elif "/K" in here:
                waiting.append((here.K, place))


def painted(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """Yield the pieces of content that have tags in the order in which they are painted."""
    for sheet in pdf.pages:
        for operands, _ in pikepdf.parse_content_stream(sheet, "BDC"):
            if isinstance(operands[-1], pikepdf.Dictionary) and "/MCID" in operands[-1]:
                yield sheet.objgen, int(operands[-1].MCID)


@pytest.mark.parametrize("language", ["en", "sw"])
def test_all_is_read_aloud_in_the_order_in_which_it_stands(built: Path, language: str) -> None:
    for path in sorted((built / "print" / language).glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            shown, read = list(painted(pdf)), list(told(pdf))
        assert len(shown) > 20, path.name
        for sheet in {place for place, _ in shown}:
            here = [number for place, number in read if place == sheet]
            assert here == [number for place, number in shown if place == sheet], path.name


def test_one_fault_more_of_a_rule_is_not_meant(built: Path) -> None:
    seen = set()
    for print_, rule in (
        (path, x) for path in (built / "print/en").glob("*.pdf") for x in heard(path)
    ):
        faults = heard(print_)[rule]
        everywhere = {"page": 2, "x0": 0, "y0": 0, "x1": 900, "y1": 1700}
        more = replace(faults[0], message=f"2 more: {faults[0].message}", boxes=[everywhere])
        assert is_meant(print_, rule, "en", faults)
        assert not is_meant(print_, rule, "en", [*faults, more]), (print_.name, rule)
        seen.add((print_.name, rule))
    assert len(seen) >= 8


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_words_for_a_code_name_its_service(built: Path, language: str) -> None:
    with pikepdf.open(built / f"print/{language}/poster.pdf") as pdf:
        said = [str(element.Alt) for element in elements(pdf) if "/Alt" in element]
    for service in (s for group in body().external.groups for s in group.services):
        assert service.name is not None
        name = re.escape(service.name.get(language) or "")
        assert any(re.search(rf"QR.* {name}: .*/services/{service.id}$", alt) for alt in said)
    assert words_of(built / f"print/{language}/poster.pdf")


def test_the_checkers_hear_what_is_wrong(built: Path, tmp_path: Path) -> None:
    """A picture without words, and an address that leads nowhere."""
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(built / "print/en/brochure.pdf") as pdf:
        for element in elements(pdf):
            if "/Alt" in element:
                del element["/Alt"]
        for sheet in pdf.pages:
            if "/Annots" in sheet:
                del sheet["/Annots"]
        pdf.save(spoilt)
    assert not page.is_pdf_compliant(spoilt, profile=page.ValidationProfile.PDF_UA_1)
    assert {"FIG-001", "LNK-010"} <= {x.rule for x in outloud.check(str(spoilt)).findings}
