"""A round fills its own record: comments, the vote, the published result."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from pbapp import clock
from pbapp.access.roles import SYSTEM
from pbapp.db import transaction
from pbapp.deliberation.lifecycle import Kind
from pbapp.engagement import actions
from pbapp.engagement.facts import facts_of
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.proposals.queries import projects_of
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.queries import get as get_round
from pbapp.standards.evidence import gather
from pbapp.standards.kinds import FeedbackKind, FeedbackPart
from pbapp.standards.parts import Value
from pbapp.voting import box
from pbapp.voting.cards import actions as cards
from tests.factories.deliberation import make_comment
from tests.factories.engagement import on_record, open_round_record, read
from tests.factories.people import make_user
from tests.factories.results import count_votes, make_closed_round, publish
from tests.factories.rounds import make_project, make_round
from tests.factories.voting import close_voting, make_voting_round

LATER = datetime(2026, 11, 20, 12, tzinfo=UTC)


def published_record(app: Flask) -> int:
    vote = make_closed_round(app)
    record_id = open_round_record(app, vote.id)
    publish(app, count_votes(app, vote.id))
    return record_id


def held(app: Flask, record_id: int) -> dict[Any, Any]:
    return read(app, record_id, lambda r: {one.id: one.headcount for one in facts_of(r).held})


def test_the_published_result_is_the_decision_the_people_who_voted_took(app: Flask) -> None:
    record_id = published_record(app)

    facts = read(app, record_id, facts_of).plain

    (decision,) = facts.decisions or ()
    assert (decision.made_on, decision.body) == (clock.today(), "The people who vote")
    assert decision.method == (facts.decision_rule.method if facts.decision_rule else "")
    assert gather("WOR2", facts, today=clock.today()).value is Value.PARTIAL


def test_the_result_page_is_feedback_in_all_four_parts(app: Flask) -> None:
    record_id = published_record(app)

    told = read(app, record_id, facts_of).plain.feedback or ()

    assert [(one.kind, one.covers) for one in told] == [
        (FeedbackKind.WHAT_WE_HEARD, frozenset(FeedbackPart)),
        (FeedbackKind.WHAT_WAS_DECIDED, frozenset(FeedbackPart)),
    ]


@pytest.mark.both_databases
def test_voters_are_counted_by_the_system_once_the_result_is_out(app: Flask) -> None:
    vote = make_closed_round(app)
    record_id = open_round_record(app, vote.id)
    assert held(app, record_id)["votes"] is None

    publish(app, count_votes(app, vote.id))

    assert held(app, record_id)["votes"] == 3


def test_a_vote_that_runs_is_a_method_in_use(app: Flask) -> None:
    vote = make_closed_round(app)
    record_id = open_round_record(app, vote.id)

    used = {one.method_id for one in read(app, record_id, facts_of).plain.activities}

    assert used == {"participatory_budgeting"}


def test_another_body_than_agreed_is_a_departure(app: Flask) -> None:
    record_id = published_record(app)
    on_record(app, record_id, lambda r: setattr(r, "decision_method", "board"))

    facts = read(app, record_id, facts_of).plain

    told = " ".join(one.sentence() for one in gather("WOR2", facts, today=clock.today()).reasons)
    assert "was made by The people who vote" in told


def test_used_cards_are_people_already_counted_among_the_voters(app: Flask) -> None:
    round_id = make_voting_round(app, check_by_card=True).id
    record_id = open_round_record(app, round_id)
    with app.app_context(), transaction():
        (code, _unused) = cards.make(get_round(round_id), "Library", 2, by=SYSTEM)
        right_id = cards.redeem(get_round(round_id), code, caller="127.0.0.1")
    cast_by(app, round_id, right_id)
    close_voting(app, round_id)
    publish(app, count_votes(app, round_id))

    def look(record: Engagement) -> dict[Any, Any]:
        return {one.id: (one.headcount, one.adds) for one in facts_of(record).held}

    found = read(app, record_id, look)
    assert (found["votes"], found["cards"]) == ((1, 1), (1, None))


def cast_by(app: Flask, round_id: int, right_id: str) -> None:
    with app.app_context(), transaction():
        projects = [one.id for one in projects_of(round_id)][:1]
        version = box.in_slot(round_id, right_id).version
        box.cast(box.Submission(round_id, right_id, "a" * 32, version, tuple(projects)))


@pytest.mark.both_databases
def test_questions_wait_in_working_days_until_they_are_answered(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    record_id = open_round_record(app, round_id)
    project_id = make_project(app, round_id, "Benches", 100)
    asker, staff = make_user(app), make_user(app)
    answered = make_comment(app, project_id, asker.id)
    make_comment(app, project_id, staff.id, Kind.ANSWER, parent_id=answered)
    waiting = make_comment(app, project_id, asker.id)
    make_comment(app, project_id, asker.id, Kind.COMMENT)
    hidden = {"hidden_at": clock.now(), "hidden_reason": "rude"}
    make_comment(app, project_id, asker.id, **hidden)
    clock.set_source(lambda: LATER)

    facts = read(app, record_id, facts_of).plain

    route = facts.comment_route
    assert route is not None
    assert [(one.id, one.answered, one.working_days) for one in route.comments] == [
        (answered, True, 0),
        (waiting, False, 14),
    ]
    assert held(app, record_id)["comments"] == 1


def test_a_hidden_answer_answers_nothing(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    record_id = open_round_record(app, round_id)
    project_id, asker = make_project(app, round_id, "Benches", 100), make_user(app)
    asked = make_comment(app, project_id, asker.id)
    hidden = {"hidden_at": clock.now(), "hidden_reason": "rude"}
    make_comment(app, project_id, asker.id, Kind.ANSWER, parent_id=asked, **hidden)

    route = read(app, record_id, facts_of).plain.comment_route

    assert [one.answered for one in route.comments] == [False]


def test_what_comments_changed_is_noted_by_the_lead(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app, Phase.DISCUSSING))

    on_record(app, record_id, lambda r: setattr(r, "comments_changed", "The day"))

    assert read(app, record_id, facts_of).plain.comment_route.changes == ("comments",)


def test_the_record_of_a_decided_round_is_sent_without_typing_what_it_holds(app: Flask) -> None:
    promised = datetime(2026, 11, 6, 12, tzinfo=UTC)
    vote = make_closed_round(app, result_promised_at=promised)
    record_id = open_round_record(app, vote.id)
    publish(app, count_votes(app, vote.id))
    clock.set_source(lambda: LATER)

    why = "The votes are all that we heard."
    on_record(app, record_id, lambda record: actions.submit(record, by=SYSTEM, reason=why))

    assert read(app, record_id, lambda record: record.state) is State.SUBMITTED


def test_a_round_reached_its_phases_on_the_days_its_log_says(app: Flask) -> None:
    vote = make_closed_round(app)
    record_id = open_round_record(app, vote.id)

    def look(record: Engagement) -> Any:
        return facts_of(record).plain.dates.closes_on

    # The calendar says three days later; the box was closed today.
    assert read(app, record_id, look) == clock.today()
    with app.app_context():
        assert clock.local(get_round(vote.id).voting_closes_at).date() > clock.today()
