"""The parts of the standard: the kinds of content files that come with mkataba.

A part is ``schemas/<part>.yml``. What stands there under ``_part`` says where its files lie and who
may read them; all that a part needs follows from that and from its fields. An organisation's own
schema is a part of its own, behind these.
"""

from mkataba.parts.header import HEADER, INTERNAL, PUBLIC, Kind, Part

__all__ = ["HEADER", "INTERNAL", "PARTS", "PUBLIC", "Kind", "Part"]

PARTS = (
    "organization",
    "policy",
    "channels",
    "service_points",
    "charter",
    "service",
    "manual",
    "publication",
    "waivers",
)
"""The parts that come with mkataba, in the order of the standard."""
