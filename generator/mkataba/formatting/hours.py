"""Opening hours in words."""

from collections.abc import Iterable

from mkataba.formatting.basics import NBSP, BasicFormatter, Line
from mkataba.values.hours import HOLIDAYS, Opening


def hours_in_words(formatter: BasicFormatter, openings: Iterable[Opening]) -> tuple[Line, ...]:
    """Return opening hours, one line for each set of days."""
    by_days: dict[tuple[int, ...], list[str]] = {}
    for opening in openings:
        if (opening.opens, opening.closes) == (0, 1440):
            words = formatter._("day and night")
        else:
            opens, closes = (
                clock_in_words(formatter, opening.opens),
                clock_in_words(formatter, opening.closes),
            )
            words = formatter._("%(opens)s to %(closes)s", opens=opens, closes=closes)
        by_days.setdefault(opening.days, []).append(words)
    return tuple(
        Line(days_in_words(formatter, days), ", ".join(open_)) for days, open_ in by_days.items()
    )


def clock_in_words(formatter: BasicFormatter, minutes: int) -> str:
    """Return a time of day, as the language counts the hours."""
    hour, minute = divmod(minutes % 1440, 60)
    clock = formatter.spoken.clock
    if clock is None:
        return f"{minutes // 60:02}:{minute:02}"
    return f"{clock.before} {clock.hour(hour)}:{minute:02} {clock.part(hour)}".replace(" ", NBSP)


def days_in_words(formatter: BasicFormatter, days: tuple[int, ...]) -> str:
    """Return days of the week."""
    if len(days) > 1 and days[-1] == HOLIDAYS:  # the days of the week as they are without them
        return f"{days_in_words(formatter, days[:-1])}, {formatter._('public holidays')}"
    if days == tuple(range(HOLIDAYS)):
        return formatter._("Every day")
    names = {**formatter.weekdays, HOLIDAYS: formatter._("public holidays")}
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return formatter._("%(low)s to %(high)s", low=names[days[0]], high=names[days[-1]])
    return ", ".join(names[day] for day in days)
