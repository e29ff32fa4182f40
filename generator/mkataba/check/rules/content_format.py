"""The content has a form that this version of mkataba can read."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "content-format"
SEVERITY = Severity.ERROR
LEVEL = "draft"
WHY = "An older mkataba would misread content that a newer one wrote."
REPLACES = ("value",)

VALID = ({"organization.yml": "format: 1\n"}, {"organization.yml": "languages: [en, sw]\n"})
INVALID = ({"organization.yml": "format: 99\n"},)


def check(content: Content) -> Iterator[Problem]:
    """Yield the format of content where it is newer than those that the schema allows."""
    for node in content.refused:
        if node.entry.file.kind.name != "organization" or node.path != ("format",):
            continue
        known = max(node.field.rules["allowed"])
        if isinstance(node.value, int) and node.value > known:
            # loaded here: it takes as long as to check a few files
            from importlib.metadata import version  # noqa: PLC0415

            ours = version("mkataba")
            message = f"format: {node.value} is newer than what mkataba {ours} reads, up to {known}"
            hint = f"install a newer mkataba, one that reads format {node.value}"
            yield Problem(node.entry, node.path, message, hint)
