"""The figures of a board summary, by hand-counted tables of plain rows."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flask import Flask

from pbapp.reports.briefly import one_place
from pbapp.reports.figures import (
    Share,
    by_level,
    loop_closed,
    on_time,
    strongest,
    summed,
    tally,
    told_us,
    totals,
    weakest,
)
from pbapp.reports.kinds import Outcome
from pbapp.reports.page import people_in
from pbapp.reports.rows import Spread, Work
from pbapp.standards.kinds import Level, Response, Strength
from tests.factories.reports import finding, promise, reach, spread, telling, work
from tests.reports.cases import figures

KEPT, LATE, STOPPED, AHEAD = Outcome
MOST, MANY, SOME, FEW, ONE = Strength
YES = Response.ACCEPTED


@pytest.mark.parametrize(
    ("outcomes", "share"),
    [
        ([], Share(0, 0)),
        ([KEPT, KEPT], Share(2, 2)),
        ([KEPT, LATE], Share(1, 2)),
        ([KEPT, STOPPED], Share(1, 2)),
        ([KEPT, AHEAD, AHEAD], Share(1, 1)),
        ([AHEAD], Share(0, 0)),
        ([LATE, STOPPED], Share(0, 2)),
    ],
)
def test_on_time_is_what_was_kept_out_of_all_that_fell_due(
    outcomes: list[Outcome], share: Share
) -> None:
    assert on_time([promise(one) for one in outcomes]) == share
    assert on_time([telling(one) for one in outcomes]) == share


def test_every_promise_stands_in_one_way_of_ending() -> None:
    rows = [promise(one) for one in (KEPT, KEPT, LATE, AHEAD)]
    assert tally(rows) == {KEPT: 2, LATE: 1, STOPPED: 0, AHEAD: 1}


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ([], Share(0, 0)),
        ([(MOST, YES), (SOME, None)], Share(1, 2)),
        ([(SOME, YES)], Share(1, 1)),
        ([(FEW, YES), (ONE, None)], Share(0, 0)),
        ([(MANY, Response.NOT_POSSIBLE)], Share(1, 1)),
    ],
)
def test_the_loop_counts_findings_of_some_or_stronger(
    said: list[tuple[Strength, Response | None]], share: Share
) -> None:
    assert loop_closed([finding(strength, response=given) for strength, given in said]) == share


def test_levels_are_in_order_and_empty_ones_left_out() -> None:
    levels = [Level.EMPOWER, Level.INFORM, Level.EMPOWER]
    counted = by_level([work(level=level) for level in levels])
    assert list(counted.items()) == [(Level.INFORM, 1), (Level.EMPOWER, 2)]


@pytest.mark.parametrize(
    ("people", "text"),
    [
        ([], "0"),
        ([40, 1_200], "1,240"),
        ([40, 0], "40"),
        ([40, 3], "40"),
        ([3], "[c]"),
        ([3, None], "[c]"),
        ([None], "[x]"),
        ([40, None], "40"),
    ],
)
def test_people_are_summed_over_what_each_page_shows_so_none_can_be_subtracted(
    people: list[int | None], text: str
) -> None:
    assert summed([work(people=count).people for count in people]).text == text


def test_the_strongest_findings_are_shown_and_of_equals_the_unanswered_first() -> None:
    answered = finding(MOST, 1, response=YES, reason="We will.")
    open_one, some = finding(MOST, 2), finding(SOME, 3)
    assert told_us([some, answered, open_one]) == [open_one, answered, some]


def test_each_piece_of_work_is_heard_before_any_is_heard_twice() -> None:
    first, second, third = (finding(MOST, 1, statement=text) for text in "abc")
    other = finding(FEW, 2)
    assert told_us([first, second, third, other]) == [first, other, second]


@pytest.mark.parametrize(
    ("rows", "best", "worst"),
    [
        ([], [], []),
        (
            [spread("INC", (0, 0, 1, 4)), spread("SUP", (2, 1, 1, 1)), spread("MET", (0, 2, 3, 0))],
            ["INC"],
            ["SUP"],
        ),
        # the same share of 5 or 6: what is rated 4 decides
        (
            [spread("INC", (0, 1, 0, 1)), spread("SUP", (0, 0, 1, 1)), spread("MET", (0, 2, 0, 0))],
            ["SUP"],
            ["MET"],
        ),
        # shares, not counts: one of one is more than two of four
        (
            [spread("INC", (0, 0, 0, 1)), spread("SUP", (2, 0, 0, 2)), spread("MET", (0, 1, 0, 0))],
            ["INC"],
            ["SUP"],
        ),
        # two share the place; three do not stand out
        (
            [spread("INC", (0, 0, 0, 1)), spread("SUP", (0, 0, 0, 1)), spread("MET", (1, 0, 0, 0))],
            ["INC", "SUP"],
            ["MET"],
        ),
        ([spread(code, (0, 1, 0, 0)) for code in ("INC", "SUP", "MET")], [], []),
        # half of the records are enough to compare, fewer are not
        (
            [
                spread("INC", (0, 0, 0, 1), due=3),
                spread("SUP", (0, 0, 0, 1), due=2),
                spread("MET", (1, 0, 0, 0)),
                spread("COM", (0, 1, 0, 0)),
            ],
            ["SUP"],
            ["MET"],
        ),
        # nothing to compare with
        ([spread("INC", (0, 0, 0, 1)), spread("SUP", (1, 0, 0, 0))], [], []),
        (
            [spread("INC", (0, 0, 0, 1)), spread("SUP", (1, 0, 0, 0)), spread("MET", (0, 0, 0, 0))],
            [],
            [],
        ),
    ],
)
def test_what_stands_out_is_the_largest_share_of_records(
    rows: list[Spread], best: list[str], worst: list[str]
) -> None:
    assert (strongest(rows), weakest(rows)) == (best, worst)


@pytest.mark.parametrize(
    ("works", "text"),
    [
        ([work(1, 40), work(2, 186, has_hidden=True)], "226 + [c]"),
        ([work(1, 40), work(2, 3, has_hidden=True)], "40 + [c]"),
        ([work(1, 3, has_hidden=True)], "[c]"),
        ([work(1, 0), work(2, 3, has_hidden=True)], "[c]"),
        ([work(1, 40), work(2, None)], "40"),
    ],
)
def test_a_number_that_is_hidden_has_its_sign_beside_the_sum(works: list[Work], text: str) -> None:
    assert people_in(totals(figures(works=works))) == text


def test_all_that_ran_is_what_is_accepted_and_what_waits() -> None:
    assert figures(works=(work(1), work(2)), for_review=1, with_the_lead=5).ran == 8


def test_reach_is_the_share_of_the_first_fifth_by_its_share_of_the_people() -> None:
    # 22 in 100 of 340 and 30 in 100 of 60, where 31 and 11 in 100 live in the poorest fifth.
    fifths = reach(heard=(22 * 340 + 30 * 60, 0, 0, 0, 0), even=(31 * 340 + 11 * 60, 0, 0, 0, 0))
    assert (fifths.shares[0], fifths.here[0]) == (23, 28)
    assert fifths.ratio == Fraction(9280, 11200)


def test_there_is_no_reach_where_nobody_lives_in_the_first_fifth() -> None:
    assert reach(heard=(0, 0, 40000, 0, 0), even=(0, 0, 40000, 0, 0)).ratio is None


@pytest.mark.parametrize(
    ("ratio", "text"),
    [("375/527", "0.7"), ("1", "1.0"), ("3/4", "0.8"), ("749/1000", "0.7"), ("12", "12.0")],
)
def test_a_ratio_has_one_place(app: Flask, ratio: str, text: str) -> None:
    with app.test_request_context():
        assert one_place(Fraction(ratio)) == text
