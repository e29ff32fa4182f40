"""Text is text: whatever an officer types comes out as that, in HTML, DOCX and PDF."""

import html
import re

import markdown
import pypandoc
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.render.documents import READER
from mkataba.render.templating import escape

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

texts = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
        st.sampled_from("<>&{}[]()*_`#+-.!|~^$=\\'\"@%:"),
    ),
    min_size=1,
    max_size=60,
).map(lambda words: " ".join(words.split())).filter(bool)  # fmt: skip


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_comes_out_of_markdown_as_it_went_in(words: str) -> None:
    page = markdown.markdown(f"| {escape(words)} | x |\n|---|---|\n", extensions=EXTENSIONS)
    assert plain(page) == f"{words} x"
    assert plain(markdown.markdown(f"# {escape(words)}", extensions=EXTENSIONS)) == words
    assert plain(markdown.markdown(f"{escape(words)}", extensions=EXTENSIONS)) == words


def test_hostile_texts_come_out_of_pandoc_as_they_went_in() -> None:
    words = [" ".join(text.split()) for text in HOSTILE]
    source = "\n\n".join(
        f"## {escape(text)}\n\n- {escape(text)}\n\n{escape(text)}" for text in words
    )
    made = pypandoc.convert_text(
        source, "html", format=READER, extra_args=["--sandbox", "--wrap=none"]
    )
    shown = [html.unescape(re.sub("<[^>]*>", "", line)) for line in made.splitlines() if line]
    shown = [line for line in shown if line]
    assert shown == [text for text in words for _ in range(3)]


@settings(max_examples=20, deadline=None)
@given(st.lists(texts, min_size=20, max_size=20))
def test_any_texts_come_out_of_pandoc_as_they_went_in(many: list[str]) -> None:
    source = "\n\n".join(f"{escape(text)}" for text in many)
    made = pypandoc.convert_text(
        source, "html", format=READER, extra_args=["--sandbox", "--wrap=none"]
    )
    assert html.unescape(re.sub("<[^>]*>", " ", made)).split() == " ".join(many).split()
