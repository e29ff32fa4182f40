"""A text is translated, not copied from the other language."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from mkataba.check.content import Content, Node, Problem
from mkataba.check.messages import quoted
from mkataba.check.words.copied import language_alone
from mkataba.check.words.grammar import tokens_of
from mkataba.check.words.names import plain
from mkataba.check.words.people import ROLE, ROLES
from mkataba.finding import Severity
from mkataba.reading import read_catalogue

ID = "copied-text"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
CLAUSE = ""
WHY = "A copy fills the place of a translation: whoever reads the other language has nothing."
REPLACES = ("text-language", "bilingual-parity")

_FILE = "services/soil-testing.yml"
VALID = (
    {_FILE: "who:\n  en: Owners of land and those who rent it\n  sw: Wamiliki wa ardhi\n"},
    {
        _FILE: "law:\n  en: Physical and Land Use Planning Act\n"
        "  sw: Physical and Land Use Planning Act\n"
    },
    {_FILE: "fee: {in_kind: {en: M-PESA 21919, sw: M-PESA 21919}}\n"},
    {
        "service_points.yml": "service_points:\n- id: centre\n"
        "  name: {en: Huduma Centre Mfano, sw: Huduma Centre Mfano}\n"
        '  address: {en: "Plot 7, opposite the market", sw: "Plot 7, opposite the market"}\n'
    },
    {"channels.yml": "channels:\n- {id: a, contact: {en: the counter, sw: the counter}}\n"},
)
INVALID = (
    {_FILE: "who: {en: Owners of land and tenants, sw: Owners of land and tenants.}\n"},
    {_FILE: "fee: {in_kind: {en: Free of charge, sw: Free of charge}}\n"},
    {_FILE: "fee: {in_kind: {en: Bila malipo, sw: Bila malipo}}\n"},
    {_FILE: "requirements:\n- {en: Two passport photos, sw: two passport photos}\n"},
    {_FILE: "name: {en: Service Charter, sw: Service Charter}\n"},
    {_FILE: "fee: {amount: KES 50, per: {en: page, sw: page}}\n"},
)

_NAMES = {"en": "English", "sw": "Kiswahili"}
_NAMED = frozenset(("law", "reference", "short_name", "where"))
_NAMED_IN = frozenset(("organization", "service_points", "manual"))  # bodies and places
_HINT = "translate it: put the words of each language under its own code"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text of which a language has the same words as another one."""
    for node in content.each("text"):
        if not isinstance(node.value, dict) or len(node.value) < 2 or node.field.rules.get("plain"):
            continue
        if node.path[-1] == "address":
            continue
        texts = {code: str(words) for code, words in node.value.items()}
        if len({plain(words) for words in texts.values()}) < len(texts):
            yield from _copies(content, node, texts)


def _copies(content: Content, node: Node, texts: Mapping[str, str]) -> Iterator[Problem]:
    ordered = [code for code in content.languages if code in texts]
    first: dict[str, str] = {}  # the words to the language in which they stand first
    for code in ordered:
        other = first.setdefault(plain(texts[code]), code)
        if other == code:
            continue
        found = language_alone(texts[code], _known(content), _may_be_a_name(node))
        if found is None and node.path[-1] in ROLES and ROLE.search(texts[code]):
            found = ""  # a role is no name, whatever its capitals
        if found is None:
            continue
        wrong = other if found == code else code
        said = f"{quoted(texts[code])} stands under {other} and under {code}"
        said += f", and is {_NAMES[found]}" if found in _NAMES else ""
        yield Problem(node.entry, (*node.path, wrong), said, _HINT)


def _may_be_a_name(node: Node) -> bool:
    key = str(node.path[-1])
    whole = key == "name" and "core_values" not in node.path
    return key in _NAMED or (whole and node.entry.file.kind.name in _NAMED_IN)


def _known(content: Content) -> Mapping[str, frozenset[str]]:
    """Return the words of the catalogues by the one language of the organisation that has them."""
    files = content.project.templates
    return _only(tuple((code, files.get(f"locale/{code}.po", b"")) for code in content.languages))


@lru_cache(maxsize=4)
def _only(catalogues: tuple[tuple[str, bytes], ...]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {"en": set()}
    for code, po in catalogues:
        for english, translated in read_catalogue(po).items() if po else ():
            found["en"].update(_tokens(english))
            found.setdefault(code, set()).update(*map(_tokens, translated))
    return {
        code: frozenset(own.difference(*(found[other] for other in found if other != code)))
        for code, own in found.items()
    }


def _tokens(words: str) -> set[str]:
    return {token.casefold() for token in tokens_of(words)}
