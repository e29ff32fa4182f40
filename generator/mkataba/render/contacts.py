"""Where the contact of a channel leads to, by the kind of channel."""

from mkataba.values.addresses import mail_link, tel_link, web_link


def contact_link(formatter: str, kind: str | None) -> str:
    """Return the address that a contact opens, by the kind of channel; "" if it opens none.

    Args:
        words: What is printed: a number, an address, or other words.
        kind: The kind of channel, such as ``sms``.
    """
    called = tel_link(formatter)
    if called and kind in ("telephone", "call_centre"):
        return called
    if called and kind == "sms":
        return tel_link(formatter, "sms")
    if called and kind == "whatsapp":
        return f"https://wa.me/{called.removeprefix('tel:').replace('+', '')}"
    return (mail_link(formatter) if kind == "email" else "") or web_link(formatter)
