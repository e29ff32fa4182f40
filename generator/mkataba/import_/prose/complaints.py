"""Sections on complaints -> the channels that take them, and the body outside that hears them."""

from collections.abc import Sequence

from mkataba.import_.prose.contacts import (
    ORGANIZATION,
    Context,
    contact,
    is_whole,
    named_in,
    value_of,
)
from mkataba.import_.prose.headings import SECTIONS, label_words
from mkataba.import_.prose.labels import named
from mkataba.import_.prose.sections import Entry, Section
from mkataba.import_.prose.told import Taken
from mkataba.languages import Languages
from mkataba.tables import Passage

_PLACES = ("address", "postal")


def complaints(section: Section, language: str, context: Context, taken: Taken) -> None:
    """Take in a section on complaints."""
    taken_here = _takes(section, context.languages)
    outside = next(
        (n for n, entry in enumerate(section.entries) if _is_oversight(entry.text, context)), None
    )
    if outside is not None:
        _oversight(
            section.entries[outside], section.entries[outside + 1 :], language, context, taken
        )
    inner = Section(section.opens, section.head, section.entries[:outside])
    for one in named_in(inner, context):
        contact(one, language, context, taken, complaints=True, takes=taken_here)


def _takes(section: Section, languages: Languages) -> tuple[str, ...]:
    """Return what a heading says is taken: complaints, compliments, suggestions."""
    said = set(label_words(section.opens.words)) if section.opens else set()
    found = [
        name
        for language in languages.values()
        for name in language.table(f"{SECTIONS}.takes")
        for phrase in language.phrases(f"{SECTIONS}.takes.{name}")
        if set(label_words(phrase)) <= said
    ]
    return tuple(dict.fromkeys(found))


def _is_oversight(words: str, context: Context) -> bool:
    small = " ".join(label_words(words))
    names = (*context.languages.phrases(f"{SECTIONS}.oversight"), *context.oversight)
    return any(" ".join(label_words(name)) in small for name in names if name)


def _oversight(
    entry: Entry, behind: Sequence[Entry], language: str, context: Context, taken: Taken
) -> None:
    """Take in the body outside that hears complaints, if each line of its block says what it is."""
    found = named(Section(None, None, [entry]), context.languages, ())
    lines = [line for one in found if not one.label for line in one.lines]
    name = [line for line in lines if _is_oversight(line, context)]
    place = [line for line in lines if line not in name]
    place += [one.words for one in found if one.label in _PLACES]
    if len(name) != 1 or not place or behind or len(entry.lines) < 2:
        passages: list[Passage] = [entry.passage, *(one.passage for one in behind)]
        words = " / ".join((entry.text, *(one.text for one in behind)))
        reason = "who outside hears complaints; write the name and the address"
        taken.keep(f"{ORGANIZATION}: oversight", words, reason, passages)
        return
    here = [entry.passage]
    taken.say(ORGANIZATION, ("oversight", "name"), language, name[0].strip(" ,."), here)
    address = ", ".join(part.strip(" ,.") for part in place)
    taken.say(ORGANIZATION, ("oversight", "address"), language, address, here)
    for one in (one for one in found if one.label and one.label not in _PLACES):
        field = {"telephone": "phone", "email": "email"}.get(one.label, "")
        value = value_of(one, one.label, context) if field else ""
        if value and is_whole(field, value):
            taken.say(ORGANIZATION, ("oversight", field), None, value, here)
        else:
            reason = "it stands beside the body outside that hears complaints"
            taken.keep(f"{ORGANIZATION}: oversight", one.words, reason, here)
