from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbapp.counting import BallotGroup, Election, Project
from pbapp.counting.choices import ChoiceTable

IDS = ["10", "9", "a", "b"]
LISTS = st.lists(st.lists(st.sampled_from(IDS), unique=True), min_size=1, max_size=8)


def table(*named: str) -> ChoiceTable:
    return ChoiceTable.of(IDS, [list(one) for one in named])


@given(LISTS, st.data())
def test_votes_and_spending_are_those_of_each_ballot(
    named: list[list[str]], data: st.DataObject
) -> None:
    small, large = st.integers(1, 9), st.integers(1, 2**70)
    weights = data.draw(st.lists(small | large, min_size=len(named), max_size=len(named)))
    costs = {name: data.draw(small | large) for name in IDS}
    choices = ChoiceTable.of(IDS, named)
    votes: Counter[str] = Counter()
    for one, weight in zip(named, weights, strict=True):
        votes.update(dict.fromkeys(one, weight))
    sums = [sum(costs[name] for name in one) for one in named]
    assert choices.votes(weights) == {name: votes[name] for name in IDS}
    assert choices.spending(costs) == (min(sums), max(sums))
    assert list(choices.named()) == [tuple(one) for one in named]


@given(st.lists(st.lists(st.sampled_from(IDS), min_size=1, max_size=6), min_size=1, max_size=8))
def test_lists_as_text_are_read_with_each_project_once_and_in_order(named: list[list[str]]) -> None:
    choices = ChoiceTable.of_lists(IDS, [",".join(one) for one in named])
    assert list(choices.named()) == [tuple(sorted(set(one))) for one in named]


@pytest.mark.parametrize(("named", "repeats"), [(("ab", "ba"), False), (("ab", "aba"), True)])
def test_a_project_named_twice_on_one_ballot_is_seen(named: tuple[str, ...], repeats: bool) -> None:
    assert table(*named).repeats is repeats


@pytest.mark.parametrize("text", ["c", "a,c", "", "a,,b", " a"])
def test_a_project_that_is_not_listed_is_not_taken_for_another(text: str) -> None:
    with pytest.raises(KeyError):
        ChoiceTable.of_lists(IDS, ["a,b", text])


def test_an_election_made_from_another_does_not_keep_its_table() -> None:
    projects = (Project("a", 1), Project("b", 1))
    first = Election(projects, 2, (BallotGroup(("a",), 3),), table=ChoiceTable.of("ab", ["a"]))
    second = replace(first, ballots=(BallotGroup(("b",), 2),))
    assert (first.votes, second.votes) == ({"a": 3, "b": 0}, {"a": 0, "b": 2})
