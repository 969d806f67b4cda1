"""Made-up voters are the same for the same seed, can be counted, and keep to their pattern."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbapp.counting import Completion, Election, Method, Project, Rule, run
from pbapp.counting.made_up import PARTS, Crowd, Pattern, invented, made_up

POT = 30_000_00
PATTERNS = list(Pattern)
projects = st.lists(st.integers(0, 10**12), min_size=1, max_size=12).map(
    lambda costs: [Project(str(number), cost) for number, cost in enumerate(costs, 1)]
)


def drawn(pattern, seed=1, **changes):
    return made_up(pattern, seed, invented(pattern, POT), POT, **changes)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_same_seed_makes_the_same_votes_and_another_makes_others(pattern):
    assert drawn(pattern, 7) == drawn(pattern, 7)
    assert drawn(pattern, 7) != drawn(pattern, 8)


def test_a_seed_stays_what_it_was():
    """An address somebody kept must show the same votes after an update."""
    votes = drawn(Pattern.ONE_BIG, 1).election.votes
    assert list(votes.values()) == [47, 105, 101, 47, 68, 47, 90, 52, 45, 54]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_crowd_has_its_people_and_together_they_are_the_ballots(pattern):
    made = drawn(pattern)
    assert {v.name: v.number for v in made.voters} == {
        part.crowd.value: part.people for part in PARTS[pattern]
    }
    together = Counter()
    for voters in made.voters:
        together.update({group.choices: group.weight for group in voters.ballots})
    assert together == {group.choices: group.weight for group in made.election.ballots}
    assert made.election.voters == 300


@given(st.sampled_from(PATTERNS), st.integers(0, 10**9), projects, st.integers(1, 4))
def test_any_projects_make_an_election_that_can_be_counted(pattern, seed, listed, least):
    most = least + seed % 3
    made = made_up(pattern, seed, listed, POT, (least, most))
    sizes = {len(group.choices) for group in made.election.ballots}
    assert min(least, len(listed)) <= min(sizes)
    assert max(sizes) <= min(most, len(listed))
    outcome = run(made.election, Rule(Method.GREEDY), tuple(made.election.by_id))
    assert outcome.total_cost <= POT


@given(st.sampled_from(PATTERNS), st.integers(1, 10**13))
def test_invented_projects_ask_for_more_than_there_is_however_little_that_is(pattern, budget):
    costs = [project.cost for project in invented(pattern, budget)]
    assert len(costs) == 10
    assert min(costs) >= 1
    assert sum(costs) > budget


def test_the_bigger_place_outvotes_the_smaller_one():
    bigger, smaller = drawn(Pattern.TWO_PLACES).voters
    assert (bigger.name, smaller.name) == (Crowd.BIGGER_PLACE, Crowd.SMALLER_PLACE)
    assert bigger.number == 2 * smaller.number
    home = {project for project, votes in votes_of(bigger).items() if votes > 20}
    away = {project for project, votes in votes_of(smaller).items() if votes > 20}
    assert home & away == set()


def test_nearly_everyone_likes_the_project_that_is_liked():
    votes = drawn(Pattern.ONE_LIKED).election.votes
    most, second = sorted(votes.values(), reverse=True)[:2]
    assert most > 240
    assert second < 150


def test_the_dear_project_is_the_dearest_and_its_crowd_always_chooses_it():
    made = drawn(Pattern.ONE_DEAR)
    dearest = max(made.election.projects, key=lambda project: project.cost)
    fans = next(v for v in made.voters if v.name == Crowd.DEAR_ONE)
    assert dearest.cost > POT // 2
    assert votes_of(fans)[dearest.id] >= 150


def test_a_club_chooses_its_own_project_and_no_other():
    club = next(v for v in drawn(Pattern.ONE_CLUB).voters if v.name == Crowd.CLUB)
    assert [(len(group.choices), group.weight) for group in club.ballots] == [(1, 80)]


def test_equal_shares_reaches_small_groups_that_most_votes_leaves_out():
    made = drawn(Pattern.ONE_BIG)
    shares = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1, step=100)
    assert reached(made.election, Rule(Method.GREEDY)) == 171
    assert reached(made.election, shares) > 240


def votes_of(voters):
    votes = Counter()
    for group in voters.ballots:
        votes.update(dict.fromkeys(group.choices, group.weight))
    return votes


def reached(election: Election, rule: Rule) -> int:
    winners = set(run(election, rule, tuple(sorted(election.by_id))).winners)
    return sum(group.weight for group in election.ballots if winners & set(group.choices))
