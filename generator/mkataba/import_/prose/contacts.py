"""Sections of contacts and of hours -> how the organisation is reached."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from mkataba.import_.prose.entries import follows
from mkataba.import_.prose.hours import openings
from mkataba.import_.prose.labels import OTHER, Named, named
from mkataba.import_.prose.sections import Section
from mkataba.import_.prose.told import Taken
from mkataba.languages import Languages
from mkataba.values.addresses import is_email, is_phone, is_url
from mkataba.values.hours import DAYS, HOLIDAYS, Opening, opening_data
from mkataba.values.phone import dialled

ORGANIZATION, CHANNELS, POINTS = "organization.yml", "channels.yml", "service_points.yml"
_NUMBERED = ("telephone", "call_centre", "sms", "whatsapp")
_FIELDS = {
    "address": f"{ORGANIZATION}: contacts.address",
    "postal": f"{ORGANIZATION}: contacts.postal",
    "telephone": f"{ORGANIZATION}: contacts.phone",
    "email": f"{ORGANIZATION}: contacts.email",
    "hours": f"{POINTS}: hours",
}
_LETTERS = 5  # of an address, at least
_BETWEEN = re.compile(r"\s*[,;/|\n]\s*")
_SHARED = re.compile(r"\d\s*/\s*\d{1,3}\s*$")  # 020 123456/7: two numbers, one of them in part


class Context(Struct, frozen=True):
    """What is known when contacts are read.

    ``names`` are those of the organisation, ``oversight`` those of the body that hears appeals,
    ``region`` is the country of numbers without a code, "" where nobody knows it.
    """

    languages: Languages
    published: tuple[str, ...]
    names: tuple[str, ...]
    oversight: tuple[str, ...]
    region: str


def contacts(section: Section, language: str, context: Context, taken: Taken) -> None:
    """Take in a section of contacts, or of hours."""
    label = "hours" if section.themes == ("hours",) else ""
    for one in named_in(section, context, label):
        contact(one, language, context, taken, complaints=False)


def named_in(section: Section, context: Context, label: str = "") -> list[Named]:
    """Return the contacts of a section; ``label`` is what those without a label are."""
    found = named(section, context.languages, context.names)
    return [Named(one.label or label, one.lines, one.passage) for one in found]


def contact(
    one: Named,
    language: str,
    context: Context,
    taken: Taken,
    *,
    complaints: bool,
    takes: Sequence[str] = (),
) -> None:
    """Take in a contact, or ask about it.

    Args:
        one: The contact.
        language: That of its words.
        context: What is known.
        taken: What was made so far.
        complaints: Whether it is one for complaints.
        takes: What it takes.
    """
    here = [one.passage]
    if one.label == "postal" and is_email(one.words.strip(" .")):
        one = Named("email", one.lines, one.passage)  # Write to: info@...

    def keep(reason: str, field: str = "") -> None:
        usual = f"{CHANNELS}: procedure" if complaints else f"{ORGANIZATION}: contacts"
        taken.keep(field or _FIELDS.get(one.label, usual), one.words, reason, here)

    if not one.label:
        if not one.words.endswith(":") or not follows(one.words, context.languages):
            keep(_unlabelled(complaints))
        return
    if one.label == OTHER:
        keep("it stands below the name of an office; say there which contacts are its own", POINTS)
    elif one.label == "hours":
        read = openings("\n".join(one.lines), context.languages)
        if read is None:
            keep("no days with an opening and a closing time can surely be told from it")
        else:
            hours = tuple(map(_short, read))
            taken.say(POINTS, ("hours",), None, hours, here)
    elif one.label == "address" and (
        "@" in one.words or len(re.findall(r"[^\W\d_]", one.words)) < _LETTERS
    ):
        keep("it is no address in words")
    elif one.label == "address":
        taken.say(ORGANIZATION, ("contacts", "address"), language, one.words, here)
    elif one.label == "postal" and not complaints and "@" not in one.words:
        taken.say(ORGANIZATION, ("contacts", "postal"), None, one.words, here)
    elif one.label == "fax":
        keep("there is no field for a fax")
    else:
        _channel(one, language, context, taken, keep, complaints=complaints, takes=takes)


def _channel(
    one: Named,
    language: str,
    context: Context,
    taken: Taken,
    keep: Callable[[str], None],
    *,
    complaints: bool,
    takes: Sequence[str],
) -> None:
    """Take in a contact that is a channel; that of the organisation is its own contact too."""
    kind = "letter" if one.label == "postal" else one.label
    if kind == "letter" and "@" in one.words:  # Write to: info@…
        kind = "email"
    value = value_of(one, kind, context)
    if not value:
        abroad = kind in _NUMBERED and not context.region
        keep(_ABROAD if abroad else _UNREAD.get(kind, "it is not surely one address"))
        return
    here = [one.passage]
    scalar = {"telephone": "phone", "email": "email"}.get(kind)
    if scalar and not complaints and is_whole(scalar, value):
        taken.say(ORGANIZATION, ("contacts", scalar), None, value, here)
    path = ("complaints" if complaints else "channels", kind)
    taken.say(CHANNELS, (*path, "contact"), language if kind == "letter" else None, value, here)
    if takes:
        taken.say(CHANNELS, (*path, "takes"), None, tuple(takes), here)


def _short(opening: Opening) -> dict[str, str]:
    """Return the data of opening hours, days in a row as a range."""
    days = opening.days
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        named = "daily" if len(days) == HOLIDAYS else f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
        return {**opening_data(opening), "days": named}
    return opening_data(opening)


_ABROAD = "the source speaks of another country: write the number with the code of its country"
_UNREAD = {
    "telephone": "it is not surely one number; which is the main one?",
    "email": "it is not surely one e-mail address",
    "web": "it is not surely one web address",
}


def is_whole(kind: str, value: str) -> bool:
    """Tell whether a value is one that the field of the organisation takes."""
    return is_phone(value) if kind == "phone" else is_email(value)


def value_of(one: Named, kind: str, context: Context) -> str:
    """Return the one contact that words say, in its form; "" if they say several or none."""
    words = one.words.strip(" .")
    if kind in _NUMBERED:
        numbers = {_number(part, context) for part in _BETWEEN.split(words)}
        several = _SHARED.search(words) or len(numbers) != 1
        return "" if several else numbers.pop()
    if kind == "email":
        return words if is_email(words) else ""
    if kind == "web":
        whole = words if "://" in words else f"https://{words}"
        return words if is_url(whole) and "." in words and " " not in words else ""
    return words


def _number(words: str, context: Context) -> str:
    bare = words.strip(" .")
    if re.fullmatch(r"[0-9]{3,6}", bare) or re.fullmatch(r"0800[ -]?\d{3}[ -]?\d{3}", bare):
        return bare
    return dialled(bare, context.region or "ZZ") or ""  # ZZ: of no country


def _unlabelled(complaints: bool) -> str:
    if complaints:
        return "it is about complaints: write it where it belongs, a time as response_time"
    return "nothing says which contact it is"
