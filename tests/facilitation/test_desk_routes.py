"""My rounds, the round desk, moving on, the log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from pbapp import clock
from pbapp.access.roles import SYSTEM, Actor, Held, Role
from pbapp.audit import Event, record
from pbapp.db import db, transaction
from pbapp.facilitation.sheets import ROWS, Sheet
from pbapp.proposals import actions as proposals
from pbapp.proposals import queries as ideas
from pbapp.proposals.lifecycle import Stage, Verdict
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from tests.client import Client
from tests.factories.deliberation import make_comment, make_report
from tests.factories.people import client_as, client_of, make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_project, make_round, stored


@pytest.fixture
def worker(app: Flask) -> Client:
    return client_as(app, Role.ROUND_MANAGER)


def days_ago(days: int) -> dict[str, object]:
    return {"sent_at": clock.now() - timedelta(days=days)}


def test_what_needs_a_worker_stands_oldest_first_with_its_count(app: Flask, worker: Client) -> None:
    newer = make_round(app, name="Your Shout")
    make_project(app, newer, "Path lights", 900_00, stage=Stage.SENT, **days_ago(1))
    older = make_round(app, name="Our Wee Pot")
    make_project(app, older, "Bike shed", 900_00, stage=Stage.SENT, **days_ago(9))
    make_project(app, older, "Garden", 900_00, stage=Stage.SENT, **days_ago(5))

    text = worker.get("/desk").text()
    first, second = text.index("2 ideas to check"), text.index("1 idea to check")
    assert first < second
    assert "Our Wee Pot, since Saturday 24 October 2026" in text


def test_a_step_that_is_due_but_barred_needs_the_worker(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.CHECKING, discussion_opens_at=clock.now())
    page = worker.get("/desk")

    assert "“Open questions and comments” is due, but something is missing" in page.text()
    assert f"/rounds/{round_id}/desk" in page.links()


def test_what_needs_somebody_is_what_they_may_do(app: Flask) -> None:
    round_id = make_round(app, Phase.DISCUSSING, voting_opens_at=clock.now())
    make_project(app, round_id, "Path lights", 900_00, stage=Stage.SENT)
    project = make_project(app, round_id, "Bike shed", 900_00)
    make_report(app, make_comment(app, project, make_user(app).id))

    def shown(role: Role) -> list[bool]:
        text = client_as(app, role, round_id=round_id).get("/desk").text()
        labels = ("1 idea to check", "1 question to answer", "1 reported comment", "is due, but")
        return [label in text for label in labels]

    assert shown(Role.ROUND_MANAGER) == [True, True, True, True]
    assert shown(Role.CHECKER) == [True, True, False, False]
    assert shown(Role.MODERATOR) == [False, True, True, False]
    assert shown(Role.COUNTING_CLERK) == [False, True, False, False]


def test_a_draft_that_is_barred_on_its_day_stands_once(app: Flask, worker: Client) -> None:
    make_round(app, Phase.DRAFT, contact="", ideas_open_at=clock.now())

    text = worker.get("/desk").text()
    assert "1 thing, oldest first." in text
    assert "“Open for ideas” is due, but something is missing" in text


def test_a_count_waits_since_voting_really_closed(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.VOTING, voting_closes_at=clock.now() + timedelta(days=90))
    worker.post(f"/rounds/{round_id}/advance", {"reason": "The vote has to end now."})

    assert "Our Wee Pot, since Monday 2 November 2026" in worker.get("/desk").text()


def test_without_dates_nobody_is_told_that_there_is_time(app: Flask, worker: Client) -> None:
    dated, undated = make_round(app, Phase.DRAFT), make_round(app, Phase.DRAFT, ideas_close_at=None)

    said = "There is time for the next part."
    assert said in worker.get(f"/rounds/{dated}/desk").text()
    assert said not in worker.get(f"/rounds/{undated}/desk").text()


def test_a_short_part_is_warned_of_until_it_is_over(app: Flask, worker: Client) -> None:
    text = {
        phase: worker.get(f"/rounds/{make_round(app, phase)}/desk").text()
        for phase in (Phase.COLLECTING, Phase.CHECKING)
    }

    assert "The time to send ideas is short." in text[Phase.COLLECTING]
    assert "The time to send ideas is short." not in text[Phase.CHECKING]


def test_a_draft_says_how_much_is_missing(app: Flask, worker: Client) -> None:
    make_round(app, Phase.DRAFT, contact="", ideas_open_at=None)
    make_round(app, Phase.DRAFT)

    text = worker.get("/desk").text()
    assert "Draft: 2 things missing" in text
    assert "Draft: ready to open" in text


def test_a_worker_sees_only_the_rounds_they_work_on(app: Flask) -> None:
    own = make_round(app, name="Our Wee Pot")
    make_round(app, name="Your Shout")

    text = client_as(app, Role.CHECKER, round_id=own).get("/desk").text()
    assert "Our Wee Pot" in text
    assert "Your Shout" not in text


def test_a_worker_without_rounds_is_told_what_will_be_there(app: Flask, worker: Client) -> None:
    text = worker.get("/desk").text()

    assert "Nothing waits for you" in text
    assert "No rounds yet" in text


def test_my_rounds_takes_the_same_statements_for_one_and_three(app: Flask, worker: Client) -> None:
    statements: list[str] = []

    def count() -> int:
        statements.clear()
        worker.get("/desk")
        return len(statements)

    make_project(app, make_round(app), "Path lights", 900_00, stage=Stage.SENT)
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    for_one = count()
    for _unused in range(2):
        make_project(app, make_round(app), "Path lights", 900_00, stage=Stage.SENT)

    assert count() == for_one


def test_the_desk_shows_what_bars_the_step_with_the_page_that_mends_it(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app, Phase.DRAFT, contact="", voting_opens_at=None)
    page = worker.get(f"/rounds/{round_id}/desk")

    assert "There is no contact that people can ask." in page.text()
    assert f"/rounds/{round_id}/settings/about" in page.links()
    assert f"/rounds/{round_id}/settings/dates" in page.links()
    assert f"/rounds/{round_id}/advance" not in page.links()


def test_a_barred_step_that_is_due_is_noted_on_the_desk(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.CHECKING, discussion_opens_at=clock.now())

    assert "The round is waiting" in worker.get(f"/rounds/{round_id}/desk").text()


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_its_desk(app: Flask, worker: Client, phase: Phase) -> None:
    page = worker.get(f"/rounds/{make_round(app, phase)}/desk")

    assert page.status == 200
    assert page.heading() == "Our Wee Pot: round desk"


def test_the_turnout_stands_on_the_desk_once_voting_has_opened(app: Flask, worker: Client) -> None:
    before = make_round(app, Phase.DISCUSSING)
    during = make_round(app, Phase.VOTING)

    assert "People who voted" not in worker.get(f"/rounds/{before}/desk").text()
    assert "People who voted" in worker.get(f"/rounds/{during}/desk").text()


def test_moving_on_shows_what_happens_and_asks_why(app: Flask, worker: Client) -> None:
    url = f"/rounds/{make_round(app, Phase.COLLECTING)}/advance"
    page = worker.get(url)

    assert "Nobody can send a new idea." in page.text()
    assert "This cannot be undone" not in page.text()
    refused = worker.post(url, {"reason": " "})
    assert (refused.status, refused.errors()) == (422, ["Write why the round moves on now."])


def test_opening_voting_is_confirmed_knowing_that_there_is_no_way_back(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    make_project(app, round_id, "Path lights", 900_00)

    assert "This cannot be undone" in worker.get(f"/rounds/{round_id}/advance").text()


def test_a_step_by_hand_is_taken_with_its_reason_and_stands_in_the_log(app: Flask) -> None:
    manager = make_user(app, Role.ROUND_MANAGER, name="Isla Grant")
    worker = client_of(app, manager)
    round_id = make_round(app, Phase.COLLECTING)
    reason = {"reason": "The hall is <b>booked</b>."}
    done = worker.post(f"/rounds/{round_id}/advance", reason)

    assert "The round stands at: Checking ideas." in worker.follow(done).text()
    log = worker.get(f"/rounds/{round_id}/log").text()
    for part in ("Moved the round on", "Isla Grant", "The hall is <b>booked</b>."):
        assert part in log
    assert "From “Open for ideas” to “Checking ideas”" in log


def test_a_page_left_open_does_not_take_the_step_after(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.COLLECTING)
    answers = {"action": "open", "reason": "The hall is booked."}
    done = worker.post(f"/rounds/{round_id}/advance", answers)

    assert done.status == 409
    assert "The round has moved on since you opened this page." in done.text()
    assert stored(app, Round, round_id).phase is Phase.COLLECTING


@pytest.mark.parametrize("action", ["", "fly", "open_voting\n"])
def test_an_unknown_step_is_refused_in_words(app: Flask, worker: Client, action: str) -> None:
    url = f"/rounds/{make_round(app, Phase.COLLECTING)}/advance"

    page = worker.post(url, {"action": action, "reason": "Now."})
    assert page.status == 422
    assert "Open this page again." in page.text()


def test_publishing_is_not_offered_on_the_desk(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.COUNTING)
    page = worker.get(f"/rounds/{round_id}/desk")

    assert f"/rounds/{round_id}/advance" not in page.links()
    assert f"/rounds/{round_id}/count" in page.links()
    assert "The round cannot move on yet" in worker.get(f"/rounds/{round_id}/advance").text()


def test_a_checker_reads_the_desk_but_does_not_move_the_round_on(app: Flask) -> None:
    round_id = make_round(app, Phase.COLLECTING)
    checker = client_as(app, Role.CHECKER, round_id=round_id)
    page = checker.get(f"/rounds/{round_id}/desk")

    assert page.status == 200
    assert f"/rounds/{round_id}/advance" not in page.links()
    assert checker.get(f"/rounds/{round_id}/advance").status == 403


def test_a_resident_is_turned_away_from_the_desk(app: Flask) -> None:
    resident = client_as(app, Role.RESIDENT)
    round_id = make_round(app)

    for url in ("/desk", "/rounds/new", f"/rounds/{round_id}/desk", f"/rounds/{round_id}/log"):
        assert resident.get(url).status == 403


def test_the_log_names_the_idea_that_was_checked_and_the_verdict(app: Flask) -> None:
    round_id = make_round(app)
    idea = make_idea(app, round_id, make_user(app).id, title="Benches <b>here</b>")
    checker = Actor(make_user(app, name="Isla Grant").id, "", frozenset({Held(Role.CHECKER)}))
    with app.app_context(), transaction():
        proposals.check(ideas.get(idea), Verdict.DECLINE, "The tide.", version=1, by=checker)

    log = client_as(app, Role.AUDITOR).get(f"/rounds/{round_id}/log").text()
    assert "Declined: Benches <b>here</b>" in log


def test_the_log_keeps_the_title_of_a_draft_to_its_author(app: Flask) -> None:
    round_id = make_round(app)
    idea = make_idea(app, round_id, make_user(app).id, Stage.DRAFT, title="My secret")
    with app.app_context(), transaction():
        record(Event.IDEA_RESUMED, on=ideas.get(idea), by=SYSTEM)

    log = client_as(app, Role.AUDITOR).get(f"/rounds/{round_id}/log").text()
    assert "Took up an idea again" in log
    assert "My secret" not in log


def test_the_log_says_that_the_computer_counted(app: Flask) -> None:
    round_id = make_round(app, Phase.COUNTING)
    with app.app_context(), transaction():
        record(Event.COUNT_ENDED, on=rounds.get(round_id), by=SYSTEM, voters=3)

    log = client_as(app, Role.AUDITOR).get(f"/rounds/{round_id}/log").text()
    assert "The votes were counted The computer" in log


def test_a_log_without_entries_says_what_will_be_there(app: Flask, worker: Client) -> None:
    assert "Nothing yet" in worker.get(f"/rounds/{make_round(app)}/log").text()


@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("2", 2), ("3", 3), ("99", 3), ("0", 1), ("x", 1), ("-1", 1)]
)
def test_a_long_list_has_the_nearest_sheet_to_the_one_asked_for(asked: str, number: int) -> None:
    sheet = Sheet.of(range(2 * ROWS + 1), asked)

    assert (sheet.number, sheet.last, sheet.total) == (number, 3, 2 * ROWS + 1)
    assert list(sheet.rows) == list(range(2 * ROWS + 1))[(number - 1) * ROWS : number * ROWS]
