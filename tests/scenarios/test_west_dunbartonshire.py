"""A year of monthly sessions about planning together, and its review in August.

After the roadshow that Community Planning West Dunbartonshire proposed to its members in February
2021, so that front-line workers and volunteers see how an ordinary day helps the plan for the
place: an hour a month online, fifteen places, a member of the board to open each, every partner to
pass the link on, each member to take part once, and a look back in August after six months.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask

from pbapp import clock
from pbapp.access.roles import SYSTEM, Role
from pbapp.activities.sessions import planning
from pbapp.activities.sessions.actions import programmes as actions
from pbapp.activities.sessions.actions import running
from pbapp.activities.sessions.kinds import ComesFor, Frequency, Recommendation, RoleKind
from pbapp.activities.sessions.models import MemberCommitment
from pbapp.activities.sessions.queries import programmes, uptake
from pbapp.db import db, transaction
from pbapp.refusals import Refused
from tests.client import Client
from tests.factories.people import client_as
from tests.factories.sessions import (
    book,
    held,
    make_body,
    make_programme,
    on_session,
    partner_of,
)

BODIES = ("Council", "Health board", "Police", "Food bank", "Job centre")
#: who books each session: body, role, how many book, how many of them come
EACH = (
    ("Council", RoleKind.FRONT_LINE, 5, 4),
    ("Health board", RoleKind.OFFICER, 4, 3),
    ("Police", RoleKind.FRONT_LINE, 2, 2),
    ("Food bank", RoleKind.VOLUNTEER, 2, 1),
)
Roadshow = tuple[int, dict[str, int], list[int]]


@pytest.fixture
def roadshow(app: Flask) -> Roadshow:
    """Six sessions held from February to July 2021; it is now the middle of August."""
    at(2021, 1, 4)
    bodies = {name: make_body(app, name) for name in BODIES}
    programme_id = make_programme(app, year=2021, review_month=8, owner_id=bodies["Council"])
    with app.app_context(), transaction():
        programme = programmes.get(programme_id)
        days = planning.moments(date(2021, 2, 4), time(14), Frequency.MONTHLY, 11)
        actions.plan(programme, days, by=SYSTEM)
        actions.open_all(programme, by=SYSTEM)
        sessions = [row.session.id for row in programmes.sessions_of(programme_id)]
        for name in BODIES:
            asked = {"organisation_id": bodies[name], "asked_on": clock.today()}
            actions.ask_to_pass_on(programme, asked, by=SYSTEM)
        for member in ("Chief executive", "Chair of the health board"):
            actions.promise(programme, {"member": member}, by=SYSTEM)
    for number, session_id in enumerate(sessions[:6]):
        run(app, session_id, bodies, walk_ins=1 if number == 0 else 0)
    at(2021, 8, 12)
    return programme_id, bodies, sessions


def run(app: Flask, session_id: int, bodies: dict[str, int], *, walk_ins: int) -> None:
    """Thirteen book, ten of them come."""
    came = set()
    for name, role, booked, come in EACH:
        given = {"comes_for": ComesFor.ORGANISATION, "organisation_id": bodies[name]}
        ids = [book(app, session_id, role_kind=role, **given) for _one in range(booked)]
        came |= set(ids[:come])
    starts_at = on_session(app, session_id, lambda one: one.starts_at)
    clock.set_source(lambda: starts_at + timedelta(hours=1))
    held(app, session_id, came, walk_ins)


def at(year: int, month: int, day: int) -> None:
    clock.set_source(lambda: datetime(year, month, day, 12, tzinfo=UTC))


def found(app: Flask, programme_id: int) -> uptake.Uptake:
    with app.app_context():
        return uptake.uptake(programmes.get(programme_id))


@pytest.mark.both_databases
def test_the_august_summary_counts_the_six_months_before(app: Flask, roadshow: Roadshow) -> None:
    got = found(app, roadshow[0])

    assert (got.begins, got.ends) == (
        datetime(2021, 2, 1, tzinfo=UTC),
        datetime(2021, 7, 31, 23, tzinfo=UTC),
    )
    assert (got.held, got.offered) == (6, 90)
    assert (got.booked, got.attended, got.absent, got.walk_ins) == (78, 60, 18, 1)
    assert got.fill_percent == 67
    assert got.by_body == {
        "Council": uptake.Came(30, 24),
        "Health board": uptake.Came(24, 18),
        "Police": uptake.Came(12, 12),
        "Food bank": uptake.Came(12, 6),
    }
    assert got.by_role[RoleKind.FRONT_LINE] == uptake.Came(42, 36)
    assert got.bodies_missing == ["Job centre"]
    assert got.roles_missing == [RoleKind.ELECTED_MEMBER, RoleKind.RESIDENT]
    assert got.by_source == {None: 78}
    assert [came for _day, _places, came in got.by_session] == [11, 10, 10, 10, 10, 10]


def test_sessions_called_off_or_outside_the_months_do_not_count(
    app: Flask, roadshow: Roadshow
) -> None:
    programme_id, bodies, sessions = roadshow
    on_session(app, sessions[7], lambda one: running.call_off(one, "Holiday.", by=SYSTEM))
    at(2021, 8, 1)
    run(app, sessions[6], bodies, walk_ins=0)
    at(2021, 9, 20)

    assert found(app, programme_id).held == 6


def test_the_page_of_the_summary_shows_all_of_it_to_those_who_run_it(
    app: Flask, roadshow: Roadshow
) -> None:
    programme_id, bodies, _sessions = roadshow
    url = f"/programmes/{programme_id}/summary"

    page = partner_of(app, bodies["Council"]).get(url)

    assert "Sessions from Monday 1 February 2021 to Saturday 31 July 2021." in page.text()
    for words in ("67%", "Job centre: asked to pass the link on", "0 of 2 who said they would"):
        assert words in page.text()
    assert client_as(app, Role.CHECKER).browser.get(url).status_code == 403


def test_a_member_of_the_board_has_met_the_promise_by_one_session(
    app: Flask, roadshow: Roadshow
) -> None:
    programme_id, _bodies, sessions = roadshow
    officer = client_as(app, Role.OFFICER)
    with app.app_context():
        members = programmes.commitments_of(programme_id)
        chief = members[1].id
        assert [one.is_met for one in members] == [False, False]

    desk = officer.follow(officer.post(f"/members/{chief}", {"session": str(sessions[0])}))

    assert "Done" in desk.text()
    with app.app_context():
        assert db.session.get_one(MemberCommitment, chief).is_met
    ahead = officer.post(f"/members/{chief}", {"session": str(sessions[10])})
    assert ahead.status == 422


def test_passing_the_word_on_is_noted_with_its_reach(app: Flask, roadshow: Roadshow) -> None:
    programme_id, bodies, _sessions = roadshow
    officer = client_as(app, Role.OFFICER)
    url = f"/programmes/{programme_id}/cascades/new"
    sent = {"organisation": str(bodies["Council"]), "asked_on": "2021-01-10", "reach": "300"}

    wrong = officer.post(url, sent)
    backwards = officer.post(url, sent | {"passed_on_at": "2021-01-09"})
    desk = officer.follow(
        officer.post(url, sent | {"passed_on_at": "2021-01-12", "to_whom": "Housing officers"})
    )

    assert wrong.errors() == ["Give the day they passed it on."]
    assert backwards.errors() == ["This is before they were asked. Check both days."]
    assert "Housing officers" in desk.text()
    assert "300" in desk.text()


def test_the_review_is_published_once_with_small_numbers_hidden(
    app: Flask, roadshow: Roadshow, visitor: Client
) -> None:
    programme_id, _bodies, _sessions = roadshow
    officer = client_as(app, Role.OFFICER)
    base = f"/programmes/{programme_id}"
    assert visitor.browser.get(f"{base}/uptake").status_code == 404
    review = {"recommendation": "change", "reason": "Ask the job centre to come."}
    review |= {"feedback": "People liked real stories.", "missing": "Shift workers."}

    officer.follow(officer.post(f"{base}/review", review))
    officer.follow(officer.post(f"{base}/publish", on=f"{base}/summary"))
    page = visitor.get(f"{base}/uptake")

    assert page.status == 200
    text = page.text()
    for words in ("67%", "Go on, with changes", "Ask the job centre to come.", "Shift workers."):
        assert words in text
    assert re.search(r"Council</th>\s*<td[^>]*>30<", page.html.replace('<bdi dir="auto">', ""))
    assert "Job centre" not in text.replace("Ask the job centre", "")
    assert officer.post(f"{base}/review", review).status == 409
    assert found(app, programme_id).booked == 78


def test_a_review_is_not_published_before_its_months_are_over(
    app: Flask, roadshow: Roadshow
) -> None:
    programme_id = roadshow[0]
    at(2021, 7, 31)
    words = {"recommendation": Recommendation.CONTINUE, "reason": "It works."}
    words |= {"feedback": "", "missing": ""}
    with app.app_context(), transaction():
        programme = programmes.get(programme_id)
        actions.review(programme, words, by=SYSTEM)
        with pytest.raises(Refused, match="not over yet"):
            actions.publish(programme, by=SYSTEM)
