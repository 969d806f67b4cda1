"""The made-up partnership: loaded once, by the same actions people use."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.db import db
from pbapp.demo.people import FILE
from pbapp.demo.story import story
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.reports.models import BoardSummary
from pbapp.results.models import Count
from pbapp.rounds import queries as rounds
from pbapp.rounds.counting_words import counting_of
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.voting import queries as voting


@pytest.fixture
def demo(app: Flask) -> Flask:
    """The application with the demo in it; what it keeps in its folder goes afterwards."""
    (app.config["INSTANCE"] / FILE).unlink(missing_ok=True)
    with app.app_context():
        assert app.extensions["demo"].load_once() is True
    return app


@pytest.mark.both_databases
def test_it_has_a_round_decided_one_voting_and_one_collecting(demo: Flask) -> None:
    with demo.app_context():
        rounds = db.session.scalars(select(Round).order_by(Round.id)).all()
        found = [(round.phase, voting.turnout(round.id)) for round in rounds]
        published = db.session.scalars(select(Count)).one()

        assert found == [(Phase.DELIVERING, 186), (Phase.VOTING, 64), (Phase.COLLECTING, 0)]
        assert published.is_published
        assert published.counted_by_id != published.published_by_id


def test_it_has_ideas_in_every_stage_a_checker_meets(told: Flask) -> None:
    with told.app_context():
        stages = set(db.session.scalars(select(Proposal.stage)).all())

    assert stages == {Stage.SENT, Stage.NEEDS_INFORMATION, Stage.DECLINED, Stage.PROJECT}


def test_it_has_records_accepted_and_waiting_and_a_signed_board_summary(told: Flask) -> None:
    with told.app_context():
        states = db.session.scalars(select(Engagement.state).order_by(Engagement.id)).all()
        summary = db.session.scalars(select(BoardSummary)).one()

        assert states.count(State.CLOSED) == 3
        assert states.count(State.SUBMITTED) == 1
        assert summary.signed_at is not None


def test_it_is_loaded_once(told: Flask) -> None:
    with told.app_context():
        before = db.session.scalar(select(func.count()).select_from(Proposal))
        db.session.rollback()
        again = told.extensions["demo"].load_once()
        after = db.session.scalar(select(func.count()).select_from(Proposal))

    assert (again, after) == (False, before)


def test_each_member_of_staff_has_a_secret_of_their_own_kept_from_others(told: Flask) -> None:
    path = told.config["INSTANCE"] / FILE
    known = json.loads(path.read_text())

    assert set(known) == {person["email"] for person in story()["staff"]}
    assert len({secret["password"] for secret in known.values()}) == len(known)
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_it_says_whom_to_sign_in_as(told: Flask) -> None:
    with told.app_context():
        said = "\n".join(told.extensions["demo"].whom_to_sign_in_as())

    assert "isla@resident.example" in said
    for secret in json.loads((told.config["INSTANCE"] / FILE).read_text()).values():
        assert secret["password"] in said


def test_a_round_shows_a_limit_on_a_theme_and_lots_drawn_from_a_seed(told: Flask) -> None:
    with told.test_request_context():
        round = next(r for r in rounds.every() if r.name == "Our Wee Pot")
        said = counting_of(round)

    assert round.lot_commitment is not None
    assert "In each pot, 1 project of the theme “Boats and the shore” can get money." in said
    assert f"The lots are drawn in secret already. Proof code: {round.lot_commitment}" in said
