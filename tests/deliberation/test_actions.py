"""Asking, answering, reporting, hiding: what is stored, recorded and sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import VISITOR, Actor, Held, Role
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.deliberation import actions, queries
from pbapp.deliberation.lifecycle import Kind, Standing
from pbapp.deliberation.models import Comment, Report
from pbapp.limits import REPORTS
from pbapp.outbox.models import Message
from pbapp.proposals import queries as proposals
from pbapp.refusals import Refused, TooMany
from pbapp.rounds.lifecycle import Phase
from tests.conftest import NOON
from tests.factories.deliberation import make_comment, make_report
from tests.factories.people import make_user
from tests.factories.rounds import make_project, make_round, stored


def actor(user_id: int, *roles: Role) -> Actor:
    return Actor(user_id, "Ailsa Munro", frozenset(Held(role) for role in roles))


def rows(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.scalars(select(model).order_by(model.id)))


def events(app: Flask) -> list[tuple[str, int, int | None, dict[str, Any]]]:
    return [(e.event, e.subject_id, e.by_id, e.details) for e in rows(app, AuditEntry)]


def project_in(app: Flask, phase: Phase, author_id: int | None = None) -> int:
    return make_project(app, make_round(app, phase), "Benches", 900_00, author_id=author_id)


def ask(app: Flask, project: int, by: Actor, key: str = "k", kind: Kind = Kind.QUESTION) -> int:
    with app.app_context(), transaction():
        found = proposals.get_project(project)
        written = actions.comment(found, kind, "Who waters it?", form_key=key, language="en", by=by)
        return written.id


def reply(app: Flask, question: int, by: Actor, key: str = "r") -> int:
    with app.app_context(), transaction():
        found = queries.get(question)
        return actions.answer(found, "We do.", form_key=key, language="en", by=by).id


def act(app: Flask, name: str, comment: int, by: int, **kwargs: Any) -> None:
    with app.app_context(), transaction():
        getattr(actions, name)(queries.get(comment), by=actor(by), **kwargs)


def test_a_question_is_kept_and_its_projects_author_is_told(app: Flask) -> None:
    author, resident = make_user(app), make_user(app)
    project = project_in(app, Phase.DISCUSSING, author.id)

    written = stored(app, Comment, ask(app, project, actor(resident.id)))

    assert (written.kind, written.standing, written.text, written.author_id, written.made_at) == (
        Kind.QUESTION,
        Standing.RESIDENT,
        "Who waters it?",
        resident.id,
        NOON,
    )
    assert [(m.address, m.subject) for m in rows(app, Message)] == [
        (author.email, "Somebody asks about your project")
    ]
    assert f"http://localhost/comments/{written.id}/answer" in rows(app, Message)[0].body


def test_a_comment_tells_nobody(app: Flask) -> None:
    project = project_in(app, Phase.DISCUSSING, make_user(app).id)

    ask(app, project, actor(make_user(app).id), kind=Kind.COMMENT)

    assert rows(app, Message) == []


@pytest.mark.both_databases
def test_the_same_form_sent_twice_is_kept_once(app: Flask) -> None:
    project = project_in(app, Phase.DISCUSSING, make_user(app).id)
    resident = actor(make_user(app).id)

    assert ask(app, project, resident) == ask(app, project, resident)
    assert (len(rows(app, Comment)), len(rows(app, Message))) == (1, 1)


@pytest.mark.both_databases
def test_the_same_words_sent_again_soon_are_kept_once(app: Flask) -> None:
    project = project_in(app, Phase.DISCUSSING, make_user(app).id)
    resident, other = actor(make_user(app).id), actor(make_user(app).id)

    first = ask(app, project, resident, "first form")
    clock.set_source(lambda: NOON + timedelta(minutes=10))
    assert ask(app, project, resident, "second form") == first
    assert ask(app, project, other, "third form") != first
    assert ask(app, project, resident, "fourth form", Kind.COMMENT) != first
    clock.set_source(lambda: NOON + timedelta(minutes=11))
    assert ask(app, project, resident, "fifth form") != first
    assert len(rows(app, Message)) == 3


@pytest.mark.parametrize(
    ("roles", "standing"),
    [((), Standing.RESIDENT), ((Role.CHECKER,), Standing.STAFF)],
)
def test_staff_are_marked_as_such(app: Flask, roles: tuple[Role, ...], standing: Standing) -> None:
    project = project_in(app, Phase.DISCUSSING)

    written = ask(app, project, actor(make_user(app).id, *roles))

    assert stored(app, Comment, written).standing is standing


def test_an_answer_by_the_author_is_marked_and_the_asker_is_told(app: Flask) -> None:
    author, asker = make_user(app), make_user(app)
    project = project_in(app, Phase.VOTING, author.id)
    question = make_comment(app, project, asker.id)

    answer = stored(app, Comment, reply(app, question, actor(author.id)))

    assert (answer.parent_id, answer.kind, answer.standing) == (
        question,
        Kind.ANSWER,
        Standing.AUTHOR,
    )
    assert [(m.address, m.subject) for m in rows(app, Message)] == [
        (asker.email, "Your question was answered")
    ]


def test_what_is_hidden_or_an_answer_is_not_answered(app: Flask) -> None:
    author = make_user(app)
    project = project_in(app, Phase.VOTING, author.id)
    hidden = make_comment(app, project, None, hidden_at=NOON, hidden_reason="Rude.")
    answer = make_comment(app, project, None, Kind.ANSWER, parent_id=hidden)

    for comment in (hidden, answer):
        with pytest.raises(Refused, match="cannot be answered"):
            reply(app, comment, actor(author.id))


@pytest.mark.parametrize("phase", [Phase.CHECKING, Phase.COUNTING, Phase.DECIDED])
def test_nothing_is_written_while_the_phase_does_not_allow_it(app: Flask, phase: Phase) -> None:
    project = project_in(app, phase)

    with pytest.raises(Refused, match="closed now"):
        ask(app, project, actor(make_user(app).id))


def test_comments_in_an_hour_are_limited(app: Flask) -> None:
    project, resident = project_in(app, Phase.DISCUSSING), actor(make_user(app).id)
    for number in range(actions.WRITTEN.most):
        ask(app, project, resident, f"key {number}")

    with pytest.raises(TooMany):
        ask(app, project, resident, "one more")


def test_a_visitor_reports_and_nothing_is_kept_about_them(app: Flask) -> None:
    comment = make_comment(app, project_in(app, Phase.VOTING), None)

    with app.app_context(), transaction():
        actions.report(queries.get(comment), "It is rude.", source="192.0.2.7", by=VISITOR)

    report = rows(app, Report)[0]
    assert (report.comment_id, report.reporter_id, report.reason, report.settled_at) == (
        comment,
        None,
        "It is rude.",
        None,
    )
    assert events(app) == [("comment.reported", comment, None, {})]


def test_reports_from_one_place_are_limited(app: Flask) -> None:
    comment = make_comment(app, project_in(app, Phase.VOTING), None)

    with app.app_context(), transaction():
        for _unused in range(REPORTS.most):
            actions.report(queries.get(comment), "Rude.", source="192.0.2.7", by=VISITOR)
        with pytest.raises(TooMany):
            actions.report(queries.get(comment), "Rude.", source="192.0.2.7", by=VISITOR)


def test_hiding_puts_a_reason_in_place_and_settles_the_reports(app: Flask) -> None:
    moderator = make_user(app, Role.MODERATOR)
    comment = make_comment(app, project_in(app, Phase.VOTING), None)
    report = make_report(app, comment)

    act(app, "hide", comment, moderator.id, reason="It names a child.")

    row = stored(app, Comment, comment)
    assert (row.hidden_at, row.hidden_by_id, row.hidden_reason, row.text) == (
        NOON,
        moderator.id,
        "It names a child.",
        "Who waters the plants?",
    )
    assert stored(app, Report, report).settled_at == NOON
    assert events(app) == [
        ("comment.hidden", comment, moderator.id, {"reason": "It names a child."})
    ]
    with pytest.raises(Refused, match="Another moderator"):
        act(app, "hide", comment, moderator.id, reason="Again.")


def test_restoring_shows_the_words_again(app: Flask) -> None:
    moderator = make_user(app, Role.MODERATOR)
    project = project_in(app, Phase.VOTING)
    comment = make_comment(app, project, None, hidden_at=NOON, hidden_reason="Rude.")

    act(app, "restore", comment, moderator.id)
    act(app, "restore", comment, moderator.id)

    row = stored(app, Comment, comment)
    assert (row.is_hidden, row.hidden_by_id, row.hidden_reason) == (False, None, "")
    assert events(app) == [("comment.restored", comment, moderator.id, {})]


def test_leaving_a_text_settles_its_reports(app: Flask) -> None:
    moderator = make_user(app, Role.MODERATOR)
    comment = make_comment(app, project_in(app, Phase.VOTING), None)
    report = make_report(app, comment)

    act(app, "keep", comment, moderator.id)
    act(app, "keep", comment, moderator.id)

    assert stored(app, Report, report).settled_at == NOON
    assert events(app) == [("comment.kept", comment, moderator.id, {})]
