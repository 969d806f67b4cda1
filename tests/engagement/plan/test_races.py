"""Several people of one body, or several officers, at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import SYSTEM
from pbapp.audit import Event, entries_about
from pbapp.engagement.plan import queries
from pbapp.engagement.plan.kinds import Part, Reply
from pbapp.engagement.planning import actions
from pbapp.engagement.planning.actions.agreeing import Said
from pbapp.engagement.planning.things import reply_of
from pbapp.refusals import Unfit
from tests.factories.engagement import days, make_record, on_record, read
from tests.factories.planning import VILLAGE, ask_partners, make_body, make_partner

AT_ONCE = 8
pytestmark = pytest.mark.both_databases


def at_once(app: Flask, record_id: int, act: Any) -> list[Any]:
    """What each of several threads got."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda _one: _try(app, record_id, act), range(AT_ONCE)))


def _try(app: Flask, record_id: int, act: Any) -> str:
    try:
        on_record(app, record_id, act)
    except Unfit:
        return "refused"
    return "done"


def test_one_body_agrees_once_however_many_press(app: Flask) -> None:
    record_id = make_record(app)
    partner_id = make_partner(app, record_id, make_body(app, VILLAGE))
    ask_partners(app, record_id)

    def agree(_record: Any) -> None:
        actions.answer(reply_of(record_id, 1, partner_id), Said(Reply.AGREED), by=SYSTEM)

    assert at_once(app, record_id, agree) == ["done"] * AT_ONCE
    assert len(read(app, record_id, lambda record: queries.replies_of(record.id))) == 1
    events = [entry.event for entry in read(app, record_id, entries_about)]
    assert events.count(Event.PLAN_ANSWERED.value) == 1


def test_partners_are_asked_once_however_many_officers_press(app: Flask) -> None:
    record_id = make_record(app)
    make_partner(app, record_id, make_body(app, VILLAGE))

    found = at_once(app, record_id, lambda record: actions.put_to_partners(record, "", by=SYSTEM))

    assert sorted(found) == ["done"] + ["refused"] * (AT_ONCE - 1)
    assert len(read(app, record_id, lambda record: queries.versions_of(record.id))) == 1


def test_a_body_is_named_once_however_many_officers_add_it(app: Flask) -> None:
    record_id = make_record(app)
    values = {"organisation_id": make_body(app, VILLAGE), "role": "contributor"}
    values |= {"contribution": None, "amount": "", "amount_pence": None, "staff_days": None}
    values |= {"joined_on": days(0), "confirmed_focus_on": None}

    found = at_once(
        app, record_id, lambda record: actions.add(record, Part.PARTNER, values, by=SYSTEM)
    )

    assert sorted(found) == ["done"] + ["refused"] * (AT_ONCE - 1)
