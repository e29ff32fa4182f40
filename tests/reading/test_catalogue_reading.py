"""A catalogue that is read line by line says what Babel reads in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.project import packaged_templates
from mkataba.reading.catalogue import Unreadable, messages, translations
from mkataba.reading.translations import in_plain_form, read_catalogue

CATALOGUES = {name: po for name, po in packaged_templates().items() if name.startswith("locale/")}
LINES = next(iter(CATALOGUES.values())).split(b"\n")
ADDED = [
    *(b"", b"#, fuzzy", b'#~ msgid "x"', b"# note", b"#: a.j2:1", b'"more"', b'msgctxt "x"'),
    *(b'msgid "Fee"', b'msgstr "Ada"', b'msgid ""', b'msgstr ""', b'msgstr[2] "x"', b"garbage"),
    *(b'"Plural-Forms: nplurals=3; plural=0;\\n"', b'msgid "a\\"b"', b"msgid x", b" # note", b"\r"),
    *(b'msgid_plural "Fees"', b'msgstr[0] "Ada"', b'msgstr[1] "Ada"', b"\xff", b'msgstr "\\n"'),
]


def by_babel(po: bytes) -> dict[str, tuple[str, ...]]:
    found = messages(po)
    return {} if isinstance(found, Unreadable) else translations(found)


@pytest.mark.parametrize("name", CATALOGUES)
def test_our_catalogues_are_read_without_babel(name: str) -> None:
    plain = in_plain_form(CATALOGUES[name])
    assert plain == by_babel(CATALOGUES[name])
    assert len(plain) > 300


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from(ADDED), st.booleans()), min_size=1, max_size=3
    )
)
def test_any_other_catalogue_is_read_as_babel_reads_it(
    changes: list[tuple[int, bytes, bool]],
) -> None:
    lines = LINES[:60]
    for at, line, instead in changes:
        lines[at : at + instead] = [line]
    po = b"\n".join(lines)
    assert read_catalogue(po) == by_babel(po)
