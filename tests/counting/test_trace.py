"""The trace: what it holds, that it stays small, and the hash of the election in it."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pbapp.counting import BallotGroup, Election, Method, Rule, run
from pbapp.counting.fingerprint import election_hash
from pbapp.counting.lots import commitment, lot_of
from pbapp.counting.trace import trace
from tests.counting.any_ballots import elections
from tests.counting.any_rules import UTILITIES
from tests.counting.elections import election

SHARES = Rule(Method.EQUAL_SHARES)


def test_only_those_who_paid_less_than_asked_are_listed() -> None:
    # Shares of 5. a asks 3 of two; then b asks 5 of two, and the one with 2 left pays 2.
    counted = election(15, {"a": 6, "b": 7}, "ab", "a", "b")
    first, second = trace(counted, run(counted, SHARES))["rounds"]
    assert (first["project"], first["price"], first["rate"]) == ("a", "3", "1/2")
    assert first["paid_less"] == []
    assert (second["project"], second["price"], second["rate"]) == ("b", "5", "5/7")
    both = [group.choices for group in counted.ballots].index(("a", "b"))
    assert second["paid_less"] == [{"paid": "2", "groups": [both]}]


def test_a_seed_is_told_with_its_commitment() -> None:
    counted = election(5, {"a": 3, "b": 3}, "a", "b")
    lot = lot_of("seed", counted.by_id)
    told = trace(counted, run(counted, Rule(Method.GREEDY), lot), seed="seed")["lot"]
    assert told == {"order": list(lot), "seed": "seed", "commitment": commitment("seed")}


def test_the_file_and_the_unit_are_told() -> None:
    counted = election(5, {"a": 3}, "a")
    told = trace(counted, run(counted, SHARES), unit=100, input_hash="0a")
    assert (told["unit"], told["input"], told["election"]) == (100, "0a", election_hash(counted))


@given(data=st.data(), kind=st.sampled_from(list(UTILITIES)))
def test_the_hash_is_that_of_the_election_and_not_of_its_order(
    data: st.DataObject, kind: object
) -> None:
    counted = data.draw(elections(kind, caps=True))
    single = [group._replace(weight=1) for group in counted.ballots for _ in range(group.weight)]
    shuffled = Election(
        tuple(data.draw(st.permutations(counted.projects))),
        counted.budget,
        tuple(data.draw(st.permutations(single))),
        counted.kind,
        counted.most_choices,
        tuple(reversed(counted.caps)),
    )
    assert election_hash(shuffled) == election_hash(counted)
    more = replace(counted, ballots=(*counted.ballots, BallotGroup(())))
    assert election_hash(more) != election_hash(counted)
    assert election_hash(replace(counted, budget=counted.budget + 1)) != election_hash(counted)


def test_it_is_json_without_loss() -> None:
    counted = election(7, {"a": 3, "b": 4, "c": 5}, "ab", "bc", "c")
    told = trace(counted, run(counted, SHARES))
    assert json.loads(json.dumps(told)) == told
