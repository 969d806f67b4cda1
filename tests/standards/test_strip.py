from __future__ import annotations

from fractions import Fraction

from pbapp.standards.rating import Rating
from pbapp.standards.rollup import Checked
from pbapp.standards.strip import strip


def test_the_strip_has_a_row_for_each_standard_in_order() -> None:
    rows = strip({})
    assert [row.standard.name for row in rows] == [
        "Inclusion",
        "Support",
        "Planning",
        "Working together",
        "Methods",
        "Communication",
        "Impact",
    ]
    assert {row.roll_up.shown().sentence() for row in rows} == {"nothing due"}


def test_a_row_rolls_up_its_own_indicators_beside_the_participants() -> None:
    ratings = {"SUP1": 5, "SUP2": 6, "PLA1": 1}
    checked = {code: Checked(code, True, Rating(points)) for code, points in ratings.items()}
    rows = {row.standard.code: row for row in strip(checked, {"SUP": Fraction(7, 2)})}
    assert rows["SUP"].roll_up.points == (5, 6)
    assert (rows["SUP"].participants, rows["SUP"].disagrees) == (Fraction(7, 2), True)
    assert (rows["PLA"].roll_up.points, rows["PLA"].roll_up.weak) == ((1, 1), 1)
    assert (rows["PLA"].participants, rows["PLA"].disagrees) == (None, False)


def test_an_incomplete_standard_raises_no_disagreement() -> None:
    checked = {
        "SUP1": Checked("SUP1", True, Rating(6)),
        "SUP2": Checked("SUP2", True),
        "SUP3": Checked("SUP3", True),
    }
    row = strip(checked, {"SUP": Fraction(1)})[1]
    assert (row.roll_up.incomplete, row.disagrees) == (True, False)
