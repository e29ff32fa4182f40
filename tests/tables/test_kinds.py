"""What a file says it is, and what it is."""

import io
import itertools
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from mkataba import pandoc
from mkataba.errors import MkatabaError
from mkataba.tables import KINDS, tables
from mkataba.tables.kinds import NAMES, recognized
from tests.conftest import ROOT, run

TABLE = b"<table><tr><td>a</td></tr></table>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


FILES = {
    ".doc": OLE + "WordDocument".encode("utf-16-le"),
    ".docx": pandoc.converted(TABLE, "html", "docx"),
    ".epub": pandoc.converted(b"<h1>a</h1>", "html", "epub"),
    ".html": b"<!-- a -->\n<!DOCTYPE html><p>a",
    ".jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    ".mht": b"MIME-Version: 1.0\r\n",
    ".ods": archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    ".odt": pandoc.converted(TABLE, "html", "odt"),
    ".pdf": b"\n%PDF-1.7\n",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".ppt": OLE + "PowerPoint Document".encode("utf-16-le"),
    ".pptx": pandoc.converted(b"<h1>a</h1>", "html", "pptx"),
    ".rtf": b"{\\rtf1 a}",
    ".xls": OLE + "Workbook".encode("utf-16-le"),
    ".xlsb": archive(**{"xl/workbook.bin": b"a"}),
    ".xlsx": workbook(),
    ".zip": archive(**{"charter.docx": b"a"}),
}


@pytest.mark.parametrize("ending", FILES)
def test_a_file_is_recognized_by_what_it_holds(ending: str) -> None:
    sort = recognized(FILES[ending])
    assert sort is not None
    assert sort.ending == ending


@pytest.mark.parametrize(
    ("named", "ending"),
    [
        (named, ending)
        for named, ending in itertools.product((*KINDS, "", ".txt", ".xls"), FILES)
        if named != ending and (named, ending) != (".htm", ".html")
    ],
)
def test_a_file_whose_name_lies_is_told_what_it_is(named: str, ending: str) -> None:
    with pytest.raises(MkatabaError) as caught:
        tables(f"charter{named}", FILES[ending])
    message = str(caught.value)
    assert message.startswith(f"charter{named} is {NAMES[ending]} ({ending}), whatever its name")
    assert message.count("; ") == 1
    assert (f"the ending {ending}" in message) == (ending in KINDS)
    assert "\n" not in message


@pytest.mark.parametrize(
    "raw", [b"a,b\nc,d\n", b"# Charter\n", b"<5 days,free\n", b"PK\x03\x04", b"BMX"]
)
def test_what_may_be_plain_text_or_is_broken_is_left_to_its_reader(raw: bytes) -> None:
    assert recognized(raw) is None


def test_the_docs_name_each_kind_of_file_that_is_read() -> None:
    said = (ROOT / "docs" / "import.md").read_text("utf-8")
    said = said[said.index("## What is read") :].partition("\n## ")[0]
    for ending in KINDS:
        assert f"`{ending}`" in said


@pytest.mark.parametrize(
    "address", ["https://example.org/charter.pdf", "http://a", "file:///a.docx", "https:/a/b"]
)
def test_an_address_is_no_file_and_is_told_so(address: str, tmp_path: Path) -> None:
    ran = run("-C", tmp_path, "import", address)
    assert ran.code == 3
    assert "is an address" in ran.err
    assert ran.err.count(address) == 1
    assert ran.err.count("\n") == 1
