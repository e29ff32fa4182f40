"""A form that a charter names is made: in large print, in Braille, in each language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkataba import print_registry
from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.print_entry import BRAILLE, PUBLIC, Print

ID = "format-made"
SEVERITY = Severity.WARNING
LEVEL = "exemplary"
WHY = "Whoever can't read small print is promised a charter and finds none."
COMPARES = {
    "charter": ("formats",),
    "publication": ("without", "publications"),
    "organization": ("languages",),
}

_FILE = "charters/external.yml"
_PRINTS = "publication.yml"
_NAMED = {_FILE: "formats: [large_print, audio, braille]\n"}
_WITHOUT = "publications: []\nwithout: "
_OWN = "publications: [{id: charter-large, document: charter-large, "
VALID = (
    _NAMED,
    {**_NAMED, _PRINTS: f"{_WITHOUT}[poster]\n"},
    {_FILE: "formats: [audio]\n", _PRINTS: f"{_WITHOUT}[charter, charter-large]\n"},
    {**_NAMED, _PRINTS: f"{_OWN}body_size: 20}}]\n"},
    {
        **_NAMED,
        _PRINTS: "publications: [{id: for-all, document: charter-large}]\n"
        "without: [charter-large]\n",
    },
    {"charters/internal.yml": "formats: [large_print]\n", _PRINTS: f"{_WITHOUT}[charter-large]\n"},
)
INVALID = (
    {**_NAMED, _PRINTS: f"{_WITHOUT}[charter-large]\n"},
    {**_NAMED, _PRINTS: f"{_WITHOUT}[charter]\n"},
    {"charters/internal.yml": "formats: [braille]\n", _PRINTS: f"{_WITHOUT}[staff-charter]\n"},
    {**_NAMED, _PRINTS: f"{_OWN}languages: [en]}}]\n"},
    {**_NAMED, _PRINTS: f"{_OWN}audience: internal}}]\n"},
    {**_NAMED, _PRINTS: f"{_OWN}services: [soil-testing]}}]\n"},
)

_ELSEWHERE = "where somebody else makes it for you, say so in a waiver"


def check(content: Content) -> Iterator[Problem]:
    """Yield each form that a charter names, that is one of its prints, and that is not made."""
    publication = content.one(_PRINTS)
    data = publication.data if publication else {}
    for entry in content.of("charter"):
        for index, form in enumerate(entry.data.get("formats") or ()):
            for print_ in print_registry.PRINTS:
                if print_.about == entry.file.id and form in print_.forms:
                    for message, way in _unmade(print_, print_.forms[form], data, content):
                        named = f"formats: {quoted(form)} is named, and {message}"
                        hint = f"{way}, or take {form} out of formats; {_ELSEWHERE}"
                        yield Problem(entry, ("formats", index), named, hint, "")


def _unmade(
    print_: Print, ending: str, data: Mapping[str, Any], content: Content
) -> Iterator[tuple[str, str]]:
    """Yield in what a form is not made that is a print in some format, and what helps."""
    every, name = content.needed, print_.name
    made = _languages_of(print_, ending, data, every)
    lacks = " and ".join(code for code in every if code not in made)
    if lacks and not made and name in (data.get("without") or ()):
        yield f"{_PRINTS} has {name} under without", f"take {name} out there"
    elif lacks and not made:
        yield f"no {name} is made for the public", f"let {_PRINTS} ask for a public one"
    elif lacks:
        yield f"no {name} is made in {lacks}", f"let {_PRINTS} ask for it in {lacks}"
    for code in made if ending == BRAILLE else ():
        language = content.language(code)
        # where its file can't be read, that is told
        if language and language.get("language") and not language.text("language.braille"):
            message = f"none can be made in {language.english}: no table of liblouis is named"
            yield message, f"name one under braille in languages/{code}/language.yml"


def _languages_of(
    print_: Print, ending: str, data: Mapping[str, Any], every: Sequence[str]
) -> tuple[str, ...]:
    """Return the languages in which everybody can have a print of the whole charter."""
    asked = [one or {} for one in data.get("publications") or ()]
    is_usual = print_.name not in (data.get("without") or ())
    if ending in print_.also:  # made beside the usual print, whatever is asked of its PDF
        return tuple(every) if is_usual else ()
    is_replaced = any(one.get("id") == print_.name for one in asked)
    made = {*every} if is_usual and not is_replaced else set()
    for one in asked:
        some = any(one.get(key) for key in ("services", "group", "service_point"))
        is_public = one.get("audience", PUBLIC) == PUBLIC
        if one.get("document") == print_.name and is_public and not some:
            made |= {*(one.get("languages") or every)}
    return tuple(code for code in every if code in made)
