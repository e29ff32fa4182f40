"""Telephone numbers in international form."""

import re

import phonenumbers

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
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
_DIGITS = re.compile(r"\+?[0-9][0-9 .()/-]*[0-9]")


def number(written: str, context: Context) -> str | None:
    """Return a number in the form of ITU-T E.164; None where the plan of its country lacks it.

    Source: ITU-T E.164, by the numbering plans that the library ``phonenumbers`` holds.
    """
    typed = written.strip().replace("\u00a0", " ")
    if reads("phone", typed):
        return None if typed == written else typed
    if not _DIGITS.fullmatch(typed.removeprefix("(")):
        return None
    digits = re.sub(r"[^0-9]", "", typed)
    if digits.startswith("0800"):  # is reached from within the country only
        return None
    try:
        found = phonenumbers.parse(typed, context.region)
    except phonenumbers.NumberParseException:
        return None
    full = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
    # two numbers beside each other would be read as one of them
    whole = digits.endswith(str(found.national_number))
    return full if whole and phonenumbers.is_valid_number(found) else None


READERS = {"phone": number}
