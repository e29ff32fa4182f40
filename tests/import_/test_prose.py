"""The words around the tables: what goes into the content, what is asked, what is passed over."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst
from ruamel.yaml import YAML

from mkataba import project
from mkataba.import_.prose.headings import heading, themes
from mkataba.languages import packaged
from mkataba.pandoc import converted
from mkataba.publish.import_words import words_of
from mkataba.tables import Passage, Table, contents
from mkataba.tables.passage import passage
from tests.conftest import ROOT, Ran, copy_few, run
from tests.import_.reading import csv, data, read

HELD_OUT = ROOT / "tests/fixtures/held_out/prose"
EXPECTED: dict[str, Any] = YAML(typ="safe").load((HELD_OUT / "expected.yml").read_text("utf-8"))
FRENCH = ROOT / "tests/fixtures/languages/fr"

CHARTER = """
# Kilele Water Agency

The agency was set up in 2012.

## Our Vision

A county in which every home has safe water

## Core Values

- Integrity: we keep our word
- Customer focus

## Our Commitments

- Courtesy: we greet every customer
- We repair burst pipes at once

## Rights of customers

You have the following rights:

- To be served with courtesy
- To get a receipt for each payment

## Obligations of Customers

Customers should not:

- Offer bribes

## Services

| Service | Requirements | Charges | Timeline |
|---|---|---|---|
| New connection | ID card | KES 2,500 | 7 working days |

## Contacts

Physical address: Maji House, Uhuru Street

P.O. Box 123-00100, Kilele

Tel: 020 2345678

Email: info@kilele.go.ke

Office hours: Monday to Friday, 8.00 am to 5.00 pm

## Complaints and suggestions

Complaints are answered within 5 working days.

Email: complaints@kilele.go.ke
"""


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A new project, in which everything is still to be written."""
    root = tmp_path / "kilele"
    assert run("init", root, "--name", "Kilele Water Agency").code == 0
    return root


def bring(root: Path, text: str | bytes, *options: str, name: str = "charter.md") -> Ran:
    raw = text.encode() if isinstance(text, str) else text
    (root / name).write_bytes(raw)
    return run("-C", root, "import", root / name, *options)


def words(root: Path) -> dict[str, Any]:
    """Return what the last import brought of the words around the tables."""
    kept = root / ".mkataba/imported.json"
    found: dict[str, Any] = json.loads(kept.read_text()).get("words", {}) if kept.exists() else {}
    return found


def held(root: Path, file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((root / "content" / file).read_text("utf-8"))
    return loaded


def shape(file: str, wanted: Any, got: Any) -> Any:
    """Return what was brought as ``expected.yml`` writes it: as a count, or by names or ids."""
    if isinstance(wanted, int):
        return len(got)
    if isinstance(wanted, list):
        by_id = file == "channels.yml"
        return [one["id"] if by_id else next(iter(one["name"].values())) for one in got]
    return got


@pytest.mark.parametrize("name", EXPECTED)
def test_documents_that_were_not_built_with(name: str, tmp_path: Path) -> None:
    wanted = dict(EXPECTED[name])
    root = tmp_path / "project"
    run("init", root, "--name", wanted.pop("name"))
    ran = bring(root, (HELD_OUT / name).read_bytes(), name=name)
    assert [one for one in wanted.pop("told") if one not in ran.out] == []
    brought = words(root)
    assert brought.keys() == wanted.keys()
    for file, fields in wanted.items():
        assert {
            key: shape(file, fields.get(key), got) for key, got in brought[file].items()
        } == fields


def lost(root: Path, passages: list[Passage], out: str) -> list[str]:
    """Return the passages whose longest word, or number, is in no file and no report.

    Headings that are known stand for the field, and hours are written as 08:00.
    """
    files = " ".join(path.read_text("utf-8") for path in (root / "content").rglob("*.yml"))
    words_ = set(re.findall(r"[^\W\d_]+", f"{files} {out}".casefold()))
    digits = re.sub(r"\D", "", f"{files}{out}")

    def is_there(one: Passage) -> bool:
        own = re.sub(r"^[^:]{3,20}: ", "", one.text) if ":" in one.text else one.text
        longest = max(re.findall(r"[^\W\d_]+", own.casefold()), key=len, default="")
        number = re.sub(r"\D", "", own)[-6:]
        return longest in words_ or (len(number) == 6 and number in digits)

    known = packaged()
    headed = ((one, heading(one, known)) for one in passages)
    left = [one for one, head in headed if not (head and head.themes and not head.rest)]
    return [one.text for one in left if not is_there(one) and not re.search(r"\d\s?am\b", one.text)]


def in_pdf(text: str) -> bytes:
    made = converted(text.encode(), "markdown", "typst").decode()
    return typst.compile(f"#set table(stroke: 0.5pt)\n#show figure: it => it.body\n{made}".encode())


FORMATS: dict[str, Callable[[str], bytes]] = {
    "docx": lambda text: converted(text.encode(), "markdown", "docx"),
    "odt": lambda text: converted(text.encode(), "markdown", "odt"),
    "html": lambda text: converted(text.encode(), "markdown", "html"),
    "md": lambda text: text.encode(),
    "pptx": lambda text: converted(text.encode(), "markdown", "pptx"),
    "pdf": in_pdf,
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_brings_the_same(form: str, new: Path) -> None:
    text = CHARTER
    ran = bring(new, FORMATS[form](text), name=f"charter.{form}")
    brought = words(new)
    organization = brought["organization.yml"]
    assert organization["vision"] == {"en": "A county in which every home has safe water"}
    assert [one["id"] for one in organization["core_values"]] == ["integrity", "customer-focus"]
    assert organization["contacts"] == {
        "address": {"en": "Maji House, Uhuru Street"},
        "postal": "P.O. Box 123-00100, Kilele",
        "phone": "+254 20 2345678",
        "email": "info@kilele.go.ke",
    }
    charter = brought["charters/external.yml"]
    assert charter["rights"] == [
        {"en": "To be served with courtesy"},
        {"en": "To get a receipt for each payment"},
    ]
    assert charter["duties"] == [{"en": "Customers should not: Offer bribes"}]
    assert charter["feedback_channels"] == ["complaints-email"]
    assert brought["policy.yml"]["commitments"] == {"courtesy": {"en": "we greet every customer"}}
    (point,) = brought["service_points.yml"]["service_points"]
    assert point["hours"] == [{"days": "mon-fri", "opens": "08:00", "closes": "17:00"}]
    assert ran.code == 1
    assert '"We repair burst pipes at once": it names none of the points' in ran.out
    assert '"Complaints are answered within 5 working days."' in ran.out
    raw = (new / f"charter.{form}").read_bytes()
    assert lost(new, contents(f"charter.{form}", raw).passages, ran.out) == []


@pytest.mark.parametrize("name", EXPECTED)
def test_no_passage_is_lost(name: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    run("init", root, "--name", EXPECTED[name]["name"])
    raw = (HELD_OUT / name).read_bytes()
    ran = bring(root, raw, name=name)
    assert lost(root, contents(name, raw).passages, ran.out) == []


def test_what_a_new_project_explains_stays_and_what_is_open_says_so(new: Path) -> None:
    before = (new / "content/organization.yml").read_text()
    ran = bring(new, CHARTER)
    after = (new / "content/organization.yml").read_text()
    inside = ("first-value", "The name that other files", "value in a word", "What the value asks")
    explained = [
        line
        for line in before.splitlines()
        if line.lstrip().startswith("#") and "postal: TODO" not in line
    ]
    left = [line for line in explained if not any(words_ in line for words_ in inside)]
    assert [line for line in left if line not in after.splitlines()] == []
    assert "  en: A county in which every home has safe water\n  sw: TODO\n" in after
    assert held(new, "organization.yml")["core_values"][1]["meaning"] == {
        "en": "TODO",
        "sw": "TODO",
    }
    assert held(new, "channels.yml")["channels"][0]["response_time"] == "TODO"
    assert (
        '      - days: mon-fri\n        opens: "08:00"'
        in (new / "content/service_points.yml").read_text()
    )
    assert "content/services/first-service.yml" in ran.out.split("taken away\n")[1].split("\n\n")[0]
    assert run("-C", new, "check").code == 1  # what is left says TODO, and nothing can't be read


def test_importing_again_changes_nothing(new: Path) -> None:
    bring(new, CHARTER)
    before = {path: path.read_bytes() for path in new.rglob("*") if path.is_file()}
    ran = bring(new, CHARTER)
    assert "updated" not in ran.out.replace("0 updated", "")
    assert {path: path.read_bytes() for path in new.rglob("*") if path.is_file()} == before


def test_what_the_source_changed_comes_in_and_what_people_wrote_stays(new: Path) -> None:
    bring(new, CHARTER)
    file = new / "content/organization.yml"
    text = file.read_text().replace(
        "sw: TODO\n\n# [3.1.1.a] What the organisation does",
        "sw: Kaunti\n\n# ours\n\n# [3.1.1.a] What the organisation does",
        1,
    )
    file.write_text(
        text.replace("en: Integrity", "en: Honesty").replace("info@kilele", "ask@kilele")
    )
    later = CHARTER.replace("every home", "each home").replace(
        "- Customer focus", "- Customer focus\n- Thrift"
    )
    later = later.replace("info@kilele", "office@kilele").replace(
        "a receipt for each payment", "a receipt\n- To appeal"
    )
    ran = bring(new, later)
    assert ran.code == 1
    told = ran.out.split("conflicts around the tables")[1]
    assert "contacts.email\n    in the file: ask@kilele.go.ke\n    in the source: office@" in told
    now = held(new, "organization.yml")
    assert now["vision"] == {"en": "A county in which each home has safe water", "sw": "Kaunti"}
    assert [one["name"]["en"] for one in now["core_values"]] == [
        "Honesty",
        "Customer focus",
        "Thrift",
    ]
    assert now["contacts"]["email"] == "ask@kilele.go.ke"
    assert "# ours" in file.read_text()
    rights = held(new, "charters/external.yml")["rights"]
    assert [one["en"] for one in rights][1:] == ["To get a receipt", "To appeal"]
    again = bring(new, later)
    assert "conflicts" not in again.out  # what the file holds was the decision


def test_nothing_that_people_wrote_is_overwritten(tmp_path: Path) -> None:
    root = copy_few(tmp_path / "project")
    files = sorted((root / "content").glob("*.yml"))
    before = [path.read_bytes() for path in files]
    ran = bring(root, CHARTER)
    assert ran.code == 1
    assert [path.read_bytes() for path in files] == before
    assert "content/organization.yml: vision.en" in ran.out
    assert '"telephone: +254 20 2345678": it is not in the file that you wrote' in ran.out


def test_a_source_without_them_takes_no_words_away(new: Path) -> None:
    bring(new, CHARTER)
    before = (new / "content/organization.yml").read_bytes()
    bring(new, "Service,Requirements,Fee,Time\nSearch,ID,Free,1 day\n", name="more.csv")
    assert (new / "content/organization.yml").read_bytes() == before
    assert words(new)["organization.yml"]["vision"]


# two languages

BOTH = """
## Vision

A place that works for all of us

## Maono

Mahali panapofaa kwa watu wetu wote

## Core values

- Integrity
- Teamwork

## Maadili ya msingi

- Uadilifu
- Kazi ya pamoja

## Haki za mteja

- Kuhudumiwa kwa heshima

## Customer rights

- To be served with respect
- To be heard
"""


def test_sections_in_two_languages_become_one_text(new: Path) -> None:
    ran = bring(new, BOTH)
    brought = words(new)
    assert brought["organization.yml"]["vision"] == {
        "en": "A place that works for all of us",
        "sw": "Mahali panapofaa kwa watu wetu wote",
    }
    assert [one["name"] for one in brought["organization.yml"]["core_values"]] == [
        {"en": "Integrity", "sw": "Uadilifu"},
        {"en": "Teamwork", "sw": "Kazi ya pamoja"},
    ]
    assert len(brought["charters/external.yml"]["rights"]) == 2
    assert '"Kuhudumiwa kwa heshima": 2 in one language, 1 here' in ran.out
    assert ran.code == 1


def test_words_are_of_the_language_that_they_are_in(new: Path) -> None:
    bring(new, "## Vision\n\nMahali panapofaa kwa watu wetu wote\n")
    assert words(new)["organization.yml"]["vision"] == {"sw": "Mahali panapofaa kwa watu wetu wote"}


def test_a_language_that_is_not_published_is_passed_over(tmp_path: Path) -> None:
    root = tmp_path / "project"
    run("init", root, "--name", "Kilele", "--language", "en")
    ran = bring(root, BOTH)
    assert "it is in Kiswahili, in which the organisation does not publish" in ran.out
    assert words(root)["organization.yml"]["vision"] == {"en": "A place that works for all of us"}


# headings


@pytest.mark.parametrize(
    ("words_", "theme", "language"),
    [
        ("OUR VISION", "vision", "en"),
        ("1.2 Vision Statement", "vision", "en"),
        ("Maono", "vision", "sw"),
        ("Dira yetu", "vision", "sw"),
        ("Dhima", "mission", "sw"),
        ("Our Core Values", "values", "en"),
        ("Maadili ya Msingi", "values", "sw"),
        ("Vision / Maono", "vision", None),
        ("Customers' Rights", "rights", "en"),
        ("What you can expect from us", "rights", "en"),
        ("Haki za Mteja", "rights", "sw"),
        ("Wajibu wa Wateja", "duties", "sw"),
        ("Client obligations", "duties", "en"),
        ("Contact Us", "contacts", "en"),
        ("Mawasiliano", "contacts", "sw"),
        ("Complaints, compliments and suggestions", "complaints", "en"),
        ("Malalamiko", "complaints", "sw"),
        ("Working hours", "hours", "en"),
    ],
)
def test_headings_are_known_by_their_main_words(words_: str, theme: str, language: str) -> None:
    assert themes(words_, packaged()) == ((theme,), language)


@pytest.mark.parametrize(
    "words_",
    [
        "Background",
        "Vision Care Clinic",
        "Contact person of the ministry",
        "Human rights department",
        "Rights issue of shares",
        "Mission hospital",
        "Our obligations",
        "Wajibu wetu",
        "Our duties to you",
        "Responsibilities",
        "Staff rights",
        "Useful contacts",
        "Our achievements",
        "Maono na maendeleo ya kaunti",
    ],
)
def test_other_headings_open_nothing(words_: str) -> None:
    assert themes(words_, packaged()) is None


def test_a_language_of_ones_own_brings_its_headings() -> None:
    files = {path.stem: path.read_bytes() for path in FRENCH.glob("*.yml")}
    known = packaged().with_own({"fr": files})
    assert themes("Droits des usagers", known) == (("rights",), "fr")
    assert themes("Notre mission", known) == (("mission",), "fr")


def sample(text: str, **said: Any) -> Passage:
    made = passage("charter.docx", text.split("\n"), **said)
    assert made
    return made


def test_a_heading_stands_out_or_is_nothing_but_its_words() -> None:
    known = packaged()
    assert heading(sample("Our mission is to serve the people of Kilele"), known) is None
    assert heading(sample("Feedback", item=True), known) is None  # in a list of contents
    unknown = heading(sample("Background", strong=True), known)
    assert unknown
    assert not unknown.themes
    inline = heading(sample("Vision: A better place"), known)
    assert inline
    assert (inline.themes, inline.rest) == (("vision",), ("A better place",))
    broken = heading(sample("VISION\nA better place"), known)
    assert broken
    assert (broken.themes, broken.rest) == (("vision",), ("A better place",))


# what is not surely read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("## Vision\n\nTo be the best.\n\nThe board met twice.\n", "2 paragraphs stand below it"),
        ("## Vision and Mission\n\nTo be the best.\n", "below a heading of vision and mission"),
        ("## Vision\n\nOne.\n\n# Our vision\n\nTwo.\n", "the source says several things"),
        ("## Contacts\n\nTel: 020 2345678 or 0722 000 111\n", "not surely one number"),
        ("## Contacts\n\nTel: 020 2345678/9\n", "not surely one number"),
        ("## Contacts\n\nTel: 12345678901234\n", "not surely one number"),
        ("## Contacts\n\nE-mail: info at kilele.go.ke\n", "not surely one e-mail address"),
        ("## Contacts\n\nOffice: 020 2345678\n", "it is no address in words"),
        ("## Contacts\n\nFax: 020 2345678\n", "no field for a fax"),
        (
            "## Contacts\n\nUhuru Street, next to the post office\n",
            "nothing says which contact it is",
        ),
        ("## Contacts\n\n### Nakuru branch\n\nTel: 051 2345678\n", "below the name of an office"),
        ("## Working hours\n\nMonday to Friday 8 to 5\n", "no days with an opening"),
        ("## Working hours\n\nMonday to Friday 8 am to 5 pm\n", "no address stands beside it"),
        (
            "## Complaints\n\nThe Ombudsman, West End Towers, Nairobi. Tel: 020 2270000\n",
            "who outside hears complaints",
        ),
        ("## Core values\n\n- We always act with honesty and care\n", "no name of a value"),
        ("## Rights\n\n- To be heard\n\nThank you for your trust.\n", "no item of the list"),
    ],
)
def test_what_is_not_surely_read_is_asked(text: str, told: str, new: Path) -> None:
    ran = bring(new, text)
    assert ran.code == 1, ran.out + ran.err
    assert told in ran.out
    contacts = words(new).get("organization.yml", {})
    assert "phone" not in contacts.get("contacts", {})
    assert "vision" not in contacts


def test_a_body_outside_is_read_where_each_line_is_its_own(new: Path) -> None:
    lines = (
        "The Commission Secretary",
        "Commission on Administrative Justice",
        "West End Towers",
        "P.O. Box 20414-00200 Nairobi",
        "Tel: 020 2270000",
        "Email: info@ombudsman.go.ke",
    )
    assert bring(new, "## Complaints\n\n" + "  \n".join(lines)).code == 0
    assert words(new)["organization.yml"]["oversight"] == {
        "name": {"en": "Commission on Administrative Justice"},
        "address": {
            "en": "The Commission Secretary, West End Towers, P.O. Box 20414-00200 Nairobi"
        },
        "phone": "+254 20 2270000",
        "email": "info@ombudsman.go.ke",
    }


def test_unknown_headings_are_passed_over_and_end_what_is_above(new: Path) -> None:
    ran = bring(new, "## Vision\n\nTo be the best.\n\n## History\n\nThe board met twice in 2012.\n")
    assert words(new)["organization.yml"]["vision"] == {"en": "To be the best."}
    assert "passed over, of the words around the tables: 2 paragraphs" in ran.out
    assert 'below "History": "History", "The board met twice in 2012."' in ran.out
    assert ran.code == 0


def test_a_table_or_a_rule_ends_a_section(new: Path) -> None:
    page = "<h2>Rights</h2><ul><li>To be heard</li></ul><footer><p>All rights reserved</p></footer>"
    ran = bring(new, page, name="charter.html")
    assert words(new)["charters/external.yml"]["rights"] == [{"en": "To be heard"}]
    assert '"All rights reserved"' in ran.out.split("passed over")[1]


def test_words_beside_each_other_belong_to_no_heading(new: Path) -> None:
    text = """
= Rights
- To be heard
#v(30pt)
#grid(columns: (1fr, 1fr), row-gutter: 8pt, [Vision], [Mission], [To be best], [To do good])
"""
    ran = bring(new, typst.compile(text.encode()), name="charter.pdf")
    assert words(new) == {"charters/external.yml": {"rights": [{"en": "To be heard"}]}}
    assert '"To be best", "To do good"' in ran.out.split("passed over")[1]


def test_a_file_of_words_alone_that_says_nothing_is_refused(new: Path) -> None:
    ran = bring(new, "# Minutes\n\nThe board met twice.\n")
    assert (ran.code, "holds no table" in ran.err) == (3, True)


# channels


def test_channels_of_services_that_name_none_are_asked_for_and_kept(new: Path) -> None:
    ran = bring(new, CHARTER)
    assert "1 service names no channel" in ran.out
    assert "--channels telephone,email\n" in ran.out
    wrong = bring(new, CHARTER, "--channels", "counter")
    assert wrong.code == 3
    assert "channels.yml has no channel counter; it has telephone, email" in wrong.err
    ran = bring(new, CHARTER, "--channels", "telephone, email")
    assert "names no channel" not in ran.out
    assert held(new, "services/new-connection.yml")["channels"] == ["telephone", "email"]
    later = bring(
        new,
        CHARTER.replace(
            "| New connection", "| Reconnection | ID | 500/- | 1 day |\n| New connection"
        ),
    )
    assert "telephone, email; if that is wrong, import it with another --channels" in later.out
    assert held(new, "services/reconnection.yml")["channels"] == ["telephone", "email"]


def test_channels_that_a_person_gave_a_service_stay(new: Path) -> None:
    bring(new, CHARTER)
    file = new / "content/services/new-connection.yml"
    file.write_text(file.read_text().replace("channels:\n  - TODO", "channels:\n  - email"))
    ran = bring(new, CHARTER, "--channels", "telephone")
    assert "conflicts" not in ran.out
    assert held(new, "services/new-connection.yml")["channels"] == ["email"]


# departments and roles

HEAD = "Service,Requirements,Fee,Time"


@pytest.mark.parametrize(
    ("words_", "said"),
    [
        ("Responsible officer: County Surveyor", {"responsible": {"en": "County Surveyor"}}),
        ("Department: Lands", {"department": {"en": "Lands"}}),
        (
            "Department of Lands - Responsible: Director",
            {"department": {"en": "Department of Lands"}, "responsible": {"en": "Director"}},
        ),
        ("Lands Department", {"department": {"en": "Lands Department"}}),
        ("Fees: see below", {}),
        ("Director of Lands", {}),
    ],
)
def test_headings_name_departments_and_roles(words_: str, said: dict[str, Any]) -> None:
    rows = [f"{words_},,,", "Search,ID,Free,1 day", "Map,ID,Free,2 days"]
    for one in data(csv(HEAD, *rows)):
        assert {key: one[key] for key in ("department", "responsible") if key in one} == said


def test_a_column_names_the_role_before_a_heading_does() -> None:
    rows = ["Responsible officer: Clerk,,,,", "Search,ID,Free,1 day,Registrar"]
    (one,) = data(csv(f"{HEAD},Officer responsible", *rows))
    assert one["responsible"] == {"en": "Registrar"}


def test_tables_and_words_come_in_their_order() -> None:
    made = contents("charter.md", CHARTER.encode()).blocks
    (place,) = [n for n, one in enumerate(made) if isinstance(one, Table)]
    before, after = made[place - 1], made[place + 1]
    assert isinstance(before, Passage)
    assert before.text == "Services"
    assert isinstance(after, Passage)
    assert after.text == "Contacts"


def test_what_is_brought_is_what_the_schemas_know(new: Path) -> None:
    loaded = project.load(new)
    held_ = [contents("charter.md", CHARTER.encode())]
    made = words_of(loaded, held_, "external", ("en", "sw"))
    parts = {"charters/external.yml": "charter"}
    for file, fields in made.data.items():
        known = loaded.schemas.root(parts.get(file, file.removesuffix(".yml"))).fields
        assert fields.keys() <= known.keys()


@pytest.mark.parametrize(
    "words_",
    [
        "Insert motto here",
        "xxxx",
        "[to be inserted]",
        "TBD",
        "Lorem ipsum dolor sit amet.",
        "Click here to add text",
        "Your mission statement here",
        "Weka dhamira hapa",
        "<to be written>",
        "Under review",
    ],
)
def test_what_is_still_to_come_is_never_written(new: Path, words_: str) -> None:
    text = "\n\n".join(
        f"## {head}\n\n{lead}{words_.replace('<', chr(92) + '<')}"
        for head, lead in (("Mission", ""), ("Core values", "- "), ("Rights of customers", "- "))
    )
    ran = bring(new, f"{text}\n\n## Vision\n\nClean water in every home\n")
    assert ran.code == 1
    assert list(words(new).get("organization.yml", {})) == ["vision"]
    assert "charters/external.yml" not in words(new)
    assert ran.out.count("it is still to come") == 3


@pytest.mark.parametrize("said", ["We do not tolerate corruption; bribery", "We reject: bribes"])
def test_what_is_done_is_no_value(new: Path, said: str) -> None:
    ran = bring(new, f"## Core values\n\n- {said}\n- Integrity\n")
    assert [one["id"] for one in words(new)["organization.yml"]["core_values"]] == ["integrity"]
    assert f'core_values: "{said}"' in ran.out


def test_the_line_of_others_is_not_that_of_the_public(new: Path) -> None:
    lines = "Supplier hotline: 0800 111 222", "Contractors' hotline: 0800 111 333"
    body = "\n\n".join((*lines, "Staff Tel: 020 555 6666", "Main telephone: 020 222 3333"))
    ran = bring(new, f"## Contacts\n\n{body}\n\nEmail: info@kilele.go.ke\n")
    kinds = [one["kind"] for one in words(new)["channels.yml"]["channels"]]
    assert kinds == ["telephone", "email"]
    assert words(new)["organization.yml"]["contacts"]["phone"] == "+254 20 2223333"
    assert all(f'"{line}"' in ran.out for line in lines)


def test_an_e_mail_address_is_no_postal_one(new: Path) -> None:
    ran = bring(new, "## Contacts\n\nWrite to: info@kilele.go.ke\n\nPostal address: a@b\n")
    assert 'contacts.postal: "info' not in ran.out
    assert words(new)["organization.yml"]["contacts"] == {"email": "info@kilele.go.ke"}


@pytest.mark.parametrize(
    ("said", "is_role"),
    [
        ("Dr. Otieno", False),
        ("Eng. Wanjala, Director of Works", False),
        ("Registrar (Ms Achieng)", False),
        ("Ing. Mensah", False),
        ("Dkt. Mrisho", False),
        ("Director of Works", True),
        ("Engineer", True),
        ("Hon. Secretary", True),
    ],
)
def test_the_name_of_a_person_is_no_role(said: str, is_role: bool) -> None:
    (found,) = read(csv(f"{HEAD},Responsible officer", f'Search,ID,Free,1 day,"{said}"')).found
    assert ("responsible" in found.data) == is_role
    assert [one.words for one in found.kept] == [said] * (not is_role)
    assert [words for _, words in found.beside] == [said] * (not is_role)
