"""Lines of a list that lead to those below them: Any of the following:, For companies:."""

from collections.abc import Iterator, Sequence

from mkataba.import_.head_words import HEADS, vocabulary
from mkataba.import_.prose.headings import SECTIONS, label_words
from mkataba.import_.record import without_mark
from mkataba.languages import Languages

ONE_OF = f"{SECTIONS}.one_of"
"""The key of what leads to things of which one is enough."""


def led(lines: Sequence[str], languages: Languages) -> Iterator[str]:
    """Yield the things that lines name, without their marks; a lead is none itself.

    A choice is one thing with its lead. The name of a group stands before each thing of it. What
    only says that things follow is left out.

    Args:
        lines: The lines, with their marks.
        languages: Those in whose words leads are told.
    """
    for lead, below in _groups(lines):
        bare = [without_mark(line).strip(" ;") for line in below]
        if not lead:
            yield from bare
        elif not bare:
            yield lead.rstrip(": ")
        elif is_one_of(lead, languages):
            yield f"{lead} {'; '.join(bare)}"
        elif _only_leads(lead, languages):
            yield from bare
        else:
            yield from (f"{lead} {thing}" for thing in bare)


def in_doubt(lines: Sequence[str], languages: Languages) -> str:
    """Return the lead of which nobody can tell how far down it goes; "" where there is none.

    It goes on to the end of the list or to the next lead; that is sure where the list begins with
    one, or where marks tell its things from those around them.
    """
    before = ""
    for lead, below in _groups(lines):
        chooses = is_one_of(lead, languages)
        counts = lead and below and (chooses or not _only_leads(lead, languages))
        if counts and before and _mark(below[0]) == _mark(before):
            return lead
        before = below[-1] if below and not lead else ""
    return ""


def is_one_of(words: str, languages: Languages) -> bool:
    """Tell whether words lead to things of which one, or some, are enough."""
    head = words.partition(":")[0]
    said = f" {' '.join(label_words(head))} "
    return ":" in words and any(f" {phrase} " in said for phrase in languages.phrases(ONE_OF))


def _groups(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each lead with the lines that it leads to; "" for lines below none."""
    lead, below = "", list[str]()
    for line in lines:
        bare = without_mark(line).strip()
        if bare.endswith(":"):
            if lead or below:
                yield lead, below
            lead, below = bare, []
            continue
        if lead and below and _mark(line) != _mark(below[0]):  # the list below the lead is over
            yield lead, below
            lead, below = "", []
        below.append(line)
    if lead or below:
        yield lead, below


def _mark(line: str) -> str:
    """Return of which kind the mark before a line is: a number, a letter, a bullet, or none."""
    text = line.strip()
    mark = text.removesuffix(without_mark(text)).strip()
    kinds = ("1", str.isdigit), ("a", str.isalpha)
    return next((kind for kind, tells in kinds if any(map(tells, mark))), mark)


def _only_leads(lead: str, languages: Languages) -> bool:
    """Tell whether a lead says no more than that what is needed follows."""
    said = label_words(lead)
    lists = [vocabulary(languages, code) for code in languages]
    wanted = {
        word for words in languages.phrases(f"{HEADS}.requirements") for word in words.split()
    }
    follows = {word for words in languages.phrases(f"{SECTIONS}.follows") for word in words.split()}
    return all(
        word in wanted or word in follows or any(word in one.around for one in lists)
        for word in said
    )
