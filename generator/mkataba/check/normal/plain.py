"""Yes and no, and numbers, that stand as words."""

import re

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample

NAME = "plain"
DOES = (
    "Yes and no, in any language that is known, are written as `true` and `false`, and numbers "
    "stand without quotes."
)
SAMPLES = (
    Sample(
        "publication.yml",
        "publications:\n  - codes: Ndiyo\n",
        "publications:\n  - codes: true\n",
    ),
    Sample(
        "publication.yml",
        'publications:\n  - bleed: "3"\n',
        "publications:\n  - bleed: 3\n",
    ),
    Sample(
        "publication.yml",
        "publications:\n  - codes: perhaps\n",
        "publications:\n  - codes: perhaps\n",
    ),
)
_SAYS = {"Yes": True, "No": False}  # messages of the catalogues
_NOTATION = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?)")


def boolean(written: str, context: Context) -> bool | None:
    """Return what a word for yes or no stands for; None for anything else."""
    words = dict(_NOTATION)
    for code in context.every_language:
        catalogue = context.phrases.catalogues.get(code, {})
        for message, meant in _SAYS.items():
            words |= {form.casefold(): meant for form in catalogue.get(message) or (message,)}
    return words.get(written.strip().casefold())


def integer(written: str, context: Context) -> int | None:  # noqa: ARG001 - called alike
    """Return a whole number; None for anything else."""
    return int(written) if _WHOLE.fullmatch(written.strip()) else None


def number(written: str, context: Context) -> int | float | None:  # noqa: ARG001 - as above
    """Return a number; None for anything else."""
    found = _NUMBER.fullmatch(written.strip())
    if not found:
        return None
    return float(found[1]) if "." in found[1] else int(found[1])


READERS = {"boolean": boolean, "integer": integer, "number": number}
