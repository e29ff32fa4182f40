"""No line of a print parts a number and what it counts."""

import pytest

from mkataba.languages import known
from mkataba.render.kept_words import kept_words

LANGUAGES = {language.code: language for language in known()}


@pytest.mark.parametrize(
    ("code", "written", "kept"),
    [
        ("en", "over 3 % of them", "over 3~% of them"),
        ("en", "over 3 &#37; of them", "over 3~&#37; of them"),
        ("en", "Pay KSh 500 at Gate 2", "Pay KSh~500 at Gate~2"),
        ("en", "40 km away, on 5 m² of land", "40~km away, on 5~m² of land"),
        ("en", "The Clerk, P.O. Box 1-00001", "The Clerk, P.O.~Box~1-00001"),
        ("en", "2 photos, 13 × 18 cm", "2 photos, 13~×~18~cm"),
        ("en", "within 5 working days", "within 5~working~days"),
        ("en", "the Act of 2024 and 5 men", "the Act of 2024 and 5 men"),
        ("en", "no number at all", "no number at all"),
        ("sw", "Duka, hadi wafanyakazi 2", "Duka, hadi wafanyakazi~2"),
        ("sw", "Duka, wafanyakazi 3 hadi 10", "Duka, wafanyakazi 3 hadi~10"),
        ("en", "up to zone 4.", "up to zone~4."),
        ("en", "10", "10"),
        ("en", "call +254 700 000012", "call +254 700 000012"),
        ("sw", "ndani ya siku 5 za kazi", "ndani ya siku~5 za kazi"),
    ],
)
def test_a_number_keeps_to_what_it_counts(code: str, written: str, kept: str) -> None:
    assert kept_words(written, LANGUAGES[code]) == kept.replace("~", "\u00a0")
