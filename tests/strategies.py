"""What properties draw that Hypothesis alone draws too short or too seldom."""

from hypothesis import strategies as st

from mkataba.values.duration import Duration, Unit


def texts_of(alphabet: str, most: int = 300) -> st.SearchStrategy[str]:
    """Return texts of 1 to ``most`` characters, of any length as often as of any other.

    ``st.text(max_size=300)`` draws some five characters, and next to never a full line.
    """
    of_length = st.integers(1, most)
    return of_length.flatmap(lambda n: st.text(st.sampled_from(alphabet), min_size=n, max_size=n))


_DAYS = [Unit.DAY, Unit.WORKING_DAY, Unit.CALENDAR_DAY]


@st.composite
def lengths(draw: st.DrawFn) -> Duration:
    """Return lengths of time of each form: numbers, halves, ranges, and one behind another."""
    form = draw(st.sampled_from(["number", "range", "half", "range of halves", "together"]))
    unit = draw(st.sampled_from([*Unit]))
    whole = draw(st.integers(1, 9999))
    if form == "number":
        return Duration(whole, unit)
    if form == "range":
        return Duration(whole, unit, draw(st.just(0) | st.integers(0, whole)))
    if form == "together":
        return draw(_together())
    unit = draw(st.sampled_from([*_DAYS, Unit.WEEK, Unit.MONTH]))
    most = draw(st.integers(0, 40)) + 0.5
    if form == "half":
        return Duration(most, unit)
    return Duration(most, unit, draw(st.integers(0, int(most)) | st.just(most) | st.just(0.5)))


@st.composite
def _together(draw: st.DrawFn) -> Duration:
    days, whole = st.sampled_from(_DAYS), st.integers(1, 60)
    minutes = st.integers(1, 23 * 60 + 59).filter(lambda minutes: minutes < 60 or minutes % 60)
    rests = {
        days: st.builds(Duration, st.integers(1, 23), st.just(Unit.HOUR))
        | st.builds(Duration, minutes, st.just(Unit.MINUTE)),
        st.just(Unit.WEEK): st.builds(Duration, st.integers(1, 6), days),
        st.just(Unit.MONTH): st.builds(Duration, st.integers(1, 4), st.just(Unit.WEEK))
        | st.builds(Duration, st.integers(1, 30), days),
    }
    unit, rest = draw(st.sampled_from([*rests.items()]))
    return Duration(draw(whole), draw(unit), then=draw(rest))
