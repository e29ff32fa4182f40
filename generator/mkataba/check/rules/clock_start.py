"""It is said from when a time counts where that is not the complete application."""

from collections.abc import Iterator
from typing import Any

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import wrote
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity

ID = "clock-start"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "A time is printed as counted from the complete application, which is untrue if a law or a "
    "remark beside it counts from another day."
)

_FILE = "services/plot-survey.yml"
VALID = (
    {
        _FILE: "turnaround:\n  within: 21 calendar days\n"
        "  law: {en: Access to Information Act, sw: Sheria ya Upatikanaji wa Habari}\n"
        "  starts: {en: the request, sw: ombi}\n"
    },
    {
        _FILE: "turnaround:\n  within: 5 working days\n  note: {en: The permit is valid for 12 "
        "months from the date of issue., sw: Kibali hutumika miezi 12 kuanzia siku ya kutolewa.}\n"
    },
)
INVALID = (
    {
        _FILE: "turnaround:\n  within: 21 calendar days\n"
        "  law: {en: Access to Information Act, sw: Sheria ya Upatikanaji wa Habari}\n"
    },
    {
        _FILE: "turnaround:\n  within: 30 working days\n"
        "  note: {en: Counted from the date of payment., sw: Baada ya malipo.}\n"
    },
    {
        _FILE: "turnaround:\n  within: 30 working days\n"
        "  note: {en: Payment comes first., sw: Muda huhesabiwa kuanzia siku ya malipo.}\n"
    },
)

WORDS = ("rules.counted_from", "rules.other_clocks")
_HINT = "say under starts what starts the clock, such as the day on which the fee is paid"


def check(content: Content) -> Iterator[Problem]:
    """Yield each time set by a law that counts from nobody says when, and each start in a note."""
    for (entry, _, path, value), time in content.parsed("turnaround"):
        if not time.is_counted or wrote(entry, path, "starts"):
            continue
        key, words = _elsewhere(value, content)
        if key:
            message = f"the {key} says from when the time counts, not starts: {quoted(words)}"
            yield Problem(entry, (*path, key), message, _HINT)
        elif "law" in value:
            law = next(iter(texts_of(value["law"], "").values()))
            message = f"{quoted(law)} sets the time, and nothing says from when it counts"
            yield Problem(entry, (*path, "law"), message, _HINT)


def _elsewhere(turnaround: dict[str, Any], content: Content) -> tuple[str, str]:
    """Return the key and the words that name a start outside ``starts``; "" where none do."""
    for key in ("note", "when"):
        for code, text in texts_of(turnaround.get(key), content.default).items():
            words, language = str(text), content.language(code, *WORDS)
            if (
                language
                and language.pattern("rules.counted_from").search(words)
                and not language.pattern("rules.other_clocks").search(words)
            ):
                return key, words
    return "", ""
