"""E-mail, web and telephone addresses: which are whole, and the links that lead to them.

An address is printed, typed off paper and read aloud. So the name of a host and of a mailbox is
taken in ASCII alone: a letter of another alphabet that looks the same would lead elsewhere. An
internationalised name is written in the form that the network knows, with ``xn--``.
"""

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

import idna
from msgspec import Struct

from mkataba.values.form import Written
from mkataba.values.phone import read_phone

_MAILBOX = re.compile(r"[A-Za-z0-9.+_'-]+")
# in a country's own domain, where no name is set aside for other uses
_USUAL = re.compile(
    r"(?=.{1,254}$)(?=[^@]{1,64}@)[A-Za-z0-9+_'-]+(?:\.[A-Za-z0-9+_'-]+)*"
    r"@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2}"
)
_PHONE = r"\+[1-9][0-9 ]{6,18}|[0-9]{3,6}"
_NEVER = re.compile(r"[\s<>\"`{}|\\^]|%(?![0-9A-Fa-f]{2})")
_DIALLED = re.compile(r"\+?[0-9]+( [0-9]+)*")
_BRACKETED = re.compile(r"\[[0-9A-Fa-f:.]+\](:[0-9]+)?")
# browsers take a host whose last part is a number for an IP address, whatever stands before it
_NUMBERS = re.compile(r"(.*\.)?([0-9]+|0[Xx][0-9A-Fa-f]*)")
# the reader's own machine, wherever the charter is read
_OWN_MACHINE = re.compile(r"(?:.*\.)?localhost", re.IGNORECASE)


class Address(Struct, frozen=True):
    """A web or mail address, or a telephone number: its words, and where they lead."""

    words: str
    link: str


@lru_cache(1024)
def is_email(written: str) -> bool:
    """Tell whether a text is one e-mail address and nothing more.

    Characters that RFC 5322 allows in the name of a mailbox and a mail link gives a meaning to,
    such as ``?``, ``&``, ``%`` and ``=``, are refused.
    """
    mailbox, _, host = written.rpartition("@")
    if not (_MAILBOX.fullmatch(mailbox) and "." in host and _is_host(host)):
        return False
    return bool(_USUAL.fullmatch(written)) or _is_valid(written)


def _is_valid(written: str) -> bool:
    # the library is loaded where an address is unusual: it takes as long as checking a few files
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415

    try:
        validate_email(written, allow_smtputf8=False, check_deliverability=False, strict=True)
    except EmailNotValidError:
        return False
    return True


@lru_cache(1024)
def is_url(written: str) -> bool:
    """Tell whether a text is a web address without a user's name and password in it.

    The address of the reader's own machine is none.
    """
    if not written.startswith(("https://", "http://")) or not written.isprintable():
        return False
    if _NEVER.search(written):
        return False
    try:
        parts = urlsplit(written)
        _ = parts.port
    except ValueError:  # brackets that are not closed, a port that is no number
        return False
    host = parts.hostname or ""
    if "@" in parts.netloc or parts.netloc.endswith(":"):
        return False
    if parts.netloc.startswith("["):
        is_whole = bool(_BRACKETED.fullmatch(parts.netloc)) and _is_ip(host)
        return is_whole and not ip_address(host).is_loopback
    if _is_ip(host):
        return not ip_address(host).is_loopback
    return _is_host(host) and not _NUMBERS.fullmatch(host) and not _OWN_MACHINE.fullmatch(host)


def is_phone(written: str) -> bool:
    """Tell whether a text is a number in international form, or a short code."""
    return bool(re.fullmatch(_PHONE, written))


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_host(name: str) -> bool:
    """Tell whether a name can be one of a host: RFC 1123, and IDNA 2008 for parts with xn--."""
    if not name.isascii() or name.endswith("."):
        return False
    try:
        idna.encode(name.lower(), std3_rules=True)
    except idna.IDNAError:
        return False
    return True


def mail_link(words: str) -> str:
    """Return the address that opens a new message; "" unless the words are an e-mail address."""
    if not is_email(words):
        return ""
    mailbox, _, host = words.rpartition("@")
    return f"mailto:{quote(mailbox, safe='')}@{host}"


def web_link(words: str) -> str:
    """Return a web address as a link bears it; "" unless the words are one.

    Characters beyond ASCII are percent-encoded; what is encoded already stays.
    """
    return quote(words, safe="%/:?#[]@!$&'()*+,;=~") if is_url(words) else ""


def tel_link(words: str, scheme: str = "tel") -> str:
    """Return the address that dials a number, or with ``sms`` writes to it; "" for other words."""
    return f"{scheme}:{words.replace(' ', '')}" if _DIALLED.fullmatch(words) else ""


EMAIL = Written(
    accepts=is_email,
    read=lambda written: Address(written, mail_link(written)),
    pattern=r"[A-Za-z0-9.+_'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
)
PHONE = Written(
    accepts=is_phone,
    read=lambda written: Address(str(read_phone(written)), tel_link(written)),
    pattern=_PHONE,
    # a short code needs no quotes in YAML: it is a number there
    keywords={"type": ["string", "integer"], "minimum": 0, "maximum": 999_999},
)
URL = Written(
    accepts=is_url,
    read=lambda written: Address(written, written),
    pattern=r"https?://[^\s/?#<>\x22'`{}|\\^@]+([/?#][^\s<>\x22`{}|\\^]*)?",
)
