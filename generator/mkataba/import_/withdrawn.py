"""Services that an earlier import took from a file, and that the file no longer has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkataba.import_.files import Written
from mkataba.import_.found import Place, Question

_ABOUT = 'it no longer names "{name}", which an earlier import took from it'
_LINES = (
    "if it is withdrawn, delete content/services/{id}.yml and take it out of the charter;",
    "if it has another name now, write that into its file, and delete the new one",
)


def held(made: Sequence[Written]) -> dict[str, list[str]]:
    """Return the ids of services by the file that they were taken from."""
    by_file: dict[str, list[str]] = {}
    for one in made:
        for file in dict.fromkeys(place.source for place in one.found.places):
            by_file.setdefault(file, []).append(one.id)
    return by_file


def withdrawn(
    files: Iterable[str],
    before: Mapping[str, Sequence[str]],
    made: Sequence[Written],
    there: Mapping[str, Mapping[str, str]],
) -> Iterator[Question]:
    """Yield a question for each service that is not in its file any more.

    Args:
        files: The names of the files of this import.
        before: What each file held when it was imported last.
        made: What becomes of the services of this import.
        there: The names of the services of the project, by id.
    """
    now = {one.id for one in made}
    told: set[str] = set()
    for file in files:
        for id_ in before.get(file, ()):
            if id_ in there and id_ not in now and id_ not in told:
                told.add(id_)
                about = _ABOUT.format(name=next(iter(there[id_].values()), id_))
                yield Question(Place(file, 0, 0), about, (_LINES[0].format(id=id_), _LINES[1]))
