"""One comparison of times: what holds for every unit, and that check and diff say the same."""

from itertools import pairwise, product

import pytest

from mkataba.check.rules import ack_vs_outcome, cross_copy_consistency, steps_sum
from mkataba.diff.times import MOVES
from mkataba.values.duration import Duration, Unit, read_duration
from mkataba.values.duration.order import Length, compared, contradicts, exceeds
from mkataba.values.turnaround import Immediate, SameDay, Within
from mkataba.values.turnaround.order import slower

COUNTS = (1, 2, 5, 7, 8, 12, 24, 30, 52, 365)
LENGTHS: list[Length] = [Immediate(), SameDay()]
LENGTHS += [Duration(count, unit) for unit in Unit for count in COUNTS]
UNLIKE = (
    *("0.5 days", "1.5 working days", "2.5 calendar days", "0.5 weeks", "1.5 months"),
    *("1 day 4 hours", "1 day 20 minutes", "1 working day 23 hours", "2 calendar days 90 minutes"),
    *("1 week 2 days", "1 week 2 calendar days", "2 months 3 weeks", "1 month 30 working days"),
)
LENGTHS += [time for written in UNLIKE if (time := read_duration(written))]
MOVE = {(a, b): compared(a, b) for a, b in product(LENGTHS, repeat=2)}


def test_a_time_is_as_long_as_itself_and_a_move_back_is_the_opposite() -> None:
    for (a, b), move in MOVE.items():
        assert a != b or move == 0
        back = MOVE[b, a]
        assert back == (None if move is None else -move), (a, b)


def test_what_is_told_of_two_steps_is_told_of_both_together() -> None:
    told = {a: [(b, MOVE[a, b]) for b in LENGTHS if MOVE[a, b] in (0, 1)] for a in LENGTHS}
    for a, near in told.items():
        for b, first in near:
            for c, second in told[b]:
                assert MOVE[a, c] == max(first or 0, second or 0), (a, b, c)


def test_more_of_a_unit_is_longer_and_each_unit_is_told_from_some_other() -> None:
    for unit in Unit:
        counts = [Duration(count, unit) for count in COUNTS]
        assert all(MOVE[a, b] == 1 for a, b in pairwise(counts))
        told = {getattr(b, "unit", None) for a in counts for b in LENGTHS if MOVE[a, b]}
        assert len(told) > 3, unit


def test_the_check_and_the_diff_say_the_same_of_every_pair() -> None:
    for (a, b), move in MOVE.items():
        one, other = (Within(x) if isinstance(x, Duration) else x for x in (a, b))
        assert slower(one, other) == move
        if isinstance(b, Duration):
            assert exceeds([b], a) == (MOVES[move] == "slower"), (a, b)


def test_a_sum_is_never_shorter_than_what_it_holds() -> None:
    durations = [one for one in LENGTHS if isinstance(one, Duration)][::3]
    for a, b, whole in product(durations, durations, LENGTHS[:40:3]):
        if exceeds([a], whole):
            assert exceeds([a, b], whole), (a, b, whole)


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("5 calendar days", "1 week", 1),
        ("1 week", "5 working days", None),
        ("24 hours", "1 working day", None),
        ("24 hours", "1 calendar day", None),
        ("24 hours", "2 working days", 1),
        ("48 hours", "1 calendar day", -1),
        ("4 weeks", "1 month", 1),
        ("30 calendar days", "1 month", None),
        ("1 month", "5 weeks", 1),
        ("12 months", "1 year", 0),
        ("12 months", "365 calendar days", -1),
        ("3 months", "89 calendar days", -1),
        ("3 months", "92 calendar days", 1),
        ("8 working hours", "1 working day", None),
        ("5 calendar days", "5 working days", 1),
        ("5 working days", "11 calendar days", 1),
        ("5 working days", "2 weeks", 1),
        ("5 working days", "10 calendar days", None),
        ("1 day", "1 day 4 hours", 1),
        ("1 day 4 hours", "2 days", 1),
        ("1 day 4 hours", "1 day 3 hours", -1),
        ("1 day 4 hours", "1 day 240 minutes", 0),
        ("1 day 4 hours", "28 hours", None),
        ("1 day 4 hours", "12 hours", -1),
        ("1 week 2 calendar days", "9 calendar days", 0),
        ("1 week 2 calendar days", "8 calendar days", -1),
        ("1 week 6 days", "2 weeks", None),
        ("1 week 2 days", "1 week 3 days", 1),
        ("1 month", "1 month 1 week", 1),
        ("0.5 days", "1 day", 1),
        ("0.5 days", "4 hours", None),
        ("1.5 months", "2 months", 1),
        ("1.5 months", "45 calendar days", None),
    ],
)
def test_pairs_of_unlike_units(before: str, after: str, move: int | None) -> None:
    a, b = read_duration(before), read_duration(after)
    assert a
    assert b
    assert compared(a, b) == move


def test_no_rule_compares_times_in_a_way_of_its_own() -> None:
    for rule in (ack_vs_outcome, steps_sum, cross_copy_consistency):
        used = {getattr(rule, name, None) for name in ("compared", "contradicts", "exceeds")}
        assert used & {compared, contradicts, exceeds}
