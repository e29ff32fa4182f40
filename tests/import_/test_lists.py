"""Items of cells: choices, lists in one line; tables beside others; many rows in two languages."""

from pathlib import Path
from time import process_time

import pytest

from mkataba.import_.found import Found, Place
from mkataba.import_.leads import in_doubt
from mkataba.import_.lists import items
from mkataba.import_.row_pairs import pairs_by_order, sure_pairs
from tests.conftest import run
from tests.import_.reading import READERS, csv, data, grid, names, page, read


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Form", "OR", "Letter"), ["Form OR Letter"]),
        (("Form", "(or)", "Letter", "or", "Card", "PIN"), ["Form (or) Letter or Card", "PIN"]),
        (("Form or", "Letter", "PIN"), ["Form or Letter", "PIN"]),
        (("ID", "or passport", "Photo"), ["ID or passport", "Photo"]),
        (("Fomu", "AU", "Barua"), ["Fomu AU Barua"]),
        (("ID", "AND/OR", "PIN"), ["ID AND/OR PIN"]),
        (("Original receipt", "Order form"), ["Original receipt", "Order form"]),
        (("1. ID 2. Photo 3. PIN",), ["ID", "Photo", "PIN"]),
        (("(i) ID (ii) Photo",), ["ID", "Photo"]),
        (("a) ID; b) Photo",), ["ID", "Photo"]),
        (("• ID • Photo",), ["ID", "Photo"]),
        (("1. Form 2.1 of the Act",), ["Form 2.1 of the Act"]),
        (("5. photos",), ["5. photos"]),
        (("Photo of 2. size",), ["Photo of 2. size"]),
        (("ID, Photo", "2. Copy"), ["ID, Photo", "Copy"]),
        (("Any of:", "ID", "Passport"), ["Any of: ID; Passport"]),
        (("One of these:", "- ID", "- Passport", "PIN"), ["One of these: ID; Passport", "PIN"]),
        (("Any two of: bill; lease; deed",), ["Any two of: bill; lease; deed"]),
        (("Mojawapo ya:", "Kitambulisho", "Pasipoti"), ["Mojawapo ya: Kitambulisho; Pasipoti"]),
        (("2. Either of:", "a) Bill", "b) Lease", "3. Photo"), ["Either of: Bill; Lease", "Photo"]),
        (("For firms:", "Deed", "For farmers:", "ID"), ["For firms: Deed", "For farmers: ID"]),
        (("For companies:", "Deed", "PIN"), ["For companies: Deed", "For companies: PIN"]),
        (("• Foreigners:", "• Passport"), ["Foreigners: Passport"]),
        (("The following documents:", "ID", "PIN"), ["ID", "PIN"]),
        (("Required documents:", "1. ID", "2. PIN"), ["ID", "PIN"]),
        (("Letter from:",), ["Letter from"]),
    ],
)
def test_items(lines: tuple[str, ...], found: list[str]) -> None:
    assert items(lines, READERS.languages) == found


@pytest.mark.parametrize(
    ("lines", "lead"),
    [
        (("Form", "Any of the following:", "ID", "Passport"), "Any of the following:"),
        (("Form", "For companies:", "Deed"), "For companies:"),
        (("- Fomu", "- Kwa kampuni:", "- Cheti"), "Kwa kampuni:"),
        (("Form", "Any of:", "- ID", "- Passport"), ""),
        (("Form", "The following documents:", "ID"), ""),
        (("Any of:", "ID", "Passport"), ""),
        (("Form", "ID: a copy"), ""),
    ],
)
def test_how_far_down_a_lead_goes_is_asked(lines: tuple[str, ...], lead: str) -> None:
    assert in_doubt(lines, READERS.languages) == lead
    cell = "<br>".join(lines)
    rows = grid(("Service", "Requirements", "Fee", "Time"), ("Permit", cell, "Free", "1 day"))
    (found,) = read(page(rows)).found
    assert [one.words for one in found.kept] == [lead] * bool(lead)


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("Optional documents", False),
        ("Alternative documents", False),
        ("Documents not required", False),
        ("Nyaraka za hiari", False),
        ("Requirements to keep it", False),
        ("Supporting documents", True),
        ("Mandatory documents", True),
        ("Documents to be enclosed", True),
        ("Requirements / Mahitaji", True),
        ("Required documents", True),
    ],
)
def test_a_head_of_requirements_with_a_word_that_nobody_knows_is_asked(
    head: str, known: bool
) -> None:
    made = read(csv(f"Service,{head},Fee,Time", "Permit,Map,Free,1 day"))
    assert ("requirements" in made.found[0].data) == known
    assert bool(made.questions) != known
    assert (made.found[0].beside == ((head, "Map"),)) != known


def test_a_choice_over_rows_is_one_requirement() -> None:
    rows = "Service,Requirements,Fee,Time", "Permit,Form,Free,1 day", ",OR,,", ",Letter,,"
    (found,) = data(csv(*rows, ",or,,", ",Affidavit,,"))
    assert found["requirements"] == [{"what": {"en": "Form OR Letter or Affidavit"}}]


STEPS = grid(
    ("Client steps", "Agency action", "Fees to be paid", "Processing time", "Person responsible"),
    ("1. Submit", "1.1 Receive", "KES 200", "5 minutes", "Clerk"),
)
SIDE = grid(
    ("Service", "Net permit", "Rod permit"),
    ("Requirements", "ID", "Photo"),
    ("Fee", "KES 5", "Free"),
    ("Time", "2 days", "3 days"),
)
USUAL = grid(("Service", "Requirements", "Fee", "Time"), ("Net permit", "ID", "KES 5", "2 days"))


@pytest.mark.parametrize("other", [SIDE, USUAL])
@pytest.mark.parametrize("first", [True, False])
def test_a_table_of_services_beside_one_of_steps(other: str, first: bool) -> None:
    both = STEPS + other if first else other + STEPS
    found = data(page(f"<h2>Boat licence</h2>{both}"))
    of = {one["name"]["en"]: one for one in found}
    assert of["Net permit"]["fee"] == "KES 5"
    assert of["Boat licence"]["fee"] == "KES 200"
    assert set(of) == {"Boat licence", "Net permit", *(["Rod permit"] if other is SIDE else [])}


def test_fields_of_forms_say_what_they_show() -> None:
    body = grid(
        ("Service", "Requirements", "Fee", "Time"),
        (
            "Permit",
            "<textarea>ID</textarea><input type=hidden value=x>",
            '<input value="KES 50">',
            "<select><option>1 day<option>2 days</select>",
        ),
    )
    (found,) = data(page(body))
    assert found["requirements"] == [{"what": {"en": "ID"}}]
    assert found["fee"] == "KES 50"
    assert found["turnaround"] == {"as_published": {"en": "1 day | 2 days"}}
    assert read(page(body)).found[0].kept
    assert names(page(body)) == ["Permit"]


def test_many_rows_of_one_promise_in_two_languages_take_no_long_time() -> None:
    """Each could be each of the others; 5,000 took minutes."""

    def table(language: str) -> list[Found]:
        return [
            Found({language: f"{language} {n}"}, {"turnaround": "2 days"}, (Place("a", 1, n),))
            for n in range(5000)
        ]

    begin = process_time()
    one, other = table("en"), table("sw")
    sure = sure_pairs(one, other, {})
    assert not sure
    assert len(pairs_by_order(sure, one, other)) == 5000
    assert process_time() - begin < 10


TABLE = grid(("Service", "Requirements", "Fee", "Time"), ("Permit", "ID", "Free", "2 days"))


@pytest.mark.parametrize(
    ("body", "asked", "never"),
    [
        (
            "<h2>Complaints</h2><p>Write to: desk@body.example. We respond within 7 days.</p>",
            "We respond within 7 days",
            "kind: letter",
        ),
        ("<h2>Complaints</h2><p>By post: desk@body.example</p>", "", "kind: letter"),
        ("<h2>Contact us</h2><p>Address: desk@body.example</p>", "desk@", "address: desk@"),
        ("<h2>Mission</h2><p>Under review.</p>", "still to come", "Under review"),
        ("<h2>Our vision</h2><p>TBC</p>", "still to come", "TBC"),
        (
            "<h2>Rights of customers</h2><p>You do not have the right to:</p><ul><li>bribe</ul>",
            "is it a right?",
            "bribe",
        ),
    ],
)
def test_words_around_that_say_something_else(
    tmp_path: Path, body: str, asked: str, never: str
) -> None:
    assert run("init", "body", "--name", "Body", cwd=tmp_path).code == 0
    place = tmp_path / "body"
    (tmp_path / "charter.html").write_text(f'<meta charset="utf-8">{body}{TABLE}', "utf-8")
    done = run("import", tmp_path / "charter.html", cwd=place)
    assert done.code == (1 if asked else 0)
    assert asked in done.out
    files = ("organization.yml", "channels.yml", "charters/external.yml")
    written = "".join((place / "content" / file).read_text("utf-8") for file in files)
    assert never not in written


def test_an_address_for_complaints_is_no_channel_of_services(tmp_path: Path) -> None:
    run("init", "body", "--name", "Body", cwd=tmp_path)
    body = f"<h2>Complaints</h2><p>E-mail: complaints@body.example</p>{TABLE}"
    (tmp_path / "charter.html").write_text(f'<meta charset="utf-8">{body}', "utf-8")
    done = run("import", tmp_path / "charter.html", cwd=tmp_path / "body")
    assert "--channels" not in done.out
    written = (tmp_path / "body" / "content" / "channels.yml").read_text("utf-8")
    assert "id: complaints-email" in written


@pytest.mark.parametrize("given", ["", ".", "content"])
def test_a_folder_is_no_source(tmp_path: Path, given: str) -> None:
    run("init", "body", "--name", "Body", cwd=tmp_path)
    done = run("import", given, cwd=tmp_path / "body")
    assert (done.code, "is a folder; name the files" in done.err) == (3, True)
