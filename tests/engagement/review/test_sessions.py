"""Looking back together: one table or a link each, and where voices differ."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models.review import ReviewMember, ReviewSession, ReviewVote
from pbapp.engagement.review import queries
from tests.client import Client
from tests.conftest import NOON
from tests.factories.engagement import make_record, read
from tests.factories.loop import make_body, make_reviewer, make_seat, make_session, rows
from tests.factories.people import client_as, client_of

TODAY = NOON.date()


def flags(app: Flask, record_id: int) -> dict[str, tuple[bool, bool]]:
    with app.app_context():
        lines = queries.flagged(record_id)
    return {one.code: (one.partners_differ, one.voices_differ) for one in lines}


def link_for(client: Client, record_id: int, session_id: int, member_id: int) -> str:
    on = f"/engagement/{record_id}/looking-back/{session_id}"
    page = client.post(f"{on}/seats/{member_id}/link", on=on)
    found = re.search(r"/review/\d+/[0-9a-f]+", page.html)
    assert found
    return found[0]


@pytest.mark.both_databases
def test_people_rate_together_in_one_table(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    base = f"/engagement/{record_id}/looking-back"

    sent = {"held_on": "2026-11-01", "way": "together", "scope": "standards"}
    page = client.follow(client.post(base, sent))
    assert page.heading() == "Looking back on Sunday 1 November 2026"
    (session,) = rows(app, ReviewSession)
    assert session.codes == ["INC", "SUP", "PLA", "WOR", "MET", "COM", "IMP"]
    url = f"{base}/{session.id}"
    client.post(f"{url}/seats", {"kind": "officer", "name": "Transport"}, on=url)
    client.post(f"{url}/seats", {"kind": "community", "name": "Shore council"}, on=url)
    one, two = rows(app, ReviewMember)

    client.post(f"{url}/table", {f"mark_{one.id}_INC": "5", f"mark_{two.id}_INC": "3"})

    assert [(v.code, v.points) for v in rows(app, ReviewVote)] == [("INC", 5), ("INC", 3)]
    assert flags(app, record_id) == {"INC": (False, True)}
    assert "Staff and community differ" in client.get(url).text()
    client.post(f"{url}/table", {f"mark_{one.id}_INC": "4", f"mark_{two.id}_INC": "3"})
    assert flags(app, record_id) == {}


def test_a_table_without_a_mark_is_refused(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    session_id = make_session(app, record_id)
    url = f"/engagement/{record_id}/looking-back/{session_id}/table"
    assert client.post(url, {}).status == 422
    seat = make_seat(app, session_id, MemberKind.OFFICER, "Transport")

    for marks in ({}, {f"mark_{seat}_INC": "9"}):
        page = client.post(url, marks)
        assert (page.status, page.errors()) == (422, ["Give a mark to at least one."])


@pytest.mark.both_databases
def test_each_rates_apart_and_sees_nobody_else(app: Flask, visitor: Client) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    session_id = make_session(app, record_id, is_together=False)
    seat = make_seat(app, session_id, MemberKind.COMMUNITY, "Shore council")
    make_seat(app, session_id, MemberKind.PARTNER, "Health board", {"INC": 6})
    link = link_for(client, record_id, session_id, seat)

    page = visitor.get(link)
    assert page.heading() == "How did it go?"
    assert "Health board" not in page.text()
    refused = visitor.post(link, {})
    assert (refused.status, refused.errors()) == (422, ["Give a mark to at least one."])
    url = f"/engagement/{record_id}/looking-back/{session_id}"
    assert "Marks stand here once all have rated" in client.get(url).text()

    page = visitor.post(link, {f"mark_{seat}_INC": "2", f"mark_{seat}_COM": "3"})
    assert page.heading() == "Thank you. Your marks are in."
    assert "Marks stand here once all have rated" not in client.get(url).text()
    visitor.post(link, {f"mark_{seat}_INC": "4", f"mark_{seat}_COM": ""})
    marks = [(one.code, one.points) for one in rows(app, ReviewVote) if one.member_id == seat]
    assert marks == [("INC", 4)], "who sends again means what they sent last"


@pytest.mark.both_databases
def test_those_who_speak_for_a_body_rate_in_its_seat_without_a_link(app: Flask) -> None:
    record_id, village = make_record(app, title="Buses"), make_body(app)
    session_id = make_session(app, record_id, is_together=False)
    seat = make_seat(app, session_id, MemberKind.COMMUNITY, "Chair", organisation_id=village)
    other = make_seat(app, session_id, MemberKind.PARTNER, "Doctor")
    speaker = client_of(app, make_reviewer(app))
    url = f"/review/{seat}"

    assert "Buses: Chair Waits for you" in speaker.get("/engagement/mine").text()
    assert url in speaker.get("/engagement/mine").links()
    assert speaker.post(url, {}).errors() == ["Give a mark to at least one."]
    page = speaker.post(url, {f"mark_{seat}_INC": "2"})
    assert page.heading() == "Thank you. Your marks are in."
    assert "Buses: Chair Your marks are in" in speaker.get("/engagement/mine").text()
    assert [(one.member_id, one.points) for one in rows(app, ReviewVote)] == [(seat, 2)]
    strangers = (client_as(app, Role.OFFICER), client_as(app, Role.COMMUNITY_REVIEWER))
    assert [one.get(url).status for one in strangers] == [403, 403]
    assert speaker.get(f"/review/{other}").status == 403
    assert speaker.get("/review/999").status == 404


@pytest.mark.parametrize("changes", [{"is_together": True}, {"ended_on": TODAY}])
def test_nothing_is_asked_where_people_sit_together_or_it_is_over(
    app: Flask, changes: dict[str, Any]
) -> None:
    session_id = make_session(app, make_record(app), **({"is_together": False} | changes))
    kind = MemberKind.COMMUNITY
    seat = make_seat(app, session_id, kind, "Chair", organisation_id=make_body(app))
    speaker = client_of(app, make_reviewer(app))

    assert f"/review/{seat}" not in speaker.get("/engagement/mine").links()
    sent = speaker.post(f"/review/{seat}", {f"mark_{seat}_INC": "2"}, on="/")
    assert sent.status == (404 if "is_together" in changes else 409)


def test_a_new_link_ends_the_one_before(app: Flask, visitor: Client) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    session_id = make_session(app, record_id, is_together=False)
    seat = make_seat(app, session_id, MemberKind.COMMUNITY, "Shore council")
    first = link_for(client, record_id, session_id, seat)
    second = link_for(client, record_id, session_id, seat)
    assert (visitor.get(first).status, visitor.get(second).status) == (404, 200)
    assert visitor.get(f"/review/{seat}/{'0' * 40}").status == 404
    assert visitor.get(f"/review/999/{'0' * 40}").status == 404


def test_an_ended_session_takes_no_more(app: Flask, visitor: Client) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    session_id = make_session(app, record_id, is_together=False)
    seat = make_seat(app, session_id, MemberKind.COMMUNITY, "Shore council")
    link = link_for(client, record_id, session_id, seat)
    on = f"/engagement/{record_id}/looking-back/{session_id}"
    field = {f"mark_{seat}_INC": "4"}
    client.post(f"{on}/end", {"notes": "We talked about the hall."}, on=on)

    assert "This has ended." in visitor.get(link).text()
    assert "We talked about the hall." in client.get(on).text()
    page = visitor.post(link, field, on="/sign-in")
    assert page.status == 409
    assert rows(app, ReviewVote) == []


MARKS = [
    ([(MemberKind.PARTNER, 2), (MemberKind.PARTNER, 5)], (True, False)),
    ([(MemberKind.PARTNER, 3), (MemberKind.PARTNER, 5)], None),
    ([(MemberKind.OFFICER, 5), (MemberKind.COMMUNITY, 3)], (False, True)),
    ([(MemberKind.OFFICER, 4), (MemberKind.COMMUNITY, 3)], None),
    ([(MemberKind.OFFICER, 6)], None),
]


@pytest.mark.parametrize(("marks", "flag"), MARKS)
def test_voices_that_differ_are_flagged(
    app: Flask, marks: list[tuple[MemberKind, int]], flag: tuple[bool, bool] | None
) -> None:
    record_id = make_record(app)
    session_id = make_session(app, record_id)
    for number, (kind, points) in enumerate(marks):
        make_seat(app, session_id, kind, f"Seat {number}", {"INC": points})
    assert flags(app, record_id) == ({"INC": flag} if flag else {})


def test_flags_of_accepted_records_are_counted_for_the_board(app: Flask) -> None:
    ids = [make_record(app, state) for state in (State.CLOSED, State.LIVE)]
    for record_id in ids:
        session_id = make_session(app, record_id)
        make_seat(app, session_id, MemberKind.PARTNER, "One", {"INC": 1, "COM": 4})
        make_seat(app, session_id, MemberKind.PARTNER, "Two", {"INC": 6, "COM": 4})
    with app.app_context():
        found = queries.flagged_in(TODAY - timedelta(days=365), TODAY)
        none = queries.flagged_in(TODAY - timedelta(days=365), TODAY - timedelta(days=200))
    assert found == {ids[0]: ["INC"]}
    assert none == {}


def test_who_rated_is_a_fact(app: Flask) -> None:
    record_id = make_record(app)
    session_id = make_session(app, record_id)
    make_seat(app, session_id, MemberKind.PARTNER, "Health board", {"INC": 4})
    make_seat(app, session_id, MemberKind.COMMUNITY, "Shore council")
    (one,) = read(app, record_id, lambda record: facts_of(record).plain.review_session)
    assert one.kinds_rating == {"partner"}


def test_a_name_stands_once_and_what_was_typed_is_kept(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    session_id = make_session(app, record_id)
    make_seat(app, session_id, MemberKind.PARTNER, "Health board")
    url = f"/engagement/{record_id}/looking-back/{session_id}"
    page = client.post(f"{url}/seats", {"kind": "partner", "name": "health BOARD"}, on=url)
    assert page.errors() == ["This name is taken. Add a word that tells them apart."]
    assert "health BOARD" in page.html


def test_whoever_has_rated_stays(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    session_id = make_session(app, record_id)
    url = f"/engagement/{record_id}/looking-back/{session_id}"
    gone = make_seat(app, session_id, MemberKind.PARTNER, "Health board")
    stays = make_seat(app, session_id, MemberKind.PARTNER, "Police", {"INC": 4})
    assert client.post(f"{url}/seats/{gone}/remove", on=url).status == 303
    assert client.post(f"{url}/seats/{stays}/remove", on=url).status == 409
    assert [one.name for one in rows(app, ReviewMember)] == ["Police"]


def test_nothing_due_is_not_looked_back_on(app: Flask) -> None:
    record_id = make_record(app, opens_on=None, closes_on=None, withdrawn_on=TODAY)
    sent = {"held_on": "2026-11-01", "way": "apart", "scope": "indicators"}
    page = client_as(app, Role.OFFICER).post(f"/engagement/{record_id}/looking-back", sent)
    assert page.status == 409


def test_a_session_without_a_day_is_refused(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)
    page = client.post(f"/engagement/{make_record(app)}/looking-back", {"scope": "indicators"})
    assert (page.status, page.errors()) == (422, ["Give the day.", "Choose one of these."])
