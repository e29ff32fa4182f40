"""What a file refers to exists."""

from collections.abc import Container, Iterator, Mapping

from mkataba.check.content import ALL_KINDS, Content
from mkataba.check.ids import known_ids, references
from mkataba.check.messages import suggestion
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.text import is_starter

ID = "reference"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "Nothing can be printed for a name that stands for no service, channel, service point or value."
)
REPLACES = ("turnaround-channel",)
REPLACES_BESIDE = {"turnaround-channel": ("channels", "turnaround")}
COMPARES = ALL_KINDS  # which ids can be told is worked out below

VALID = (
    {
        "channels.yml": "channels:\n- id: counter\n",
        "manual.yml": "feedback_channels: [counter]\n",
    },
)
INVALID = (
    {
        "channels.yml": "channels:\n- id: counter\n",
        "manual.yml": "feedback_channels: [countr]\n",
    },
)

_LISTS = {"value": "core_values in content/organization.yml"}


def check(content: Content) -> Iterator[Problem]:
    """Yield each id that nothing has; those of a kind of which one can't be read are let be."""
    return unknown(content, {})


def unknown(content: Content, elsewhere: Mapping[str, Container[str]]) -> Iterator[Problem]:
    """Yield each id that nothing has, neither here nor elsewhere.

    Args:
        content: The files in which ids are written.
        elsewhere: More ids that exist, by kind of thing.
    """
    known = known_ids(content)
    for kind, (entry, _, path, value) in references(content):
        if is_starter(value):
            continue  # nobody has chosen the name yet, which is told
        if kind in known and value not in known[kind] and value not in elsewhere.get(kind, ()):
            noun = kind.replace("_", " ")
            message = f'no {noun} has the id "{value}"{suggestion(value, known[kind])}'
            yield Problem(entry, path, message, f"ids are in {_where(kind, content)}")


def _where(kind: str, content: Content) -> str:
    """Return where the things of a kind are described: a file, a folder, a list in a file."""
    place = content.project.schemas.homes[kind].place.partition("*")[0]
    return _LISTS.get(kind, f"content/{place}")
