"""The registry of prints: every document and sheet that mkataba makes, once.

An entry here, with its template or its layout, makes a print appear in the downloads, the manifest,
``build --only`` and the reference. A part that has a schema and no layout of its own has entries
that are made from its header; see :mod:`mkataba.render.part_pages`.
"""

from msgspec.structs import replace

from mkataba.papers import Sheet
from mkataba.print_entry import (
    BLEED,
    BRAILLE,
    CLAUSES,
    CODES,
    DOCUMENT,
    INK,
    SERVICES,
    SHEET,
    SIZE,
    TEXT_FORMATS,
    Print,
)
from mkataba.shown_fields import COST_AND_TIME, OF_SERVICE, PLACES, PROMISES, ROOM, time_with_notes

_CHARTER = Print(
    *(DOCUMENT, "charter", "Service charter", "All services with requirements, cost and time"),
    about="external",
    layout="charter",
    sheet=Sheet("a4", landscape=True),
    papers=("a3", "letter"),
    turns=True,
    template="charter/charter.md.j2",
    title="Service charter",
    also=TEXT_FORMATS,
    forms={"braille": BRAILLE},
    most=300,
    heeds=(SERVICES, SIZE, CODES, INK, CLAUSES),
    least=10,
    caption=9,
)

PRINTS = (
    _CHARTER,
    Print(
        *(DOCUMENT, "charter-large", "Large print charter", "All services in large type"),
        about="external",
        layout="charter-large",
        sheet=Sheet("a4", body=18),
        least=18,
        forms={"large_print": "pdf"},
        heeds=(SERVICES, SIZE),
    ),
    Print(
        *(SHEET, "poster", "Poster", "Large print for the wall", "external"),
        layout="poster",
        sheet=Sheet("a2"),
        papers=("a0", "a1", "a3", "a4"),
        turns=True,
        pairs=True,
        least=24,
        caption=18,
        shows=(
            *PROMISES,
            *("service.requirements", "service.channels"),
            *(f"service.fee.{x}" for x in ("tiers", "extras", "note", "payment")),
            *(f"service.turnaround.{x}" for x in ("tiers", "by_channel", "acknowledge", "starts")),
            *("service.turnaround.law", "service.turnaround.note"),
            *("charter.guarantee", "organization.head", "channels.escalation[]"),
            *(
                f"service_points.service_points[].{x}"
                for x in ("name", "address", "hours", "phone")
            ),
        ),
        where_room={
            **{f"charter.{name}": ROOM for name in ("rights", "duties")},
            **{f"organization.{x}": ROOM for x in ("vision", "mission", "core_values[].name")},
        },
        most=100,
        heeds=(SERVICES, SIZE, CODES, BLEED, INK),
    ),
    Print(
        *(SHEET, "brochure", "Brochure", "One sheet to fold and hand out", "external"),
        layout="brochure",
        sheet=Sheet("a4", landscape=True),
        papers=("letter",),
        shows=(
            *PROMISES,
            *("charter.guarantee", "charter.rights", "charter.duties"),
            *("organization.head", "organization.contacts", "organization.contacts.phone"),
            "channels.escalation[]",
            *(
                f"service_points.service_points[].{x}"
                for x in ("name", "address", "hours", "phone")
            ),
        ),
        where_room={
            "service.requirements": f"{ROOM}, else a line says where to read them",
            **{
                f"service.{name}": ROOM
                for name in (
                    *("result", "who", "channels", "service_points", "steps", "remedy"),
                    *("requirements[].where", "department", "responsible", "law"),
                )
            },
            **{f"service.fee.{x}": ROOM for x in ("tiers", "extras", "note", "payment")},
            **{
                f"service.turnaround.{x}": ROOM
                for x in ("tiers", "by_channel", "acknowledge", "starts", "law", "note")
            },
        },
        heeds=(SERVICES, SIZE, CODES, BLEED, INK),
    ),
    Print(
        *(SHEET, "booklet", "Booklet", "The whole charter on small pages", "external"),
        layout="booklet",
        sheet=Sheet("a5"),
        shows=(
            *("organization.short_name", "organization.website", "organization.slogan"),
            *("service.department", "service.responsible", "service.law"),
        ),
        most=300,
        heeds=(SERVICES, SIZE, CODES, BLEED, INK),
    ),
    Print(
        *(SHEET, "service-sheets", "Service sheets", "A sheet for each service, to hand out"),
        about="external",
        layout="service-sheets",
        shows=(*PROMISES, *OF_SERVICE, *PLACES, "channels.channels[].hours"),
        heeds=(SERVICES, SIZE, CODES, BLEED, INK),
    ),
    Print(
        *(SHEET, "counter-cards", "Counter cards", "A card for each service, for the counter"),
        about="external",
        layout="counter-cards",
        sheet=Sheet("a5"),
        least=14,
        caption=11,
        shows=(
            *("organization.name", "organization.website", "charter.feedback_channels"),
            *("channels.channels[].name", "channels.channels[].contact"),
            *("charter.groups[].name", "charter.groups[].services", "service.name"),
            *("service.requirements", "service.requirements[].where", *COST_AND_TIME),
        ),
        where_room=dict.fromkeys(
            (
                *(f"service.{x}" for x in ("result", "who", "channels", "service_points", "steps")),
                *(f"service.{x}" for x in ("remedy", "department", "responsible", "law")),
                "service_points.service_points[].name",
            ),
            f"{ROOM}, else the foot says where to read it",
        ),
        heeds=(SERVICES, SIZE, CODES, BLEED, INK),
    ),
    Print(
        *(SHEET, "feedback-sign", "Feedback sign", "For the wall: how to tell us and complain"),
        about="external",
        layout="feedback-sign",
        least=12,
        caption=9,
        shows=(
            *("organization.name", "organization.website", "organization.slogan"),
            *("organization.head", "organization.oversight", "charter.guarantee"),
            *("charter.feedback_channels", "channels.channels[].name"),
            *("channels.channels[].contact", "channels.channels[].hours", "channels.escalation[]"),
            *time_with_notes("channels.channels[].response_time"),
            *time_with_notes("channels.escalation[].response_time")[1:],
        ),
        heeds=(SIZE, CODES, BLEED, INK),
    ),
    Print(
        *(SHEET, "roll-up", "Roll-up banner", "85 by 200 cm, for the entrance", "external"),
        layout="roll-up",
        sheet=Sheet("roll-up"),
        least=40,
        caption=32,
        shows=(
            *("organization.name", "organization.website", "organization.slogan"),
            *("organization.oversight", "charter.title", "charter.feedback_channels"),
            *("channels.channels[].name", "channels.channels[].contact"),
            *("channels.channels[].response_time",),
        ),
        where_room={
            **{
                f"service.{name}": "of the first services of each group, as far as there is room"
                for name in ("name", "fee", "turnaround")
            },
            **{f"charter.groups[].{name}": ROOM for name in ("name", "services")},
            **dict.fromkeys(("charter.guarantee", "service.requirements"), ROOM),
        },
        heeds=(SERVICES, SIZE, CODES, BLEED, INK),
    ),
    Print(
        *(DOCUMENT, "policy", "Policy", "What we commit ourselves to", "policy"),
        template="policy/policy.md.j2",
        title="Customer service excellence policy",
        heeds=(SIZE, INK, CLAUSES),
        least=10,
        caption=9,
    ),
    Print(
        *(SHEET, "acknowledgement", "Staff acknowledgement"),
        *("For staff to sign that they know the policy", "policy"),
        layout="acknowledgement",
        title="Staff acknowledgement",
        shows=(
            "organization.name",
            "policy.title",
            *(f"policy.approval.{x}" for x in ("version", "approved_by", "approved_on")),
        ),
    ),
    Print(
        *(DOCUMENT, "manual", "Experience manual", "Our standards at each service point"),
        about="manual",
        template="manual/manual.md.j2",
        title="Customer experience manual",
        heeds=(SIZE, INK, CLAUSES),
        least=10,
        caption=9,
    ),
    replace(
        _CHARTER,
        name="staff-charter",
        label="Staff charter",
        use="What departments do for staff",
        about="internal",
        title="Staff charter",
    ),
)
"""The documents and sheets in the order of the downloads page."""

CHARTERS = {entry.about: entry for entry in PRINTS if entry.layout and entry.template}
"""The document of each charter, by the charter's id."""

SHEETS = {entry.layout: entry.sheet for entry in PRINTS if entry.layout}
"""The paper of each layout where nothing is said."""
