"""No two things of a kind have the same id."""

from collections.abc import Iterator

from mkataba.check.content import ALL_KINDS, Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "duplicate-id"
SEVERITY = Severity.ERROR
LEVEL = "draft"
WHY = (
    "Other files refer to a thing by its id, and if two have the same id nobody knows which is "
    "meant."
)
COMPARES = ALL_KINDS

VALID = ({"channels.yml": "channels:\n- id: counter\n- id: email\n"},)
INVALID = ({"channels.yml": "channels:\n- id: counter\n- id: counter\n"},)


def check(content: Content) -> Iterator[Problem]:
    """Yield each id that an earlier thing of its kind already has."""
    first: dict[tuple[str, str], str] = {}
    for entry, field, path, value in content.each("id"):
        kind = field.rules.get("unique")
        if not kind or not isinstance(value, str):
            continue  # a service has the name of its file, and a folder holds no two
        if (kind, value) in first:
            message = f'the id "{value}" is already taken, at {first[kind, value]}'
            yield Problem(entry, path, message, "give each its own id")
        else:
            first[kind, value] = f"{entry.file.path}:{entry.file.document.mark(path).line}"
