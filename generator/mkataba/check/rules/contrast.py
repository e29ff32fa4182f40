"""The colours of the brand can be read on each other."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "contrast"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "Many people, above all older ones, can't read pale letters on a pale ground."

VALID = ({"organization.yml": "brand: {primary: '#0b5d42', accent: '#ffc845'}\n"},)
INVALID = (
    {"organization.yml": "brand: {primary: '#7fc4a8'}\n"},
    {"organization.yml": "brand: {primary: '#0b5d42', accent: '#1b6d52'}\n"},
)

_LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3


def check(content: Content) -> Iterator[Problem]:
    """Yield a main colour on which white is hard to read, and an accent that is hard to read."""
    entry = content.one("organization.yml")
    brand = entry.data.get("brand") if entry else None
    if entry is None or not isinstance(brand, dict):
        return
    primary, accent = brand.get("primary"), brand.get("accent")
    if primary and (got := _contrast(primary, "#ffffff")) < _LEAST:
        message = f"primary: white on {primary} has a contrast of {_said(got)}, not {_LEAST}"
        yield Problem(entry, ("brand", "primary"), message, "take a darker shade of the colour")
    elif primary and accent and (got := _contrast(accent, primary)) < _LEAST:
        message = f"accent: {accent} on {primary} has a contrast of {_said(got)}, not {_LEAST}"
        yield Problem(entry, ("brand", "accent"), message, "take a lighter shade of the colour")


def _said(ratio: float) -> str:
    return f"{int(ratio * 10) / 10:.1f}"  # never rounded up to what is asked for


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
