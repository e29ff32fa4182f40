"""A charter in plain text: all that the printed one says, in lines of 70 columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkataba import model, project
from mkataba.formatting import formatter_for
from mkataba.render.parts import Part
from mkataba.render.passages import Passage, charter_passages
from mkataba.render.plain_text import COLUMNS, plain_text, width, wrapped
from tests.conftest import PROFILE, ROOT, checked_example
from tests.strategies import texts_of


def text(language: str) -> str:
    body = model.build(checked_example().content)
    words = formatter_for(language, project.load(ROOT).templates, {}, PROFILE)
    return plain_text(charter_passages(body, Part(body.external), words, False, "charter.txt"))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_charter_is_text_of_70_columns_with_underlined_headings(language: str) -> None:
    lines = text(language).split("\n")
    assert lines.pop() == ""
    assert all(width(line) <= COLUMNS and line == line.rstrip() for line in lines)
    assert "\n\n\n\n" not in "\n".join(lines)
    body = model.build(checked_example().content)
    for group in body.external.groups:
        assert group.name
        place = lines.index(group.name.any(language))
        assert lines[place + 1] == "=" * width(lines[place])
    for service in body.external.services:
        assert service.name
        place = lines.index(service.name.any(language))
        assert lines[place + 1] == "-" * width(lines[place])


def test_a_service_reads_as_a_whole() -> None:
    said = text("en")
    start = said.index("New single business permit\n---")
    assert said[start : said.index("Business permit renewal\n---")] == (
        "New single business permit\n"
        "--------------------------\n"
        "\n"
        "What you get: A business permit valid for 12 months\n"
        "\n"
        "Who may apply: Anyone who opens a business in Mfano County\n"
        "\n"
        "What you need:\n"
        "  - National identity card or passport\n"
        "  - KRA PIN certificate\n"
        "    Where to get it: KRA iTax website\n"
        "  - Business registration certificate: for companies and registered\n"
        "    business names\n"
        "    Where to get it: Business Registration Service, through eCitizen\n"
        "  - Lease or title deed of the business premises\n"
        "\n"
        "Cost: From KSh 2,550 in all\n"
        "  - Small trader or kiosk, up to 2 workers: KSh 2,500\n"
        "  - Shop or workshop, 3 to 10 workers: KSh 7,000\n"
        "  - Large business, 11 workers or more: KSh 20,000\n"
        "  - Plus eCitizen platform fee: KSh 50\n"
        "  How to pay: M-Pesa, eCitizen, Bank, Bank card\n"
        "\n"
        "How long it takes: 3 working days\n"
        "\n"
        "How to apply: Service counter, Online services portal\n"
        "\n"
        "Where: County Hall, Mlimani Sub-County Office, Bondeni Sub-County\n"
        "Office, Ziwani Sub-County Office, Soko Kuu Service Centre\n"
        "\n"
        "If we fall short: If the permit is late, you may trade with your\n"
        "payment receipt until we issue it.\n"
        "\n"
        "charter.mfano.go.ke/services/new-business-permit\n"
        "\n"
    )


@given(
    words=texts_of("ab \u00a0漢é\u0301-"),
    depth=st.integers(0, 6),
    mark=st.sampled_from(("", "-", "12.")),
    level=st.integers(0, 3),
)
def test_no_line_is_wider_than_70_columns_and_no_letter_is_lost(
    words: str, depth: int, mark: str, level: int
) -> None:
    passage = Passage(f"q{words}", level, 0 if level else depth, "" if level else mark)
    made = plain_text([passage])
    assert all(width(line) <= COLUMNS for line in made.splitlines())
    if not level:
        kept = made.strip().removeprefix(mark)
        assert "".join(kept.split()) == "".join(passage.text.split())


def test_what_a_no_break_space_holds_together_stays_on_a_line() -> None:
    assert list(wrapped("a fee of KSh\u00a01,000", 14)) == ["a fee of", "KSh 1,000"]
    assert list(wrapped("a" * 12, 5)) == ["aaaaa", "aaaaa", "aa"]
