"""A text is translated, not copied from the other language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from mkataba.check.content import ALL_KINDS, Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import Node
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.copied import Vocabularies, share_words
from mkataba.check.vocabulary.grammar import SMALL, tokens_of
from mkataba.check.vocabulary.names import plain
from mkataba.check.vocabulary.people import ROLES, names_role
from mkataba.finding import Severity
from mkataba.languages import SOURCE, Languages
from mkataba.project import packaged_catalogue
from mkataba.reading.translations import read_catalogue

ID = "copied-text"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "A text that is copied instead of translated tells nothing to those who read only the other "
    "language."
)
REPLACES = ("text-language", "bilingual-parity")
# which language has a word is told by all texts together, and from a part of them it can't be
COMPARES = dict.fromkeys(ALL_KINDS, ("",))

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
    {_FILE: "name: {en: CT scan, sw: CT scan}\n"},
    {
        _FILE: "requirements:\n"
        "- {en: birth certificate, sw: Cheti cha kuzaliwa (birth certificate)}\n"
    },
    {"channels.yml": "channels:\n- {id: a, contact: {en: the counter, sw: the counter}}\n"},
)
INVALID = (
    {_FILE: "who: {en: Owners of land and tenants, sw: Owners of land and tenants.}\n"},
    {_FILE: "fee: {in_kind: {en: Free of charge, sw: Free of charge}}\n"},
    {_FILE: "fee: {in_kind: {en: Bila malipo, sw: Bila malipo}}\n"},
    {_FILE: "requirements:\n- {en: Two passport photos, sw: two passport photos}\n"},
    {_FILE: "name: {en: Service Charter, sw: Service Charter}\n"},
    {_FILE: "name: {en: New Water Connection, sw: NEW WATER CONNECTION}\n"},
    {_FILE: "who: {en: Owners of land and tenants, sw: Ya Owners of land and tenants}\n"},
    {_FILE: "fee: {amount: KES 50, per: {en: page, sw: page}}\n"},
)

WORDS = (SMALL, "rules.offices", "rules.shared", "rules.loans", "rules.roles")
_NAMED = frozenset(("law", "reference", "short_name", "where"))
_NAMED_IN = frozenset(("organization", "service_points", "manual"))  # bodies and places
_NEVER_NAMED = frozenset(("name", "who", "result"))  # of a service
_HINT = "translate it: put the words of each language under its own code"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text of which a language has the words of another one, or nearly all of them."""
    pairs = [
        (node, {code: str(words) for code, words in node.value.items()})
        for node in content.each("text")
        if isinstance(node.value, dict)
        and len(node.value) >= 2
        and not node.field.rules.get("plain")
        and node.path[-1] != "address"
    ]
    is_whole = len(content.entries) == len(content.project.files)
    # the same text, as often as it stands in the files, tells the same
    told = {tuple(texts.items()) for _, texts in pairs} if is_whole else ()
    known = Vocabularies(_known(content, map(dict, told)), content.project.languages)
    for node, texts in pairs:
        yield from _copies(content, node, texts, known)


def _copies(
    content: Content, node: Node, texts: Mapping[str, str], known: Vocabularies
) -> Iterator[Problem]:
    ordered = [code for code in content.languages if code in texts]
    for number, code in enumerate(ordered):
        for other in ordered[:number]:
            if problem := _copy(node, texts, other, code, known):
                yield problem
                break


def _copy(
    node: Node,
    texts: Mapping[str, str],
    other: str,
    code: str,
    known: Vocabularies,
) -> Problem | None:
    one, two = texts[other], texts[code]
    if not share_words(one, two):  # as nearly every translation
        return None
    same = plain(one) == plain(two)
    if same or known.stands_in(one, two):
        first = one
    elif known.stands_in(two, one):
        first = two
    else:
        return None
    kind = node.entry.file.kind.name
    never = kind == "service" and node.path[-1] in _NEVER_NAMED
    found = known.language_alone(first, _may_be_a_name(node), never)
    if found is None and node.path[-1] in ROLES and names_role(first, known.languages):
        found = ""  # a role is no name, whatever its capitals
    if found is None:
        return None
    wrong = other if found == code else code
    is_known = found in known.languages
    is_named = f", and is {known.languages[found].english}" if is_known else ""
    if same:
        text = f"{quoted(two)} stands under {other} and under {code}{is_named}"
    else:
        text = f"{quoted(first)} stands under {other if first == one else code}{is_named}"
        text += f"; {quoted(two if first == one else one)} is hardly anything else"
    return Problem(node.entry, (*node.path, wrong), text, _HINT)


def _may_be_a_name(node: Node) -> bool:
    key = str(node.path[-1])
    whole = key == "name" and "core_values" not in node.path
    return key in _NAMED or (whole and node.entry.file.kind.name in _NAMED_IN)


def _known(content: Content, texts: Iterable[Mapping[str, str]]) -> Mapping[str, frozenset[str]]:
    """Return words by the one language that has them: in our lists, or else in the texts.

    A word tells its language where it stands, in small letters, under that one alone, and nowhere
    under another one in a text that is not the same in both.
    """
    brought = content.project.own_templates
    catalogues = tuple(
        # ours can't be bent
        (code, packaged_catalogue(code) or brought.get(f"locale/{code}.po", b""))
        for code in content.languages
    )
    known = _only(catalogues, content.project.languages)
    wording: dict[str, set[str]] = {}
    for words in texts:
        tokens = {code: frozenset(tokens_of(text)) for code, text in words.items()}
        for code, own in tokens.items():
            there = wording.setdefault(code, set())
            small = set(filter(str.islower, own - there))  # of most texts none is new
            for other in tokens.keys() - {code} if small else ():
                small.difference_update(map(str.casefold, tokens[other]))
            there |= small
    listed = frozenset[str]().union(*known.values())
    return {
        code: known.get(code, frozenset())
        | wording.get(code, set()).difference(
            listed, *(wording[other] for other in wording if other != code)
        )
        for code in {*known, *wording}
    }


@lru_cache(maxsize=4)
def _only(
    catalogues: tuple[tuple[str, bytes], ...], languages: Languages
) -> Mapping[str, frozenset[str]]:
    found = {code: set(own.words("rules.offices")) for code, own in languages.items()}
    for code, po in catalogues:
        for english, translated in read_catalogue(po).items() if po else ():
            found[SOURCE].update(_tokens(english))
            found.setdefault(code, set()).update(*map(_tokens, translated))
    return {
        code: frozenset(own.difference(*(found[other] for other in found if other != code)))
        for code, own in found.items()
    }


def _tokens(words: str) -> set[str]:
    return {token.casefold() for token in tokens_of(words)}
