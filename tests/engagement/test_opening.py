"""Opening records: by hand and with a round."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import SYSTEM, Actor
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement import actions
from pbapp.engagement.actions.opening import follow_rounds
from pbapp.engagement.kinds import DecisionMethod
from pbapp.engagement.lifecycle import State
from pbapp.places.models import Area
from pbapp.refusals import Refused, Unfit
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot, Round
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level
from tests.factories.engagement import (
    days,
    make_area,
    on_record,
    open_round_record,
    read,
)
from tests.factories.people import make_user
from tests.factories.rounds import make_round


def opened(app: Flask, user_id: int, **changes: Any) -> int:
    area_id = make_area(app)
    with app.app_context(), transaction() as session:
        values = {
            "title": "Warm spaces",
            "summary": "Where can people keep warm?",
            "kind": Kind.POLICY,
            "level": Level.CONSULT,
            "expected_people": None,
            "lead_organisation_id": None,
            "contact": "",
            "areas": [session.get_one(Area, area_id)],
            "opens_on": days(1),
            "closes_on": days(40),
        }
        return actions.open_by_hand(values | changes, by=Actor(user_id, "x")).id


def test_a_record_opened_by_hand_is_led_by_whoever_opened_it_and_is_not_public(app: Flask) -> None:
    user = make_user(app)

    record_id = opened(app, user.id)

    def look(record: Any) -> tuple[Any, ...]:
        return record.lead_id, record.state, record.tier, record.is_public, record.round_id

    assert read(app, record_id, look) == (user.id, State.REGISTERED, Tier.STANDARD, False, None)
    with app.app_context():
        found = db.session.scalars(select(AuditEntry)).all()
        assert [(one.event, one.subject_id, one.by_id) for one in found] == [
            (Event.ENGAGEMENT_OPENED.value, record_id, user.id)
        ]


def test_a_record_that_closes_before_it_opens_is_refused(app: Flask) -> None:
    with pytest.raises(Unfit) as refusal:
        opened(app, make_user(app).id, opens_on=days(5), closes_on=days(4))

    assert list(refusal.value.faults) == ["closes_on"]


def test_the_record_of_a_round_knows_what_the_round_knows(app: Flask) -> None:
    user = make_user(app)
    round_id = make_round(app, Phase.COLLECTING)

    record_id = open_round_record(app, round_id, user.id)

    def look(record: Any) -> dict[str, Any]:
        names = ("title", "kind", "level", "tier", "decision_method", "rule_recorded_on")
        found = {name: getattr(record, name) for name in names}
        return found | {"areas": [area.name for area in record.areas], "state": record.state}

    assert read(app, record_id, look) == {
        "title": "Our Wee Pot",
        "kind": Kind.PB_ROUND,
        "level": Level.EMPOWER,
        "tier": Tier.STANDARD,
        "decision_method": DecisionMethod.PEOPLE_VOTE,
        "rule_recorded_on": date(2026, 11, 2),
        "areas": ["Port Nellan"],
        "state": State.LIVE,
    }


def test_a_round_of_fifty_thousand_pounds_is_a_full_record(app: Flask) -> None:
    round_id = make_round(app)
    with app.app_context(), transaction() as session:
        session.add(Pot(round_id=round_id, name="Second", money_pence=20_000_00))

    record_id = open_round_record(app, round_id)

    assert read(app, record_id, lambda record: record.tier) is Tier.FULL


def test_the_page_of_a_round_is_hidden_until_the_round_opens(app: Flask) -> None:
    drafted = open_round_record(app, make_round(app, Phase.DRAFT))
    running = open_round_record(app, make_round(app, Phase.COLLECTING))

    assert read(app, drafted, lambda record: record.is_public) is False
    assert read(app, running, lambda record: record.is_public) is True


def test_the_dates_in_lists_follow_the_round_and_keep_the_first_plan(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    record_id = open_round_record(app, round_id)
    before = read(app, record_id, lambda record: record.closes_on)
    with app.app_context(), transaction() as session:
        round = session.get_one(Round, round_id)
        round.voting_closes_at += timedelta(days=7)

    with app.app_context():
        assert follow_rounds() == 1

    def look(record: Any) -> tuple[date, date]:
        return record.closes_on, record.first_planned_close_on

    assert read(app, record_id, look) == (before + timedelta(days=7), before)


def test_a_draft_keeps_no_first_plan_yet(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.DRAFT))

    assert read(app, record_id, lambda record: record.first_planned_close_on) is None


def test_following_twice_changes_nothing_more(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.VOTING))
    with app.app_context():
        follow_rounds()
        follow_rounds()

    closes = clock.today() + timedelta(days=3)
    assert read(app, record_id, lambda record: record.closes_on) == closes


def test_the_record_of_a_draft_is_planned_work_until_the_round_opens(app: Flask) -> None:
    round_id = make_round(app, Phase.DRAFT)
    record_id = open_round_record(app, round_id)
    assert read(app, record_id, lambda record: record.state) is State.PLANNING

    with app.app_context(), transaction() as session:
        session.get_one(Round, round_id).phase = Phase.COLLECTING
    with app.app_context():
        follow_rounds()

    assert read(app, record_id, lambda record: record.state) is State.LIVE


def test_the_page_of_a_draft_is_not_put_up_by_hand(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.DRAFT))

    with pytest.raises(Refused, match="Its page goes up when the round opens"):
        on_record(app, record_id, lambda record: actions.publish(record, by=SYSTEM))


def rename(app: Flask, round_id: int) -> None:
    with app.app_context(), transaction() as session:
        round = session.get_one(Round, round_id)
        round.name, round.summary, round.contact = "Kirkbrae decides", "New words", "01224 000000"
        session.add(Pot(round_id=round_id, name="Second", money_pence=20_000_00))
    with app.app_context():
        follow_rounds()


def words_of(record: Any) -> tuple[Any, ...]:
    return record.title, record.summary, record.contact, record.tier


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.COLLECTING])
def test_words_and_size_follow_the_round_while_it_is_young(app: Flask, phase: Phase) -> None:
    round_id = make_round(app, phase)
    record_id = open_round_record(app, round_id)

    rename(app, round_id)

    now = ("Kirkbrae decides", "New words", "01224 000000", Tier.FULL)
    assert read(app, record_id, words_of) == now


def test_once_people_discuss_the_words_stay(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    record_id = open_round_record(app, round_id)
    before = read(app, record_id, words_of)

    rename(app, round_id)

    assert read(app, record_id, words_of) == before


def test_words_that_the_lead_wrote_stay_while_the_others_follow(app: Flask) -> None:
    round_id = make_round(app, Phase.DRAFT)
    record_id = open_round_record(app, round_id)
    by_hand = {"summary": "In the lead's own words"}
    on_record(app, record_id, lambda record: actions.change(record, by_hand, by=SYSTEM))

    rename(app, round_id)

    assert read(app, record_id, words_of)[:2] == ("Kirkbrae decides", "In the lead's own words")
