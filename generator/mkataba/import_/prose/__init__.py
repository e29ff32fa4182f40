"""What is said around the tables of a charter -> content, questions, and what was passed over.

``headings`` knows themes by the main words of a heading, ``sections`` parts a file by them,
``entries``, ``contacts`` and ``complaints`` read what stands below, ``brought`` puts languages
together, ``put`` brings it into the files. Nothing is guessed: what can't be told is asked about or
passed over, and quoted.
"""

from collections.abc import Iterator, Mapping, Sequence

from mkataba.import_.prose import entries
from mkataba.import_.prose.brought import FOR_COMPLAINTS, spots, together
from mkataba.import_.prose.complaints import complaints
from mkataba.import_.prose.contacts import Context, contacts
from mkataba.import_.prose.near import nearby
from mkataba.import_.prose.sections import Section, sections
from mkataba.import_.prose.told import Brought, Passed, Taken, spot
from mkataba.tables import Contents, Passage

__all__ = ["FOR_COMPLAINTS", "Brought", "Context", "brought"]

_CHARTER = {"rights": "rights", "duties": "duties", "guarantee": "guarantee"}
_WORDS = 8  # of a passage, that a report quotes


def brought(
    files: Sequence[Contents], context: Context, points: Mapping[str, str], charter: str
) -> Brought:
    """Return what the words around the tables of some files come to.

    Args:
        files: What each file holds.
        context: What is known of organisation and languages.
        points: The points of the policy that commitments name, by their names in small letters.
        charter: The file of the charter below the folder of content.
    """
    taken = Taken(context.languages)
    passed: list[Passed] = []
    for held in files:
        found = list(sections(held, context.languages))
        reasons = [_read(section, context, points, charter, taken) for section in found]
        for section, reason in zip(found, reasons, strict=True):
            taken.note_head(section.passages)
            passed += _left(section, taken, reason)
    near = [one for held in files for one in nearby(held, taken.done, context.languages)]
    data = together(taken, context.languages, context.published, charter)
    return Brought(data, spots(taken, data, charter), tuple(taken.open), tuple(passed), tuple(near))


def _read(
    section: Section, context: Context, points: Mapping[str, str], charter: str, taken: Taken
) -> str:
    """Take in a section; return why nothing is made of the rest of it, "" for no known heading."""
    if not section.themes:
        return ""
    if not section.entries:
        return "nothing stands below it"
    if len(section.themes) > 1:
        for entry in section.entries:
            if entry.lines:
                reason = f"it stands below a heading of {' and '.join(section.themes)}"
                taken.keep(" or ".join(section.themes), entry.text, reason, [entry.passage])
        return "its heading speaks of several things"
    (theme,) = section.themes
    language = entries.spoken(section, context.languages, context.published)
    if language not in context.published:
        called = context.languages[language].english
        return f"it is in {called}, in which the organisation does not publish"
    if theme in entries.TEXTS:
        entries.text(section, language, context.languages, taken)
    elif theme == "values":
        entries.values(section, language, context.languages, taken)
    elif theme == "commitments":
        entries.commitments(section, language, points, context.languages, taken)
    elif theme in _CHARTER:
        path = (_CHARTER[theme],)
        entries.texts(section, charter, path, language, context.languages, taken)
    elif theme == "complaints":
        complaints(section, language, context, taken)
    else:
        contacts(section, language, context, taken)
    return "it is the heading, or leads to what stands below"


def _left(section: Section, taken: Taken, reason: str) -> Iterator[Passed]:
    """Yield the passages of a section of which nothing was made, those in a row together."""
    head = section.opens.words if section.opens else ""
    run: list[Passage] = []
    for one in section.passages:
        if (one.source, one.number) not in taken.done:
            run.append(one)
        elif run:
            yield _passed(run, head, reason)
            run = []
    if run:
        yield _passed(run, head, reason)


def _passed(run: Sequence[Passage], heading: str, reason: str) -> Passed:
    return Passed(spot(run), heading, tuple(map(_first, run)), reason)


def _first(passage: Passage) -> str:
    words = passage.text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
