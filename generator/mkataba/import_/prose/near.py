"""Passages of which nothing was made -> where they stand to the tables of their file."""

from collections.abc import Collection, Iterator

from mkataba.import_.found import Nearby
from mkataba.import_.prose.headings import PLAIN, Heading, heading
from mkataba.import_.prose.told import spot
from mkataba.languages import Languages
from mkataba.tables import Contents, Passage, Table


def nearby(
    contents: Contents, done: Collection[tuple[str, int]], languages: Languages
) -> Iterator[Nearby]:
    """Yield the passages of a file that went nowhere, each with the tables that it stands at.

    These are the table below it, and the one above it, with no heading between them; of a heading,
    all below it up to the next one of its rank.

    Args:
        contents: What the file holds.
        done: The passages of which something was made, by file and number.
        languages: Those whose headings are known.
    """
    at: dict[int, list[int]] = {}  # tables by the number of a passage
    titles: dict[int, Heading] = {}
    open_: list[tuple[int, Passage]] = []  # headings, by rank
    run: list[Passage] = []
    above: int | None = None
    for block in contents.blocks:
        if isinstance(block, Table):
            for one in (*(title for _, title in open_), *run):
                at.setdefault(one.number, []).append(block.number)
            above, run = block.number, []
            continue
        if block.apart:
            above, run, open_ = None, [], []
        found = heading(block, languages)
        if found and found.rank < PLAIN and not found.rest:
            titles[block.number] = found
            open_ = [(rank, one) for rank, one in open_ if rank < found.rank]
            open_.append((found.rank, block))
            above, run = None, []
        else:
            run.append(block)
            if above is not None:
                at.setdefault(block.number, []).append(above)
    for one in contents.passages:
        if (one.source, one.number) not in done:
            title = one.number in titles and not one.text.rstrip().endswith((".", ";", "!"))
            where = str(spot([one])).removeprefix(f"{one.source}, ")
            yield Nearby(one.source, one.text, where, title, tuple(at.get(one.number, ())))
