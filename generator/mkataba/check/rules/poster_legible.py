"""What stands on a poster is short enough to be read from two metres."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.nodes import LocalText
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "poster-legible"
SEVERITY = Severity.NOTE
LEVEL = "exemplary"
WHY = "A long text can't be taken in from two metres, and takes the room of other services."

_WORDS = "Approval of the plans of a house with an upper floor near the market or the river"
_LONG = f"{_WORDS}, or of a workshop, a shop or a school in the town"
VALID = (
    {"services/plans.yml": "name: {en: Approval of plans, sw: Idhini ya michoro}\n"},
    {"services/plans.yml": f"who: {{en: '{_LONG}', sw: Wamiliki wa ardhi}}\n"},
)
INVALID = (
    {"services/plans.yml": f"name: {{en: {_WORDS}, sw: Idhini ya michoro}}\n"},
    {"services/plans.yml": f"requirements:\n- {{en: '{_LONG}', sw: Michoro}}\n"},
    {"charters/external.yml": f"groups:\n- name: {{en: {_WORDS}, sw: Ardhi}}\n"},
)

# measured on the A2 poster: what fills three lines of its type
_MOST = {("service", "name"): 80, ("service", "what"): 100, ("charter", "name"): 60}
_SHORTEN = {
    ("service", "name"): "name it in fewer words; what else it is can stand in its result",
    ("service", "what"): "say it in fewer words, and the rest under when or where",
    ("charter", "name"): "name the group in fewer words",
}


def check(content: Content) -> Iterator[Problem]:
    """Yield each name and requirement that takes more than three lines of a poster's type."""
    for text in content.texts:
        field = (text.entry.file.kind.name, str(text.path[-1]))
        if field in _MOST:
            yield from _long(text, _MOST[field], _SHORTEN[field])


def _long(text: LocalText, most: int, hint: str) -> Iterator[Problem]:
    for language, words in text.words.items():
        length = len(str(words))
        if length > most:
            message = f"{length} characters; on the poster up to {most} can be read from afar"
            yield Problem(text.entry, text.at(language), message, hint)
            return
