"""Every reason has its sentence, with numbers as people read them."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp.counting import ReasonCode
from pbapp.results.amounts import pence_down, pence_up
from pbapp.results.labels import reason
from pbapp.results.models import Count, PotResult, ProjectResult
from pbapp.rounds.models import Pot

TITLES = {
    1: "Bus shelter",
    2: "A name that is much longer than a sentence has room for, so it is cut",
}


def told(app: Flask, code: ReasonCode, votes: int = 12, currency: str = "GBP", **given: Any) -> str:
    numbers = {"left": None, "needed": None, "share": None, "went_to": {}} | given
    result = ProjectResult(
        project_id=1, votes=votes, cost_pence=4_500_00, reason=code, numbers=numbers
    )
    with app.test_request_context():
        return reason(result, PotResult(pot=Pot(currency=currency)), TITLES)


@pytest.mark.parametrize(
    ("code", "given", "sentence"),
    [
        (
            ReasonCode.FUNDED,
            {"left": "500050"},
            "When its turn came, £5,000.50 was left. That was enough.",
        ),
        (
            ReasonCode.FUNDED,
            {"left": "0", "share": "2000/3"},
            "The people who chose it could pay for it together. Each paid £6.67 at most.",
        ),
        (ReasonCode.WITHDRAWN, {}, "It was taken back, so it could not get money."),
        (ReasonCode.BELOW_MINIMUM_VOTES, {"needed": 1}, "It needed at least 1 vote."),
        (ReasonCode.BELOW_MINIMUM_VOTES, {"needed": 100}, "It needed at least 100 votes."),
        (
            ReasonCode.NO_MONEY_LEFT,
            {"left": "200000"},
            "When its turn came, £2,000 was left. It costs £4,500.",
        ),
        (
            ReasonCode.AFTER_THE_LINE,
            {"left": "200000"},
            "A project that came before it did not fit. The rule says to stop there, with £2,000 "
            "left.",
        ),
        (
            ReasonCode.TOO_FEW_VOTES,
            {"left": "1000/3", "needed": 30},
            "It needed about 30 votes to pay for it. At the start, before any project was paid "
            "for, the people who chose it had £3.33 together.",
        ),
        (ReasonCode.TOO_FEW_VOTES, {"left": "0"}, "Nobody who voted chose it."),
        (
            ReasonCode.MONEY_WENT_ELSEWHERE,
            {"left": "449999", "went_to": {"2": "7000", "1": "5"}},
            "The people who chose it helped to pay for others, most of all “A name that is much "
            "longer than a sentence has room for, so…”. "
            "They had £4,499.99 left. It costs £4,500.",
        ),
    ],
)
def test_a_reason_is_one_plain_sentence(
    app: Flask, code: ReasonCode, given: dict[str, Any], sentence: str
) -> None:
    assert told(app, code, **given) == sentence


def test_an_imported_election_keeps_its_currency(app: Flask) -> None:
    sentence = told(app, ReasonCode.NO_MONEY_LEFT, currency="PLN", left="200000")
    assert sentence == "When its turn came, 2,000 PLN was left. It costs 4,500 PLN."


@pytest.mark.parametrize(
    ("exact", "down", "up"), [("449999/2", 224999, 225000), ("7", 7, 7), (None, 0, 0)]
)
def test_what_is_left_is_rounded_down_and_what_is_needed_up(
    exact: str | None, down: int, up: int
) -> None:
    assert (pence_down(exact), pence_up(exact)) == (down, up)


def test_every_reason_has_a_sentence(app: Flask) -> None:
    assert all(told(app, code, left="1", needed=1, went_to={"1": "1"}) for code in ReasonCode)


@pytest.mark.parametrize(
    ("code", "order", "key", "source", "sentence"),
    [
        (
            ReasonCode.NO_MONEY_LEFT,
            "231",
            "lot",
            None,
            "It was equal with “Choir”, “Band”. A lot was drawn before two witnesses, and “Choir” "
            "came first. When its turn came, £50 was left. It costs £4,500.",
        ),
        (
            ReasonCode.FUNDED,
            "123",
            "lot",
            None,
            "It was equal with “Choir”, “Band”. A lot was drawn before two witnesses, and “Shed” "
            "came first. When its turn came, £50 was left. That was enough.",
        ),
        (
            ReasonCode.NO_MONEY_LEFT,
            "21",
            "lower_cost",
            None,
            "It was equal with “Choir”. “Choir” costs less, so it came first. When its turn came, "
            "£50 was left. It costs £4,500.",
        ),
        (
            ReasonCode.NO_MONEY_LEFT,
            "21",
            "lot",
            "0" * 64,
            "It was equal with “Choir”. A lot was drawn in the other place, and “Choir” came "
            "first. When its turn came, £50 was left. It costs £4,500.",
        ),
    ],
    ids=["lost by lot", "won by lot", "lost by cost", "lost by the lot of another place"],
)
def test_a_tie_that_decided_money_is_told_first(
    app: Flask, code: ReasonCode, order: str, key: str, source: str | None, sentence: str
) -> None:
    tie = {"projects": list(order), "broken_by": key, "decisive": key == "lot"}
    numbers = {"left": "5000", "needed": None, "share": None, "went_to": {}, "tie": tie}
    funded = code is ReasonCode.FUNDED
    shed = ProjectResult(
        project_id=1, votes=2, cost_pence=4_500_00, reason=code, numbers=numbers, funded=funded
    )
    choir = ProjectResult(project_id=2, funded=not funded)
    band = ProjectResult(project_id=3, funded=False)
    count = Count(source_hash=source)
    pot = PotResult(pot=Pot(currency="GBP"), count=count, projects=[shed, choir, band])
    with app.test_request_context():
        assert reason(shed, pot, {1: "Shed", 2: "Choir", 3: "Band"}) == sentence
