"""The currency that the head of a column names."""

from mkataba.reading.marks import is_weak, marks_in
from mkataba.reading.spans import span_of


def without_currency(words: str, home: str | None) -> tuple[str, str | None]:
    """Return the words of a head without its marks of money, and the code that they mean.

    The code is None where there is no mark, and "" where it does not tell which currency it is, or
    where there are marks of several: then each cell has to say its own.

    Args:
        words: The head.
        home: The code of the country's currency; None where nobody knows.
    """
    span = span_of(words)
    found = list(marks_in(span, home))
    # a weak mark beside others is a word: All amounts in US dollars
    sure = [one for one in found if not is_weak(span.keys[one[0] : one[1]])]
    found = sure or found[:1]
    if not found:
        return words, None
    bare, at = "", 0
    for start, end, _ in found:
        bare += f"{span.source[at : span.tokens[start][0]]} "
        at = span.tokens[end - 1][1]
    codes = {code for _, _, code in found}
    code = codes.pop() if len(codes) == 1 else None
    # a weak mark that means no currency is a word
    return bare + span.source[at:], code or ("" if sure else None)


def currency_alone(words: str, home: str | None) -> str | None:
    """Return the code of the currency that some words name, and nothing else; None for others."""
    bare, code = without_currency(words, home)
    return None if any(map(str.isalnum, bare)) else code or None
