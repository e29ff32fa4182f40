"""A copy is no translation, whichever language it is from; names and numbers are no copies."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mkataba import check, project, source
from mkataba.check import engine
from mkataba.check.content import Content
from mkataba.check.messages import node
from mkataba.check.rules import copied_text
from mkataba.check.validate import Entry
from tests.check.test_cascades import dumped
from tests.conftest import copy_few

COPIES = (
    *(
        "Free of charge",
        "Free for all",
        "Birth certificate",
        "Two passport photos",
        "free of charge.",
    ),
    *("Farmers in Mfano County", "Director of Trade", "Customer Service Charter", "per page"),
    *("Bila malipo", "Kila mtu", "Picha mbili za pasipoti", "Cheti cha kuzaliwa", "Bure kwa wote"),
    *("New Water Connection", "Birth Notification", "SEWER CONNECTION", "Laboratory Tests"),
    *("Pharmacy", "Immunization", "Patients", "Landlords", "PHARMACY", "Exhumation Permit"),
    "Unahudumiwa kwa Kiingereza, Kiswahili au Lugha ya Alama ya Kenya.",
    "Pay KES 500 at https://www.mfano.go.ke/pay or write to pay@mfano.go.ke",
)
NO_COPIES = (
    *(
        "M-PESA",
        "eCitizen",
        "SMS",
        "WhatsApp",
        "Huduma Centre",
        "Kenya National Highways Authority",
    ),
    *("KES 500", "21919", "https://www.mfano.go.ke/", "pay@mfano.go.ke", "*384*21#", "Form 16 B"),
    *(
        "boda boda",
        "matatu",
        "P.O. Box 1-00001 Mfano",
        "Wakala Mashinani",
        "A4",
        "2026/27",
        "10 kg",
        "X-ray",
        "CT scan",
        "MRI scan",
        "HIV test",
        "Linda mama",
        "Wi-Fi hotspot",
        "M-Pesa till 123456",
        "KRA PIN certificate",
        "WHO",
    ),
)


def heard(words: str, root: Path, kiswahili: str = "") -> bool:
    path = root / "content/services/soil-testing.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (root / "content/organization.yml").write_text("languages: [en, sw]\n", encoding="utf-8")
    path.write_bytes(dumped({"who": {"en": words, "sw": kiswahili or words}}))
    found = [one for one in check.run(project.load(root)).findings if one.node.startswith("who")]
    assert [one.rule for one in found] in ([], ["copied-text"])
    return bool(found)


@pytest.mark.parametrize("words", COPIES)
def test_words_of_one_language_are_a_copy(words: str, tmp_path: Path) -> None:
    assert heard(words, tmp_path)


@pytest.mark.parametrize("words", NO_COPIES)
def test_what_both_languages_have_is_no_copy(words: str, tmp_path: Path) -> None:
    assert not heard(words, tmp_path)


@pytest.mark.parametrize(
    ("english", "kiswahili"),
    [
        ("Pay by M-PESA", "Lipa kwa M-PESA"),
        ("birth certificate", "Cheti cha kuzaliwa (birth certificate)"),
        ("passport", "pasipoti (passport)"),
        ("Dialysis (usafishaji wa figo)", "Usafishaji wa figo"),
        ("Huduma Namba", "Namba ya Huduma"),
        ("The Facebook page of the county", "Ukurasa wa Facebook wa kaunti"),
        ("A bursary from the ward (basari)", "Basari ya wadi"),
        ("CT scan", "Uchunguzi wa CT scan"),
        ("Matatu Sacco stage", "Kituo cha Matatu Sacco"),
    ],
)
def test_a_translation_may_hold_words_of_the_other_language(
    english: str, kiswahili: str, tmp_path: Path
) -> None:
    assert not heard(english, tmp_path, kiswahili)


@pytest.mark.parametrize(
    ("english", "kiswahili"),
    [
        ("Two passport photos", "Picha two passport photos"),
        ("Owners of land and tenants", "Ya Owners of land and tenants wa"),
        ("Huduma ya picha mbili za pasipoti for all", "Picha mbili za pasipoti"),
        ("New Water Connection", "Huduma ya New Water Connection"),
    ],
)
def test_a_copy_with_a_word_or_two_is_one(english: str, kiswahili: str, tmp_path: Path) -> None:
    assert heard(english, tmp_path, kiswahili)


def copied(data: Any, code: str, spoilt: str) -> None:
    """Put the words of one language in the place of the other one's, with something to them."""
    if isinstance(data, dict):
        if data.keys() == {"en", "sw"}:
            words = data[code]
            data.update(dict.fromkeys(data, spoilt.format(words)) | {code: words})
        else:
            for inner in data.values():
                copied(inner, code, spoilt)
    elif isinstance(data, list):
        for inner in data:
            copied(inner, code, spoilt)


@pytest.mark.parametrize(
    ("code", "spoilt"),
    [
        *(("en", "{}"), ("sw", "{}"), ("en", "Huduma ya {}"), ("en", "Ya {}"), ("en", "{} ya wa")),
        *(("sw", "The {}"), ("sw", "{} for")),
    ],
)
def test_copying_translates_nothing(code: str, spoilt: str, tmp_path: Path) -> None:
    loaded = project.load(copy_few(tmp_path / "project"))
    files = []
    for file in loaded.files:
        data = deepcopy(file.document.data)
        copied(data, code, spoilt)
        files.append(replace(file, document=source.read(file.path, dumped(data))))
    report = check.run(replace(loaded, files=tuple(files)))
    assert report.level == "draft"
    same = [
        (text.entry.file.path, node(text.entry.file.document.data, text.path))
        for text in report.content.texts
        if len(text.words) == 2
    ]
    told = {
        (one.path, one.node.rpartition(".")[0])
        for one in report.findings
        if one.rule in ("copied-text", "text-language")
    }
    # the rest are names, addresses, contacts, and single words that may be names
    assert len([text for text in same if text in told]) >= 0.85 * len(same)


def test_a_language_that_nobody_thought_of_is_looked_at_too(tmp_path: Path) -> None:
    loaded = project.load(copy_few(tmp_path / "project"))
    schemas = replace(loaded.schemas, languages=frozenset(("en", "fr")))
    declared = source.read("content/organization.yml", b"languages: [en, fr]\n")
    own = next(iter(loaded.of("organization")))
    service = source.read("content/services/x.yml", b"")
    file = replace(next(iter(loaded.of("service"))), document=service)
    text = {"en": "Anyone who lives here", "fr": "anyone who lives here"}
    entry = Entry(file, schemas.root("service"), {"who": text})
    changed = replace(loaded, schemas=schemas, files=(replace(own, document=declared),))
    (found,) = engine.problems(copied_text, Content(changed, (entry,)))
    assert tuple(found.path) == ("who", "fr")
