"""Contacts that reach nobody: placeholders and impossible forms."""

import re
from urllib.parse import urlsplit

from mkataba.profiles import Profile
from mkataba.values.addresses import is_email, is_url

FREE_MAIL = frozenset(
    (
        *("gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "ymail.com", "hotmail.com"),
        *("outlook.com", "live.com", "aol.com", "icloud.com", "proton.me", "protonmail.com"),
        *("zoho.com", "mail.com"),
    )
)
"""Domains at which anyone gets a mailbox."""

MAIL = re.compile(r"[^@\s<>\"(),;:]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
WEB = re.compile(r"https?://|\bwww\.|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b|\*\d+(?:\*\d+)*#", re.I)
NUMBER = re.compile(r"\d{3}|\d[\d ()/-]{4,}\d|\*\d+#?")

_MOST_OF_A_BASE = 200  # a code with an address this long can still be scanned off a poster
_LINK = re.compile(r"https?://\S*", re.IGNORECASE)
_SAMPLE_DOMAINS = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net|[a-z.]+)|yourdomain\.\w+|test)$")
_RUN = re.compile(r"(\d)\1{5,}$|(?:0?1234567?|12345678?9?0?)$")


def domain_of(address: str) -> str:
    """Return the domain of a mail or web address without ``www.``; "" where there is none."""
    found = re.search(r"(?:@|://)(?:www\.)?([A-Za-z0-9.-]+)", address)
    return found.group(1).lower() if found else ""


def mail_fault(address: str) -> str:
    """Return what shows that a mail address reaches nobody; "" where nothing does."""
    if not is_email(address):
        return "is not an e-mail address that can be written to"
    if _SAMPLE_DOMAINS.search(domain_of(address)):
        return "stands on a domain that is kept for examples"
    return ""


# what is no folder whatever follows it, not even with a slash behind it
_FILE = re.compile(r"^\.{1,2}$|\.(?:html?|xhtml|php|aspx?|jsp|cgi|pdf)$", re.IGNORECASE)


def web_fault(words: str) -> str:
    """Return what is wrong with the first address after ``https://`` that can't be opened."""
    for found in _LINK.findall(words):
        if not is_url(found) and not is_url(found.rstrip(".,;:!?)")):
            return f'holds "{found}", which is not a web address that can be opened'
    return ""


def base_fault(address: str) -> str:
    """Return why no address of a page can be made by adding to this one; "" where it can."""
    if found := re.search(r"[?#]", address):
        return f'can\'t hold "{found.group()}": the addresses of the pages are made by adding to it'
    parts = urlsplit(address).path.split("/")
    file = parts[-1] if "." in parts[-1] else next(filter(_FILE.search, parts), "")
    if file:
        return (
            f'ends in "{file}", a file: the addresses of the pages are made by adding to a folder'
        )
    if len(address) > _MOST_OF_A_BASE:
        return (
            f"has {len(address)} characters; up to {_MOST_OF_A_BASE} go on a sheet and into a QR code "
            "with the name of a page"
        )
    return ""


def phone_fault(number: str, profile: Profile) -> str:
    """Return what shows that a telephone number reaches nobody; "" where nothing does.

    Args:
        number: As it is written.
        profile: The standard, which knows the numbers of its country.
    """
    digits = re.sub(r"\D", "", number)
    if len(digits) > 6 and _RUN.search(digits):
        return "is a placeholder"
    plan = profile.telephone
    if number.strip().startswith(f"+{plan.code}"):
        rest = digits.removeprefix(plan.code)
        if rest.startswith("0"):
            return "has a 0 behind the country code, with which it can't be dialled"
        mobile = rest.startswith(plan.mobile)
        if len(rest) > plan.digits or (mobile and len(rest) != plan.digits):
            usual = f"a {profile.country.adjective} number has {plan.digits}"
            return f"has {len(rest)} digits behind the country code; {usual}"
    return ""
