"""The home page names what people can do today: answer, come along, in all public work."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from pbapp import clock
from pbapp.engagement.lifecycle import State
from tests.client import Client
from tests.factories.activities import CLOSED, OPEN, make_run, make_survey
from tests.factories.engagement import days, make_record
from tests.factories.sessions import book, make_programme, make_session


def test_open_forms_and_sessions_with_room_stand_on_the_first_page(
    app: Flask, visitor: Client
) -> None:
    record_id = make_record(app, opens_on=days(-9), closes_on=days(-1))
    survey_id = make_survey(app, OPEN, engagement_id=record_id)
    over_id = make_survey(app, CLOSED, engagement_id=record_id)
    run_id = make_run(app, OPEN, engagement_id=record_id)
    programme_id = make_programme(app, record_id)
    room_id = make_session(app, programme_id)
    full_id = make_session(app, programme_id, capacity=1, starts_at=clock.now() + timedelta(days=9))
    book(app, full_id)

    links = visitor.get("/").links()

    assert {f"/surveys/{survey_id}", f"/places/{run_id}", f"/sessions/{room_id}"} <= set(links)
    assert f"/surveys/{over_id}" not in links
    assert f"/sessions/{full_id}" not in links
    assert f"/engagement/{record_id}/public" in links


def test_what_is_not_public_names_nothing(app: Flask, visitor: Client) -> None:
    hidden_id = make_record(app, State.PLANNING, public_since=None)
    survey_id = make_survey(app, OPEN, engagement_id=hidden_id)

    page = visitor.get("/")

    assert f"/surveys/{survey_id}" not in page.links()
    assert "Nothing is open today" in page.text()


def test_what_each_place_has_said_is_one_step_from_every_page(app: Flask, visitor: Client) -> None:
    assert visitor.get("/").links().count("/engagement/places") == 2
    assert "/engagement/places" in visitor.get("/privacy").links()
