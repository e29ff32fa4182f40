"""The charter for customers is available in other forms than print, and says so."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "accessible-format"
SEVERITY = Severity.NOTE
LEVEL = "exemplary"
WHY = (
    "People who can't read print learn what they are promised only in another form, such as "
    "braille or sound."
)

_FILE = "charters/external.yml"
_GROUPS = "groups: [{name: {en: Land, sw: Ardhi}, services: [soil-testing]}]\n"
VALID = ({_FILE: f"{_GROUPS}formats: [large_print, braille]\n"},)
INVALID = ({_FILE: _GROUPS}, {_FILE: f"{_GROUPS}formats: []\n"})

_HINT = "list under formats what you have of large_print, braille, audio, sign_language, easy_read"


def check(content: Content) -> Iterator[Problem]:
    """Yield the charter for customers if it names no form but print."""
    entry = content.one(_FILE)
    if entry and entry.data.get("groups") and not any(entry.data.get("formats") or ()):
        path = ("formats",) if "formats" in entry.data else ()
        yield Problem(entry, path, "the charter names no form beside print", _HINT, "")
