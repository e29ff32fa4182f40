"""Text is text: whatever an officer types comes out as that, in HTML, DOCX and PDF."""

import html
import io
import json
import re
import shutil
import string
import zipfile
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.pandoc import converted
from mkataba.publish.press import TYPST
from mkataba.render.documents import READER
from mkataba.render.templating import escape

Reader = Callable[[str], list[str]]
EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]
HOSTILE = [
    "<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "a | b", "`code`", "#let x = 1",
    "$x^2$", "*a* _b_ **c**", "[text](javascript:alert(1))", "![i](x.png)", "\\emph{x}", "&amp;",
    "&lt;b&gt;", "# heading", "- item", "1. item", "1) item", "> quote", "+ plus", "a\u200fb",
    "\u202etxet", "~~x~~ ==y== ^^z^^", "{#id .class}", "{: .x}", "---", "```", "<!-- x -->",
    "@cite [@x]", "^[note]", "[^1]", "http://a.b/c_d_e", "www.a.b", ":::", "a\\", "'q' \"r\"",
    "=begin", "term\n: definition", "| a |", "%include", "!!! note", "/// x", "*[HTML]: x",
    "\U0001f600 x",
]  # fmt: skip
STARTS = [
    *(f"{character}x" for character in string.punctuation), *(f"{character} x" for character in string.punctuation),
    *(f"{character * 3} x" for character in string.punctuation),
    *(f"{number}{mark} x" for number in ("1", "12", "i", "iv", "MMXXVI", "A", "a", "#", "@", "@a")
      for mark in (".", ")")),
    "(1) x", "(i) x", "(A) x", "(@) x", "A.  x", "[ ] x", "[x] x", "[X] x", ": x", "Table: x",
    "table: x", "Figure: x", ":smile: x", "e.g. x", "Mr. x", "M.A. x", "x -- y --- z", "x...",
    "x  \ny", "x    y", "1990. It was", "1.5", "x // y", "/* x */", "/ x: y", "H~2~O",
    "a:x", "x\\", "words - and + more = than / a line 1. holds " * 5 + "x",
    "http://x.ke/a_b", "info@x.ke", "No. 4 x", "& x", "&#35; x", "x \u2028 y", "-?x",
]  # fmt: skip
"""What begins a block, or is replaced, in one of the languages that a text passes through."""

texts = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
        st.sampled_from("<>&{}[]()*_`#+-.!|~^$=\\'\"@%:/ iIvx1"),
    ),
    min_size=1,
    max_size=60,
).map(lambda words: " ".join(words.split())).filter(bool)  # fmt: skip
printable = st.text(
    st.one_of(
        st.sampled_from(string.printable[:95]), st.characters(codec="utf-8", min_codepoint=0xA0)
    ).filter(str.isprintable),
    min_size=1,
    max_size=30,
).map(lambda words: " ".join(words.split())).filter(bool)  # fmt: skip

PLACES = (
    "{0}", "-   {0}", "1.  {0}", "## {0} {{ #h{1} }}", "Term\n\n:   {0}", "**{0}**",
    "| Head | Other |\n|-----|-----|\n| {0} | **{0}** |",
)  # fmt: skip
"""Where templates put a text."""
FIXED = {"Term", "Head", "Other"}


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def written(many: list[str]) -> str:
    """Return Markdown with each text at every place, places apart from each other."""
    return "\n\n".join(
        f"{place.format(escape(words), n)}\n\nTerm"
        for n, words in enumerate(many)
        for place in PLACES
    )


def expected(many: list[str]) -> list[str]:
    """Return what is read back of :func:`written`: the text once for each place that it has."""
    times = sum(place.replace("**{0}**", "{0}").count("{0}") for place in PLACES)
    return [" ".join(words.split()) for words in many for _ in range(times)]


def read_back(lines: list[str]) -> list[str]:
    shown = (" ".join(line.split()) for line in lines)
    return [line for line in shown if line and line not in FIXED]


def of_docx(source: str) -> list[str]:
    """Return the paragraphs of the DOCX that pandoc makes."""
    made = converted(source.encode(), READER, "docx")
    document = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    document = document.replace("<w:softHyphen />", "<w:t>\u00ad</w:t>")
    return [
        html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)))
        for paragraph in document.split("</w:p>")
    ]


def of_plain(source: str) -> list[str]:
    """Return the lines of the HTML that pandoc makes, which has no line breaks of its own."""
    made = converted(source.encode(), READER, "html", ["--wrap=none"]).decode()
    return [html.unescape(line) for line in re.sub(r"<[^>]*>", "\n", made).splitlines()]


def of_markdown(source: str) -> list[str]:
    """Return the words between the tags that Python-Markdown makes."""
    made = re.sub(r"<[^>]*>", "\n", markdown.markdown(source, extensions=EXTENSIONS))
    return [html.unescape(line) for line in made.split("\n")]


@pytest.fixture(scope="module")
def of_typst(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Return the lines that Typst reads in the markup that pandoc makes."""
    folder = tmp_path_factory.mktemp("words")
    probe = shutil.copy((Path(__file__).parents[1] / "words.typ"), folder)

    def read(source: str) -> list[str]:
        (folder / "body.typ").write_bytes(converted(source.encode(), READER, "typst", TYPST))
        inputs = {"body": "body.typ"}
        compiler = typst.Compiler(probe, root=str(folder), sys_inputs=inputs)
        words = json.loads(compiler.query("<words>", field="value", one=True))
        assert isinstance(words, str)
        return words.split("\n")

    return read


@pytest.mark.parametrize("reader", [of_docx, of_plain, of_markdown])
def test_no_text_begins_a_block_or_is_replaced(reader: Reader) -> None:
    many = [*STARTS, *HOSTILE]
    assert read_back(reader(written(many))) == expected(many)


def test_no_text_begins_a_block_or_is_replaced_in_typst(of_typst: Reader) -> None:
    many = [*STARTS, *HOSTILE]
    assert read_back(of_typst(written(many))) == expected(many)


@settings(max_examples=4, deadline=None)
@given(many=st.lists(printable, min_size=12, max_size=12))
def test_any_texts_come_out_as_they_went_in(of_typst: Reader, many: list[str]) -> None:
    many = [words for words in many if words not in FIXED]
    source = written(many)
    for reader in (of_docx, of_plain, of_markdown, of_typst):
        assert read_back(reader(source)) == expected(many)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_comes_out_of_markdown_as_it_went_in(words: str) -> None:
    page = markdown.markdown(f"| {escape(words)} | x |\n|---|---|\n", extensions=EXTENSIONS)
    assert plain(page) == f"{words} x"
    assert plain(markdown.markdown(f"# {escape(words)}", extensions=EXTENSIONS)) == words
    assert plain(markdown.markdown(f"{escape(words)}", extensions=EXTENSIONS)) == words


@pytest.mark.parametrize("blanks", ["    ", "\t", "\n\n    ", "\u2028    ", "\x0b\x85    "])
def test_blanks_before_a_text_are_no_block_of_code(of_typst: Reader, blanks: str) -> None:
    source = f"- {escape(blanks + 'x')}\n\n{escape(blanks + 'x' + blanks)}\n\n{escape('y')}"
    for reader in (of_docx, of_plain, of_markdown, of_typst):
        assert read_back(reader(source)) == ["x", "x", "y"]
