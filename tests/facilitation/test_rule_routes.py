"""The pages on which a worker says how votes are counted and what decides between equals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.counting import Add1Stop, Completion, Method, Rule, StartShare, TieKey, TooDear, Utility
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round, TieWay
from tests.client import Client, Page
from tests.factories.people import client_as
from tests.factories.rounds import make_round, stored

ANSWERS = {
    "way": "most_votes",
    "too_dear": "skip",
    "part_share": "50",
    "minimum_votes": "0",
    "minimum_share": "",
    "completion": "add1",
    "add1_stop": "exhaustive",
    "step": "1",
}
SHARES = {"way": "equal_shares"}
TIES = {"first": "lower_cost more_votes", "tie_way": "witnesses"}


@pytest.fixture
def worker(app: Flask) -> Client:
    return client_as(app, Role.ROUND_MANAGER)


def page_of(round_id: int, topic: str = "rule") -> str:
    return f"/rounds/{round_id}/settings/{topic}"


def shares(**changes: Any) -> Rule:
    given: dict[str, Any] = {"completion": Completion.ADD1, "step": 100}
    return Rule(Method.EQUAL_SHARES, **given | changes)


def given(page: Page) -> dict[str, str]:
    """What a browser sends of a form that nobody touched."""
    return {
        str(control.get("name")): control.get("value") or ""
        for control in page.controls()
        if control.get("type") in {"text", "number"} or control.get("checked") is not None
    }


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, Rule(Method.GREEDY)),
        ({"too_dear": "stop"}, Rule(Method.GREEDY, too_dear=TooDear.STOP)),
        (
            {"too_dear": "part", "part_share": "70 %"},
            Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(7, 10)),
        ),
        (
            {"minimum_votes": "50", "minimum_share": "2.5"},
            Rule(Method.GREEDY, minimum_votes=50, minimum_share=Fraction(1, 40)),
        ),
        ({"way": "value"}, Rule(Method.GREEDY, utility=Utility.CARDINALITY)),
        (SHARES, shares()),
        (
            SHARES | {"add1_stop": "overspend", "step": "2.50", "comparison": "y"},
            shares(add1_stop=Add1Stop.OVERSPEND, step=250, comparison=True),
        ),
        (
            SHARES | {"completion": "add1_greedy_rest", "too_dear": "part"},
            shares(
                completion=Completion.ADD1_GREEDY_REST,
                too_dear=TooDear.PART,
                part_share=Fraction(1, 2),
            ),
        ),
        (SHARES | {"completion": "none", "too_dear": "stop"}, shares(completion=Completion.NONE)),
        (
            {"way": "phragmen", "too_dear": "stop"},
            Rule(Method.PHRAGMEN, completion=Completion.GREEDY_REST, too_dear=TooDear.STOP),
        ),
    ],
)
def test_a_counting_rule_is_stored_with_all_its_parameters_and_shown_again(
    app: Flask, worker: Client, changes: dict[str, str], rule: Rule
) -> None:
    round_id = make_round(app)

    assert worker.post(page_of(round_id), ANSWERS | changes).status == 303
    assert stored(app, Round, round_id).rule == rule.as_dict()
    controls = worker.get(page_of(round_id)).controls()
    ticked = {c.get("value") for c in controls if c.get("checked") is not None}
    assert {changes.get(name, ANSWERS[name]) for name in ("way",)} <= ticked


CONDITIONS: dict[str, Any] = {
    "minimum_points": 7,
    "minimum_ratings": 2,
    "support_per_cost": Fraction(1, 3),
    "tie_keys": (TieKey.MORE_VOTES,),
}


@pytest.mark.parametrize(
    "rule",
    [
        Rule(Method.GREEDY, utility=Utility.POINTS_COST, too_dear=TooDear.STOP, **CONDITIONS),
        Rule(Method.GREEDY, utility=Utility.CARDINALITY, **CONDITIONS),
        Rule(Method.MEAN_SCORE, too_dear=TooDear.STOP, **CONDITIONS),
        Rule(Method.PHRAGMEN, utility=Utility.POINTS, **CONDITIONS),
        shares(step_share=Fraction(1, 100), start_share=StartShare.ROUNDED_DOWN, **CONDITIONS),
        shares(utility=Utility.RANK, add1_stop=Add1Stop.OVERSPEND, comparison=True),
    ],
)
def test_a_rule_saved_as_it_is_shown_stays_to_the_last_detail(
    app: Flask, worker: Client, rule: Rule
) -> None:
    round_id = make_round(app, rule=rule.as_dict())
    shown = given(worker.get(page_of(round_id)))

    assert worker.post(page_of(round_id), shown).status == 303
    assert stored(app, Round, round_id).rule == rule.as_dict()


def test_another_way_keeps_the_conditions_and_drops_what_it_has_no_use_for(
    app: Flask, worker: Client
) -> None:
    kept = shares(utility=Utility.POINTS, step_share=Fraction(1, 9), comparison=True, **CONDITIONS)
    round_id = make_round(app, rule=kept.as_dict())
    assert worker.post(page_of(round_id), ANSWERS).status == 303
    assert stored(app, Round, round_id).rule == Rule(Method.GREEDY, **CONDITIONS).as_dict()


def test_a_step_typed_in_takes_the_place_of_a_part_of_the_share(app: Flask, worker: Client) -> None:
    round_id = make_round(app, rule=shares(step_share=Fraction(1, 9)).as_dict())
    assert worker.post(page_of(round_id), ANSWERS | SHARES | {"step": "2"}).status == 303
    assert stored(app, Round, round_id).rule == shares(step=200).as_dict()


def test_only_a_rule_without_words_here_can_be_kept_as_it_is(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    page = worker.post(page_of(round_id), ANSWERS | {"way": "as_it_is"})
    assert (page.status, page.errors()) == (422, ["Choose one of these."])


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"way": ""}, ["Choose one of these."]),
        (
            {"way": "dice", "minimum_votes": "-1"},
            ["Choose one of these.", "Enter a whole number, like 12."],
        ),
        (
            {"too_dear": "part", "part_share": ""},
            ["Enter the least part to offer, like 50."],
        ),
        (
            {"too_dear": "part", "part_share": "0"},
            ["Enter the least part to offer, like 50."],
        ),
        ({"part_share": "101"}, ["Enter a number from 0 to 100, like 50."]),
        ({"minimum_share": "half"}, ["Enter a number from 0 to 100, like 50."]),
        ({"minimum_share": "1" * 4000}, ["Enter a number from 0 to 100, like 50."]),
        ({"minimum_votes": ""}, ["Enter a number."]),
        (SHARES | {"step": "0"}, ["Enter how much is added, like £1."]),
        (SHARES | {"step": "x"}, ["Enter an amount in pounds, like 1,000 or 250.50."]),
        ({"completion": "magic"}, ["Choose one of these."]),
    ],
)
def test_a_rule_that_does_not_hold_is_refused_and_nothing_typed_is_lost(
    app: Flask, worker: Client, changes: dict[str, str], errors: list[str]
) -> None:
    round_id = make_round(app)
    before = stored(app, Round, round_id).rule
    page = worker.post(page_of(round_id), ANSWERS | changes)

    assert (page.status, page.errors()) == (422, errors)
    typed = {c.get("name"): c.get("value") for c in page.controls() if c.get("type") == "text"}
    names = ("part_share", "minimum_votes", "minimum_share", "step")
    assert {name: typed[name] or "" for name in names} == {
        name: (ANSWERS | changes)[name] for name in names
    }
    assert stored(app, Round, round_id).rule == before


def test_answers_can_be_read_in_words_before_they_are_saved(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    before = stored(app, Round, round_id).rule
    page = worker.post(page_of(round_id), ANSWERS | {"way": "value", "then": "words"})

    assert page.status == 200
    assert "With these answers, votes are counted like this" in page.text()
    assert "the most votes for each pound" in page.text()
    assert "This is not saved yet." in page.text()
    assert stored(app, Round, round_id).rule == before


def test_answers_that_do_not_hold_are_not_put_into_words(app: Flask, worker: Client) -> None:
    page = worker.post(page_of(make_round(app)), ANSWERS | {"way": "", "then": "words"})

    assert (page.status, page.errors()) == (422, ["Choose one of these."])
    assert "This is not saved yet." not in page.text()


def test_the_settings_say_how_votes_will_be_counted(app: Flask, worker: Client) -> None:
    text = worker.get(f"/rounds/{make_round(app)}/settings").text()

    assert "This is how votes will be counted" in text
    assert "The project with the most votes gets its money first, then the next." in text


@pytest.mark.parametrize(
    ("first", "keys"),
    [
        ("lower_cost more_votes", (TieKey.LOWER_COST, TieKey.MORE_VOTES)),
        ("more_votes lower_cost", (TieKey.MORE_VOTES, TieKey.LOWER_COST)),
        ("lower_cost", (TieKey.LOWER_COST,)),
        ("more_votes", (TieKey.MORE_VOTES,)),
        ("none", ()),
    ],
)
def test_what_decides_between_equals_is_stored_and_the_rule_stays(
    app: Flask, worker: Client, first: str, keys: tuple[TieKey, ...]
) -> None:
    rule = shares(minimum_votes=5)
    round_id = make_round(app, rule=rule.as_dict())
    done = worker.post(page_of(round_id, "ties"), {"first": first, "tie_way": "seed"})

    assert done.status == 303
    round = stored(app, Round, round_id)
    assert round.rule == shares(minimum_votes=5, tie_keys=keys).as_dict()
    assert round.tie_way is TieWay.SEED


def test_changing_the_rule_leaves_what_decides_between_equals(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    worker.post(page_of(round_id, "ties"), {"first": "none", "tie_way": "seed"})
    worker.post(page_of(round_id), ANSWERS)

    round = stored(app, Round, round_id)
    assert (round.rule["tie_keys"], round.tie_way) == ([], TieWay.SEED)


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"first": "alphabet"}, ["Choose one of these."]),
        ({"tie_way": ""}, ["Choose one of these."]),
    ],
)
def test_ties_without_an_answer_are_refused(
    app: Flask, worker: Client, changes: dict[str, str], errors: list[str]
) -> None:
    page = worker.post(page_of(make_round(app), "ties"), TIES | changes)

    assert (page.status, page.errors()) == (422, errors)


@pytest.mark.parametrize("topic", ["rule", "ties", "limits"])
def test_how_votes_are_counted_is_fixed_once_voting_opens(
    app: Flask, worker: Client, topic: str
) -> None:
    round_id = make_round(app, Phase.VOTING)

    assert worker.get(page_of(round_id, topic)).status == 409
    assert worker.post(page_of(round_id, topic), ANSWERS | TIES, on="/desk").status == 409
