"""The contact of a channel: how it is written, and where it leads to by the kind of channel."""

from mkataba.values.addresses import mail_link, tel_link, web_link


def contact_link(contact: str, kind: str | None) -> str:
    """Return the address that a contact opens, by the kind of channel; "" if it opens none.

    Args:
        contact: What is printed: a number, an address, or other words.
        kind: The kind of channel, such as ``sms``.
    """
    called = tel_link(contact)
    if called and kind in ("telephone", "call_centre"):
        return called
    if called and kind == "sms":
        return tel_link(contact, "sms")
    if called and kind == "whatsapp":
        return f"https://wa.me/{called.removeprefix('tel:').replace('+', '')}"
    return (mail_link(contact) if kind == "email" else "") or web_link(contact)


def contact_words(contact: str) -> str:
    """Return a contact as it is printed: a telephone number with blanks that break no line."""
    return unbroken(contact) if tel_link(contact) else contact


def unbroken(phone: str | None) -> str:
    """Return a telephone number that no line breaks; "" for none."""
    return (phone or "").replace(" ", "\u00a0")
