"""Limits on projects together: what a count is given, and what the database refuses."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import SYSTEM
from pbapp.counting import Cap
from pbapp.db import transaction
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.limits import (
    actions,
    by_group,
    caps_of,
    live_ideas,
    one_set,
    rivals_of,
    rivals_with,
)
from pbapp.proposals.limits.words import only_one_in_words, rivals_in_words
from pbapp.proposals.models import Proposal
from pbapp.proposals.queries import get_project
from pbapp.refusals import Refused, Unfit
from pbapp.rounds import actions as rounds_actions
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from tests.factories.limits import add_rivals, add_theme, change_rivals
from tests.factories.rounds import make_project, make_round, stored
from tests.statements import statements


def make_projects(app: Flask, round_id: int, *titles: str, **changes: Any) -> list[int]:
    return [make_project(app, round_id, title, 500_00, **changes) for title in titles]


def caps(app: Flask, round_id: int) -> tuple[Cap, ...]:
    with app.app_context():
        round = rounds.get(round_id)
        return caps_of(round, round.pots[0])


def ids(*keys: int) -> frozenset[str]:
    return frozenset(map(str, keys))


@pytest.mark.both_databases
def test_a_count_is_given_every_limit_of_its_pot(app: Flask) -> None:
    round_id = make_round(app, Phase.CHECKING, group_most=1)
    play, path, bench = make_projects(
        app, round_id, "Play", "Path", "Bench", group_name="Burn Fund"
    )
    other = make_project(app, round_id, "Shed", 900_00, group_name="Men's Shed")
    theme_id = add_theme(app, round_id, "Outdoors", play, path, most_projects=1, most_pence=700_00)
    add_rivals(app, round_id, bench, other)

    assert caps(app, round_id) == (
        Cap(f"theme-{theme_id}", ids(play, path), 1, 700_00),
        Cap(f"group-{play}", ids(play, path, bench), 1),
        Cap("only-one-1", ids(bench, other), 1),
    )


def test_what_is_not_on_the_ballot_is_in_no_limit(app: Flask) -> None:
    round_id = make_round(app, Phase.CHECKING, group_most=1)
    on, off = make_projects(app, round_id, "Play", "Path", group_name="Burn Fund")
    add_theme(app, round_id, "Outdoors", on, off, most_projects=1)
    add_rivals(app, round_id, on, off)
    with app.app_context(), transaction() as session:
        session.get_one(Proposal, off).stage = Stage.WITHDRAWN

    assert [cap.projects for cap in caps(app, round_id)] == [ids(on)]


def test_each_pot_has_its_own_limits(app: Flask) -> None:
    round_id = make_round(app, group_most=1)
    with app.app_context(), transaction():
        round = rounds.get(round_id)
        from_pot = {"name": "Small pot", "money_pence": 900_00, "most_pence": None}
        rounds_actions.add_pot(round, from_pot, by=SYSTEM)
    with app.app_context():
        second = rounds.get(round_id).pots[1].id
    make_projects(app, round_id, "Play", group_name="Burn Fund")
    make_projects(app, round_id, "Path", group_name="Burn Fund", pot_id=second)

    assert caps(app, round_id) == ()


@pytest.mark.parametrize("other", ["burn  fund", "Burn Fund.", " BURN-FUND ", "Ｂurn Fund"])
def test_a_group_is_known_however_it_writes_its_name(app: Flask, other: str) -> None:
    round_id = make_round(app)
    make_projects(app, round_id, "Play", group_name="Burn Fund")
    make_projects(app, round_id, "Path", group_name=other)
    make_projects(app, round_id, "Shed", group_name="Burn Fund 2")
    make_projects(app, round_id, "Ours", "Theirs", group_name="")

    with app.app_context():
        groups = by_group(live_ideas(round_id))
        assert [[idea.title for idea in own] for own in groups] == [["Play", "Path"], ["Shed"]]


def test_limits_are_read_with_the_same_statements_however_many_projects(app: Flask) -> None:
    round_id = make_round(app, group_most=1)
    add_rivals(app, round_id, *make_projects(app, round_id, "Play", "Path"))
    with statements(app) as few:
        caps(app, round_id)
    make_projects(app, round_id, *"abcdefgh")
    with statements(app) as many:
        caps(app, round_id)

    assert len(few) == len(many)


@pytest.mark.both_databases
def test_an_idea_leaves_its_theme_for_another_and_stays_when_the_theme_goes(app: Flask) -> None:
    round_id = make_round(app)
    play, path = make_projects(app, round_id, "Play", "Path")
    add_theme(app, round_id, "Outdoors", play, path, most_projects=1)
    second = add_theme(app, round_id, "Youth", play, most_pence=900_00)
    assert stored(app, Proposal, play).theme_id == second

    with app.app_context(), transaction() as session:
        session.get_one(Proposal, play).stage = Stage.DECLINED
    with app.app_context(), transaction():
        actions.remove_theme(rounds.theme_of(round_id, second), by=SYSTEM)
    assert stored(app, Proposal, play).theme_id is None


def theme_faults(app: Flask, round_id: int, **values: Any) -> dict[str, str]:
    with pytest.raises(Unfit) as unfit:
        add_theme(app, round_id, **values)
    return {name: str(why) for name, why in unfit.value.faults.items()}


def test_a_theme_needs_a_name_of_its_own_and_a_limit(app: Flask) -> None:
    round_id = make_round(app)
    add_theme(app, round_id, "Outdoors", most_projects=1)

    assert theme_faults(app, round_id, name="outdoors ", most_projects=1) == {
        "name": "Another theme has this name. Choose a different one."
    }
    assert theme_faults(app, round_id, name="Youth") == {
        "most_projects": "Enter how many projects of this theme can get money, "
        "or how much together."
    }
    assert theme_faults(app, round_id, name="Youth", most_pence=0) == {
        "most_pence": "Enter more than £0, or leave it empty."
    }


@pytest.mark.both_databases
def test_sets_change_and_go(app: Flask) -> None:
    round_id = make_round(app)
    play, path, shed = make_projects(app, round_id, "Play", "Path", "Shed")
    add_rivals(app, round_id, play, path)
    with app.app_context():
        (rivals,) = rivals_of(round_id)
        rivals_id = rivals.id

    change_rivals(app, round_id, rivals_id, path, shed)
    with app.app_context():
        assert rivals_of(round_id)[0].proposal_ids == [path, shed]
        assert not rivals_with(get_project(play))
    with app.app_context(), transaction():
        actions.remove_rivals(one_set(round_id, rivals_id), by=SYSTEM)
    with app.app_context():
        assert rivals_of(round_id) == []


def test_a_set_needs_two_projects_of_one_pot(app: Flask) -> None:
    round_id, elsewhere = make_round(app), make_round(app)
    (play,) = make_projects(app, round_id, "Play")
    (foreign,) = make_projects(app, elsewhere, "Path")
    with app.app_context(), transaction():
        small = {"name": "Small pot", "money_pence": 900_00, "most_pence": None}
        rounds_actions.add_pot(rounds.get(round_id), small, by=SYSTEM)
    with app.app_context():
        second = rounds.get(round_id).pots[1].id
    (other,) = make_projects(app, round_id, "Shed", pot_id=second)

    with pytest.raises(Unfit, match="Choose at least two projects"):
        add_rivals(app, round_id, play, foreign)
    with pytest.raises(Unfit, match="Each pot is counted by itself"):
        add_rivals(app, round_id, play, other)


@pytest.mark.parametrize("phase", [Phase.VOTING, Phase.COUNTING])
def test_limits_are_fixed_once_voting_opens(app: Flask, phase: Phase) -> None:
    round_id = make_round(app, phase)
    play, path = make_projects(app, round_id, "Play", "Path")

    with pytest.raises(Refused, match="Voting has opened"):
        add_theme(app, round_id, "Outdoors", play, most_projects=1)
    with pytest.raises(Refused, match="Voting has opened"):
        add_rivals(app, round_id, play, path)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "broken",
    [
        "INSERT INTO theme (round_id, name, most_projects) VALUES (1, 'Outdoors', 0)",
        "INSERT INTO theme (round_id, name, most_pence) VALUES (1, 'Outdoors', 0)",
        "INSERT INTO theme (round_id, name) VALUES (1, 'Outdoors')",
        "INSERT INTO theme (round_id, name, most_projects) VALUES (1, 'Youth', 1)",
        "UPDATE proposal SET theme_id = 1 WHERE round_id = 2",
        "INSERT INTO rivals (round_id, reason) VALUES (1, '')",
        "INSERT INTO rival (rivals_id, proposal_id, round_id) VALUES (1, 3, 1)",
        "INSERT INTO rival (rivals_id, proposal_id, round_id) VALUES (1, 3, 2)",
        "INSERT INTO rival (rivals_id, proposal_id, round_id) VALUES (1, 1, 1)",
        "UPDATE pot SET leftover_to_id = id WHERE id = 1",
        "UPDATE pot SET leftover_to_id = 2 WHERE id = 1",
        "UPDATE round SET group_most = 0 WHERE id = 1",
        "UPDATE round SET lot_seed = 'x' WHERE id = 1",
        "UPDATE round SET tie_way = 'dice' WHERE id = 1",
    ],
)
def test_the_database_keeps_limits_whole(app: Flask, broken: str) -> None:
    first, second = make_round(app), make_round(app)
    play, path = make_projects(app, first, "Play", "Path")
    (far,) = make_projects(app, second, "Far")
    add_theme(app, first, "Youth", most_projects=1)
    add_rivals(app, first, play, path)
    assert (first, second, play, path, far) == (1, 2, 1, 2, 3)

    with pytest.raises(IntegrityError), app.app_context(), transaction() as session:
        session.execute(text(broken))


def test_voters_read_which_projects_rule_one_another_out_and_why(app: Flask) -> None:
    round_id = make_round(app)
    play, path, gone = make_projects(app, round_id, "Play park", "Path lights", "Pond")
    add_rivals(app, round_id, play, path, gone, reason="All need the same land.")
    with app.app_context(), transaction() as session:
        session.get_one(Proposal, gone).stage = Stage.WITHDRAWN

    with app.test_request_context():
        assert only_one_in_words(rivals_of(round_id)) == [
            "Only one of these can get money: “Play park”, “Path lights”. "
            "Why: All need the same land."
        ]
        project = get_project(play)
        assert rivals_in_words(project, rivals_with(project)) == [
            "Only one of these can get money: this project, “Path lights”. "
            "Why: All need the same land."
        ]
