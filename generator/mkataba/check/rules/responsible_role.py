"""Who answers for a thing is named by role."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.people import ROLES, is_person
from mkataba.finding import Severity

ID = "responsible-role"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "People change their posts, and a charter that names a person alone then sends customers to "
    "nobody."
)

VALID = (
    {"services/hall-hire.yml": "responsible: {en: Hall Manager, sw: Meneja wa Ukumbi}\n"},
    {"services/hall-hire.yml": "responsible: {en: 'Dr. Mfano, Director', sw: Mkurugenzi}\n"},
)
INVALID = (
    {"services/hall-hire.yml": "responsible: {en: Mr. Mfano, sw: Meneja wa Ukumbi}\n"},
    {"services/hall-hire.yml": "responsible: {en: Hall Manager, sw: Bi. Mfano}\n"},
    {"organization.yml": "head: {en: Mary Mfano, sw: Katibu wa Kaunti}\n"},
)

WORDS = ("rules.titles", "rules.before_titles", "rules.given_names", "rules.roles")
_HINT = "name the role, such as Hall Manager"


def check(content: Content) -> Iterator[Problem]:
    """Yield each place for a role in which a person's name stands alone."""
    for text in content.texts:
        if text.path[-1] not in ROLES:
            continue
        for language, words in text.words.items():
            if is_person(str(words).strip(), content.project.languages):
                message = f"{quoted(words)} is a person's name, not a role"
                yield Problem(text.entry, text.at(language), message, _HINT)
                break
