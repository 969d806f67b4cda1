"""Four people speak for their communities at the board, and each is stood by.

After East Ayrshire's own account (action learning of the Community Planning Improvement Board):
community councils and action plan groups each name one representative for the north and one for
the south. All get an introduction, a way to keep in touch, a worker between meetings, and a talk
through the papers before each meeting. What stayed hard: papers that come shortly before the
meeting, and meetings by day.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask

from pbapp import clock
from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.plan.kinds import BarrierKind
from pbapp.engagement.plan.models import Barrier
from pbapp.places.models import OrganisationKind
from pbapp.standards.evidence import Evidence, gather
from tests.client import Client
from tests.factories.engagement import make_record, read
from tests.factories.loop import rows
from tests.factories.people import Person, client_as, client_of, make_user
from tests.factories.planning import make_body, make_speaker

COUNCILS = ("Community Councils", OrganisationKind.COMMUNITY_GROUP)
FORUM = ("Community Action Plan Forum", OrganisationKind.COMMUNITY_GROUP)
NORTH, SOUTH = "Representative for the north", "Representative for the south"


@dataclass(frozen=True)
class Speaker:
    """A representative: their browser, and the page of their record."""

    theirs: Client
    url: str


@dataclass(frozen=True)
class Board:
    """The work they take part in, those who serve, and the worker beside them."""

    record_id: int
    officer: Client
    worker: Client
    speakers: list[Speaker]


@pytest.fixture
def board(app: Flask) -> Board:
    """The officer enters all four, with introduction, worker and way to keep in touch."""
    record_id = make_record(app, title="Community planning board")
    officer, worker = client_as(app, Role.OFFICER), make_user(app, Role.CHECKER, name="Morag Bell")
    posts = [(body, post) for body in (COUNCILS, FORUM) for post in (NORTH, SOUTH)]
    speakers = [entered(app, officer, record_id, worker, *one) for one in posts]
    return Board(record_id, officer, client_of(app, worker), speakers)


def entered(
    app: Flask,
    officer: Client,
    record_id: int,
    worker: Person,
    body: tuple[str, OrganisationKind],
    post: str,
) -> Speaker:
    """One of the four."""
    body_id = make_body(app, body)
    person = make_speaker(app, body_id, Role.COMMUNITY_REVIEWER)
    given = {"organisation_id": str(body_id), "post": post, "inducted_on": "2026-09-14"}
    given |= {"user_id": str(person.id), "worker_id": str(worker.id)}
    given |= {"framework": "A page to every community council each month."}
    url = officer.post("/engagement/representatives/new", given).location
    serve = {"representative_id": url.rsplit("/", 1)[1]}
    people = f"/engagement/{record_id}/plan/people"
    officer.post(f"/engagement/{record_id}/plan/serve", serve, on=people)
    return Speaker(client_of(app, person), url)


def met(board: Board, speaker: Speaker, held: str, papers: str, before: str) -> None:
    """The worker writes a meeting down: when papers came, who went through them when."""
    meeting = {"engagement_id": str(board.record_id), "name": "The board", "held_on": held}
    meeting |= {"papers_on": papers, "pre_meeting_on": before}
    assert board.worker.post(f"{speaker.url}/meetings/new", meeting).status == 303


def told(board: Board, speaker: Speaker) -> None:
    """A representative tells those they speak for, and says what they answered."""
    report = {"engagement_id": str(board.record_id), "reported_on": "2026-11-01"}
    report |= {"how": "A page to every council", "heard": "Too much jargon in the papers."}
    assert speaker.theirs.post(f"{speaker.url}/reports/new", report).status == 303


def evidence(app: Flask, board: Board, code: str) -> Evidence:
    """What speaks for an indicator today."""
    plain = read(app, board.record_id, facts_of).plain
    return gather(code, plain, today=clock.today())


def test_each_speaks_for_a_body_and_is_introduced_and_stood_by(app: Flask, board: Board) -> None:
    listed = board.officer.get("/engagement/representatives").text()
    for body, post in ((body, post) for body in (COUNCILS, FORUM) for post in (NORTH, SOUTH)):
        assert f"{body[0]}: {post}" in listed

    for speaker in board.speakers:
        assert speaker.url in speaker.theirs.get("/engagement/mine").links()
        text = speaker.theirs.get(speaker.url).text()
        for words in ("Monday 14 September 2026", "Morag Bell", "A page to every community"):
            assert words in text
        assert speaker.theirs.get(board.speakers[0].url).status == (
            200 if speaker is board.speakers[0] else 403
        )
    people = read(app, board.record_id, facts_of).plain.representatives
    assert [one.inducted_on.isoformat() for one in people] == ["2026-09-14"] * 4


def test_papers_that_come_shortly_before_the_meeting_show_as_late(app: Flask, board: Board) -> None:
    late, early = board.speakers[:2]
    met(board, late, held="2026-10-28", papers="2026-10-26", before="2026-10-27")
    met(board, early, held="2026-10-28", papers="2026-10-14", before="2026-10-27")

    assert "Too late" in late.theirs.get(late.url).text()
    assert "In time" in early.theirs.get(early.url).text()


def test_talks_before_the_meeting_count_once_everyone_had_one(app: Flask, board: Board) -> None:
    *most, last = board.speakers
    for speaker in most:
        met(board, speaker, held="2026-10-28", papers="2026-10-14", before="2026-10-27")
    met(board, last, held="2026-10-28", papers="2026-10-14", before="")
    words = "%s of 4 representatives had a meeting before the meeting."
    assert words % 3 in evidence(app, board, "WOR7").sentence()

    met(board, last, held="2026-10-30", papers="2026-10-16", before="2026-10-29")

    assert words % 4 in evidence(app, board, "WOR7").sentence()


def test_what_they_told_their_communities_closes_the_circle(app: Flask, board: Board) -> None:
    words = "%s of 4 representatives reported back between meetings."
    for number, speaker in enumerate(board.speakers, start=1):
        met(board, speaker, held="2026-10-28", papers="2026-10-14", before="2026-10-27")
        told(board, speaker)
        assert words % number in evidence(app, board, "INC3").sentence()

    first = board.speakers[0]
    assert "Too much jargon in the papers." in board.worker.get(first.url).text()


def test_meetings_by_day_stand_in_the_plan_as_what_keeps_people_away(
    app: Flask, board: Board
) -> None:
    given = {"kind": "time_of_day", "who": "Representatives who work by day"}
    given |= {"description": "The board meets in office hours.", "found_by": "participant"}
    given |= {"status": "open", "action": "Ask the board for an evening.", "owner": "Clerk"}
    page = board.officer.post(f"/engagement/{board.record_id}/plan/barriers/new", given)

    assert page.status == 303, page.errors()
    (barrier,) = rows(app, Barrier)
    assert barrier.kind is BarrierKind.TIME_OF_DAY
    shown = board.officer.get(f"/engagement/{board.record_id}/plan/needs").text()
    assert "Representatives who work by day" in shown
