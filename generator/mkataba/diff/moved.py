"""Which file of a part of an organisation's own is which, where it has another name."""

from collections.abc import Callable, Iterator

from mkataba.check.validate import Entry
from mkataba.diff.readable import Readable
from mkataba.values.text import Text

Title = Callable[[str], Text | None]


def moved_files(old: Readable, new: Readable, title: Title) -> dict[str, str]:
    """Return the old path of each file that has another name, by its new one.

    Files are one only if they have one title, and no other that came or went has it.

    Args:
        old: The state before.
        new: The state after.
        title: Tells what the file at a path is called.
    """
    gone, came = (
        _by_title({p: e for p, e in here.entries.items() if p not in there.entries}, title)
        for here, there in ((old, new), (new, old))
    )
    pairs = ((gone[key], came[key]) for key in gone.keys() & came.keys())
    return {path: was for [was, *more], [path, *others] in pairs if not (more or others)}


def _by_title(entries: dict[str, Entry], title: Title) -> dict[tuple[str, Text], list[str]]:
    found: dict[tuple[str, Text], list[str]] = {}
    for path, entry in _of_many(entries):
        if called := title(path):
            found.setdefault((entry.file.kind.name, called), []).append(path)
    return found


def _of_many(entries: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    for path, entry in entries.items():
        if entry.field.is_own and entry.file.kind.many:
            yield path, entry
