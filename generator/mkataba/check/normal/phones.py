"""Telephone numbers in international form."""

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.values.phone import international
from mkataba.values.types import reads

NAME = "phones"
DOES = (
    "Telephone numbers get their international form (E.164), the country being that of the "
    "organisation's other numbers, or that of the standard. Short codes, toll-free numbers that "
    "begin with 0800, and numbers that stand with + and blanks as in `+254 700 000001`, stay."
)
SAMPLES = (
    Sample(
        "organization.yml",
        "contacts:\n  phone: 0700-000-001\n",
        'contacts:\n  phone: "+254700000001"\n',
    ),
    Sample(
        "organization.yml",
        'contacts:\n  phone: "254700000001"\n',
        'contacts:\n  phone: "+254700000001"\n',
    ),
    Sample("organization.yml", "contacts:\n  phone: 1508\n", "contacts:\n  phone: 1508\n"),
    Sample(
        "organization.yml",
        "contacts:\n  phone: 0800 221 000\n",
        "contacts:\n  phone: 0800 221 000\n",
    ),
)


def number(written: str, context: Context) -> str | None:
    """Return a number in the form of ITU-T E.164; None where the plan of its country lacks it."""
    typed = written.strip().replace("\u00a0", " ")
    if reads("phone", typed):
        return None if typed == written else typed
    return international(typed, context.region)


READERS = {"phone": number}
