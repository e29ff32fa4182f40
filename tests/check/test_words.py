"""What rules read in words: numbers and hours in two languages, persons, contacts, grammar."""

from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.check.rules import requirement_where
from mkataba.check.vocabulary.contacts import phone_fault
from mkataba.check.vocabulary.grammar import language_of
from mkataba.check.vocabulary.people import is_person
from mkataba.languages import packaged
from tests.conftest import PROFILE

SAME = [
    ("We open from 8.00 am to 5.00 pm", "Tunafungua saa 2.00 asubuhi hadi saa 11.00 jioni"),
    ("Open 24/7", "Tuko wazi saa 24"),
    ("Open 24 hours a day, 7 days a week", "Tuko wazi saa 24, siku 7 za wiki"),
    ("Two copies of form 13", "Nakala 2 za fomu 13"),
    ("2 passport photos", "Picha mbili za pasipoti"),
    ("3 witnesses", "Mashahidi watatu"),
    ("Call +254 20 2270000", "Piga simu +254-20-2270000"),
    ("By 30th June 2026", "Kufikia tarehe 30 Juni 2026"),
    ("2026-06-15", "tarehe 15 Juni 2026"),
    ("KES 1,050.00", "Sh. 1050"),
    ("Valid for 12 months", "Hutumika kwa miezi kumi na miwili"),
    ("Valid for 1 year", "Hutumika kwa mwaka mmoja"),
    ("within 15 minutes", "ndani ya robo saa"),
    ("Registered in the last 6 months", "Iliyosajiliwa katika nusu mwaka"),
    ("21 days", "siku ishirini na moja"),
    ("the 3rd floor", "ghorofa ya tatu"),
    ("Fewer than 100 people", "Watu chini ya mia moja"),
    ("Form CR12", "Fomu ya CR12"),
    ("0.5 %", "asilimia 0.5"),
    ("9:30 am", "saa 3:30 asubuhi"),
    ("9.30 am", "saa tatu na nusu asubuhi"),
    ("8.00 am - 1.00 pm", "saa 2:00 asubuhi - saa 7:00 mchana"),
    ("08:00 to 17:00", "08:00 hadi 17:00"),
    ("at 08:00", "saa 2 asubuhi"),
    ("at 12 noon", "saa sita mchana"),
    ("from 8 am", "kuanzia saa mbili asubuhi"),
    ("from 8 to 10 am", "kuanzia saa 2 hadi saa 4 asubuhi"),
    ("8am-5pm", "saa 2 asubuhi-11 jioni"),
    ("Article 35", "Kifungu cha 35"),
    ("1st floor", "ghorofa ya kwanza"),
    ("P.O. Box 20414-00200", "S.L.P. 20414-00200"),
    ("Cap. 412A", "Sura ya 412A"),
    ("Children under 5", "Watoto wa chini ya umri wa miaka mitano"),
    ("50 metres", "mita hamsini"),
    ("1,000,000 shillings", "shilingi milioni moja"),
    ("within 5 working days", "ndani ya siku tano za kazi"),
    ("5 working days", "siku 5 za kazi"),
    ("10 to 12 days", "siku 10 hadi 12"),
    ("2 hours", "saa 2"),
    ("5 business days", "siku za kazi 5"),
    ("30 days", "siku 30"),
    ("within 48 hours", "ndani ya masaa 48"),
    ("2 opening hours", "saa 2 za kazi"),
    ("2 working hours", "saa 2 za kazi"),
    ("1 week", "siku 7"),
    ("10%", "asilimia kumi"),
    ("A4 paper", "karatasi ya A4"),
    ("every 2 weeks", "kila baada ya wiki mbili"),
    ("Sub-section 4(2)(b)", "Kifungu kidogo cha 4(2)(b)"),
    ("12 noon", "saa 6 mchana"),
    ("within 14 days of the 1st", "ndani ya siku 14 baada ya tarehe 1"),
    ("KES 500/=", "KES 500"),
    ("One of 3 offices", "Mojawapo ya ofisi tatu"),
    ("COVID-19 test", "Kipimo cha COVID-19"),
    ("4G", "4G"),
    ("100 %", "asilimia mia"),
    ("8 o'clock", "saa mbili"),
    ("7 pm", "saa 1 usiku"),
    ("midnight, 12 am", "saa 6 usiku"),
    ("two 20-litre cans", "mitungi miwili ya lita 20"),
    ("2 colour photos (35 x 45 mm)", "picha 2 za rangi (mm 35 x 45)"),
    ("We close at 5.00 p.m.", "Tunafunga saa kumi na moja jioni"),
    ("8 am to 5 pm", "saa mbili asubuhi hadi kumi na moja jioni"),
    ("at 6 p.m.", "saa kumi na mbili jioni"),
    ("5.30 pm", "saa kumi na moja na nusu jioni"),
    ("4.30 pm", "saa kumi jioni na nusu"),
    ("5.45 pm", "saa kumi na mbili kasoro robo jioni"),
    ("KES 2 million", "KES 2,000,000"),
    ("KES 2,000,000", "KES milioni 2"),
    ("KES 2 million", "KES milioni 2"),
    ("KES 5 thousand", "elfu 5"),
    ("KES 2.5 million", "milioni 2 na laki 5"),
    ("KES 2,500,000", "milioni 2.5"),
]
UNLIKE = [
    ("5 days", "siku 7"),
    ("5 days", "wiki 5"),
    ("KES 1,500", "KES 1,050"),
    ("10 %", "asilimia 20"),
    ("by 30 June", "kufikia 30 Julai"),
    ("8 am", "saa 8 asubuhi"),
    ("5 working days", "siku 5"),
    ("in 14 days", "haraka"),
    ("2 copies", "nakala tatu"),
    ("promptly", "ndani ya siku 3"),
    ("8 am to 5 pm", "saa 2 asubuhi hadi saa 10 jioni"),
    ("Call 0700 000 001", "Piga 0700 000 002"),
    ("3 weeks", "miezi 3"),
    ("four copies", "nakala 5"),
    ("30 June", "30 Agosti"),
    ("We close at 5 pm", "Tunafunga saa kumi na mbili jioni"),
    ("KES 2 million", "KES 3,000,000"),
]


def differences(root: Path, english: str, kiswahili: str) -> list[str]:
    """Return what bilingual-parity says of a text in the policy of the example."""
    path = root / "content/services/soil-testing.yml"
    path.write_text(f"remedy:\n  en: >-\n    {english}\n  sw: >-\n    {kiswahili}\n", "utf-8")
    found = check.run(project.load(root)).findings
    return [one.message for one in found if one.rule == "bilingual-parity"]


def test_two_languages_may_say_the_same_in_their_own_way(few: Path) -> None:
    for english, kiswahili in SAME:
        assert differences(few, english, kiswahili) == [], (english, kiswahili)


def test_two_languages_may_not_promise_different_things(few: Path) -> None:
    for english, kiswahili in UNLIKE:
        assert len(differences(few, english, kiswahili)) == 1, (english, kiswahili)


@pytest.mark.parametrize(
    "words",
    [
        "County Secretary",
        "Office of the Day (Kagawad)",
        "Mkurugenzi wa Biashara",
        "Dr. Mfano, Dean",
    ],
)
def test_a_role_is_no_person(words: str) -> None:
    assert not is_person(words, packaged())


@pytest.mark.parametrize("words", ["Mr. Mfano", "Bi. Mfano", "Dkt. Mfano", "Mary Mfano"])
def test_a_name_alone_is_a_person(words: str) -> None:
    assert is_person(words, packaged())


@pytest.mark.parametrize(
    "number", ["+254 700 000000", "+254 712 345678", "+254 0700 000001", "+254 700 00001"]
)
def test_a_number_that_reaches_nobody(number: str) -> None:
    assert phone_fault(number, PROFILE)


@pytest.mark.parametrize("number", ["+254 700 000001", "+254 20 2270000", "21919", "+44 20 7946 0"])
def test_a_number_that_may_reach_somebody(number: str) -> None:
    assert not phone_fault(number, PROFILE)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Copy of the title deed", "en"),
        ("Nakala ya hatimiliki ya ardhi", "sw"),
        ("Commission on the Administration of Justice", ""),
        ("WhatsApp", ""),
        ("Fomu ya maombi from the office", ""),
    ],
)
def test_a_language_is_told_only_where_it_is_sure(words: str, language: str) -> None:
    assert language_of(words, packaged()) == language


def test_a_translation_left_behind_is_told_against_an_earlier_state(example: Path) -> None:
    path = example / "content/services/burial-permit.yml"
    before = project.load(example)
    path.write_text(path.read_text("utf-8").replace("A permit and", "A free permit and"), "utf-8")
    now = project.load(example)
    assert not check.run(now).findings
    found = check.run(now, before).findings
    assert [(one.rule, one.path, one.node) for one in found] == [
        ("stale-translation", "content/services/burial-permit.yml", "result.sw")
    ]


@pytest.mark.parametrize(
    ("english", "kiswahili", "is_unplaced"),
    [
        ("Letter from the chief", "Barua ya chifu", False),
        ("The assistant chief's letter", "Barua kutoka kwa naibu wa chifu", False),
        ("Application form", "Fomu ya maombi", True),
        ("Application form from our website", "Fomu ya maombi kutoka tovuti yetu", False),
        ("Certificate of good conduct", "Cheti cha tabia njema", True),
        ("Tax compliance certificate", "Cheti cha kulipa kodi", True),
        ("Form B2, duly filled form", "Fomu B2", True),
        ("Duly filled form", "Fomu iliyojazwa", True),
        ("Burial permit", "Kibali cha mazishi", True),
        ("National identity card", "Kitambulisho cha kitaifa", False),
    ],
)
def test_where_a_paper_is_had_is_judged_alike_in_each_language(
    english: str, kiswahili: str, is_unplaced: bool
) -> None:
    for words in ({"en": english}, {"sw": kiswahili}, {"en": english, "sw": kiswahili}):
        said = tuple((packaged()[code], text) for code, text in words.items())
        assert requirement_where._is_unplaced(said) is is_unplaced, words
