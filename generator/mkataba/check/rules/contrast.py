"""The colours of the brand can be read on each other."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.colour import ACCENT, INK, LEAST_CONTRAST, PRIMARY, WHITE, contrast, printed

ID = "contrast"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "Many people, above all older ones, can't read pale letters on a pale ground."

VALID = ({"organization.yml": "brand: {primary: '#0b5d42', accent: '#ffc845'}\n"},)
INVALID = (
    {"organization.yml": "brand: {primary: '#7fc4a8'}\n"},
    {"organization.yml": "brand: {primary: '#0b5d42', accent: '#1b6d52'}\n"},
    {"organization.yml": "brand: {accent: '#0b5d42'}\n"},
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each colour in whose place another shade is printed, so that letters can be read."""
    entry = content.one("organization.yml")
    brand = entry.data.get("brand") if entry else None
    if entry is None or not isinstance(brand, dict):
        return
    primary, accent = brand.get("primary"), brand.get("accent")
    palette = printed(primary or PRIMARY, accent or ACCENT)
    if primary and palette.primary != primary:
        message = f"primary: white on {primary} {_falls_short(WHITE, primary)}"
        told = f"{message}; sheets are printed in {palette.primary}"
        yield Problem(entry, ("brand", "primary"), told, "take a darker shade of the colour")
    if accent and palette.accent != accent:
        grounds = (palette.primary, INK)
        ground = min(grounds, key=lambda ground: contrast(accent, ground))
        message = f"accent: {accent} on {ground} {_falls_short(accent, ground)}"
        told = f"{message}; sheets are printed in {palette.accent}"
        yield Problem(entry, ("brand", "accent"), told, "take a lighter shade of the colour")


def _falls_short(one: str, other: str) -> str:
    # never rounded up to what is asked for
    return f"has a contrast of {int(contrast(one, other) * 10) / 10:.1f}, not {LEAST_CONTRAST}"
