"""Words that stand unchanged under two languages, and whether both can mean them so."""

import re
from collections.abc import Mapping, Sequence

from mkataba.check.words.contacts import MAIL, WEB
from mkataba.check.words.grammar import FUNCTION, tokens_of
from mkataba.reading.vocabulary import words

SHARED = words(
    "baraza boda bodaboda box center centre chama ecitizen email facebook harambee huduma "
    "instagram jua kali kumi matatu mboga mitumba mpesa nyumba pdf pesa pin shamba sms "
    "twitter ussd video wananchi whatsapp wifi youtube"
)
"""Words that English and Kiswahili, as they are written in Kenya, have in common."""

_SMALL = frozenset().union(*FUNCTION.values())
_SHORTEST = 3  # letters; what is shorter is a unit, an initial or a small word


def language_alone(text: str, known: Mapping[str, frozenset[str]], named: bool) -> str | None:
    """Return the language that a text is in alone, "" where it can't be told; None for no language.

    Names, numbers, addresses of mail and web, abbreviations and words that languages share are in
    no language alone. A word in small letters is no name; one with a capital may be, unless it is
    known.

    Args:
        text: The words.
        known: Words by the only language that has them.
        named: Whether the text may be a name as a whole, as of a place, a body or a law.
    """
    tokens = tokens_of(WEB.sub(" ", MAIL.sub(" ", text)))
    telling = [token for token in tokens if _tells(token)]
    found = {code: _found(tokens, code, own) for code, own in known.items()}
    languages = [code for code, own in found.items() if own]
    language = languages[0] if len(languages) == 1 else ""
    if _is_sentence(text, tokens, telling):
        return language
    if named or not language:
        return None
    is_small = any(token.islower() for token in found[language])
    return language if is_small or 2 * len(found[language]) >= len(telling) else None


def _found(tokens: Sequence[str], code: str, own: frozenset[str]) -> list[str]:
    small = FUNCTION.get(code, frozenset())
    return [
        token
        for token in tokens
        if token.casefold() in small or (_tells(token) and token.casefold() in own)
    ]


def _is_sentence(text: str, tokens: Sequence[str], telling: Sequence[str]) -> bool:
    """Tell whether words are more than a name: two and more, and not all with a capital."""
    if len(tokens) < 2 or not telling:
        return False
    if any(token.islower() and token.casefold() not in _SMALL for token in telling):
        return True
    ends = tokens[-1].islower() or text.rstrip().endswith((".", "!", "?"))
    return ends and any(token.casefold() in _SMALL for token in tokens)


def _tells(token: str) -> bool:
    plain = re.sub(r"['’]", "", token).casefold()
    return len(plain) >= _SHORTEST and not token.isupper() and plain not in SHARED
