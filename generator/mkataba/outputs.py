"""Which field is printed in which output: what templates and layouts are held to.

A field that is not named here is printed where the field is that it belongs to. ``charter``,
the files of ``charter`` and ``service`` stand for those of the staff charter too, with the fields
of that charter and its services; what is in ``PUBLIC`` shows the public charter alone.
"""

from collections.abc import Iterator, Mapping

from mkataba import print_registry, registry
from mkataba.print_entry import BRAILLE, PRINT_FORMATS, TEXT, Print

_MEANINGS = {"home": "home page", "services": "list of services", "charter": "page of a charter"}


def _pages() -> Iterator[tuple[str, str]]:
    """Yield the name of each page with what it is; those of the staff charter are no others."""
    yield "frame", "head, menu and foot of every page"
    for page in registry.PAGES:
        if not page.staff:
            yield page.name, _MEANINGS.get(page.name, page.label.lower())
        if page.name == "services":
            yield "service", "page of a service"


PAGES = dict(_pages())
"""The pages of the website, in the words of the reference."""

PRINTS = tuple(
    f"{entry.name}.{form}"
    for entry in print_registry.PRINTS
    if entry.about != "internal"  # stands under the name of the public charter
    for form in entry.formats
    if form != BRAILLE  # says what the plain text says
)
"""The files to download, by the names that they have in each language."""

_STAFF_LAYOUTS = {entry.layout for entry in print_registry.PRINTS if entry.about == "internal"}

PUBLIC = frozenset(
    {
        *("frame", "home", "feedback"),
        *(
            f"{entry.name}.pdf"
            for entry in print_registry.PRINTS
            if entry.about == "external" and entry.layout not in _STAFF_LAYOUTS
        ),
    }
)
"""Outputs that show nothing of the staff charter and its services."""

LIKE_CHARTER = ("charter.txt", "charter-large.pdf")
"""Outputs that say what the printed charter says, for those who can't read its small print."""

WITH_CODES = frozenset({"poster.pdf", "service-sheets.pdf", "counter-cards.pdf"})
"""Outputs that print the page of each service as a code."""

WITH_FEEDBACK_PAGE = frozenset(
    {
        "charter.pdf",
        "charter.docx",
        *LIKE_CHARTER,
        "poster.pdf",
        "service-sheets.pdf",
        "feedback-sign.pdf",
    }
)
"""Outputs that name the page on which customers tell what went wrong."""

TERMS_APART = frozenset({"feedback-sign.pdf"})
"""Outputs that set how soon we answer apart from all that goes with it."""

MOST_CHANNELS = {"counter-cards.pdf": 2, "roll-up.pdf": 4}
"""How many channels for feedback are printed where there is little room: the first ones."""


def _files(name: str) -> tuple[str, ...]:
    """Return the files of a document: each of them holds the same."""
    return tuple(f"{name}.{form}" for form in PRINT_FORMATS)


_DOCUMENT = (*_files("charter"), *LIKE_CHARTER, "booklet.pdf")
_CHARTER = ("charter", *_DOCUMENT)
_POLICY = ("policy", *_files("policy"))
_MANUAL = ("manual", *_files("manual"))
_FRONT = (*_files("policy"), *_files("manual"))
_COMPLAINT = ("feedback", "service", *_CHARTER)
_ANSWER = ("feedback", "service", *_CHARTER, *_MANUAL)
_PROMISE = ("services", "service", *_CHARTER)

_TABLE: Mapping[str, tuple[str, ...]] = {
    "organization.name": (*("frame", "home", *_DOCUMENT, *_FRONT),),
    "organization.short_name": ("frame",),
    "organization.website": (*_DOCUMENT, *_FRONT),
    "organization.slogan": ("home", *_FRONT),
    "organization.vision": ("home", *_DOCUMENT, *_POLICY),
    "organization.mission": ("home", *_DOCUMENT, *_POLICY),
    "organization.core_values[].name": ("home", *_DOCUMENT, *_POLICY, *_MANUAL),
    "organization.core_values[].meaning": ("home", *_DOCUMENT, *_POLICY),
    "organization.head": ("feedback", *_CHARTER),
    "organization.contacts": ("home", *_DOCUMENT),
    "organization.contacts.phone": ("home", "services", *_DOCUMENT),
    "organization.oversight": _COMPLAINT,
    "policy": _POLICY,
    "policy.title": _POLICY,
    "policy.approval.version": _POLICY,
    "policy.approval.approved_by": _POLICY,
    "policy.approval.approved_on": _POLICY,
    "channels.channels[].name": _ANSWER,
    "channels.channels[].contact": _ANSWER,
    "channels.channels[].hours": ("feedback", "service", *_DOCUMENT),
    "channels.channels[].takes": ("feedback", *_files("charter"), *LIKE_CHARTER),
    "channels.channels[].procedure": ("feedback", *_files("charter"), *LIKE_CHARTER),
    "channels.channels[].response_time": _ANSWER,
    **{
        f"channels.channels[].response_time.{name}": _ANSWER
        for name in ("tiers", "by_channel", "acknowledge", "starts", "law", "note")
    },
    "channels.escalation[]": _COMPLAINT,
    **{
        f"channels.escalation[].response_time.{name}": _COMPLAINT
        for name in ("tiers", "by_channel", "acknowledge", "starts", "law", "note")
    },
    "service_points.service_points[].name": (
        *("home", "service", "service-points", *_DOCUMENT, *_MANUAL),
    ),
    "service_points.service_points[].address": (*("service", "service-points", *_DOCUMENT),),
    "service_points.service_points[].hours": (*("service", "service-points", *_DOCUMENT),),
    "service_points.service_points[].phone": ("service-points", *_DOCUMENT),
    "service_points.service_points[].access": ("service-points", *_DOCUMENT),
    "service_points.service_points[].id": ("service-points",),
    "service_points.service_points[].latitude": ("service-points",),
    "service_points.service_points[].longitude": ("service-points",),
    "charter.title": _CHARTER,
    "charter.introduction": _CHARTER,
    "charter.approval": _CHARTER,
    "charter.approval.owner": _CHARTER,
    "charter.approval.distribution": _CHARTER,
    "charter.approval.history": _CHARTER,
    "charter.groups[].name": ("home", "services", *_CHARTER),
    "charter.groups[].services": ("home", "services", "service", *_CHARTER),
    "charter.feedback_channels": ("service", *_CHARTER),
    "charter.guarantee": ("feedback", "service", *_CHARTER),
    "charter.rights": _CHARTER,
    "charter.duties": _CHARTER,
    "charter.formats": (*_CHARTER, "downloads"),
    "charter.formats_note": (*_CHARTER, "downloads"),
    "service.name": ("home", *_PROMISE),
    "service.result": ("services", "service", *_DOCUMENT),
    "service.who": ("service", *_DOCUMENT),
    "service.department": ("service",),
    "service.responsible": ("service",),
    "service.requirements": ("service", *_CHARTER),
    "service.requirements[].where": ("service", *_DOCUMENT),
    "service.fee": _PROMISE,
    "service.fee.tiers": ("service", *_CHARTER),
    "service.fee.extras": ("service", *_CHARTER),
    "service.fee.note": ("service", *_CHARTER),
    "service.fee.payment": ("service", *_DOCUMENT),
    **{
        f"service.fee.{part}link": ("service",)
        for part in ("", "tiers[].fee.", "higher_of[].", "lower_of[].")
    },
    "service.turnaround": _PROMISE,
    **{
        f"service.turnaround.{name}": ("service", *_CHARTER)
        for name in ("tiers", "by_channel", "acknowledge", "starts", "law", "note")
    },
    "service.turnaround.link": ("service",),
    "service.channels": ("service", *_DOCUMENT),
    "service.service_points": ("service", *_DOCUMENT),
    "service.steps": ("service", "booklet.pdf"),
    "service.remedy": ("service", *_DOCUMENT),
    "service.law": ("service",),
    "service.link": ("service",),
    "manual": _MANUAL,
}

_FILES = tuple(
    (entry, f"{entry.name}.{x}") for entry in print_registry.PRINTS for x in entry.formats
)
_OUTPUTS: tuple[tuple[registry.Page | Print, str], ...] = (
    *((page, page.name) for page in registry.PAGES),
    *_FILES,
)

PRINTED: Mapping[str, tuple[str, ...]] = {
    field: (*outputs, *(file for entry, file in _FILES if field in entry.shows))
    for field, outputs in _TABLE.items()
}
"""The outputs of each field, by its path; the longest path that a field begins with counts.

What a sheet shows stands in its entry of the registry of prints.
"""

WHERE_ROOM: Mapping[str, Mapping[str, str]] = {
    field: {name: entry.where_room[field] for entry, name in _OUTPUTS if field in entry.where_room}
    for field in _TABLE
    if any(field in entry.where_room for entry, _ in _OUTPUTS)
}
"""The outputs that print a field, or all of it, on a condition only: by field, the condition each.

They are not among :data:`PRINTED`, which is what a reader may rely on.
"""

ONLY_ID = "a name that other files refer to; nobody outside needs it"
"""Why an id is printed nowhere."""
_WAY = "decides how other words are written and linked"
_LINK = "the law is printed; its link is on the page of a service alone"

NOT_PRINTED: Mapping[str, str] = {
    "organization.format": "says how the content is written, not what it says",
    "organization.standard": "decides what the check asks, and how amounts and numbers are written",
    "organization.languages": "decides in which languages everything is printed",
    "organization.core_values[].id": ONLY_ID,
    "organization.oversight.verified_on": "is for those who keep the content; the check reads it",
    "organization.brand": "is shown as colours, letters and pictures, not as words",
    "channels.channels[].id": ONLY_ID,
    "channels.channels[].kind": _WAY,
    **{
        f"{owner}.{part}link": _LINK
        for owner in ("channels.channels[].response_time", "channels.escalation[].response_time")
        for part in ("", "tiers[].turnaround.", "by_channel[].turnaround.")
    },
    "service.turnaround.tiers[].turnaround.link": _LINK,
    "service.turnaround.by_channel[].turnaround.link": _LINK,
    "service.fee.tiers[].fee.payment": "the ways to pay are those of the whole fee",
    "service.fee.higher_of[].payment": "the ways to pay are those of the whole fee",
    "service.fee.lower_of[].payment": "the ways to pay are those of the whole fee",
    "publication": "says what is printed, and is not printed itself",
    "waivers": "is for those who keep the content; every report counts them",
}
"""Why a field is in no output, by its path."""


EXTRA: Mapping[str, tuple[str, ...]] = {
    "organization": ("home", *_DOCUMENT),
    "policy": _POLICY,
    "channels": ("feedback", *_DOCUMENT),
    "service_points": ("service-points", *_DOCUMENT),
    "charter": _CHARTER,
    "service": ("service", *_CHARTER),
    "manual": _MANUAL,
}
"""The outputs of a field that no template knows by its name, by its part."""

FRAMED = ("organization.name", "organization.website", "organization.slogan")
"""What stands on the first sheet of each document, of parts that have a schema alone too."""

LITTLE_ROOM = "poster and brochure print what there is room for: the promises and how to complain"
"""Why a field that no template knows is on no sheet."""


def told_by(file: str) -> str:
    """Return the output whose words a file says: Braille says those of the plain text."""
    stem, _, form = file.rpartition(".")
    return f"{stem}.{TEXT}" if form == BRAILLE else file


def outputs_of(path: str) -> tuple[str, ...]:
    """Return where a field is printed, () for nowhere.

    Args:
        path: The kind of file and the field, such as ``service.fee.tiers[].label``.

    Raises:
        KeyError: If neither the field nor one that it belongs to is in the tables.
    """
    return PRINTED.get(listed(path), ())


def where_room(path: str) -> Mapping[str, str]:
    """Return where a field is printed on a condition only, with the conditions; as above."""
    return WHERE_ROOM.get(listed(path), {})


def listed(path: str) -> str:
    """Return the path in the tables that speaks of a field: its own, or that it belongs to.

    Raises:
        KeyError: If neither is in the tables.
    """
    here = path
    while here not in PRINTED and here not in NOT_PRINTED:
        if not here:
            raise KeyError(path)
        here = here.removesuffix("[]") if here.endswith("[]") else here.rpartition(".")[0]
    return here
