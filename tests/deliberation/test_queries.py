"""Reading what stands under projects, and what waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from pbapp.deliberation import queries
from pbapp.deliberation.lifecycle import Kind
from pbapp.proposals import queries as proposals
from pbapp.proposals.lifecycle import Stage
from tests.conftest import NOON
from tests.factories.deliberation import make_comment, make_report
from tests.factories.people import make_user
from tests.factories.rounds import make_project, make_round
from tests.statements import statements

HIDDEN = {"hidden_at": NOON, "hidden_reason": "Rude."}


@pytest.mark.both_databases
def test_a_question_waits_until_somebody_answers_in_sight(app: Flask) -> None:
    round_id = make_round(app)
    project = make_project(app, round_id, "Benches", 900_00)
    gone = make_project(app, round_id, "Gone", 900_00, stage=Stage.WITHDRAWN)
    elsewhere = make_project(app, make_round(app, name="Other"), "Path", 900_00)
    answered, half = make_comment(app, project, None), make_comment(app, project, None)
    make_comment(app, project, None, Kind.ANSWER, parent_id=answered)
    make_comment(app, project, None, Kind.ANSWER, parent_id=half, **HIDDEN)
    make_comment(app, project, None)
    make_comment(app, project, None, **HIDDEN)
    make_comment(app, project, None, Kind.COMMENT)
    make_comment(app, gone, None)
    make_comment(app, elsewhere, None)

    with app.app_context():
        assert queries.unanswered(round_id) == 2


def test_a_discussion_has_the_newest_first_with_answers_in_order(app: Flask) -> None:
    project = make_project(app, make_round(app), "Benches", 900_00)
    old, new = make_comment(app, project, None), make_comment(app, project, None)
    answers = [make_comment(app, project, None, Kind.ANSWER, parent_id=old) for _unused in "ab"]

    with app.app_context():
        found = queries.discussion(proposals.get_project(project))
        assert [c.id for c in found.rows] == [new, old]
        assert [a.id for a in found.rows[1].answers] == answers
        assert found.total == 2


@pytest.mark.both_databases
def test_what_is_hidden_is_not_counted_among_what_people_said(app: Flask) -> None:
    project = make_project(app, make_round(app), "Benches", 900_00)
    make_comment(app, project, None)
    make_comment(app, project, None, **HIDDEN)

    with app.app_context():
        found = queries.discussion(proposals.get_project(project))
    assert (found.total, found.in_sight) == (2, 1)


@pytest.mark.both_databases
def test_moderators_see_the_longest_waiting_first_and_only_what_waits(app: Flask) -> None:
    round_id = make_round(app)
    project = make_project(app, round_id, "Benches", 900_00)
    first, second, quiet = (make_comment(app, project, None) for _unused in range(3))
    settled = make_comment(app, project, None, **HIDDEN)
    make_report(app, second)
    make_report(app, first)
    make_report(app, second, "Still there.")

    with app.app_context():
        found = queries.reported(round_id)
        assert [c.id for c in found.rows] == [second, first]
        assert [r.reason for r in found.rows[0].reports] == ["It is rude.", "Still there."]
        assert [c.id for c in queries.hidden(round_id).rows] == [settled]
        assert quiet not in [c.id for c in found.rows]


def test_pages_are_counted_and_kept_in_range(app: Flask) -> None:
    project = make_project(app, make_round(app), "Benches", 900_00)
    for _unused in range(queries.PER_PAGE + 1):
        make_comment(app, project, None)

    with app.app_context():
        found = queries.discussion(proposals.get_project(project), 10**30)
        assert (found.page, found.last, len(found.rows)) == (2, 2, 1)


def test_a_discussion_costs_the_same_for_one_and_for_three(app: Flask) -> None:
    counts = []
    project = make_project(app, make_round(app), "Benches", 900_00)
    for number in (1, 2):
        for _unused in range(number):
            question = make_comment(app, project, make_user(app).id, made_at=NOON + timedelta(1))
            make_comment(app, project, make_user(app).id, Kind.ANSWER, parent_id=question)
        with app.app_context():
            found = proposals.get_project(project)
            with statements(app) as sent:
                queries.discussion(found)
        counts.append(len(sent))

    assert counts[0] == counts[1]
