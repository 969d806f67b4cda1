"""A record in which everything is written down and nobody was counted."""

from __future__ import annotations

from flask import Flask

from pbapp import clock
from pbapp.db import transaction
from pbapp.engagement import queries
from pbapp.engagement.facts import facts_of
from pbapp.standards.evidence import FOR_PEOPLE, RULES, gather
from pbapp.standards.parts import Value
from tests.factories.engagement import make_full_record


def met(app: Flask, record_id: int) -> set[str]:
    with app.app_context(), transaction():
        facts = facts_of(queries.get(record_id)).plain
        codes = [code for code in RULES if code.startswith(FOR_PEOPLE)]
        found = {code: gather(code, facts, today=clock.today()).value for code in codes}
    return {code for code, value in found.items() if value is Value.SUFFICIENT}


def test_without_a_head_counted_nothing_on_paper_is_met_for_people(app: Flask) -> None:
    record_id = make_full_record(app)
    assert met(app, record_id)
    with app.app_context(), transaction():
        for activity in queries.get(record_id).activities:
            activity.headcount = activity.basis = None
    assert met(app, record_id) == set()
