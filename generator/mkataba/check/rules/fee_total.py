"""What is paid on top of a fee is said as an amount."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import wrote
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity

ID = "fee-total"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "Customers complain most of charges that they learn of only at the counter."

_FILE = "services/map-copies.yml"
VALID = (
    {
        _FILE: "fee:\n  amount: KES 500\n  extras:\n  - label: {en: Courier, sw: Usafirishaji}\n"
        "    amount: KES 300\n  note: {en: Courier charges apply., sw: Kuna ada ya usafirishaji.}\n"
    },
    {_FILE: "fee: {amount: KES 500, note: {en: VAT is included., sw: VAT imejumuishwa.}}\n"},
)
INVALID = (
    {_FILE: "fee: {amount: KES 500, note: {en: Exclusive of VAT., sw: Bila nyongeza.}}\n"},
    {_FILE: "fee: {amount: KES 500, note: {en: Courier charges apply., sw: Kuna mengine.}}\n"},
    {_FILE: "fee: {amount: KES 500, note: {en: For each map., sw: VAT haijajumuishwa.}}\n"},
)

WORDS = ("rules.on_top",)
_HINT = "put each amount under extras; the total is worked out and printed"


def check(content: Content) -> Iterator[Problem]:
    """Yield each remark on a fee that names a charge on top of it without its amount."""
    for entry, _, path, value in content.each("fee"):
        if not isinstance(value, dict) or "note" not in value or wrote(entry, path, "extras"):
            continue
        for code, words in texts_of(value["note"], content.default).items():
            language = content.language(code, *WORDS)
            found = language.pattern("rules.on_top").search(str(words)) if language else None
            if found:
                message = f"the total is not said: {quoted(found.group())}"
                yield Problem(entry, (*path, "note"), message, _HINT)
                break
