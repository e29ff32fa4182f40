"""A public body writes from a mailbox of its own."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.contacts import FREE_MAIL, MAIL, domain_of
from mkataba.finding import Severity

ID = "official-mail"
SEVERITY = Severity.NOTE
LEVEL = "exemplary"
WHY = "Anyone can open a mailbox at a free provider in the name of an office."

VALID = ({"organization.yml": "contacts: {email: huduma@mfano.go.ke}\n"},)
INVALID = (
    {"organization.yml": "contacts: {email: mfano.county@gmail.com}\n"},
    {"channels.yml": "channels:\n- {id: email, kind: email, contact: mfano.county@yahoo.com}\n"},
)

_HINT = "give an address on the organisation's own domain"


def check(content: Content) -> Iterator[Problem]:
    """Yield each mail address of the organisation at a free provider."""
    for entry, _, path, value in content.each("email"):
        if isinstance(value, str) and domain_of(value) in FREE_MAIL:
            yield Problem(entry, path, f"{quoted(value)} is a mailbox at a free provider", _HINT)
    for text in content.texts:
        if text.path[-1] != "contact":
            continue
        for language, words in text.words.items():
            found = MAIL.search(str(words))
            if found and domain_of(found.group()) in FREE_MAIL:
                wording = f"{quoted(found.group())} is a mailbox at a free provider"
                yield Problem(text.entry, text.at(language), wording, _HINT)
                break
