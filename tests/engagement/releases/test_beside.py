"""People by activity, beside sums of the same people that stand on another page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from pbapp.activities.asked import Channel
from pbapp.activities.sessions.lifecycle import State
from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.disclosure.shown import Marker
from pbapp.engagement import releases
from pbapp.engagement.releases.door import Breakdown, protect
from tests.factories.activities import CLOSED, add_replies, make_survey
from tests.factories.engagement import activity, add_rows, make_record, read
from tests.factories.reach import publish
from tests.factories.sessions import make_programme, make_session


def by_activity(cells: dict[str, int], summed_with: dict[str, str], sensitive: bool) -> Breakdown:
    return Breakdown(
        what="heads",
        title="People by activity",
        cells=cells,
        labels={name: name for name in cells},
        sensitive=sensitive,
        summed_with=summed_with,
        adds_up=False,
    )


def hidden(numbers: Breakdown) -> set[str]:
    cells = protect(numbers, set(), DEFAULT_FLOORS).cells
    return {name for name, shown in cells.items() if shown.marker is Marker.CONFIDENTIAL}


def test_a_small_session_is_hidden_with_another_of_its_programme() -> None:
    cells = {"stall": 6, "march": 3, "april": 12, "may": 8}
    programme = dict.fromkeys(("march", "april", "may"), "programme-1")
    assert hidden(by_activity(cells, programme, False)) == {"march", "may"}
    assert hidden(by_activity(cells, {}, False)) == {"march", "stall"}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["", "a", "b"])), max_size=8),
    st.booleans(),
)
def test_no_known_sum_gives_a_hidden_activity_away(
    activities: list[tuple[int, str]], sensitive: bool
) -> None:
    cells = {str(place): heads for place, (heads, _group) in enumerate(activities)}
    groups = {str(place): group for place, (_heads, group) in enumerate(activities)}
    gone = hidden(by_activity(cells, groups, sensitive))
    floor = DEFAULT_FLOORS.under(sensitive=sensitive)

    assert all(name in gone for name, heads in cells.items() if 0 < heads < floor)
    for group in set(groups.values()):
        mine = {name for name in cells if groups[name] == group}
        rest = sum(cells[name] for name in mine & gone)
        assert mine <= gone or not mine & gone or (rest >= floor and len(mine & gone) > 1)


def test_few_paper_forms_are_not_the_rest_of_a_survey(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(headcount=6))
    survey_id = make_survey(app, CLOSED, engagement_id=record_id)
    add_replies(app, survey_id, *[{0: 1}] * 54)
    add_replies(app, survey_id, *[{0: 1}] * 4, channel=Channel.PAPER)
    publish(app, record_id)

    released = read(app, record_id, lambda one: releases.latest(one.id)["heads"])

    texts = {name: shown.text for name, shown in released.cells.items()}
    mine = (texts.pop(f"survey-{survey_id}-online"), texts.pop(f"survey-{survey_id}-paper"))
    assert (mine, list(texts.values())) == (("[c]", "[c]"), ["5"])


@pytest.mark.both_databases
def test_a_small_session_is_not_the_rest_of_its_programmes_review(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(headcount=6))
    programme_id = make_programme(app, record_id, year=2026, review_month=11)
    came = {4: 6, 5: 3, 6: 12, 7: 8}
    for month, people in came.items():
        starts_at = datetime(2026, month, 12, 10, tzinfo=UTC)
        make_session(app, programme_id, state=State.HELD, starts_at=starts_at, walk_ins=people)
    publish(app, record_id)

    released = read(app, record_id, lambda one: releases.latest(one.id)["heads"])

    april_lies_outside = [shown.text for shown in released.cells.values()]
    assert april_lies_outside == ["5", "[c]", "10", "[c]", "5"]
