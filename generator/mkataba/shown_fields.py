"""Fields that several sheets show, by the paths of the table in :mod:`mkataba.outputs`."""

PROMISES = (
    "organization.name",
    "organization.website",
    "organization.slogan",
    "organization.oversight",
    "channels.channels[].name",
    "channels.channels[].contact",
    "channels.channels[].response_time",
    "charter.title",
    "charter.approval",
    "charter.groups[].name",
    "charter.groups[].services",
    "charter.feedback_channels",
    "service.name",
    "service.fee",
    "service.turnaround",
)
"""What poster and brochure show: the promises and how to complain."""

ROOM = "where there is room"


def time_with_notes(time: str) -> tuple[str, ...]:
    """Return the path of a time with those of all that is said of it."""
    notes = ("tiers", "by_channel", "acknowledge", "starts", "law", "note")
    return (time, *(f"{time}.{name}" for name in notes))


COST_AND_TIME = (
    *(f"service.fee{part}" for part in ("", ".tiers", ".extras", ".note", ".payment")),
    *time_with_notes("service.turnaround"),
)
"""The cost and the time of a service with all that is said of them."""

OF_SERVICE = (
    *("service.result", "service.who", "service.department", "service.responsible"),
    *("service.requirements", "service.requirements[].where", "service.channels"),
    *("service.service_points", "service.steps", "service.remedy", "service.law"),
    *(path for path in COST_AND_TIME if path not in PROMISES),
)
PLACES = tuple(f"service_points.service_points[].{x}" for x in ("name", "address", "hours"))
