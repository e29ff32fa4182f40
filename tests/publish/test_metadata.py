"""What a PDF says of itself."""

import io
from pathlib import Path

import page
import pikepdf
import pytest

from mkataba.errors import MkatabaError
from mkataba.publish.metadata import with_metadata
from tests.sheets import small_sheet

PUBLISHER = "{http://purl.org/dc/elements/1.1/}publisher"
VERSION = "{http://ns.adobe.com/xap/1.0/mm/}VersionID"


@pytest.mark.parametrize("name", ["Mfano County", "Wizara ya Ardhi & <Maji> é", ""])
def test_a_pdf_tells_its_publisher_and_its_version(name: str) -> None:
    made = small_sheet("= A heading")
    told = with_metadata(made, name, "3.1")
    assert told == with_metadata(made, name, "3.1")
    with pikepdf.open(io.BytesIO(told)) as pdf:
        assert pdf.check_pdf_syntax() == []
        with pdf.open_metadata() as metadata:
            assert list(metadata.get(PUBLISHER, [])) == [name][: bool(name)]
            assert metadata[VERSION] == "3.1"
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.is_pdf_compliant_bytes(told, profile=profile)


def test_nothing_is_added_where_nothing_is_said() -> None:
    made = small_sheet("= A heading")
    assert with_metadata(made, "", "").strip() == made.strip()


def test_a_pdf_that_is_made_otherwise_is_refused() -> None:
    with pytest.raises(MkatabaError, match="metadata of a PDF"):
        with_metadata(small_sheet("= A").replace(b"xpacket", b"ypacket"), "Mfano", "1")


@pytest.mark.parametrize(("file", "version"), [("charter", "3"), ("policy", "3"), ("poster", "3")])
def test_every_print_bears_them(built: Path, file: str, version: str) -> None:
    with pikepdf.open(built / f"print/sw/{file}.pdf") as pdf, pdf.open_metadata() as metadata:
        assert list(metadata[PUBLISHER]) == ["Serikali ya Kaunti ya Mfano"]
        assert metadata[VERSION] == version
