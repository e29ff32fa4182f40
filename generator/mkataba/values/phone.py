"""A telephone number as people read it aloud."""

from typing import NewType

Phone = NewType("Phone", str)
"""A number in groups of digits, such as ``+254 700 000001``, or a short code."""


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
