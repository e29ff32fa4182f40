"""Policy, manual and the form to sign: control, numbers, clauses, steps, a filled last page."""

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mkataba import model, print_registry
from mkataba.papers import Sheet
from mkataba.publish.press import Press
from mkataba.render.documents import Document, document_data, documents
from mkataba.render.prints import asked_of, frame
from mkataba.values.text import Text
from tests import geometry
from tests.layouts import Plain, report
from tests.outputs import pdf
from tests.publish.test_charter_sheet import LEAST, set_
from tests.sheets import body, templates
from tests.strategies import texts_of

ABOVE, BENEATH = 26, 24  # millimetres of head and foot
BODY = body()


def document(name: str, language: str, content: model.Body = BODY) -> Document:
    return next(d for d in documents(content, templates(language)) if d.name == name)


def printed(press: Press, made: Document, language: str, sheet: Sheet | None = None) -> Path:
    paper = asked_of(sheet or Sheet("a4"))
    data = {**frame(BODY, templates(language), False), "document": made.data, "sheet": paper}
    body = press.typst_body(made.name, made.pdf_markdown, language)
    return set_(press, data, "document", body)


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", ["policy", "manual"])
def test_a_document_is_filled_to_its_last_page(press: Press, name: str, language: str) -> None:
    path = printed(press, document(name, language), language)
    assert min(geometry.filled(path, ABOVE, BENEATH)) >= LEAST
    assert min(geometry.sizes(path)) == 9
    assert "\u200b" not in pdf(path)


@pytest.mark.parametrize(
    "sheet",
    [Sheet("a4", body=18), Sheet("a5"), Sheet("letter", office=True)],
    ids=lambda s: s.paper,
)
def test_a_document_is_set_on_any_paper(press: Press, sheet: Sheet) -> None:
    path = printed(press, document("manual", "sw"), "sw", sheet)
    assert min(geometry.filled(path, ABOVE, BENEATH)) >= LEAST


def test_the_first_page_controls_the_document_and_the_last_is_signed(press: Press) -> None:
    path = printed(press, document("policy", "en"), "en")
    first, *_, last = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    for words in ("Version 3", "Approved by County Executive Committee", "Approved on 15",
                  "Next review 30", "Kept by Head, Customer Service and Standards"):  # fmt: skip
        assert words in first.replace("\u00a0", " ").replace("\r\n", " "), words
    for words in ("Role", "Name", "Signature", "Date", "Head, Customer Service", "Committee"):
        assert words in last
    assert pdf(path).count("Kept by") == 2  # in the control block, and to sign


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", ["policy", "manual"])
def test_the_first_page_says_who_gets_it_and_what_each_version_changed(
    press: Press, name: str, language: str
) -> None:
    path = printed(press, document(name, language), language)
    said = " ".join(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range().split())
    words = templates(language).formatter
    approval = getattr(BODY, name).approval
    copies = "; ".join(words.text(one) for one in approval.distribution)
    assert f"{words._('Distributed to')} {copies}" in said
    rows = [
        f"{one.version} {words.date(one.approved_on)} {words.text(one.changes)}"
        for one in approval.history
    ]
    heads = (words._(head) for head in ("Document history", "Version", "Date", "What changed"))
    assert " ".join(" ".join((*heads, *rows)).split()) in said


def test_a_document_without_a_history_has_no_head_for_it(press: Press) -> None:
    approval = replace(BODY.policy.approval, distribution=(), history=())
    body = replace(BODY, policy=replace(BODY.policy, approval=approval))
    made = document("policy", "en", body)
    for said in (pdf(printed(press, made, "en")), made.office):
        assert "Kept by" in said
        assert "Distributed to" not in said
        assert "Document history" not in said


def test_headings_have_numbers_and_their_clauses_on_request(press: Press) -> None:
    made = document("policy", "en")
    assessed = Sheet("a4", clauses=True)
    plain, told = (pdf(printed(press, made, "en", sheet)) for sheet in (None, assessed))
    assert "6.5" in plain
    assert "3.1.1" not in plain
    for clause in ("3.1.1.a", "3.1.1.b", "3.1.1.c", "3.1.1.d.i", "3.1.1.d.v", "3.1.1.f", "3.1.1.g"):
        assert clause in told
    manual = pdf(printed(press, document("manual", "en"), "en", assessed))
    assert all(f"3.5.1.{letter}" in manual for letter in "abcdefg")


def test_steps_are_a_table_of_who_and_by_when(press: Press) -> None:
    made = document("manual", "en")
    assert "| Step | Action | Responsible | Within |" in made.pdf_markdown
    said = " ".join(pdf(printed(press, made, "en")).split())
    assert "Step Action Responsible Within" in said
    first = BODY.manual.feedback_procedure.complaints[0]
    words = templates("en").formatter
    assert f"1 {words.text(first.action)[:20]}" in said


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_column_keeps_no_room_that_its_neighbour_lacks(press: Press, language: str) -> None:
    made = document("manual", language)
    [steps, within] = {"en": ["Action", "Within"], "sw": ["Kinachofanyika", "Ndani ya"]}[language]
    path = printed(press, made, language)
    bare = []
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        lines = [text.get_rect(n) for n in range(text.count_rects())]
        said = {text.get_text_bounded(*box).strip(): box for box in lines}
        if steps in said and within in said:
            left = said[within][0]
            last = max(right for start, _, right, _ in lines if abs(start - left) < 1)
            bare.append((page.get_width() - last) / geometry.MM)
    # where steps are long: the margins of the page and of the cell
    assert min(bare) < 30


def test_steps_that_nobody_is_named_for_have_no_empty_column() -> None:
    steps = tuple(replace(s, responsible=None) for s in BODY.manual.enforcement)
    manual = replace(BODY.manual, enforcement=steps)
    text = document("manual", "en", replace(BODY, manual=manual)).pdf_markdown
    assert "| Step | Action | Within |" in text


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(
    text=texts_of("abc aeiou"),
    language=st.sampled_from(["en", "sw"]),
)
@example("W" * 80, "en")
def test_no_text_of_a_policy_is_printed_wrong(press: Press, text: str, language: str) -> None:
    said = Text((("en", text.strip() or "a"), ("sw", text.strip() or "a")))
    policy = BODY.policy
    names = policy.commitments.__struct_fields__
    commitments = replace(policy.commitments, **dict.fromkeys(names, said))
    approval = replace(policy.approval, approved_by=said, owner=said, understood=said)
    policy = replace(policy, title=said, commitments=commitments, approval=approval)
    made = document("policy", language, replace(BODY, policy=policy))
    path = printed(press, made, language)
    assert min(geometry.filled(path, ABOVE, BENEATH)) >= LEAST


def form(language: str) -> Plain:
    entry = next(e for e in print_registry.PRINTS if e.name == "policy")
    words = templates(language)
    return {
        **frame(BODY, words, False),
        "sheet": asked_of(Sheet("a4")),
        "document": document_data(BODY, entry, BODY.policy, words.formatter),
        "form": words.formatter._("Staff acknowledgement form"),
    }


@pytest.mark.parametrize("language", ["en", "sw"])
def test_staff_sign_on_one_page_that_they_know_the_policy(press: Press, language: str) -> None:
    data = form(language)
    path = set_(press, data, "acknowledgement")
    said = pdf(path)
    assert len(pypdfium2.PdfDocument(path)) == 1
    told = (data["document"]["title"], data["document"]["version_line"], data["form"])
    labels = data["labels"]
    for words in (*told, labels["acknowledged"], labels["signature"], labels["department"]):
        assert words in said
    assert all(f"\n{n}" in said.replace("\r", "") for n in range(1, 21))
    assert report(press, "acknowledgement", data)["sheets"] == 1


@pytest.mark.parametrize("title", ["W" * 80, "Sera ya huduma bora " * 15])
def test_the_form_stays_on_one_page_whatever_the_policy_is_called(press: Press, title: str) -> None:
    data = form("en")
    data["document"]["title"] = title
    assert len(pypdfium2.PdfDocument(set_(press, data, "acknowledgement"))) == 1


LINE = '#"Staff answer each letter in the time that the charter says.";'
HEADS = 'table.header([#"Step";], [#"Action";],),\n    table.hline(),'
ROWS = "\n".join(
    f'[#"{n}";], [#"Answer the customer in the time that is promised.";],' for n in "123456"
)
ENDS = {
    "paragraph": LINE,
    "heading": f"= #\"Last\";\n{LINE}",
    "list": f"- {LINE}\n- {LINE}",
    "terms": f'/ #"Words";: #block[\n{LINE}\n]',
    "table": "#figure(\n  align(center)[#table(\n    columns: (20%, 80%),\n"
    f"    align: (auto,auto,),\n    {HEADS}\n    {ROWS}\n  )]\n  , kind: table\n  )",
}  # fmt: skip


@pytest.mark.parametrize("above", [4, 9, 11])
@pytest.mark.parametrize("end", ENDS)
def test_no_approval_stands_alone_on_its_page(press: Press, end: str, above: int) -> None:
    made = document("policy", "en")
    (press.folder / "body-end.typ").write_text("\n\n".join([LINE] * above + [ENDS[end]]))
    data = {**frame(BODY, templates("en"), False), "document": made.data}
    path = set_(press, {**data, "sheet": asked_of(Sheet("a4"))}, "document", "body-end.typ")
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    [signed] = [text for text in texts if "Signature" in text]
    assert "in the time that" in signed.partition("Approval")[0]
