"""The currency that the head of a column names."""

from mkataba.reading.marks import mark_in
from mkataba.reading.spans import span_of


def without_currency(words: str, home: str | None) -> tuple[str, str | None]:
    """Return the words of a head without its mark of money, and the code that the mark means.

    The code is None where there is no mark, or where it does not tell which currency it is.

    Args:
        words: The head.
        home: The code of the country's currency; None where nobody knows.
    """
    span = span_of(words)
    found = mark_in(span, home)
    if found is None:
        return words, None
    start, end, code = found
    before, after = span.tokens[start][0], span.tokens[end - 1][1]
    return f"{span.source[:before]} {span.source[after:]}", code
