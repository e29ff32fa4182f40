"""A promise in words names a time that can be measured."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import LocalText
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "promise-measurable"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "An office can be held to a number of minutes or days, but not to the word promptly."

VALID = (
    {
        "charters/external.yml": "guarantee:\n"
        "- {en: We answer promptly and within 7 working days., "
        "sw: Tunajibu haraka na ndani ya siku 7 za kazi.}\n"
    },
    {
        "policy.yml": "commitments:\n"
        "  courtesy: {en: Our services are timely., sw: Huduma zetu ni za wakati.}\n"
    },
)
INVALID = (
    {
        "charters/external.yml": "guarantee:\n"
        "- {en: We put it right promptly., sw: Tunarekebisha ndani ya muda mfupi.}\n"
    },
    {
        "manual.yml": "standards:\n- service_point: county-hall\n  standards:\n"
        "  - {en: Each call is answered., sw: Kila simu hupokelewa haraka iwezekanavyo.}\n"
    },
    {
        "policy.yml": "commitments:\n  customer_needs: "
        "{en: We answer every question without undue delay., sw: Tunajibu kila swali.}\n"
    },
)

WORDS = ("rules.soon", "rules.measured")

# kind of file -> first keys of texts that promise something to customers
_PROMISES = {
    "manual": ("standards",),
    "charter": ("guarantee",),
    "policy": ("commitments",),
    "service": ("remedy",),
}
_HINT = "name the longest time, such as within 2 working days"


def check(content: Content) -> Iterator[Problem]:
    """Yield each standard, guarantee, remedy and commitment with a time that nobody can measure."""
    for text in content.texts:
        if text.path[0] in _PROMISES.get(text.entry.file.kind.name, ()):
            yield from _problems(text, content)


def _problems(text: LocalText, content: Content) -> Iterator[Problem]:
    for code, wording in text.words.items():
        words, language = str(wording), content.language(code, *WORDS)
        found = language.pattern("rules.soon").search(words) if language else None
        if language and found and not language.pattern("rules.measured").search(words):
            message = f"{quoted(found.group())} can't be measured"
            yield Problem(text.entry, text.at(code), message, _HINT)
            return
