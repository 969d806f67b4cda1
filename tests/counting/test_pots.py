from __future__ import annotations

from fractions import Fraction

import pytest

from pbapp.counting import Election, Method, Outcome, Rule, TooDear, Uncountable, run
from pbapp.counting.pots import Counted, Pot, count_pots
from tests.counting.elections import election

GREEDY = Rule(Method.GREEDY)


def by_votes(pot: Pot, counted: Election) -> Outcome:
    return run(counted, GREEDY)


def told(results: list[Counted]) -> list[tuple[str, int, int | None]]:
    return [(result.pot.name, result.moved_in, result.left) for result in results]


def test_what_one_pot_leaves_moves_on_to_the_next() -> None:
    small = Pot("small", 10, election(10, {"a": 7}, "a"), left_goes_to="main")
    main = Pot("main", 20, election(20, {"b": 22}, "b"))
    results = list(count_pots([main, small], by_votes))
    assert told(results) == [("small", 0, 3), ("main", 3, 1)]
    assert results[1].outcome is not None
    assert (results[1].outcome.winners, results[1].outcome.budget) == (("b",), 23)


def test_a_pot_that_nobody_voted_in_moves_on_whole() -> None:
    pots = [Pot("a", 10, None, "c"), Pot("b", 5, None, "c"), Pot("c", 1, None)]
    assert told(list(count_pots(pots, by_votes))) == [("a", 0, 10), ("b", 0, 5), ("c", 15, 16)]


def test_pots_without_a_target_keep_what_they_leave() -> None:
    pots = [Pot("a", 10, election(10, {"x": 7}, "x")), Pot("b", 5, election(5, {"y": 5}, "y"))]
    assert told(list(count_pots(pots, by_votes))) == [("a", 0, 3), ("b", 0, 0)]


def test_a_pot_waits_for_one_with_an_open_offer_and_so_do_those_after_it() -> None:
    rule = Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(1, 2))
    answers: dict[str, bool] = {}

    def count(pot: Pot, counted: Election) -> Outcome:
        return run(counted, rule, answers=answers)

    pots = [
        Pot("a", 6, election(6, {"x": 8}, "x"), "b"),
        Pot("b", 5, election(5, {"y": 5}, "y"), "c"),
        Pot("c", 5, election(5, {"z": 1}, "z")),
        Pot("d", 5, election(5, {"w": 5}, "w")),
    ]
    assert told(list(count_pots(pots, count))) == [("a", 0, None), ("d", 0, 0)]
    answers["x"] = False
    assert sorted(told(list(count_pots(pots, count)))) == [
        ("a", 0, 6),
        ("b", 6, 6),
        ("c", 6, 10),
        ("d", 0, 0),
    ]


def test_a_pot_waits_for_one_with_an_open_tie() -> None:
    tied = election(6, {"x": 6, "y": 6}, "xy")
    pots = [Pot("a", 6, tied, "b"), Pot("b", 5, election(5, {"z": 5}, "z"))]
    (result,) = count_pots(pots, by_votes)
    assert (result.pot.name, result.tied, result.left) == ("a", ("x", "y"), None)


@pytest.mark.parametrize(
    ("pots", "message"),
    [
        ([Pot("a", 1, None, "z")], "money left in a should go to z: no such pot"),
        (
            [Pot("a", 1, None, "b"), Pot("b", 1, None, "a")],
            "money that is left would go round in a circle: ",
        ),
        ([Pot("a", 1, None, "a")], "money that is left would go round in a circle: "),
    ],
)
def test_money_that_could_not_arrive_is_refused(pots: list[Pot], message: str) -> None:
    with pytest.raises(Uncountable) as refused:
        list(count_pots(pots, by_votes))
    assert str(refused.value).startswith(message)
