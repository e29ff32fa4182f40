"""What a fix does to a file, as an example."""

from typing import NamedTuple


class Sample(NamedTuple):
    """A file below ``content/`` before and after; the same where a fix leaves it alone."""

    place: str
    before: str
    after: str
