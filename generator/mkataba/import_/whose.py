"""Whose money or time a head speaks of: a fee that customers pay, a time that they wait."""

import re
from collections.abc import Sequence

from mkataba.import_.head_words import Vocabulary, vocabulary
from mkataba.languages import Languages

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def is_theirs(words: str, field: str, languages: Languages, *, cases: bool = False) -> bool:
    """Tell whether a head may speak of what customers are given, need or do themselves.

    Such are ``Amount payable to customer``, ``Time allowed for customers``, ``Time per page`` and
    ``Documents given to client``; ``Cost to the customer`` and ``Waiting time of clients`` are not.

    Args:
        words: The head.
        field: What it seems to hold.
        languages: Those whose words of heads are known.
        cases: Whether it may name a case: of a time, *citizens* says who waits it.
    """
    small = words.lower().replace("\u2019", "'")
    text = [word.removesuffix("'s").rstrip("'") for word in _WORD.findall(small)]
    lists = [vocabulary(languages, code) for code in languages]
    # the words of a head are in one language: that which has the most of them
    known = min(lists, key=lambda one: one.strange(text))
    if field == "turnaround":
        return _is_time_of_theirs(text, known, known.cases if cases else frozenset())
    return not known.given.isdisjoint(text) and _reaches_person(text, known)


def is_for_person(tail: str, languages: Languages) -> bool:
    """Tell whether words say to whom something is, and not for each of what: ``kwa mteja``."""
    text = _WORD.findall(tail.lower())
    lists = [vocabulary(languages, code) for code in languages]
    return any(
        text[:1] and text[0] in one.receivers and one.around.issuperset(text[1:]) for one in lists
    )


def _is_time_of_theirs(text: Sequence[str], known: Vocabulary, cases: frozenset[str]) -> bool:
    if not known.given.isdisjoint(text):  # a time to pay
        return True
    for word, then in zip(text, [*text[1:], ""], strict=False):
        named = known.fields.get(then) == "name" or then in known.persons
        if word in known.each and not named:
            return True
    return not (known.persons - cases).isdisjoint(text) and known.ours.isdisjoint(text)


def _reaches_person(text: Sequence[str], known: Vocabulary) -> bool:
    """Tell whether a word for a person stands behind one that says to whom something goes."""
    at = next((n for n, word in enumerate(text) if word in known.receivers), len(text))
    return not known.persons.isdisjoint(text[at + 1 :])
