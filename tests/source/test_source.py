"""YAML as people and machines break it: one clear problem, never a traceback."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkataba import source
from mkataba.source import nodes
from mkataba.source.build import has_too_many_digits
from tests.conftest import places

CONTENT = sorted((Path(__file__).parents[2] / "content").rglob("*.yml"))

BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (new, new, b",".join([b"*%c" % old] * 9))
    for old, new in zip(b"abcdefgh", b"bcdefghi", strict=True)
)

BAD = {
    "tab": (b"a:\n\t- x", 2, "a tab indents this line"),
    "twice": (b"a: 1\nb: 2\na: 3", 3, '"a" is given twice, first on line 1'),
    "latin-1": ("a: 1\nb: é".encode("latin-1"), 2, "the file is not UTF-8 text"),
    "utf-16": ("a: 1".encode("utf-16"), 1, "the file is not UTF-8 text"),
    "bom": (b"\xef\xbb\xbfa: 1", 1, "the file starts with a byte order mark"),
    "empty": (b"", 1, "the file is empty"),
    "comments only": (b"# nothing\n", 1, "the file is empty"),
    "5 MB": (b"a: b\n" * 1_000_000, 1, "the file is too large: 5.0 MB"),
    "deep flow": (b"[" * 1000 + b"]" * 1000, 1, "nested more than 40 levels deep"),
    "deep, enough to end a recursive reader": (b"[" * 100_000, 1, "nested more than 40"),
    "deep block": (b"- " * 1000 + b"x", 1, "nested more than 40 levels deep"),
    "deep maps": (b"".join(b" " * n + b"a:\n" for n in range(200)), 1, "nested more than 40"),
    "bomb": (BOMB, 1, "aliases make more than 100,000 values"),
    "alias to itself": (b"a: &a [*a]", 1, "nested more than 40 levels deep"),
    "unknown tag": (b"a: 1\nb: !!python/name:os.system x", 2, "unknown tag"),
    "two documents": (b"a: 1\n---\nb: 2", 2, "a second document starts here"),
    "no anchor": (b"a: *b", 1, "this alias (*) has no anchor (&)"),
    "open quote": (b'a: "x\nb: 1', 1, "a quote is opened here and not closed"),
    "open brace": (b"a: 1\nb: {en: x\nc: 1", 2, "what stands behind this brace {"),
    "open bracket": (b"a: 1\nb: [x\nc: 1", 2, "what stands behind this bracket ["),
    "colon in a text": (b"a: see: here", 1, "a colon stands where none can be"),
    "item beside its key": (b"a: - b", 1, "an item of a list can't begin here"),
    "items out of line": (b"a:\n  - b\n - c", 3, "this line does not fit those above it"),
    "at character": (b"a: @x", 1, "a text can't begin with this character"),
    "no blank": (b"a: 1\nb:1-4 weeks\nc: 1", 2, "the colon behind this key has no blank"),
    "no blank at the top": (b"a:1\nb: 1", 1, "the colon behind this key has no blank"),
    "no blank at the end": (b"a: 1\nb:1", 2, "the colon behind this key has no blank"),
    "no blank in an item": (b"a:\n- b:1\n  c: 1", 2, "the colon behind this key has no blank"),
    "no colon": (b"a: 1\nb\nc: 1", 2, "a key has no colon behind it"),
    "backslash": (b'a: "x\\q"', 1, "a backslash stands in double quotes"),
    "control character": (b"a: 1\nb: x\x07", 2, "a control character (U+0007)"),
    "line separator": ("# note\u2028remedy: x\nb: 1".encode(), 1, "a line separator (U+2028)"),
    "paragraph separator": ("a: 'x\u2029y'".encode(), 1, "a paragraph separator (U+2029)"),
    "next line": ("a: 1\nb: x\x85y".encode(), 2, "a next-line character (U+0085)"),
    "lone carriage return": (b"a: 1\r\n# b\rc: 1\r\n", 2, "a carriage return (U+000D)"),
    "direction in a comment": ("a: 1\nb: | # \u202ex\n  c".encode(), 2, "can't be seen (U+202E)"),
    "key that is a list": (b"? [1]\n: 2", 1, "a key has to be a plain word"),
}


@pytest.fixture(params=["C", "Python"])
def composer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of reading: with ruamel.yaml's C extension and without it."""
    if request.param == "Python":
        monkeypatch.setattr(nodes, "CParser", None)


@pytest.mark.usefixtures("composer")
@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_one_problem_at_its_line(name: str) -> None:
    raw, line, message = BAD[name]
    problems = source.read("x.yml", raw).problems
    assert len(problems) == 1
    assert message in problems[0].message
    assert problems[0].mark.line == line


CUT = {
    "text": ("a: Room #4\n", ("a",), (1, 9)),
    "no text is left": ("a: #4\nb: x\n", ("a",), (1, 4)),
    "line of several": ("a:\n  more\n  words #4 here\n", ("a",), (3, 9)),
    "next line": ("a: more\n  #4 here\nb: x\n", ("a",), (2, 3)),
    "next line of an item": ("a:\n- b: more words\n    #2 here\n", ("a", 0, "b"), (3, 5)),
    "map in braces": ("{a: 'x #4', b: y #5\n}\n", ("b",), (1, 18)),
    "behind another alphabet": ("a: \U0001f600é #4\n", ("a",), (1, 7)),
    "two characters": ("a: Room ##4\n", ("a",), (1, 9)),
    "empty item": ("a:\n- #4\n# note\n- x\n", ("a", 0), (2, 3)),
    "at the end": ("a: 1\nb: #4", ("b",), (2, 4)),
    "list": ("a:\n- x\n- y #2\n", ("a", 1), (3, 5)),
}
WHOLE = (
    "a: 'Room #4'\n",
    "a: x # note\n",
    "a: x #\n",
    "a: x ##\n",
    "a: |\n  y #4\n",
    "#4\na: x\n",
    "a: x\n#4\nb: y\n",
    "a:\n- x\n#4\n- y\n",
    "a: http://x/#y\n",
    "a: 'x' #4\n",
    "a:\n  #4\n  x: 1\n",
)


@pytest.mark.usefixtures("composer")
@pytest.mark.parametrize("case", CUT)
def test_a_text_that_a_hash_sign_cuts_off_is_found(case: str) -> None:
    text, path, mark = CUT[case]
    assert [(cut.path, cut.mark) for cut in source.cuts(text.encode())] == [(path, mark)]


@pytest.mark.usefixtures("composer")
@pytest.mark.parametrize("text", WHOLE)
def test_a_comment_and_a_sign_in_a_text_are_let_be(text: str) -> None:
    assert not [*source.cuts(text.encode())]


INVISIBLE = [
    character
    for character in map(chr, range(0x110000))
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
]
KINDS_OF_PLACE = {
    "comment": "a: 1 # note{}b: x\nz: last\n",
    "line of comment": "a: 1\n# {}\nb:\n  - 1\nz: last\n",
    "behind the character of a block": "a: | # {}c\n  y\nz: last\n",
    "between values": "a: [x,{}y]\nz: last\n",
    "key": "k{}ey: 1\nz: last\n",
    "plain scalar": "a: w{}x\nz: last\n",
    "single quotes": "a: 'w{}x'\nz: last\n",
    "double quotes": 'a: "w{}x"\nz: last\n',
    "literal block": "a: |\n  w{}x\n  y\nz: last\n",
    "folded block": "a: >\n  w{}x\n  y\nz: last\n",
}


@pytest.mark.usefixtures("composer")
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("place", KINDS_OF_PLACE)
def test_what_nobody_sees_is_refused_at_its_line_or_moves_no_line(place: str, mark: str) -> None:
    form = KINDS_OF_PLACE[place]
    at = form.index("{")
    here = (form.count("\n", 0, at) + 1, at - form.rfind("\n", 0, at))
    for character in INVISIBLE:
        text = mark + form.format(character)
        document = source.read("x.yml", text.encode())
        told = [found for found in document.problems if found.rule == "yaml"]
        if told and character != "\n":
            assert [found.mark for found in told] == [here], ascii(character)
        elif not told:
            assert document.mark(("z",), key=True).line == text.count("\n"), ascii(character)
            assert document.data["z"] == "last"


def test_what_turns_the_direction_is_refused_in_comments_and_heard_of_in_values() -> None:
    for character in "\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u200b\u2060":
        document = source.read("x.yml", f"a: 1 # x{character}y\n".encode())
        assert [problem.mark for problem in document.problems] == [(1, 9)], ascii(character)
        assert not source.read("x.yml", f"a: x{character}y\n".encode()).problems


@pytest.mark.usefixtures("composer")
def test_plain_scalars_mean_what_yaml_1_2_says() -> None:
    document = source.read(
        "x", b"a: no\nb: 1:30\nc: 12\nd: 1.5\ne: true\nf: ~\ng: '12'\nh: 2026-01-02"
    )
    assert document.data == {
        "a": "no", "b": "1:30", "c": 12, "d": 1.5, "e": True, "f": None, "g": "12",
        "h": "2026-01-02",
    }  # fmt: skip


_TOO_MANY_DIGITS = (
    *("1e400", "-1e400", "1e-400", "33.333333333333333333", "0.1000000000000000055511151231257827"),
    *("1e99999999999999999999", "1e-9999999999999999999999", "9007199254740993.0", "9" * 60),
)


def test_a_number_is_kept_as_it_is_written_or_is_a_text() -> None:
    for text in _TOO_MANY_DIGITS:
        assert source.read("x", f"a: {text}".encode()).data == {"a": text}
        assert has_too_many_digits(text)
    for text in (
        "12",
        "12.10",
        ".5",
        "1e3",
        "33.333333333333336",
        "123456789012345.6",
        "no",
        "1.2.3",
    ):
        assert not has_too_many_digits(text)


@given(st.decimals(-(10**20), 10**20), st.sampled_from("fe"))
def test_no_number_is_another_one_than_was_written(number: Decimal, form: str) -> None:
    text = f"{number:{form}}"
    read = source.read("x", f"a: {text}".encode()).data["a"]
    assert read == text or Decimal(str(read)) == Decimal(text)


def test_a_number_is_remembered_as_it_was_typed() -> None:
    assert source.read("x", b"a: [007]").written(("a", 0)) == "007"


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_both_composers_give_the_same_data_and_places(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = source.read("x", path.read_bytes())
    monkeypatch.setattr(nodes, "CParser", None)
    slow = source.read("x", path.read_bytes())
    assert fast == slow
    for place in places(fast.data, ()):
        assert fast.mark(place) == slow.mark(place)
        assert fast.mark(place, key=True) == slow.mark(place, key=True)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document(raw: bytes) -> None:
    document = source.read("x", raw)
    assert document.data is not None or document.problems or raw.strip() in (b"~", b"null")


@given(st.text(alphabet="a:-[]{}&*!|>'\"#%@`, \n\t", max_size=80))
def test_any_punctuation_gives_a_document(text: str) -> None:
    source.read("x", text.encode())


def test_a_text_that_is_read_twice_gives_data_that_nobody_shares() -> None:
    first, second = (source.read("a.yml", b"a: {b: [1]}\n").data for _ in range(2))
    first["a"]["b"].append(2)
    assert second == source.read("a.yml", b"a: {b: [1]}\n").data == {"a": {"b": [1]}}
