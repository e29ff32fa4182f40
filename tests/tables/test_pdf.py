"""PDFs as programs make them: LibreOffice, a browser, Typst; and such as nobody should read."""

import io
import random
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst

from mkataba.errors import MkatabaError
from mkataba.tables import Table, limits, tables
from mkataba.tables.pdf import scan
from tests.conftest import ROOT, run

FIXTURES = ROOT / "tests" / "fixtures" / "import"
HEAD = ["No", "Service", "Requirements", "Fee", "Time"]
RULED, BARE, LEVEL = "0.5pt", "none", "(x, y) => (bottom: 0.5pt)"


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def printed(body: str) -> bytes:
    return typst.compile(body.encode())


def service(number: int) -> list[str]:
    return [
        str(number),
        f"Licence of class {number}",
        "Passport\nTwo photographs of the applicant",
        f"UGX {number},000",
        f"{number} working days",
    ]


def charter(stroke: str, count: int, repeat: bool = True) -> bytes:
    head = ", ".join(f"[*{words}*]" for words in HEAD)
    rows = (
        ", ".join("[" + text.replace("\n", " \\ ") + "]" for text in service(n))
        for n in range(1, count + 1)
    )
    body = ",\n".join(rows)
    return printed(
        '#set page("a4", header: [Agency of Licences], footer: context counter(page).display())\n'
        f"= Our charter\n#table(columns: (auto, 1fr, 1fr, auto, auto), stroke: {stroke},\n"
        f"table.header(repeat: {str(repeat).lower()}, {head}),\n{body})\nWe serve you."
    )


@pytest.mark.parametrize("stroke", [RULED, BARE, LEVEL])
@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("count", [3, 80])
def test_a_table_comes_in_whole_over_pages_with_and_without_lines(
    stroke: str, repeat: bool, count: int
) -> None:
    (table,) = tables("x.pdf", charter(stroke, count, repeat))
    read = texts(table)
    heads = read.count(HEAD)
    assert [row for row in read if row != HEAD] == [service(n) for n in range(1, count + 1)]
    assert read[0] == HEAD
    assert (heads > 1) == (repeat and count == 80)
    assert table.name == "Our charter"
    assert any("goes on over pages 1 to " in note for note in table.notes) == (count == 80)


def test_a_table_that_a_word_processor_printed_is_read_with_its_merged_cells() -> None:
    (table,) = tables("writer.pdf", (FIXTURES / "writer.pdf").read_bytes())
    assert texts(table) == [
        HEAD,
        [
            "1",
            "Registration of groups and associations of farmers",
            "Filled form\nCopy of the constitution of the group\nID card",
            "KSh 1,000",
            "5 working days",
        ],
        ["2", "Search", "None", "KSh 1,000", "2 days"],
        ["LANDS"] * 5,
        ["3", "Transfer", "Form", "Free", "same day"],
    ]


def test_a_word_that_the_width_of_its_cell_cut_is_whole_again() -> None:
    (table,) = tables("ruled.pdf", (FIXTURES / "ruled.pdf").read_bytes())
    assert texts(table)[:2] == [
        ["S/No.", "Service", "Requirements", "Charges", "Timeline"],
        ["1", "Search of a title", "• ID card\n• Title number", "KSh 500", "3 working days"],
    ]
    assert len(table.rows) == 5


def test_a_page_that_a_browser_printed_is_read_with_and_without_lines() -> None:
    ruled, _, bare = tables("browser.pdf", (FIXTURES / "browser.pdf").read_bytes())
    expected = [
        [
            f"Service number {n} for the residents of the town and its surroundings",
            "Proof of address\nA photograph of the applicant",
            f"£{n}.50",
            f"{n} days",
        ]
        for n in range(1, 6)
    ]
    assert texts(ruled)[1:] == texts(bare) == expected
    assert ruled.name == "Our services"


LONG = (
    "Minutes of the meeting that resolved to register, signed by the chairperson, the "
    "secretary and the treasurer and by at least ten of the members there"
)
LAYOUT = """#set page(paper: "a4", flipped: true)
#table(columns: (20pt, 50pt, 1fr, 60pt, 60pt),
table.cell(rowspan: 2)[No], table.cell(rowspan: 2)[Services], table.cell(rowspan: 2)[Needs],
table.cell(colspan: 2)[Promise], [Fee], [Time], table.cell(colspan: 5)[LANDS],
[1], [Registration of a cooperative society], [- LONG
- Form CS1], [#strike[300] 500#super[1] #super(typographic: false)[(2)]], [14 days],
[2], table.cell(rowspan: 2)[Search], [In person], [100], [same day],
[3], [By post], [150], [5 days])
""".replace("LONG", LONG)


@pytest.mark.parametrize("quarters", [0, 90, 180, 270])
def test_what_is_struck_out_raised_merged_or_too_long_stays_so_on_a_page_however_it_is_turned(
    quarters: int,
) -> None:
    with pikepdf.open(io.BytesIO(printed(LAYOUT))) as document:
        page = document.pages[0]
        left, bottom, right, top = map(float, page.mediabox)
        turn = {  # the content is turned back, so that a reader sees it upright
            0: (1, 0, 0, 1, 0, 0),
            90: (0, 1, -1, 0, top, 0),
            180: (-1, 0, 0, -1, right, top),
            270: (0, -1, 1, 0, 0, right),
        }[quarters]
        matrix = " ".join(map(str, turn)).encode()
        page.contents_add(b"q " + matrix + b" cm", prepend=True)
        page.contents_add(b"Q")
        page.Rotate = quarters
        if quarters in (90, 270):
            page.mediabox = [left, bottom, top, right]
        out = io.BytesIO()
        document.save(out)
    (table,) = tables("x.pdf", out.getvalue())
    long = f"• {LONG}\n• Form CS1"
    assert texts(table) == [
        ["No", "Services", "Needs", "Promise", "Promise"],
        ["No", "Services", "Needs", "Fee", "Time"],
        ["LANDS"] * 5,
        ["1", "Registration of a cooperative society", long, "500¹ ⁽²⁾", "14 days"],
        ["2", "Search", "In person", "100", "same day"],
        ["3", "Search", "By post", "150", "5 days"],
    ]
    assert table.notes == ('words that are struck out are left out: "300" (page 1)',)


def test_a_row_that_a_page_break_parts_is_one() -> None:
    needs = " ".join(f"word{n}" for n in range(60))
    (table,) = tables(
        "x.pdf",
        printed(
            "#set page(height: 200pt, width: 400pt, margin: 30pt, header: [County], footer: [9])\n"
            "#table(columns: (20pt, 1fr, 1fr, 60pt), [No], [Service], [Needs], [Fee],\n"
            f"[1], [Permit], [ID], [100], [2], [Licence], [{needs}], [200], [3], [Hall], [], [5])"
        ),
    )
    assert [row[0] for row in texts(table)] == ["No", "1", "2", "3"]
    assert " ".join(texts(table)[2][2].split()) == needs
    assert any("a row goes on at the top of page 2" in note for note in table.notes)


def test_a_text_in_two_columns_is_no_table() -> None:
    with pytest.raises(MkatabaError, match="holds no table"):
        tables("x.pdf", printed("= Policy\n#lorem(300)\n#columns(2)[#lorem(200)]"))


def test_letters_that_are_printed_as_one_are_all_there() -> None:
    first, second = tables("x.pdf", (FIXTURES / "ligatures.pdf").read_bytes())
    assert texts(first)[0] == ["Office or Division:", *["Civil Registry"] * 4]
    assert texts(first)[3][0].endswith("supporting documents to the receiving officer")
    assert texts(second)[0] == ["जन्म दर्ता", "Fee"]


def test_bold_that_is_printed_twice_is_read_once() -> None:
    body = "#let bold(words) = [#words#place(top, dx: 0.2pt, words)]\n#table(columns: 2, "
    (table,) = tables("x.pdf", printed(body + "[#bold[Service]], [Fee], [Hall], [400])"))
    assert texts(table) == [["Service", "Fee"], ["Hall", "400"]]


def test_columns_that_nothing_tells_apart_are_refused_never_guessed() -> None:
    with pytest.raises(MkatabaError, match="on page 1, nothing shows which words"):
        tables("x.pdf", (FIXTURES / "sheet.pdf").read_bytes())


def test_rows_that_nothing_tells_apart_are_refused_never_guessed() -> None:
    rows = "[*Service*], [*Fee*], [*Time*], [Permit for a large trader with more than ten hands], "
    body = (
        "#set par(leading: 0.5em)\n#table(columns: (1fr, 1fr, 1fr), stroke: none, "
        f"inset: (x: 8pt, y: 0.25em), {rows}[5,000], [2 days], [Birth], [200], [1 day])"
    )
    with pytest.raises(MkatabaError, match="on page 1, nothing shows which lines"):
        tables("x.pdf", printed(body))


def test_each_row_of_a_long_pdf_is_read() -> None:
    (table,) = tables("x.pdf", charter(RULED, 800))
    assert len({row[0].plain for row in table.rows}) == 801


def scanned(raw: bytes) -> bytes:
    """Return a PDF whose pages are pictures of those of another."""
    document = pypdfium2.PdfDocument(raw)
    pages = [page.render(scale=3).to_pil().convert("L") for page in document]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=216)
    return out.getvalue()


def test_a_scan_is_read_by_tesseract_for_confirmation_or_the_sentence_names_it() -> None:
    raw = scanned(charter(RULED, 40))
    if not scan.program():
        with pytest.raises(MkatabaError, match=r"is a scan: .* tesseract, .* is not installed"):
            tables("x.pdf", raw)
        return
    (table,) = tables("x.pdf", raw)
    assert table.guessed
    read = [row[1:] for row in texts(table) if row[1:] != HEAD[1:]]
    assert read == [service(n)[1:] for n in range(1, 41)]
    with pytest.raises(MkatabaError, match="on page 1, a scan, no lines part the table"):
        tables("x.pdf", scanned(charter(BARE, 12)))


def test_where_tesseract_is_missing_the_sentence_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    text = pikepdf.open(io.BytesIO(charter(RULED, 3)))
    text.pages.extend(pikepdf.open(io.BytesIO(scanned(charter(RULED, 3)))).pages)
    out = io.BytesIO()
    text.save(out)
    with pytest.raises(MkatabaError) as caught:
        tables("x.pdf", out.getvalue())
    assert "can't be read as a whole: page 2 of 2" in str(caught.value)
    assert "tesseract" in str(caught.value)


def test_every_value_read_from_a_picture_is_for_a_person_to_look_at(tmp_path: Path) -> None:
    project = tmp_path / "agency"
    assert run("init", project, "--name", "Agency of Licences").code == 0
    (tmp_path / "x.pdf").write_bytes(scanned(charter(RULED, 2)))
    ran = run("-C", project, "import", tmp_path / "x.pdf")
    if not scan.program():
        assert ran.code == 3
        assert "tesseract" in ran.err
        return
    for field in ("name", "requirements", "fee", "turnaround"):
        asked = [line for line in ran.out.splitlines() if f"{field}: " in line and "OCR" in line]
        assert len(asked) == 2, (field, ran.out)


def changed(**settings: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(charter(RULED, 2))) as document:
        document.save(out, **settings)
    return out.getvalue()


def made(content: bytes) -> bytes:
    """Return a PDF of one page with this content."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        page.Contents = document.make_stream(content)
        document.save(out, compress_streams=True)
    return out.getvalue()


def without_letters() -> bytes:
    """Return a PDF whose font does not say which letters its characters are."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(charter(RULED, 2))) as document:
        for font in document.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                del font["/ToUnicode"]
        document.save(out)
    return out.getvalue()


LOCK = pikepdf.Encryption(owner="a", user="b")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (lambda: changed(encryption=LOCK), "is protected by a password; save it without one"),
        (lambda: charter(RULED, 2)[:900], "is broken: it is no whole PDF"),
        (lambda: b"%PDF-1.7\n" + bytes(900), "is broken: it is no whole PDF"),
        (lambda: made(b"0 0 m 9 9 l S\n" * 90_000), "far too much is drawn on page 1"),
        (without_letters, "on page 1, it does not say which letters its characters are"),
        (
            lambda: printed("#pagebreak()" * limits.PDF_PAGES),
            f"has {limits.PDF_PAGES + 1} pages; at most {limits.PDF_PAGES} are read",
        ),
    ],
)
def test_a_pdf_that_cant_be_read_says_why_in_a_sentence(raw: object, said: str) -> None:
    assert callable(raw)
    with pytest.raises(MkatabaError) as caught:
        tables("x.pdf", raw())
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_owner_who_forbids_copying_alone_locks_nothing() -> None:
    raw = changed(encryption=pikepdf.Encryption(owner="a", user=""))
    assert len(tables("x.pdf", raw)[0].rows) == 3


def test_a_damaged_pdf_gives_tables_or_a_sentence() -> None:
    whole, dice = charter(RULED, 5), random.Random(7)  # noqa: S311
    said = []
    for _ in range(60):
        raw = bytearray(whole)
        for _ in range(dice.choice((1, 9, 200))):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        end = dice.choice((len(raw), dice.randrange(20, len(raw))))
        try:
            said.append(str(len(tables("x.pdf", bytes(raw[:end])))))
        except MkatabaError as error:
            said.append(str(error))
    assert "\n" not in "".join(said)
    assert len(set(said)) > 1


def drawing(content: bytes) -> bytes:
    """Return a page that draws something."""
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page(page_size=(600, 800))
    document.pages[0].Contents = pikepdf.Stream(document, content)
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"q " * 8_000_000, b" " * 600_000_000, b"0 0 m 9 9 l S " * 4_000_000],
    ids=["saved states", "blanks", "lines"],
)
def test_a_small_pdf_that_takes_gigabytes_is_refused(content: bytes) -> None:
    raw = drawing(content)
    assert len(raw) < 3_000_000
    with pytest.raises(MkatabaError, match="it takes far more memory or time than a charter can"):
        tables("x.pdf", raw)
