"""A large charter in parts: a poster of a thousand services could neither be printed nor hung.

Only the largest organisations come this far; sheets that hold fewer services stay whole.
"""

from msgspec import Struct
from msgspec.structs import replace

from mkataba.formatting import Formatter
from mkataba.model import Charter, Group


class Part(Struct, frozen=True):
    """One of the parts of a charter; ``charter`` holds the services of this part alone."""

    charter: Charter
    number: int = 1
    total: int = 1

    def name(self, formatter: Formatter) -> str:
        """Return "Part 2 of 5" in the language; "" for a charter in one part."""
        if self.total == 1:
            return ""
        return formatter._("Part %(n)s of %(total)s", n=self.number, total=self.total)

    def covers(self, formatter: Formatter) -> str:
        """Return the names of the first and the last group; "" for a charter in one part."""
        if self.total == 1:
            return ""
        groups = self.charter.groups
        ends = dict.fromkeys((formatter.text(groups[0].name), formatter.text(groups[-1].name)))
        return " – ".join(ends)


def parts(charter: Charter, most: int) -> list[Part]:
    """Divide a charter, in its own order, into parts of at most ``most`` services.

    A group stays whole if a part can hold it; with a ``most`` of 0, all is one part.
    """
    if not most or len(charter.services) <= most:
        return [Part(charter)]
    made: list[list[Group]] = [[]]
    room = most
    for group in charter.groups:
        if room < len(group.services) <= most:
            made.append([])
            room = most
        left = group.services
        while left:
            if not room:
                made.append([])
                room = most
            here, left = left[:room], left[room:]
            made[-1].append(replace(group, services=here))
            room -= len(here)
    return [
        Part(replace(charter, groups=tuple(groups)), number, len(made))
        for number, groups in enumerate(made, 1)
    ]
