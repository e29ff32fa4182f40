"""What is called free asks for no payment."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import Node, wrote
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.amounts import AMOUNT
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.languages import Language
from mkataba.values.fee import Free

ID = "fee-free-contradiction"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = (
    "If a service is called free and a payment receipt has to be brought, the customer pays "
    "without being told how much."
)

_FILE = "services/hall-hire.yml"
_FREE = "fee: free\nrequirements:\n"
VALID = (
    {_FILE: f"{_FREE}- {{en: Receipt of your rates, sw: Risiti ya malipo ya kodi}}\n"},
    {_FILE: "fee: KES 500\nrequirements:\n- {en: Proof of payment, sw: Risiti ya malipo}\n"},
    {
        _FILE: "fee: {free: true, extras: [{label: {en: Courier, sw: Usafirishaji}, "
        "amount: KES 300}], payment: [mpesa]}\n"
    },
)
INVALID = (
    {_FILE: f"{_FREE}- {{en: Proof of payment, sw: Uthibitisho}}\n"},
    {_FILE: f"{_FREE}- {{en: What you were given, sw: Risiti ya malipo}}\n"},
    {_FILE: "fee: {free: true, payment: [mpesa, cash]}\n"},
    {
        _FILE: "fee: {free: true, note: {en: You pay KES 200 for the form., "
        "sw: Fomu hulipiwa KES 200.}}\n"
    },
)

WORDS = (
    *("rules.proofs_of_payment", "rules.payments", "rules.limits"),
    *("rules.paid_elsewhere", "rules.paid"),
)
_HINT = "write the amount; or, for what is paid on top, free with extras"
_FOR = "write the fee; or, where the payment is for something else, say for what"


def check(content: Content) -> Iterator[Problem]:
    """Yield each sign of a payment beside a fee that is free and has no extras."""
    for node, fee in content.parsed("fee"):
        if isinstance(fee.basis, Free) and not wrote(node.entry, node.path, "extras"):
            yield from _in_fee(node, content)
            if node.path == ("fee",):
                yield from _in_requirements(node, content)


def _in_fee(fee: Node, content: Content) -> Iterator[Problem]:
    if ways := fee.value.get("payment"):
        message = f"free, and to be paid by {', '.join(map(str, ways))}"
        yield Problem(fee.entry, (*fee.path, "payment"), message, _HINT)
    for code, text in texts_of(fee.value.get("note"), content.default).items():
        words, language = str(text), content.language(code, *WORDS)
        if language and AMOUNT.search(words) and language.pattern("rules.paid").search(words):
            message = f"free, and a note names an amount: {quoted(words)}"
            yield Problem(fee.entry, (*fee.path, "note"), message, _HINT)
            return


def _in_requirements(fee: Node, content: Content) -> Iterator[Problem]:
    for index, item in enumerate(fee.entry.data.get("requirements") or ()):
        for code, text in texts_of((item or {}).get("what"), content.default).items():
            words, language = str(text), content.language(code, *WORDS)
            if language and _pays(words, language):
                message = f"free, and a payment is asked for: {quoted(words)}"
                yield Problem(fee.entry, ("requirements", index), message, _FOR)
                break


def _pays(words: str, language: Language) -> bool:
    """Tell whether a requirement is met by paying: it names a proof of it, or the amount."""
    if language.pattern("rules.paid_elsewhere").search(words):
        return False
    if language.pattern("rules.proofs_of_payment").search(words):
        return True
    named = AMOUNT.search(words) and language.pattern("rules.payments").search(words)
    return bool(named) and not language.pattern("rules.limits").search(words)
