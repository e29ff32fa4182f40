"""What the print font has no character for is set as a box where somebody answers for it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.check import printing
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


@contextmanager
def asked_in_vain() -> Iterator[None]:
    """Let the print font have no character that it is asked for."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(typeface(), "has", lambda _: False)
        printing._has.cache_clear()
        yield
    printing._has.cache_clear()


def test_what_is_printed_without_asking_is_in_the_print_font() -> None:
    seen = [chr(number) for number in range(0x20, 0x2100) if not hidden(chr(number))]
    with asked_in_vain():
        taken = [character for character in seen if not lacking(character)]
    assert {"a", "é", "–"} <= {*taken}
    assert [character for character in taken if not typeface().has(character)] == []


def test_dashes_and_quotation_marks_are_printed_without_asking() -> None:
    with asked_in_vain():
        assert lacking("–—‘’‚“”„•…‹›€ ž") == []
        assert lacking("a\u2202") == ["\u2202"]
