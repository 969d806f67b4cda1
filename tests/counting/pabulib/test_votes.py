"""Each kind of vote, and the limits that META sets; the format: pabulib.org/format."""

from __future__ import annotations

import pytest

from pbapp.counting import BallotGroup, BallotKind
from pbapp.counting.pabulib import BadFile, Fault, PabulibFile, parse
from tests.counting.pabulib.files import changed, votes_of

POINTS = "voter_id;vote;points"


def faults(content: bytes) -> list[str]:
    with pytest.raises(BadFile) as bad:
        parse(content)
    return [str(fault) for fault in bad.value.faults]


def groups(content: bytes) -> tuple[BallotGroup, ...]:
    return parse(content).election.ballots


def test_approval_is_a_set_with_the_most_that_may_be_chosen() -> None:
    election = parse(changed()).election
    assert (election.kind, election.most_choices) == (BallotKind.APPROVAL, 2)


def test_choose_1_is_approval_of_one() -> None:
    election = parse(votes_of("choose-1", "voter_id;vote", "1;2", "2;x3")).election
    assert (election.kind, election.most_choices) == (BallotKind.APPROVAL, 1)


def test_a_ranking_keeps_its_order() -> None:
    content = votes_of("ordinal", "voter_id;vote", "1;2,1,x3", "2;1,2", meta="max_length;3\n")
    election = parse(content).election
    assert (election.kind, election.most_choices) == (BallotKind.RANKING, 3)
    assert election.ballots == (BallotGroup(("2", "1", "x3")), BallotGroup(("1", "2")))


def test_points_go_with_their_projects() -> None:
    content = votes_of("cumulative", POINTS, "1;2,1;3,2", "2;1,2;2,3", "3;x3;5")
    assert parse(content).election.kind is BallotKind.POINTS
    assert groups(content) == (
        BallotGroup(("1", "2"), 2, (2, 3)),
        BallotGroup(("x3",), 1, (5,)),
    )


def test_scores_may_be_below_zero() -> None:
    content = votes_of("scoring", POINTS, "1;2,1;3,-2")
    assert parse(content).election.kind is BallotKind.SCORES
    assert groups(content) == (BallotGroup(("1", "2"), 1, (-2, 3)),)


def test_a_score_for_projects_left_out_is_in_every_ballot() -> None:
    content = votes_of("scoring", POINTS, "1;2;3", meta="default_score;1\nmax_length;1\n")
    assert groups(content) == (BallotGroup(("1", "2", "x3"), 1, (1, 3, 1)),)


def test_points_with_decimals_are_scaled_exactly() -> None:
    file = parse(votes_of("cumulative", POINTS, "1;2,1;0.5,2", "2;x3;1.25"))
    assert file.points_unit == 100
    assert [group.points for group in file.election.ballots] == [(200, 50), (125,)]
    assert [cast.points for cast in file.ballots()] == [(200, 50), (125,)]


def test_the_column_of_points_is_found_by_its_name() -> None:
    content = votes_of("cumulative", "points;age;voter_id;vote", "3,2;30;1;2,1")
    assert groups(content) == (BallotGroup(("1", "2"), 1, (2, 3)),)


@pytest.mark.parametrize(
    ("content", "group"),
    [
        (votes_of("approval", "voter_id;vote", "1;2,1,2"), BallotGroup(("1", "2"))),
        (votes_of("choose-1", "voter_id;vote", "1;2,2"), BallotGroup(("2",))),
        (votes_of("ordinal", "voter_id;vote", "1;2,1,2"), BallotGroup(("2", "1"))),
        (votes_of("cumulative", POINTS, "1;2,1,2;3,1,2"), BallotGroup(("1", "2"), 1, (1, 5))),
        (votes_of("scoring", POINTS, "1;2,1,2;3,1,3"), BallotGroup(("1", "2"), 1, (1, 3))),
    ],
    ids=["approval", "choose-1", "ordinal", "cumulative", "scoring"],
)
def test_a_project_named_twice_in_a_vote_counts_once(content: bytes, group: BallotGroup) -> None:
    assert groups(content) == (group,)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            votes_of("cumulative", "voter_id;vote", "1;2"),
            ["line 20: the header under VOTES must name points"],
        ),
        (
            votes_of("cumulative", POINTS, "1;2;3", "2;2,1;3"),
            ["line 22: the vote names 2 projects and gives 1 points"],
        ),
        (
            votes_of("cumulative", POINTS, "1;2;three", "2;1;"),
            [
                "line 21: the points are not numbers: 'three'",
                "line 22: the points are not numbers: 'nothing'",
            ],
        ),
        (
            votes_of("cumulative", POINTS, "1;2,1;3,-1"),
            ["line 21: the vote takes points from project 1"],
        ),
        (
            votes_of("scoring", POINTS, "1;2,2;3,1"),
            ["line 21: the vote gives project 2 two scores"],
        ),
        (
            votes_of(
                *("cumulative", POINTS, "1;2,1;4,1", "2;;0.5"),
                meta="min_points;1\nmax_points;3\n",
            ),
            [
                "line 23: the vote gives project 2 4 points; at most 3 are allowed",
                "line 24: the vote names no project",
            ],
        ),
        (
            votes_of("ordinal", "voter_id;vote", "1;2,9", "2;", meta="max_length;3\n"),
            [
                "line 22: the vote names '9', not listed under PROJECTS",
                "line 23: the vote names no project",
            ],
        ),
        (votes_of("ordinal", "voter_id;vote", ";2"), ["line 21: the vote has no voter_id"]),
        (
            votes_of("approval", "voter_id;vote", "1;2", meta="max_sum_cost;lots\n"),
            ["line 14: max_sum_cost is not a number: lots"],
        ),
        (
            votes_of("approval", "voter_id;vote", "1;2", meta="budget_per_category;1,x\n"),
            ["line 14: budget_per_category is not a list of numbers: 1,x"],
        ),
        (
            votes_of("approval", "voter_id;vote", '1;2;"a\nb"', '2;"1'),
            [
                "line 22: the row has 3 fields and its header 2",
            ],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_told_with_its_line(content: bytes, expected: list[str]) -> None:
    assert faults(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            votes_of(
                *("cumulative", POINTS, "1;2;5", "2;1;1"),
                meta="min_sum_points;2\nmax_sum_points;4\n",
            ),
            [
                Fault(23, "the vote gives 5 points in all; at most 4 are allowed"),
                Fault(24, "the vote gives 1 points in all; at least 2 are asked for"),
            ],
        ),
        (
            votes_of("ordinal", "voter_id;vote", "1;2", meta="min_length;2\n"),
            [Fault(22, "the vote names 1 projects; at least 2 are asked for")],
        ),
        (
            votes_of("cumulative", POINTS, "1;2;0.5", meta="min_points;1\n"),
            [Fault(22, "the vote gives project 2 0.5 points; at least 1 are asked for")],
        ),
        (
            votes_of("scoring", POINTS, "1;2;-1.05", meta="min_points;-1\n"),
            [Fault(22, "the vote gives project 2 -1.05 points; at least -1 are asked for")],
        ),
        (
            votes_of("approval", "voter_id;vote", "1;1,x3", "2;2", meta="max_sum_cost;99.5\n"),
            [Fault(22, "the projects of the vote cost 100; at most 99.5 are allowed")],
        ),
        (
            votes_of("approval", "voter_id;vote", "1;2", meta="colour;red\nfully_funded;0\n"),
            [
                Fault(14, "colour is no field of META that the format knows"),
                Fault(15, "fully_funded can only be 1, not 0"),
            ],
        ),
        (
            changed(("date_begin;01.11.2026", "date_begin;2026-11-01")),
            [Fault(12, "date_begin is neither dd.mm.yyyy nor a year: 2026-11-01")],
        ),
    ],
)  # fmt: skip
def test_what_is_odd_is_noted_with_its_line_and_counted(
    content: bytes, expected: list[Fault]
) -> None:
    assert parse(content).notes == tuple(expected)


def by_category(*meta: str) -> PabulibFile:
    pairs = [(";target", ";category"), (";all", ";green"), (";children", ";play")]
    fields = "\n".join(("max_length;2", "categories;green,play", *meta))
    pairs += [(";older people", ";green,play"), ("13;x3;", "13;2,x3;")]
    return parse(changed(("max_length;2", fields), *pairs))


def test_limits_of_a_category_are_noted() -> None:
    file = by_category("max_sum_cost_per_category;60,40", "max_length_per_category;1")
    assert [str(note) for note in file.notes] == [
        "line 25: the vote's projects of play cost 50; at most 40 are allowed",
        "line 27: the vote's projects of play cost 50; at most 40 are allowed",
        "line 28: the vote names 2 projects of play; at most 1 are allowed",
        "line 28: the vote's projects of play cost 90; at most 40 are allowed",
    ]


def test_a_limit_on_the_cost_makes_ballots_budgets() -> None:
    within = votes_of("approval", "voter_id;vote", "1;1,x3", meta="max_sum_cost;100\n")
    beyond = votes_of("approval", "voter_id;vote", "1;1,2", meta="max_sum_cost;100\n")
    assert parse(within).election.kind is BallotKind.KNAPSACK
    assert parse(beyond).election.kind is BallotKind.APPROVAL


def test_a_withdrawn_project_weighs_nothing_in_a_budget() -> None:
    rows = ("1;1,x3", "2;2")
    content = votes_of("approval", "voter_id;vote", *rows, meta="max_sum_cost;100\n")
    file = parse(content.replace(b"x3;40;", b"x3;999999999;"))
    assert (file.notes, file.election.kind) == ((), BallotKind.APPROVAL)


def test_columns_about_voters_are_kept_and_read_when_asked_for() -> None:
    votes = parse(changed(("10;1,2;30", '10;1,2;"thirty; or so"'))).votes
    assert (len(votes), votes.column("age")) == (4, ["thirty; or so", "41", "55", ""])
    assert next(iter(votes)) == {"voter_id": "10", "vote": "1,2", "age": "thirty; or so"}
    with pytest.raises(KeyError, match="sex"):
        votes.column("sex")
