"""Every print by two checkers that are not ours: what is asked of it, and how it is read aloud."""

import re
from pathlib import Path

import outloud
import page
import pikepdf
import pytest

from tests.outputs import pdf as words_of
from tests.sheets import body, elements

# The head of a table that goes on over the page, and the name of the document at the head of each
# page, are read once. Where the words of two lines make a sentence of some length, it takes them
# for text that is lost.
REPEATED = ["TAG-002"]

# What the checkers take for a fault, by print, and is meant so; all else still counts.
MEANT = {
    ("acknowledgement.pdf", "TBL-012"),  # the lines of a form, which staff fill in by hand
    ("acknowledgement.pdf", "TBL-014"),
    ("charter.pdf", "TBL-010"),  # the name of each service heads its row
    ("staff-charter.pdf", "TBL-010"),
    ("charter-large.pdf", "PAG-001"),  # each service has a part of the same name
    ("counter-cards.pdf", "PAG-001"),  # each card is used alone and says whom to tell
    ("service-sheets.pdf", "PAG-001"),
    ("counter-cards.pdf", "TAG-020"),  # a drawn box to tick stands before what one brings
    ("service-sheets.pdf", "TAG-020"),
    ("poster.pdf", "TBL-010"),  # a sheet may hold one service, under the heads of its columns
    ("poster.pdf", "TBL-011"),  # the code of a service stands in a column without a head
    ("policy.pdf", "ORD-001"),  # the ground of a cover is painted before its words
    ("service-sheets.pdf", "ORD-001"),
}


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
        result = outloud.check(str(path), skip=REPEATED)
        assert not result.error
        found |= {
            f"{path.name} {fault.rule}": fault.message
            for fault in result.findings
            if (path.name, fault.rule) not in MEANT
        }
    assert found == {}


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
