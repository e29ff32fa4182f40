"""The pictures of the brand are there, and can be shown."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.project.pictures import PICTURES, fault_of
from mkataba.source import Path

ID = "brand-pictures"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A sheet without the arms of the office, or with a broken picture, looks like a forgery."

VALID = ({"organization.yml": "brand: {primary: '#0b5d42'}\n"},)
INVALID = (
    {"organization.yml": "brand: {logo: {file: none.svg, alt: {en: Logo, sw: Nembo}}}\n"},
    {"organization.yml": "brand: {coat_of_arms: {file: arms.gif, alt: {en: Arms, sw: Nembo}}}\n"},
    {"organization.yml": "brand: {partners: [{file: none.png, alt: {en: Bank, sw: Benki}}]}\n"},
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each picture that is not there, is no SVG or PNG, or may not be shown."""
    entry = content.one("organization.yml")
    brand = entry.data.get("brand") if entry else None
    if entry is None or not isinstance(brand, dict):
        return
    partners = brand.get("partners")
    places: list[tuple[Path, object]] = [
        *(((name,), brand.get(name)) for name in ("logo", "coat_of_arms")),
        *((("partners", i), x) for i, x in enumerate(partners if partners else ())),
    ]
    for path, picture in places:
        name = picture.get("file") if isinstance(picture, dict) else None
        if isinstance(name, str) and (fault := fault_of(content.project.root, name)):
            message = f"{PICTURES}/{name} {fault}"
            hint = f"put the picture into the folder {PICTURES}/ of the project, as SVG or PNG"
            yield Problem(entry, ("brand", *path, "file"), message, hint)
