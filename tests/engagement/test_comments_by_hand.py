"""The standing way to comment on work that is no round (COM4), and the words of its page (COM1)."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.models import CommentNoted
from pbapp.standards.evidence import gather
from pbapp.standards.parts import Value
from tests.factories.engagement import activity, add_rows, days, make_record, read
from tests.factories.people import client_as

ANSWERED = {"answered_on": -45, "answer": "We meet at seven now."}
OPEN: dict[str, Any] = {"contact": "The library desk, weekdays 10am to 4pm"}


def noted(**changes: Any) -> CommentNoted:
    """A comment; days count from today."""
    given = {"about": "Half past five is too early.", "received_on": -50} | ANSWERED | changes
    dated = {name: days(n) if isinstance(n, int) else n for name, n in given.items()}
    return CommentNoted(**dated)


def evidence(app: Flask, record_id: int, code: str) -> Any:
    return read(app, record_id, lambda one: gather(code, facts_of(one).plain, today=clock.today()))


@pytest.mark.parametrize(
    ("record", "comment", "value"),
    [
        (OPEN | {"comments_changed": "Later meetings"}, {}, Value.SUFFICIENT),
        (OPEN | {"no_change_note": "All of them agreed with the times."}, {}, Value.SUFFICIENT),
        (OPEN, {}, Value.PARTIAL),
        (OPEN | {"comments_changed": "x"}, {"answered_on": None, "answer": ""}, Value.PARTIAL),
        (OPEN | {"comments_changed": "x"}, {"answered_on": -30}, Value.PARTIAL),
        (OPEN | {"comments_changed": "x"}, {"answer": "Noted."}, Value.PARTIAL),
        ({"contact": " ", "comments_changed": "x"}, {}, Value.NONE),
    ],
)
def test_comments_noted_by_hand_are_answered_and_lead_somewhere(
    app: Flask, record: dict[str, Any], comment: dict[str, Any], value: Value
) -> None:
    record_id = make_record(app, **record)
    add_rows(app, record_id, noted(**comment), activity())
    assert evidence(app, record_id, "COM4").value is value


def test_an_officer_notes_a_comment_and_its_answer(app: Flask) -> None:
    record_id = make_record(app)
    officer = client_as(app, Role.OFFICER)
    new, given = f"/engagement/{record_id}/comments/new", {"about": "It is too early."}
    day = {"received_on": days(-3).isoformat()}

    unanswered = officer.post(new, given | day | {"answered_on": days(-1).isoformat()})
    assert (unanswered.status, unanswered.errors()) == (422, ["Write what was answered."])
    assert officer.post(new, given | day).status == 303

    page = officer.get(f"/engagement/{record_id}/way").text()
    assert "It is too early." in page
    assert "No answer yet" in page


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("We ask what the bus should do for you.", "No word on it is left unexplained."),
        (
            "Stakeholders shape the LOIP.",
            "2 words on it are not explained: Stakeholders, LOIP.",
        ),
    ],
)
def test_words_that_need_an_explanation_are_named(app: Flask, summary: str, said: str) -> None:
    record_id = make_record(app, summary=summary)
    assert said in evidence(app, record_id, "COM1").sentence()
