"""A contact can be used: the number can be dialled and the address written to."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.validate import Entry
from mkataba.check.vocabulary.contacts import (
    MAIL,
    NUMBER,
    WEB,
    base_fault,
    mail_fault,
    phone_fault,
    web_fault,
)
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity

ID = "contact-valid"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A customer with a complaint reaches nobody at a number or an address that does not exist."
REPLACES = ("translation",)

_FILE = "channels.yml"
VALID = (
    {_FILE: "channels:\n- {id: telephone, kind: telephone, contact: '+254 700 000001'}\n"},
    {_FILE: "channels:\n- {id: email, kind: email, contact: huduma@mfano.go.ke}\n"},
    {"organization.yml": "website: https://www.mfano.go.ke/charter/\n"},
    {_FILE: "channels:\n- {id: ussd, kind: sms, contact: '21919'}\n"},
)
INVALID = (
    {_FILE: "channels:\n- {id: telephone, kind: telephone, contact: '+254 700 000000'}\n"},
    {
        _FILE: "channels:\n- id: telephone\n  kind: telephone\n"
        "  contact: {en: Call the office lines, sw: Piga simu ofisini}\n"
    },
    {_FILE: "channels:\n- {id: email, kind: email, contact: huduma.mfano.go.ke}\n"},
    {_FILE: "channels:\n- {id: portal, kind: web, contact: The portal}\n"},
    {_FILE: "channels:\n- {id: email, kind: email, contact: 'huduma?cc=x%40y.org@mfano.go.ke'}\n"},
    {_FILE: "channels:\n- {id: web, kind: web, contact: 'https://user:pw@mfano.go.ke/'}\n"},
    {"organization.yml": "contacts: {phone: '+254 0700 000001'}\n"},
    {"organization.yml": "contacts: {email: info@example.com}\n"},
    {"organization.yml": "website: 'https://charter.mfano.go.ke/?a=1'\n"},
    {"organization.yml": "website: https://charter.mfano.go.ke/index.html\n"},
    {"organization.yml": f"website: https://charter.mfano.go.ke/{'a' * 200}\n"},
)

_NEEDS = {
    **dict.fromkeys(("telephone", "call_centre", "sms", "whatsapp"), (NUMBER, "a number to dial")),
    "email": (MAIL, "an e-mail address"),
    "web": (WEB, "a web address"),
}
_BASE_HINT = "write the short address of the site's first page, such as https://charter.⌂/"
_HINT = "give the number or address that customers use, and try it"


def check(content: Content) -> Iterator[Problem]:
    """Yield each number and address that surely reaches nobody."""
    number_fault = partial(phone_fault, profile=content.project.schemas.profile)
    for kind, fault in (("phone", number_fault), ("email", mail_fault)):
        for entry, _, path, value in content.each(kind):
            if isinstance(value, str) and (text := fault(value)):
                yield Problem(entry, path, f"{quoted(value)} {text}", _HINT)
    organization = content.one("organization.yml")
    website = organization.data.get("website") if organization else None
    if organization and isinstance(website, str) and (text := base_fault(website)):
        message = f"website: {quoted(website)} {text}"
        yield Problem(organization, ("website",), message, _BASE_HINT)
    channels = content.one(_FILE)
    if channels is None:
        return
    for key in ("channels", "escalation"):
        for index, item in enumerate(channels.data.get(key) or ()):
            if item and item.get("contact"):
                path = (key, index, "contact")
                yield from _contact(content, channels, item, path, number_fault)


def _contact(
    content: Content,
    entry: Entry,
    item: dict[str, Any],
    path: tuple[str | int, ...],
    number_fault: Callable[[str], str],
) -> Iterator[Problem]:
    contact = item["contact"]
    for language, words in texts_of(contact, content.default).items():
        place = (*path, language) if isinstance(contact, dict) else path
        pattern, noun = _NEEDS.get(item.get("kind", ""), (None, ""))
        if pattern is not None and not pattern.search(str(words)):
            yield Problem(entry, place, f"{quoted(words)} holds no {noun[2:]}", f"give {noun}")
            return
        fault = number_fault(str(words)) if str(words).startswith("+") else ""
        if not fault and (found := MAIL.search(str(words))):
            fault = mail_fault(found.group())
        fault = fault or web_fault(str(words))
        if fault:
            yield Problem(entry, place, f"{quoted(words)} {fault}", _HINT)
            return
