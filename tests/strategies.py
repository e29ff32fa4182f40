"""What properties draw that Hypothesis alone draws too short or too seldom."""

from hypothesis import strategies as st


def texts_of(alphabet: str, most: int = 300) -> st.SearchStrategy[str]:
    """Return texts of 1 to ``most`` characters, of any length as often as of any other.

    ``st.text(max_size=300)`` draws some five characters, and next to never a full line.
    """
    of_length = st.integers(1, most)
    return of_length.flatmap(lambda n: st.text(st.sampled_from(alphabet), min_size=n, max_size=n))
