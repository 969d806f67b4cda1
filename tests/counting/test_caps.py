from __future__ import annotations

from fractions import Fraction

import pytest

from pbapp.counting import (
    BallotGroup,
    Cap,
    Completion,
    Election,
    Method,
    Project,
    Reason,
    ReasonCode,
    Rule,
    Step,
    StepKind,
    Tie,
    TieKey,
    TieNeedsLot,
    TooDear,
    Uncountable,
    run,
)
from pbapp.counting.caps import barred

GREEDY = Rule(Method.GREEDY)
PROJECTS = tuple(Project(project, 2) for project in "abcd")
#: Votes: a 4, b 3, c 2, d 1.
BALLOTS = tuple(BallotGroup(tuple(choices)) for choices in ("a", "ab", "abc", "abcd"))


def limited(*caps: Cap, budget: int = 20) -> Election:
    return Election(PROJECTS, budget, BALLOTS, caps=caps)


ONE_OF_AB = Cap("the pond", frozenset("ab"), most_projects=1)


def test_of_projects_that_exclude_each_other_the_first_is_funded() -> None:
    outcome = run(limited(ONE_OF_AB), GREEDY)
    assert outcome.winners == ("a", "c", "d")
    assert outcome.steps[1] == Step(StepKind.OVER_CAP, "b", 3, 2, 18)
    assert outcome.reasons["b"] == Reason(
        ReasonCode.OVER_A_CAP, 3, 2, left=Fraction(18), cap="the pond", filled_by=("a",)
    )


def test_a_limit_of_money_lets_through_what_still_fits_into_it() -> None:
    three = Cap("parks", frozenset("abc"), most_money=5)
    assert run(limited(three), GREEDY).winners == ("a", "b", "d")
    assert run(limited(Cap("parks", frozenset("abc"), most_money=4)), GREEDY).winners == (
        "a",
        "b",
        "d",
    )
    assert run(limited(Cap("parks", frozenset("abc"), most_money=3)), GREEDY).winners == ("a", "d")


def test_a_project_dearer_than_its_limit_is_told_that_nobody_took_its_place() -> None:
    tight = Cap("parks", frozenset("a"), most_money=1)
    reason = run(limited(tight), GREEDY).reasons["a"]
    assert (reason.code, reason.cap, reason.filled_by) == (ReasonCode.OVER_A_CAP, "parks", ())


def test_a_project_over_a_limit_does_not_stop_the_count() -> None:
    stop = Rule(Method.GREEDY, too_dear=TooDear.STOP)
    assert run(limited(ONE_OF_AB, budget=4), stop).winners == ("a", "c")


def test_every_limit_a_project_stands_under_holds() -> None:
    caps = (
        Cap("one", frozenset("ac"), most_projects=1),
        Cap("two", frozenset("bc"), most_projects=1),
    )
    election = limited(*caps)
    assert barred(election, ["a"]) == {"c"}
    assert barred(election, ["a", "b"]) == {"c"}
    assert barred(election, ["d"]) == frozenset()


def test_equals_under_one_limit_need_a_lot_although_there_is_money_for_both() -> None:
    ballots = (BallotGroup(("a", "b"), 3),)
    counted = Election(PROJECTS, 20, ballots, caps=(ONE_OF_AB,))
    with pytest.raises(TieNeedsLot) as stopped:
        run(counted, GREEDY)
    assert stopped.value.projects == ("a", "b")
    outcome = run(counted, GREEDY, ("b", "a"))
    drawn = Tie(("b", "a"), TieKey.LOT, decisive=True)
    assert outcome.winners == ("b", "c", "d")
    assert (outcome.reasons["a"].tie, outcome.reasons["b"].tie) == (drawn, drawn)


def test_a_tie_of_which_one_was_barred_before_is_no_reason() -> None:
    # a fills the limit; b and c are equal then, but b had no place anyhow.
    ballots = (BallotGroup(("a", "b", "c"), 3), BallotGroup(("a",)))
    outcome = run(Election(PROJECTS, 20, ballots, caps=(ONE_OF_AB,)), GREEDY, ("c", "b"))
    assert outcome.winners == ("a", "c", "d")
    assert outcome.reasons["b"].tie is None


def test_a_limit_on_a_project_that_is_not_there_is_refused() -> None:
    with pytest.raises(Uncountable, match="parks limits project z, which is not in the list"):
        limited(Cap("parks", frozenset("z"), most_projects=1))


@pytest.mark.parametrize("completion", list(Completion))
def test_under_equal_shares_a_limit_is_the_reason_where_the_money_was_there(
    completion: Completion,
) -> None:
    # 5 each. Both ask 1 of their two; the lower cost makes a the first.
    projects = (Project("a", 2), Project("b", 3), Project("c", 9))
    ballots = (BallotGroup(("a", "b"), 2), BallotGroup(("c",)))
    counted = Election(projects, 15, ballots, caps=(ONE_OF_AB,))
    outcome = run(counted, Rule(Method.EQUAL_SHARES, completion=completion))
    assert "a" in outcome.winners
    assert "b" not in outcome.winners
    reason = outcome.reasons["b"]
    assert (reason.code, reason.cap, reason.filled_by) == (
        ReasonCode.OVER_A_CAP,
        "the pond",
        ("a",),
    )
