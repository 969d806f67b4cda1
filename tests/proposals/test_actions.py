"""Sending, taking back and checking ideas: what is stored, recorded and sent."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Actor, Role
from pbapp.accounts.models import User
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.outbox.models import Message
from pbapp.proposals import actions, queries
from pbapp.proposals.lifecycle import Stage, Verdict
from pbapp.proposals.models import Check, Proposal
from pbapp.refusals import Refused, TooMany
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from tests.conftest import NOON
from tests.factories.people import make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round, stored


def actor(user_id: int) -> Actor:
    return Actor(user_id, "Ailsa Munro")


def events(app: Flask) -> list[tuple[str, int, int | None, dict[str, Any]]]:
    with app.app_context():
        rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        return [(row.event, row.subject_id, row.by_id, row.details) for row in rows]


def letters(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        rows = db.session.scalars(select(Message).order_by(Message.id)).all()
        return [(row.address, row.subject) for row in rows]


def start(app: Flask, round_id: int, author_id: int, form_key: str, title: str = "Benches") -> int:
    with app.app_context(), transaction() as session:
        round = session.get_one(Round, round_id)
        answers = {"title": title, "summary": "Three benches."}
        idea = actions.start(round, answers, form_key=form_key, language="gd", by=actor(author_id))
        return idea.id


def act(app: Flask, idea_id: int, name: str, by: int, *args: Any, **kwargs: Any) -> None:
    with app.app_context(), transaction():
        getattr(actions, name)(queries.get(idea_id), *args, by=actor(by), **kwargs)


def test_a_first_page_begins_a_draft_that_nobody_is_told_of(app: Flask) -> None:
    author = make_user(app)

    idea = stored(app, Proposal, start(app, make_round(app), author.id, "k"))

    assert (idea.stage, idea.title, idea.language, idea.author_id, idea.sent_at) == (
        Stage.DRAFT,
        "Benches",
        "gd",
        author.id,
        None,
    )
    assert (events(app), letters(app)) == ([], [])


@pytest.mark.both_databases
def test_the_same_first_page_sent_again_keeps_one_idea_with_the_last_words(app: Flask) -> None:
    round_id, author = make_round(app), make_user(app)

    first = start(app, round_id, author.id, "same")
    second = start(app, round_id, author.id, "same", title="Four benches")
    other = start(app, round_id, make_user(app).id, "same")

    assert second == first != other
    assert stored(app, Proposal, first).title == "Four benches"


def test_ideas_begun_in_a_day_are_limited(app: Flask) -> None:
    round_id, author = make_round(app), make_user(app)
    for number in range(actions.IDEAS_STARTED.most):
        start(app, round_id, author.id, f"key {number}")

    with pytest.raises(TooMany):
        start(app, round_id, author.id, "one more")


def test_an_answer_can_only_be_a_column_the_pages_name(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)

    with pytest.raises(KeyError, match="stage"):
        act(app, idea, "answer", author.id, {"stage": "project"})


def test_a_sent_idea_keeps_its_answers(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.SENT)

    with pytest.raises(Refused, match="fixed"):
        act(app, idea, "answer", author.id, {"title": "Other"})


def test_an_answer_given_after_we_asked_is_recorded(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.NEEDS_INFORMATION)

    act(app, idea, "answer", author.id, {"need": "No seat for a mile."})

    row = stored(app, Proposal, idea)
    assert (row.need, row.version) == ("No seat for a mile.", 2)
    assert events(app) == [("idea.changed", idea, author.id, {})]


@pytest.mark.both_databases
def test_sending_twice_sends_once(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT)

    act(app, idea, "send", author.id)
    act(app, idea, "send", author.id)

    row = stored(app, Proposal, idea)
    assert (row.stage, row.sent_at, row.version) == (Stage.SENT, NOON, 2)
    assert events(app) == [("idea.sent", idea, author.id, {})]
    assert letters(app) == [(author.email, "We have your idea")]


@pytest.mark.parametrize(
    "lacking",
    [{"title": ""}, {"cost_pence": None}, {"area_id": None}, {"cost_pence": 30_000_01}],
)
def test_an_unfinished_idea_is_not_sent(app: Flask, lacking: dict[str, Any]) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id, Stage.DRAFT, **lacking)

    with pytest.raises(actions.Unfinished):
        act(app, idea, "send", author.id)


def test_a_draft_is_not_sent_once_ideas_are_closed(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app, Phase.CHECKING), author.id, Stage.DRAFT)

    with pytest.raises(Refused, match="Your answers are kept"):
        act(app, idea, "send", author.id)


def test_what_we_asked_for_may_be_sent_while_we_check(app: Flask) -> None:
    author = make_user(app)
    round_id = make_round(app, Phase.CHECKING)
    idea = make_idea(app, round_id, author.id, Stage.NEEDS_INFORMATION)

    act(app, idea, "send", author.id)

    assert stored(app, Proposal, idea).stage is Stage.SENT


def test_taken_back_and_taken_up_again(app: Flask) -> None:
    author = make_user(app)
    idea = make_idea(app, make_round(app), author.id)

    act(app, idea, "withdraw", author.id)
    act(app, idea, "withdraw", author.id)
    assert stored(app, Proposal, idea).stage is Stage.WITHDRAWN

    act(app, idea, "resume", author.id)
    act(app, idea, "resume", author.id)
    row = stored(app, Proposal, idea)
    assert (row.stage, row.is_sent, row.title) == (Stage.DRAFT, False, "Benches on Shore Street")
    assert [event for event, *_rest in events(app)] == ["idea.withdrawn", "idea.resumed"]


@pytest.mark.parametrize(
    ("verdict", "stage", "subject"),
    [
        (Verdict.PASS, Stage.PROJECT, "Your idea is on the list for the vote"),
        (Verdict.ASK, Stage.NEEDS_INFORMATION, "We need a little more about your idea"),
        (Verdict.DECLINE, Stage.DECLINED, "Your idea is not going to the vote this time"),
    ],
)
def test_a_check_is_stored_recorded_and_told(
    app: Flask, verdict: Verdict, stage: Stage, subject: str
) -> None:
    author, checker = make_user(app), make_user(app, Role.CHECKER)
    idea = make_idea(app, make_round(app), author.id)

    act(app, idea, "check", checker.id, verdict, "Because of the tide.", version=1)

    row = stored(app, Proposal, idea)
    check = stored(app, Check, 1)
    assert (row.stage, row.version) == (stage, 2)
    assert (check.proposal_id, check.checker_id, check.verdict, check.reason, check.at) == (
        idea,
        checker.id,
        verdict,
        "Because of the tide.",
        NOON,
    )
    assert events(app) == [("idea.checked", idea, checker.id, {"verdict": verdict.value})]
    assert letters(app) == [(author.email, subject)]
    assert "Because of the tide." in stored(app, Message, 1).body
    room = "projects" if verdict is Verdict.PASS else "ideas"
    assert f"http://localhost/{room}/{idea}" in stored(app, Message, 1).body


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        (Phase.COLLECTING, "They can ask questions when the talks open."),
        (Phase.DISCUSSING, "People can now read about it and ask questions."),
    ],
)
def test_the_letter_of_a_pass_says_whether_people_can_ask_yet(
    app: Flask, phase: Phase, said: str
) -> None:
    idea = make_idea(app, make_round(app, phase), make_user(app).id)
    act(app, idea, "check", make_user(app, Role.CHECKER).id, Verdict.PASS, "", version=1)

    assert said in stored(app, Message, 1).body


def test_the_letter_is_in_its_readers_language(app: Flask) -> None:
    author, checker = make_user(app), make_user(app, Role.CHECKER)
    with app.app_context(), transaction() as session:
        session.get_one(User, author.id).language = "gd"
    idea = make_idea(app, make_round(app), author.id)

    act(app, idea, "check", checker.id, Verdict.PASS, "", version=1)

    assert stored(app, Message, 1).language == "gd"


def test_an_idea_without_an_author_is_checked_and_nobody_is_written_to(app: Flask) -> None:
    idea = make_idea(app, make_round(app), None)

    act(app, idea, "check", make_user(app, Role.CHECKER).id, Verdict.PASS, "", version=1)

    assert stored(app, Proposal, idea).stage is Stage.PROJECT
    assert letters(app) == []


def test_asking_is_refused_once_answers_are_fixed(app: Flask) -> None:
    checker = make_user(app, Role.CHECKER)
    idea = make_idea(app, make_round(app, Phase.DISCUSSING), None)

    with pytest.raises(Refused, match="Pass or decline"):
        act(app, idea, "check", checker.id, Verdict.ASK, "Why?", version=1)


def test_nothing_is_checked_while_people_vote(app: Flask) -> None:
    checker = make_user(app, Role.CHECKER)
    idea = make_idea(app, make_round(app, Phase.VOTING), None)

    with pytest.raises(Refused, match="moved on"):
        act(app, idea, "check", checker.id, Verdict.PASS, "", version=1)


def test_a_check_of_words_that_changed_since_is_refused(app: Flask) -> None:
    checker = make_user(app, Role.CHECKER)
    idea = make_idea(app, make_round(app), make_user(app).id, version=3)

    with pytest.raises(actions.Overtaken):
        act(app, idea, "check", checker.id, Verdict.PASS, "", version=2)
    assert stored(app, Proposal, idea).stage is Stage.SENT


def test_nobody_checks_their_own_idea(app: Flask) -> None:
    author = make_user(app, Role.CHECKER)
    idea = make_idea(app, make_round(app), author.id)

    with pytest.raises(actions.Overtaken):
        act(app, idea, "check", author.id, Verdict.PASS, "", version=1)


def test_a_decision_is_taken_back_with_a_reason(app: Flask) -> None:
    author, checker = make_user(app), make_user(app, Role.CHECKER)
    idea = make_idea(app, make_round(app), author.id, Stage.DECLINED)

    act(app, idea, "check", checker.id, Verdict.REOPEN, "We misread it.", version=1)

    assert stored(app, Proposal, idea).stage is Stage.SENT
    assert letters(app) == [(author.email, "We are looking at your idea again")]


def test_an_interest_is_recorded(app: Flask) -> None:
    checker = make_user(app, Role.CHECKER)
    idea = make_idea(app, make_round(app), None)

    act(app, idea, "declare_interest", checker.id)

    with app.app_context():
        assert checker.id in queries.get(idea).interested_ids
    assert events(app) == [("idea.interest_declared", idea, checker.id, {})]
