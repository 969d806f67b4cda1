"""The first page of a record says at a glance what people are owed, and what the check finds."""

from __future__ import annotations

from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.lifecycle import State
from pbapp.i18n import format_day
from tests.client import Page
from tests.factories.engagement import days, make_full_record, make_record
from tests.factories.people import client_as


def first_page(app: Flask, record_id: int) -> Page:
    return client_as(app, Role.OFFICER).get(f"/engagement/{record_id}")


def test_what_people_are_told_next_stands_with_its_day(app: Flask) -> None:
    ends = {"closes_on": days(5), "decision_on": days(10), "feedback_promised_by": days(20)}

    text = first_page(app, make_record(app, State.LIVE, **ends)).text()

    with app.test_request_context():
        told = f"People are told next What we heard, by {format_day(days(20))}"
    assert told in text


def test_what_is_late_is_said_once(app: Flask) -> None:
    text = first_page(app, make_record(app, State.ANALYSING)).text()

    assert "Late: What we heard" in text
    assert "What we heard, by " not in text


def test_work_that_promised_no_day_says_so(app: Flask) -> None:
    none = dict.fromkeys(("closes_on", "decision_on", "feedback_promised_by"))

    text = first_page(app, make_record(app, State.REGISTERED, **none)).text()

    assert "People are told next No day is promised yet" in text


def test_the_check_is_told_before_anybody_rates(app: Flask) -> None:
    text = first_page(app, make_record(app, State.ANALYSING)).text()

    assert "Nothing is rated yet." in text
    assert " points of the standards are due by now. What was done bears out " in text


def test_fuller_work_bears_out_more(app: Flask) -> None:
    def full(record_id: int) -> int:
        words = first_page(app, record_id).text().split("bears out ")[1]
        return int(words.split()[0])

    assert full(make_full_record(app, State.ANALYSING)) > full(make_record(app, State.ANALYSING))
