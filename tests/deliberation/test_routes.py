"""The pages of questions and comments."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.access.roles import Role
from pbapp.accounts.models import User
from pbapp.db import db, transaction
from pbapp.deliberation.lifecycle import Kind
from pbapp.deliberation.models import Comment, Report
from pbapp.limits import REPORTS
from pbapp.rounds.lifecycle import Phase
from tests.client import Client
from tests.conftest import NOON
from tests.factories.deliberation import make_comment, make_report
from tests.factories.people import client_as, client_of, make_user
from tests.factories.rounds import make_project, make_round, stored
from tests.hostile import HOSTILE, kept, without
from tests.statements import statements

HIDDEN = {"hidden_at": NOON, "hidden_reason": "It names a child."}


def project_in(app: Flask, phase: Phase = Phase.DISCUSSING, author_id: int | None = None) -> int:
    return make_project(app, make_round(app, phase), "Benches", 900_00, author_id=author_id)


def test_a_resident_asks_and_comes_back_to_the_question(app: Flask) -> None:
    project = project_in(app)
    resident = client_of(app, make_user(app, name="Mòrag NicLeòid"))
    url = f"/projects/{project}/comments"

    answer = resident.post(url, {"kind": "question", "text": "Who waters it?\r\nAnd when?"})

    assert (answer.status, answer.location) == (303, f"/projects/{project}#comment-1")
    page = resident.get(url)
    assert "Question: Mòrag NicLeòid" in page.text()
    assert "Who waters it? And when?" in page.text()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"text": " \r\n\x00"}, "Write your question or comment."),
        ({"text": "é" * 1001}, "Use 1000 characters or fewer."),
        ({"kind": "answer", "text": "Hello"}, "Choose question or comment."),
    ],
)
def test_a_comment_that_is_not_right_is_given_back(
    app: Flask, data: dict[str, str], error: str
) -> None:
    project = project_in(app)

    page = client_of(app, make_user(app)).post(f"/projects/{project}/comments", data)

    assert (page.status, page.heading()) == (422, "Ask or say something")
    assert any(error in line for line in page.errors())
    assert data["text"].strip(" \r\n\x00") in page.html


def test_one_comment_too_many_keeps_its_words(app: Flask) -> None:
    url = f"/projects/{project_in(app)}/comments"
    resident = client_of(app, make_user(app))
    for number in range(30):
        resident.post(url, {"text": f"Question {number}"})

    page = resident.post(url, {"text": "My last words"})

    assert (page.status, "My last words" in page.html) == (429, True)


def test_the_number_of_questions_leaves_out_what_is_hidden(app: Flask, visitor: Client) -> None:
    project = project_in(app)
    make_comment(app, project, None, hidden_at=NOON, hidden_reason="It is rude.")
    url = f"/projects/{project}"

    assert "question or comment" not in visitor.get(url).text()
    make_comment(app, project, None)
    assert "1 question or comment" in visitor.get(url).text()


def test_a_visitor_reads_and_is_offered_to_sign_in(app: Flask, visitor: Client) -> None:
    project = project_in(app)
    make_comment(app, project, None)

    page = visitor.get(f"/projects/{project}/comments")

    assert "Somebody who has left" in page.text()
    assert f"/sign-in?next=/projects/{project}/comments" in page.links()


def test_what_a_visitor_typed_is_kept_while_they_sign_in(app: Flask) -> None:
    url = f"/projects/{project_in(app)}/comments"
    person = make_user(app)
    client = client_of(app, person)
    token = next(e for e in client.get(url).tree.iter("input") if e.get("name") == "csrf_token")
    with client.browser.session_transaction() as session:
        session.pop("_user_id")
    data = {"csrf_token": token.get("value"), "text": "Who waters it?"}

    assert client.browser.post(url, data=data).location.startswith("/sign-in?next=")
    cookie = client_of(app, person).browser.get_cookie("session")
    client.browser.set_cookie("session", cookie.value)

    assert "We kept what you typed." in client.get(url).text()
    assert "Who waters it?" in client.get(url).html


@pytest.mark.parametrize("phase", [Phase.COUNTING, Phase.DECIDED])
def test_a_closed_discussion_is_read_and_not_written(app: Flask, phase: Phase) -> None:
    url = f"/projects/{project_in(app, phase)}/comments"
    resident = client_of(app, make_user(app))

    assert "Ask or say something" not in resident.get(url).text()
    assert resident.post(url, {"text": "Hello"}, on="/accessibility").status in (409, 422)


def test_only_a_project_can_be_talked_about(app: Flask) -> None:
    assert client_of(app, make_user(app)).get("/projects/99/comments").status == 404


def test_the_author_answers_and_is_marked(app: Flask) -> None:
    author = make_user(app)
    project = project_in(app, author_id=author.id)
    question = make_comment(app, project, None)
    client = client_of(app, author)

    assert client.post(f"/comments/{question}/answer", {"text": ""}).status == 422
    answer = client.post(f"/comments/{question}/answer", {"text": "We do."})

    assert answer.location == f"/projects/{project}#comment-{question}"
    page = client.get(f"/projects/{project}/comments")
    assert "From the people behind this project" in page.text()


def test_staff_answer_and_are_marked(app: Flask) -> None:
    project = project_in(app)
    question = make_comment(app, project, None)
    staff = client_as(app, Role.ROUND_MANAGER)

    staff.post(f"/comments/{question}/answer", {"text": "We do."})

    page = staff.get(f"/projects/{project}/comments")
    assert "From the partnership's staff" in page.text()


def test_the_asker_is_not_taken_for_the_projects_author(app: Flask) -> None:
    asker = make_user(app)
    question = make_comment(app, project_in(app, author_id=make_user(app).id), asker.id)

    assert client_of(app, asker).get(f"/comments/{question}/answer").status == 403


def test_anyone_reports_with_a_reason(app: Flask, visitor: Client) -> None:
    comment = make_comment(app, project_in(app), None)
    url = f"/comments/{comment}/report"

    assert visitor.post(url, {"reason": ""}).errors() == ["Tell us what is wrong with it."]
    assert visitor.post(url, {"reason": "It is rude."}).status == 303


def test_one_report_too_many_keeps_its_words(app: Flask, visitor: Client) -> None:
    url = f"/comments/{make_comment(app, project_in(app), None)}/report"
    for _unused in range(REPORTS.most):
        visitor.post(url, {"reason": "Rude."})

    page = visitor.post(url, {"reason": "Really rude."})

    assert (page.status, "Really rude." in page.html) == (429, True)


def test_a_hidden_text_is_replaced_by_the_reason_and_put_back(app: Flask, visitor: Client) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    project = make_project(app, round_id, "Benches", 900_00)
    comment = make_comment(app, project, None, text="Secret words")
    make_report(app, comment)
    moderator = client_as(app, Role.MODERATOR, round_id=round_id)
    url = f"/projects/{project}/comments"

    assert moderator.post(f"/comments/{comment}/hide", {"reason": " "}).status == 422
    hidden = moderator.post(f"/comments/{comment}/hide", {"reason": "It names a child."})

    assert "Nothing to look at" in moderator.follow(hidden).text()
    assert "Hidden by a moderator: It names a child." in visitor.get(url).text()
    assert "Secret words" not in visitor.get(url).html
    desk = f"/rounds/{round_id}/moderation?show=hidden"
    assert "Secret words" in moderator.get(desk).text()
    assert moderator.post(f"/comments/{comment}/restore", on=desk).status == 303
    assert "Secret words" in visitor.get(url).text()


def test_the_second_moderator_to_hide_is_told(app: Flask) -> None:
    comment = make_comment(app, project_in(app), None, **HIDDEN)

    page = client_as(app, Role.MODERATOR).post(f"/comments/{comment}/hide", {"reason": "Rude."})

    assert (page.status, page.errors()) == (409, ["Another moderator has hidden this already."])
    assert "Rude." in page.html


def test_a_reported_text_may_stay(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    comment = make_comment(app, make_project(app, round_id, "Benches", 900_00), None)
    make_report(app, comment)
    moderator = client_as(app, Role.MODERATOR)

    desk = f"/rounds/{round_id}/moderation"
    page = moderator.follow(moderator.post(f"/comments/{comment}/keep", on=desk))

    assert "The text stays in sight." in page.text()
    assert not stored(app, Comment, comment).is_hidden


def test_moderation_is_for_moderators(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    comment = make_comment(app, make_project(app, round_id, "Benches", 900_00), None)
    resident = client_as(app)

    assert resident.get(f"/rounds/{round_id}/moderation").status == 403
    assert resident.get(f"/comments/{comment}/hide").status == 403
    for act in ("hide", "keep", "restore"):
        page = resident.post(f"/comments/{comment}/{act}", {"reason": "x"}, on="/my-ideas")
        assert page.status == 403
    assert not stored(app, Comment, comment).is_hidden


def test_the_moderators_list_costs_the_same_for_one_and_for_three(app: Flask) -> None:
    round_id = make_round(app, Phase.VOTING)
    moderator, counts = client_as(app, Role.MODERATOR), []
    for number in (1, 2):
        for _unused in range(number):
            project = make_project(app, round_id, "Benches", 900_00)
            make_report(app, make_comment(app, project, make_user(app).id))
        with statements(app) as sent:
            assert moderator.get(f"/rounds/{round_id}/moderation").status == 200
        counts.append(len(sent))

    assert counts[0] == counts[1]


@pytest.mark.both_databases
def test_twenty_identical_questions_at_once_are_kept_once(app: Flask) -> None:
    url = f"/projects/{project_in(app)}/comments"
    client = client_of(app, make_user(app))
    inputs = client.get(url).tree.iter("input")
    data = {str(e.get("name")): str(e.get("value")) for e in inputs if e.get("type") == "hidden"}
    data |= {"kind": "question", "text": "Who waters it?"}
    cookie = client.browser.get_cookie("session").value

    def send(_number: int) -> int:
        own = Client(app)
        own.browser.set_cookie("session", cookie)
        return int(own.browser.post(url, data=data).status_code)

    with ThreadPoolExecutor(20) as pool:
        assert Counter(pool.map(send, range(20))) == {303: 20}
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Comment)) == 1


def test_hostile_words_stay_text(app: Flask) -> None:
    writer = make_user(app)
    round_id = make_round(app, Phase.DISCUSSING)
    project = make_project(app, round_id, "Benches", 900_00, author_id=writer.id)
    comment = make_comment(app, project, writer.id)
    answer = make_comment(app, project, writer.id, Kind.ANSWER, parent_id=comment, **HIDDEN)
    moderator = client_as(app, Role.MODERATOR)
    make_report(app, comment)
    paths = (
        f"/projects/{project}/comments",
        f"/rounds/{round_id}/moderation",
        f"/rounds/{round_id}/moderation?show=hidden",
        *(f"/comments/{comment}/{act}" for act in ("answer", "report", "hide")),
    )

    def seen(text: str) -> list[str]:
        with app.app_context(), transaction() as session:
            session.get_one(User, writer.id).name = text
            session.get_one(Comment, comment).text = text
            session.get_one(Comment, answer).hidden_reason = text
            for report in session.scalars(select(Report)):
                report.reason = text
        pages = [moderator.browser.get(path) for path in paths]
        assert [page.status_code for page in pages] == [200] * len(paths)
        # Links of the same name carry the beginning of the text as hidden words.
        named = re.compile('<span class="visually-hidden">.*?</span>')
        return [named.sub("", without(page.text, text)) for page in pages]

    plain = seen("plain words")
    for text in map(kept, HOSTILE):
        assert seen(text) == plain, text


def test_an_address_in_a_comment_is_no_link(app: Flask, visitor: Client) -> None:
    project = project_in(app)
    make_comment(app, project, None, text="See http://evil.example/ or mailto:x@evil.example")

    assert not any("evil" in link for link in visitor.get(f"/projects/{project}/comments").links())
