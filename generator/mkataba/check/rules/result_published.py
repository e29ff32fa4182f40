"""The result says what the customer has in hand, not the name of the service again."""

import re
from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.names import plain
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.languages import Language

ID = "result-published"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "A customer who does not know what comes at the end can't tell when the service has been given."
)

_FILE = "services/soil-testing.yml"


def _service(name: str, result: str) -> dict[str, str]:
    return {_FILE: f"name: {name}\nresult: {result}\n"}


VALID = (
    _service("{en: Soil testing, sw: Upimaji wa udongo}", "{en: A report, sw: Ripoti}"),
    _service("{en: Burial permit, sw: Kibali cha mazishi}", "{en: Burial permit, sw: Kibali}"),
)
INVALID = (
    _service(
        "{en: Soil testing, sw: Upimaji wa udongo}",
        "{en: Soil testing is done, sw: Ripoti ya udongo}",
    ),
    _service("{en: Soil testing, sw: Upimaji wa udongo}", "{en: A report, sw: Upimaji wa udongo}"),
    _service("{en: Soil testing, sw: Upimaji wa udongo}", "{en: Quality service, sw: Ripoti}"),
    _service("{en: Soil testing, sw: Upimaji wa udongo}", "{en: A report, sw: Huduma bora}"),
    _service("{en: Soil testing, sw: Upimaji wa udongo}", "{en: 1, sw: Ripoti}"),
    _service(
        "{en: Soil testing, sw: Upimaji wa udongo}",
        "{en: An acknowledgement of your application, sw: Uthibitisho wa kupokea ombi}",
    ),
)

WORDS = (
    *("rules.fillers", "rules.things", "rules.empty_results", "rules.receipts"),
    "rules.receiving",
)
_LETTER = re.compile(r"[^\W\d_]")
_HINT = "name what the customer gets: a paper, an answer, a thing that works"


def check(content: Content) -> Iterator[Problem]:
    """Yield each result that only repeats the name of an activity, or names no result."""
    default, receiving = content.default, content.project.languages.pattern("rules.receiving")
    for entry in content.of("service"):
        results = texts_of(entry.data.get("result"), default)
        names = texts_of(entry.data.get("name"), default)
        for code, result in results.items():
            language = content.language(code, *WORDS)
            if language is None:
                continue
            text, name = plain(str(result)), plain(str(names.get(code, "")))
            if _only_repeats(text, name, language):
                message = f"{quoted(result)} only repeats the name of the service"
            elif language.pattern("rules.empty_results").fullmatch(text) or not _LETTER.search(
                text
            ):
                message = f"{quoted(result)} does not say what the customer gets"
            elif language.pattern("rules.receipts").fullmatch(text) and not receiving.search(name):
                message = f"{quoted(result)} says only that the application came in"
            else:
                continue
            path = ("result", code) if isinstance(entry.data["result"], dict) else ("result",)
            yield Problem(entry, path, message, _HINT)
            break


def _only_repeats(result: str, name: str, language: Language) -> bool:
    fillers = language.words("rules.fillers")
    bare, named = (
        [word for word in words.split() if word not in fillers] for words in (result, name)
    )
    return bare == named and not language.pattern("rules.things").search(name)
