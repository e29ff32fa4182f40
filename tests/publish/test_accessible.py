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


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_print_conforms_and_can_be_read_aloud(built: Path, language: str) -> None:
    found = {}
    for path in sorted((built / "print" / language).glob("*.pdf")):
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
            report = page.validate_pdf(path, profile=profile)
            found |= {f"{path.name} {fault.rule_id}": fault.message for fault in report.failures}
        result = outloud.check(str(path), skip=REPEATED)
        assert not result.error
        found |= {f"{path.name} {fault.rule}": fault.message for fault in result.findings}
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
