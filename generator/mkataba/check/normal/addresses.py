"""Addresses and colours without what people type around them."""

import re

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.values.types import reads

NAME = "addresses"
DOES = (
    "Blanks and pointed brackets around an e-mail or web address go, and `mailto:` before it. A "
    "web address without `https://` stays: nobody knows whether it is to be had so. A colour gets "
    "its hash sign, and six digits."
)
SAMPLES = (
    Sample(
        "organization.yml",
        'contacts:\n  email: " info@mfano.go.ke"\n',
        'contacts:\n  email: "info@mfano.go.ke"\n',
    ),
    Sample(
        "organization.yml",
        "contacts:\n  email: mailto:info@mfano.go.ke\n",
        'contacts:\n  email: "info@mfano.go.ke"\n',
    ),
    Sample("organization.yml", "website: www.mfano.go.ke\n", "website: www.mfano.go.ke\n"),
    Sample("organization.yml", "brand:\n  primary: 0B5D42\n", 'brand:\n  primary: "#0B5D42"\n'),
)
_MAILTO, _SCHEME = re.compile("mailto:", re.IGNORECASE), re.compile("https?:", re.IGNORECASE)
_COLOUR = re.compile("#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


def email(written: str, context: Context) -> str | None:  # noqa: ARG001 - readers are called alike
    """Return an e-mail address alone; None where it is none, or more than one."""
    bare = _bare(written)
    mail = _MAILTO.match(bare)
    return _if_read("email", bare[mail.end() :] if mail else bare)


def url(written: str, context: Context) -> str | None:  # noqa: ARG001 - as above
    """Return a web address alone, its scheme in small letters; None where it is none."""
    bare = _bare(written)
    scheme = _SCHEME.match(bare)
    return _if_read("url", scheme[0].lower() + bare[scheme.end() :] if scheme else bare)


def colour(written: str, context: Context) -> str | None:  # noqa: ARG001 - as above
    """Return a colour of six digits with its hash sign; None for anything else."""
    found = _COLOUR.fullmatch(written.strip())
    if not found:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return _if_read("colour", f"#{digits}")


def _bare(written: str) -> str:
    bare = written.strip()
    return bare[1:-1].strip() if bare[:1] == "<" and bare[-1:] == ">" else bare


def _if_read(kind: str, new: str) -> str | None:
    return new if reads(kind, new) else None


READERS = {"email": email, "url": url, "colour": colour}
