"""Cells that say a thing in two languages: told apart where each is sure, else asked."""

import pytest

from tests.import_.reading import grid, page, read

HEAD = ("Service", "Requirements", "Fee", "Time")
ASKED = "two languages seem to stand in it"


def row(name: str, needs: str = "ID") -> str:
    return grid(HEAD, (name, needs, "KES 50", "1 day"))


@pytest.mark.parametrize(
    ("cell", "en", "sw"),
    [
        ("Land search / Upekuzi wa ardhi", "Land search", "Upekuzi wa ardhi"),
        ("Licence/Leseni", "Licence", "Leseni"),
        ("Search<br><i>Upekuzi</i>", "Search", "Upekuzi"),
        ("Land transfer (Uhamisho wa ardhi)", "Land transfer", "Uhamisho wa ardhi"),
        ("Birth certificate – Cheti cha kuzaliwa", "Birth certificate", "Cheti cha kuzaliwa"),
        ("Kibali cha ujenzi / Building permit", "Building permit", "Kibali cha ujenzi"),
        ("Hati | Title deed", "Title deed", "Hati"),
    ],
)
def test_a_name_in_two_languages(cell: str, en: str, sw: str) -> None:
    (found,) = read(page(row(cell))).found
    assert dict(found.names) == {"en": en, "sw": sw}
    assert not found.kept


def test_requirements_in_two_languages() -> None:
    wanted = [{"what": {"en": "Title deed", "sw": "Hati"}}, {"what": {"en": "ID", "sw": "Picha"}}]
    for cell in (
        "Title deed / Hati<br>ID / Picha",
        "Title deed<br>Hati<br>ID<br>Picha",
        "Title deed<br>ID<br>Hati<br>Picha",
    ):
        (found,) = read(page(row("Search", cell))).found
        assert found.data["requirements"] == wanted, cell


@pytest.mark.parametrize(
    "cell", ["Title deed<br>Hati<br>PIN<br>ID", "Zoning plan / Mpango", "Zoning / Utengaji"]
)
def test_where_one_language_is_not_sure_a_person_is_asked(cell: str) -> None:
    for name, needs in (("Search", cell), (cell, "ID")):
        if name.count("<br>") < 2:
            (found,) = read(page(row(name, needs))).found
            assert [one.words for one in found.kept] == [cell.replace("<br>", " ")]
            assert all(one.reason.startswith(ASKED) for one in found.kept)


@pytest.mark.parametrize(
    "cell",
    [
        "National ID/Passport",
        "Birth certificate (Nairobi)",
        "Passport / Visa",
        "Search (online)",
        "Harambee / fundraising licence",
        "Nyumba Kumi",
        "Nyumba Kumi registration",
        "Huduma card",
    ],
)
def test_one_language_stays_one(cell: str) -> None:
    for name, needs in (("Search", cell), (cell, "ID")):
        (found,) = read(page(row(name, needs))).found
        assert (dict(found.names), found.kept) == ({"en": name}, ())
        assert found.data["requirements"] == [{"what": {"en": needs}}]
