"""The pictures of a project: which are shown, and what is said of the others."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from mkataba import check, model, project
from mkataba.formatting import formatter_for
from mkataba.project.pictures import picture_fault
from mkataba.publish.website import write_tree
from mkataba.render.site import pages
from mkataba.render.templating import Templates
from tests.conftest import PROFILE, edit, run
from tests.geometry import faults
from tests.sheets import elements

ALT = {"arms": "Ngao ya Mfano", "logo": "Nembo ya Mfano", "bank": "Nembo ya Benki"}


def drawing(inside: str = '<rect width="9" height="9"/>', beside: str = "") -> bytes:
    head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {head} viewBox="0 0 90 9" {beside}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (drawing(), ""),
        (drawing('<use href="#a"/><rect fill="url(#b)"/>'), ""),
        (drawing("<script>alert(1)</script>"), "holds a script"),
        (drawing("<g><foreignObject/></g>"), "holds a foreignobject"),
        (drawing(beside='onload="alert(1)"'), "runs a script (onload)"),
        (drawing('<a href="javascript:alert(1)"/>'), "from another file"),
        (drawing('<image xlink:href="https://a.ke/x.png"/>'), "from another file"),
        (drawing('<image href="file:///etc/passwd"/>'), "from another file"),
        (drawing('<rect fill="url(https://a.ke/#x)"/>'), "from another file"),
        (drawing("<style>@import 'https://a.ke/x.css'</style>"), "from another file"),
        (drawing("<style>rect{fill:url(x.svg)}</style>"), "from another file"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"), "defines entities"),
        (b"<html/>", "is no SVG"),
        (b"nothing", "is no SVG"),
        (drawing("x" * 2_000_000), "is larger than 2 MB"),
    ],
)
def test_a_drawing_may_fetch_and_run_nothing(raw: bytes, fault: str) -> None:
    said = picture_fault("logo.svg", raw)
    assert said.endswith(fault) or said.startswith(fault) if fault else said == ""


def pictured(root: Path) -> Path:
    """Give a project a logo, a coat of arms and a partner, one of them wide, one a PNG."""
    (root / "pictures").mkdir()
    (root / "pictures/logo.svg").write_bytes(drawing())
    (root / "pictures/arms.svg").write_bytes(drawing())
    Image.new("RGBA", (40, 50), (200, 0, 0, 128)).save(root / "pictures/bank.png")
    shown = {name: {"file": f"{name}.svg", "alt": {"en": f"The {name}", "sw": ALT[name]}}
             for name in ("logo", "arms")}  # fmt: skip
    bank = {"file": "bank.png", "alt": {"en": "The bank", "sw": ALT["bank"]}}
    brand = {"logo": shown["logo"], "coat_of_arms": shown["arms"], "partners": [bank]}
    edit(root, "content/organization.yml", ("brand",), brand)
    return root


def told(root: Path) -> list[tuple[str, str]]:
    findings = check.run(project.load(root)).findings
    return [(f.node, f.message) for f in findings if f.rule == "brand-pictures"]


def test_a_picture_that_can_not_be_shown_is_told_at_its_line(few: Path) -> None:
    pictured(few)
    assert told(few) == []
    (few / "pictures/logo.svg").write_bytes(drawing("<script/>"))
    png = (few / "pictures/bank.png").read_bytes()
    (few / "pictures/bank.png").write_bytes(png[:-20])
    (few / "pictures/arms.svg").unlink()
    assert told(few) == [
        ("brand.logo.file", "pictures/logo.svg holds a script, which a picture may not"),
        ("brand.coat_of_arms.file", "pictures/arms.svg is not there"),
        ("brand.partners[1].file", "pictures/bank.png is no PNG"),
    ]
    ran = run("-C", few, "build", "--draft", "--only", "charter.pdf", "--only", "policy.pdf")
    assert ran.code == 0, ran.err


def test_words_for_a_picture_have_to_be_in_each_language(few: Path) -> None:
    edit(pictured(few), "content/organization.yml", ("brand", "logo", "alt"), {"en": "The logo"})
    assert "brand.logo.alt.sw" in {f.node for f in check.run(project.load(few)).findings}


def test_pictures_stand_on_documents(few: Path) -> None:
    ran = run("-C", pictured(few), "build", "--only", "charter.pdf", "--only", "policy.pdf")
    assert ran.code == 0, ran.err
    for name in ("charter", "policy"):
        path = few / f"prints/sw/{name}.pdf"
        with pikepdf.open(path) as pdf:
            said = [str(element.Alt) for element in elements(pdf) if "/Alt" in element]
        assert [words for words in said if words in ALT.values()] == list(ALT.values())
        assert faults(path) == []


def test_pictures_stand_on_the_home_page(few: Path, tmp_path: Path) -> None:
    told = project.load(pictured(few))
    body = model.build(check.run(told).content)
    files = told.templates
    words = formatter_for("sw", files, {}, PROFILE)
    templates = Templates(files, words, {"draft": False, "languages": ("en", "sw")})
    every = list(pages(body, templates, ()))
    home = LexborHTMLParser(next(page.markdown for page in every if page.path == "index.md"))
    found = [(img.attributes["src"], img.attributes["alt"]) for img in home.css("img")]
    names = {"arms": "arms.svg", "logo": "logo.svg", "bank": "bank.png"}
    shown = [(f"assets/pictures/{file}", ALT[name]) for name, file in names.items()]
    assert found == shown
    assert len(home.css(".mk-partners img")) == 1
    write_tree(tmp_path, every, body, templates, {}, False, lambda _: ())
    assert all((tmp_path / "docs/sw" / source).is_file() for source, _ in shown)
