"""A telephone number as people read it aloud."""

import re
from typing import NewType

Phone = NewType("Phone", str)
"""A number in groups of digits, such as ``+254 700 000001``, or a short code."""

_DIGITS = re.compile(r"\+?[0-9][0-9 .()/-]*[0-9]")


def dialled(typed: str, region: str) -> Phone | None:
    """Return a number as ``international`` does, in groups of digits."""
    found = international(typed, region)
    return Phone(read_phone(found).replace("-", " ")) if found else None


def international(typed: str, region: str) -> str | None:
    """Return a number as people write it in its country in the form of ITU-T E.164, or None.

    A number that can be dialled within its country alone, as one that begins with 0800, is none.

    Args:
        typed: As it was written, in brackets or with hyphens too.
        region: The country of numbers without a code, such as KE.

    Source: ITU-T E.164, by the numbering plans that the library ``phonenumbers`` holds.
    """
    import phonenumbers  # noqa: PLC0415 - as below

    typed = typed.replace("(0)", "").strip()
    digits = re.sub(r"[^0-9]", "", typed)
    if not _DIGITS.fullmatch(typed.removeprefix("(")) or digits.startswith("0800"):
        return None
    try:
        found = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return None
    # two numbers beside each other would be read as one of them
    if not digits.endswith(str(found.national_number)) or not phonenumbers.is_valid_number(found):
        return None
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def read_phone(written: str) -> Phone:
    """Return a number with blanks between its groups, as its country groups them.

    A short code, and a number that was written with blanks, stays as it was written.

    Source: ITU-T E.123, by the numbering plans that the library ``phonenumbers`` holds.
    """
    if not written.startswith("+") or " " in written:
        return Phone(written)
    # loaded here: it brings the numbering plans of all countries, and most numbers have blanks
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(written)
    except phonenumbers.NumberParseException:
        return Phone(written)
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Phone(phonenumbers.format_number(number, form))
