"""What the print font has no character for is set as a box where somebody answers for it."""

import json
from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.check.printing import hidden, lacking
from mkataba.typeface import typeface
from tests.conftest import ROOT, edit, run


@pytest.mark.parametrize("place", ["catalogue", "label"])
def test_words_whose_script_is_waived_are_set_with_boxes(few: Path, place: str) -> None:
    po = few / "templates/locale/sw.po"
    if place == "catalogue":
        po.parent.mkdir(parents=True)
        shipped = project.packaged_catalogue("sw").decode()
        text = shipped.replace('msgid "Cost"\nmsgstr "', 'msgid "Cost"\nmsgstr "አማ ')
        assert text != shipped
        po.write_text(text, encoding="utf-8")
    else:
        (few / "schemas").mkdir()
        shipped = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
        label = "{label: {en: Own አ, sw: Yangu አ}}"
        own = f"{shipped.rstrip()}\nown: {{type: text, meta: {label}}}\n"
        (few / "schemas/service.yml").write_text(own, encoding="utf-8")
        edit(few, "content/services/hall-hire.yml", ("own",), {"en": "A hall", "sw": "Ukumbi"})
    (found,) = {
        one.path for one in check.run(project.load(few)).findings if one.rule == "printable"
    }
    waiver = {"rule": "printable", "place": found, "reason": "A font is being made"}
    waiver |= {"owner": "Clerk", "expires": "2026-12-01"}
    (few / "content/waivers.yml").write_text(json.dumps({"waivers": [waiver]}), encoding="utf-8")
    ran = run("-C", few, "build", "--only", "charter.pdf", "--only", "poster.pdf")
    assert ran.code == 0, ran.err
    assert (few / "prints/sw/charter.pdf").is_file()


def test_what_is_printed_without_asking_is_in_the_print_font() -> None:
    asked = [chr(number) for number in range(0x20, 0x2100) if not hidden(chr(number))]
    taken = [x for x in asked if not typeface().has(x) and not lacking(f"a{x}")]
    assert taken == []


def test_dashes_and_quotation_marks_are_printed_without_asking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typeface(), "has", lambda _: False)
    assert lacking("–—‘’‚“”„•…‹›€ ž") == []
    assert lacking("a\u2202") == ["\u2202"]
