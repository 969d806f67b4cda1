"""Figures that were questioned stand with question and answer in a board's paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.reports.frozen import frozen, thawed
from pbapp.reports.gather import figures_of
from pbapp.reports.period import Period
from tests.factories.engagement import add_rows
from tests.factories.people import client_as, make_user
from tests.factories.planning import VILLAGE, make_body
from tests.factories.reports import END, START, activity, make_record, make_summary


def asked(app: Flask, record_id: int, **changes: Any) -> None:
    given: dict[str, Any] = {
        "organisation_id": make_body(app, VILLAGE),
        "kind": "challenge",
        "what": "heads",
        "question": "Sixty came. Why thirty?",
        "asked_on": date(2026, 9, 1),
        "due_on": date(2026, 9, 22),
    }
    if "answer" in changes:
        changes["answered_by_id"] = make_user(app, Role.OFFICER).id
    add_rows(app, record_id, FigureChallenge(**(given | changes)))


def test_an_overdue_question_stands_beside_its_figure(app: Flask) -> None:
    asked(app, make_record(app, "Path by the burn", activities=[activity(30)]))

    with app.app_context():
        (row,) = figures_of(Period(START, END)).questions

    assert row.figure == "People by activity. Workshop: 30"
    assert (row.body, row.question) == (VILLAGE[0], "Sixty came. Why thirty?")
    assert (row.is_overdue, row.answer) == (True, "")


def test_an_answer_counts_from_its_day_on(app: Flask) -> None:
    record_id = make_record(app, "Path by the burn", activities=[activity(30)])
    asked(app, record_id, answer="We counted twice.", answered_on=date(2026, 10, 2))

    with app.app_context():
        (then,) = figures_of(Period(START, END)).questions
        (later,) = figures_of(Period(date(2026, 10, 1), date(2026, 12, 31))).questions
        after = figures_of(Period(date(2026, 11, 1), date(2026, 12, 31))).questions

    assert (then.answer, then.is_overdue) == ("", True)
    assert (later.answer, later.is_overdue) == ("We counted twice.", False)
    assert after == ()


def test_a_figure_that_is_printed_brings_every_question_about_it(app: Flask) -> None:
    earlier = {"asked_on": date(2026, 5, 1), "due_on": date(2026, 5, 22)}
    answered = earlier | {"answer": "We counted twice.", "answered_on": date(2026, 5, 9)}
    asked(app, make_record(app, "Path by the burn", activities=[activity(30)]), **answered)
    over = {"opens_on": date(2026, 3, 2), "closes_on": date(2026, 4, 30)}
    asked(app, make_record(app, "Over", **over), **answered)

    with app.app_context():
        (row,) = figures_of(Period(START, END)).questions

    assert (row.title, row.answer) == ("Path by the burn", "We counted twice.")


def test_a_signed_paper_keeps_its_questions(app: Flask) -> None:
    asked(app, make_record(app, "Path by the burn", activities=[activity(30)]))

    with app.app_context():
        figures = figures_of(Period(START, END))

    assert thawed(frozen(figures)) == figures


def test_the_paper_says_first_what_is_doubted_and_not_answered_and_counts_the_rest(
    app: Flask,
) -> None:
    record_id = make_record(app, "Path by the burn", activities=[activity(30)])
    done = {"answer": "We counted twice.", "answered_on": date(2026, 8, 9)}
    asked(app, record_id, kind="data_request", question="How many were young?")
    asked(app, record_id, asked_on=date(2026, 8, 1), question="Why so few?", **done)
    asked(app, record_id, question="Sixty came. Why thirty?")
    summary_id = make_summary(app, make_user(app, Role.OFFICER))

    paper = client_as(app, Role.OFFICER).get(f"/board/summary/{summary_id}").text()

    assert "Sixty came. Why thirty?" in paper
    assert "How many were young?" not in paper
    assert "Why so few?" not in paper
    assert "Questions on figures: 2." in paper


def test_the_paper_and_the_page_behind_it_print_all_three_together(app: Flask) -> None:
    asked(app, make_record(app, "Path by the burn", activities=[activity(30)]))
    summary_id = make_summary(app, make_user(app, Role.OFFICER))
    officer = client_as(app, Role.OFFICER)

    paper = officer.get(f"/board/summary/{summary_id}").text()
    behind = officer.get(f"/board/summary/{summary_id}/sources").text()

    for text, figure in ((paper, "People by activity: 30."), (behind, "Workshop: 30")):
        order = (figure, "Sixty came. Why thirty?", "Answer overdue since")
        assert [text.index(words) for words in order] == sorted(map(text.index, order))
