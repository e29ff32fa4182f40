"""Cells that say nothing, or something else than their column holds; numbers of other countries."""

from pathlib import Path

import pytest

from tests.conftest import run
from tests.import_.reading import csv, data, grid, page, read

NOTHING = ("-", "–", "—", "--", "…", "N/A", "n/a", "NA", "Not applicable", "Haihusiki")


@pytest.mark.parametrize("words", NOTHING)
@pytest.mark.parametrize(
    "head", ["Requirements", "Responsible officer", "Department", "Who may apply"]
)
def test_a_cell_that_says_nothing_is_no_content(words: str, head: str) -> None:
    (found,) = data(csv(f"Service,Time,Documents,{head}", f"Visa,2 days,ID,{words}"))
    assert found["requirements"] in ([{"what": {"en": "ID"}}], "none")
    assert not found.keys() & {"responsible", "department", "who"}


@pytest.mark.parametrize("words", ["None", "Nil", "Hakuna"])
def test_nobody_is_responsible_where_a_cell_says_none(words: str) -> None:
    (found,) = data(csv("Service,Time,Responsible officer", f"Visa,2 days,{words}"))
    assert "responsible" not in found


@pytest.mark.parametrize(
    ("words", "is_role"),
    [
        ("Mrs A. Bello", False),
        ("J.Otieno", False),
        ("0803 111 2222", False),
        ("desk@fca.example", False),
        ("County Surveyor", True),
        ("Director, Room 12", True),
        ("Mrabaha clerk", True),
    ],
)
def test_a_person_is_no_role(words: str, is_role: bool) -> None:
    (found,) = read(csv("Service,Time,Responsible officer", f'Visa,2 days,"{words}"')).found
    assert ("responsible" in found.data) == is_role
    assert bool(found.kept) == bool(found.beside) == (not is_role)


@pytest.mark.parametrize(
    ("fee", "wanted", "asked"),
    [
        ("Free*", "ID", True),
        ("KES 500**", "ID", True),
        ("KES 500†", "ID", True),
        ("KES 500", "ID²", True),
        ("KES 500¹", "ID", True),
        ("KES 50 per m²", "ID", False),
        ("KES 500", "Plan of 20 m² or more", False),
        ("KES 500", "ID", False),
    ],
)
def test_the_mark_of_a_note_is_asked_about(fee: str, wanted: str, asked: bool) -> None:
    (found,) = read(csv("Service,Requirements,Fee,Time", f"Visa,{wanted},{fee},2 days")).found
    assert any("mark of a note" in kept.reason for kept in found.kept) == asked


@pytest.mark.parametrize("name", ["???", "12345", "…", "--"])
def test_a_name_without_a_word_is_asked_about(name: str) -> None:
    made = read(csv("Service,Requirements,Time", f"{name},ID,2 days", "Permit,ID,1 day"))
    assert made.found[0].kept or len(made.found) == 1


def test_rows_over_all_columns_of_steps_are_no_steps() -> None:
    wide = '<tr><td colspan="5">{}</td></tr>'
    body = grid(
        ("CHECKLIST OF REQUIREMENTS", "WHERE TO SECURE"),
        ("Request form", "Records Unit"),
        ("Letter", "Client"),
        (
            "CLIENT STEPS",
            "AGENCY ACTIONS",
            "FEES TO BE PAID",
            "PROCESSING TIME",
            "PERSON RESPONSIBLE",
        ),
        ("1. Submit", "1. Receive", "None", "1 hour", "Records officer"),
    )
    body = body.replace("<tr><td>Letter", wide.format("For minors:") + "<tr><td>Letter")
    body = body.replace("</table>", wide.format("END OF TRANSACTION") + "</table>")
    for head, where in (
        ("CHECKLIST OF REQUIREMENTS", "WHERE TO SECURE"),
        ("Request form", "Records Unit"),
        ("Letter", "Client"),
    ):
        body = body.replace(
            f"<td>{head}</td><td>{where}</td>",
            f'<td colspan="2">{head}</td><td colspan="3">{where}</td>',
        )
    (found,) = data(page(f"<h2>Certified copy</h2>{body}"))
    assert [step["action"]["en"] for step in found["steps"]] == ["Submit", "Receive"]
    assert found["requirements"] == [
        {"what": {"en": "Request form"}, "where": {"en": "Records Unit"}},
        {"what": {"en": "For minors: Letter"}, "where": {"en": "Client"}},
    ]


@pytest.mark.parametrize(
    ("around", "money", "phone"),
    [
        ("", "KES", "+254 772 123456"),
        ("Email: cao@kasange.go.ug", "UGX", "+256 772 123456"),
        ("Website: www.kasange.go.tz", "TZS", "+255 772 123 456"),
        ("Fax: +256 414 123456", "UGX", "+256 772 123456"),
        ("Email: info@kilele.go.ke", "USD", "+254 772 123456"),
        ("Email: a@b.go.ug; copy to c@d.go.ke", "UGX", ""),
        ("", "NGN", ""),
        ("", "USD", "+254 772 123456"),
        ("Email: kilele@mail.example", "KES", "+254 772 123456"),
    ],
)
def test_a_number_gets_the_code_of_its_own_country(
    tmp_path: Path, around: str, money: str, phone: str
) -> None:
    run("init", tmp_path / "p", "--name", "Kilele")
    rows = grid(
        ("Service", "Requirements", f"Fee ({money})", "Time"), ("Visa", "ID", "50", "2 days")
    )
    text = f"<h2>Contact us</h2><p>Telephone: 0772 123456</p><p>{around}</p>{rows}"
    (tmp_path / "c.html").write_text(f'<meta charset="utf-8">{text}', "utf-8")
    ran = run("-C", tmp_path / "p", "import", tmp_path / "c.html")
    written = (tmp_path / "p/content/organization.yml").read_text("utf-8")
    assert (f"phone: {phone}" in written) if phone else ("phone: +" not in written)
    assert phone or ("0772 123456" in ran.out and ran.code == 1)


def test_a_column_that_no_table_has_is_refused(tmp_path: Path) -> None:
    run("init", tmp_path / "p", "--name", "Kilele")
    (tmp_path / "c.csv").write_text("Service,Requirements,Dues\nVisa,ID,KES 5\n", "utf-8")
    ran = run("-C", tmp_path / "p", "import", tmp_path / "c.csv", "--column", "Nope=fee")
    assert (ran.code, ran.out) == (3, "")
    assert 'no table has a column "Nope"' in ran.err
    assert run("-C", tmp_path / "p", "import", tmp_path / "c.csv", "--column", "dues=fee").code == 0
