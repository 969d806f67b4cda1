"""What sessions, surveys, looks at a place and pulses tell of their record."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from flask import Flask

from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.engagement.facts import facts_of
from tests.client import Client
from tests.factories.activities import (
    add_pulse_replies,
    add_replies,
    add_responses,
    count_pulse,
    make_pulse,
    make_run,
    make_survey,
)
from tests.factories.engagement import activity, add_rows, days, make_record, read
from tests.statements import statements

OVER = {"ready_on": -40, "opens_on": -35, "closes_on": -10}
OPEN = {"ready_on": -40, "opens_on": -35, "closes_on": 10}


def held(app: Flask, record_id: int) -> list[tuple[Any, ...]]:
    def look(record: Any) -> list[tuple[Any, ...]]:
        rows = facts_of(record).held
        return [(one.method.value, one.headcount, one.for_named_group) for one in rows]

    found: list[tuple[Any, ...]] = read(app, record_id, look)
    return found


@pytest.mark.both_databases
def test_a_survey_is_an_activity_for_each_way_of_answering(app: Flask) -> None:
    record_id = make_record(app)
    survey_id = make_survey(app, OVER, engagement_id=record_id)
    add_replies(app, survey_id, {0: "Early"}, {0: "Late"})
    add_replies(app, survey_id, {0: "Early"}, channel=Channel.PAPER)

    assert held(app, record_id) == [
        ("survey_online", 2, False),
        ("questionnaire_paper", 1, False),
    ]


@pytest.mark.parametrize(("standing", "heads"), [(OVER, 1), (OPEN, None)])
def test_how_many_answered_is_told_once_it_has_closed(
    app: Flask, standing: dict[str, int], heads: int | None
) -> None:
    record_id = make_record(app)
    add_replies(app, make_survey(app, standing, engagement_id=record_id), {0: "Early"})

    assert held(app, record_id) == [("survey_online", heads, False)]


@pytest.mark.both_databases
def test_a_group_that_looked_at_its_place_counts_with_all_its_heads(app: Flask) -> None:
    record_id = make_record(app)
    run_id = make_run(app, OVER, engagement_id=record_id)
    add_responses(app, run_id, {"moving_around": 4})
    add_responses(app, run_id, {"moving_around": 3}, age=Age.YOUNG, group_size=12)

    assert held(app, record_id) == [("place_standard", 13, True)]


def test_a_pulse_gives_participants_their_voice(app: Flask) -> None:
    record_id = make_record(app)
    pulse_id, _code = make_pulse(app, OVER, engagement_id=record_id)
    add_pulse_replies(app, pulse_id, 5, 4, 4, 3, 3)
    count_pulse(app, pulse_id)

    pulse = read(app, record_id, lambda record: facts_of(record).plain.pulse)

    assert pulse.replies["easy"] == (3, 3, 4, 4, 5)


def test_more_of_everything_costs_no_more_statements(app: Flask) -> None:
    few, many = make_record(app), make_record(app)
    for record_id, times in ((few, 1), (many, 4)):
        for _time in range(times):
            add_replies(app, make_survey(app, OVER, engagement_id=record_id), {0: "Early"})
            make_run(app, OVER, engagement_id=record_id)

    counts = []
    for record_id in (few, many):
        with statements(app) as sent:
            read(app, record_id, facts_of)
        counts.append(len(sent))

    assert counts[0] == counts[1]


def test_what_can_be_answered_now_leads_there_from_the_page_for_everyone(
    app: Flask, visitor: Client
) -> None:
    record_id = make_record(app)
    survey_id = make_survey(app, OPEN, engagement_id=record_id)
    over_id = make_survey(app, OVER, engagement_id=record_id)
    run_id = make_run(app, OPEN, engagement_id=record_id)

    page = visitor.get(f"/engagement/{record_id}/public")

    assert {f"/surveys/{survey_id}", f"/places/{run_id}"} <= set(page.links())
    assert f"/surveys/{over_id}" not in page.links()
    assert "Open until Thursday 12 November 2026" in page.text()


def test_a_session_to_come_tells_its_hours(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    hours = {"starts_at": time(18, 30), "ends_at": time(20, 0)}
    ahead = {"held_on": days(3), "headcount": None, "basis": None}
    add_rows(app, record_id, activity(name="Evening", **ahead, **hours))

    page = visitor.get(f"/engagement/{record_id}/public")

    assert "Thursday 5 November 2026, 6:30pm to 8pm" in page.text()
