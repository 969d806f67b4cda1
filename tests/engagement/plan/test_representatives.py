"""The record of somebody who speaks for a community: theirs, their worker's, an officer's.

The case is one that a partnership wrote up: representatives of community councils and of action
plan groups get an introduction, a worker who stands by them, a talk before each meeting, and a
way to tell those they speak for; papers come late, and that has to show.
"""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import SYSTEM, Role
from pbapp.db import db, transaction
from pbapp.engagement.plan.models import Representative
from pbapp.engagement.planning.actions import enter_representative
from pbapp.refusals import Unfit
from tests.client import Client
from tests.factories.engagement import make_record
from tests.factories.people import Person, client_as, client_of, make_user
from tests.factories.planning import VILLAGE, make_body, make_representative, make_speaker
from tests.factories.rounds import stored

AHEAD = "This day is still ahead. Give today or an earlier day."
FORUM = ("Action Plan Forum", VILLAGE[1])


@pytest.fixture
def village(app: Flask) -> int:
    return make_body(app, VILLAGE)


@pytest.fixture
def person(app: Flask, village: int) -> Person:
    return make_speaker(app, village, Role.COMMUNITY_REVIEWER)


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def details(village: int, **changes: str) -> dict[str, str]:
    given = {"organisation_id": str(village), "post": "Representative for the north"}
    return given | {"inducted_on": "2026-09-14", "framework": "A page each month"} | changes


@pytest.mark.both_databases
def test_a_representative_is_followed_from_the_first_talk_to_reporting_back(
    app: Flask, officer: Client, village: int, person: Person
) -> None:
    worker = make_user(app, Role.CHECKER, name="Morag Bell")
    record_id = make_record(app, title="Community planning board")
    asked = details(village, user_id=str(person.id), worker_id=str(worker.id))
    page = officer.follow(officer.post("/engagement/representatives/new", asked))
    here = page.response.request.path
    added = officer.post(
        f"/engagement/{record_id}/plan/serve",
        {"representative_id": here.rsplit("/", 1)[1]},
        on=f"/engagement/{record_id}/plan/people",
    )
    assert "Representative for the north" in officer.follow(added).text()

    theirs = client_of(app, person)
    assert here in theirs.get("/engagement/mine").links()
    meeting = {"engagement_id": str(record_id), "name": "Board", "held_on": "2026-11-20"}
    theirs.post(f"{here}/meetings/new", meeting)
    (url,) = [
        link for link in theirs.get(here).links() if "/meetings/" in link and "new" not in link
    ]
    late = meeting | {"held_on": "2026-11-05", "papers_on": "2026-11-01"}
    page = theirs.follow(theirs.post(url, late | {"pre_meeting_on": "2026-11-04"}))
    assert "Too late" in page.text()
    intime = meeting | {"held_on": "2026-11-08", "papers_on": "2026-11-01"}
    page = theirs.follow(client_of(app, worker).post(url, intime))
    assert "In time" in theirs.get(here).text()

    told = {"engagement_id": str(record_id), "reported_on": "2026-11-01", "how": "A talk"}
    page = theirs.follow(theirs.post(f"{here}/reports/new", told | {"heard": "Too few buses"}))
    assert "Too few buses" in page.text()


def test_one_representative_serves_in_several_pieces_of_work(
    app: Flask, officer: Client, village: int
) -> None:
    first, second = make_record(app, title="Buses"), make_record(app, title="Parks")
    key = make_representative(app, village, first)
    serve = f"/engagement/{second}/plan/serve"
    officer.post(serve, {"representative_id": str(key)}, on=f"/engagement/{second}/plan/people")

    assert "Buses, Parks" in officer.get(f"/engagement/representatives/{key}").text()
    again = officer.post(
        serve, {"representative_id": str(key)}, on="/engagement/representatives/new"
    )
    assert (again.status, again.errors()) == (422, ["Choose one of these."])


def test_only_they_their_worker_and_officers_open_it(
    app: Flask, village: int, person: Person
) -> None:
    worker, another = make_user(app, Role.CHECKER), make_user(app, Role.CHECKER)
    record_id = make_record(app)
    key = make_representative(app, village, record_id, user_id=person.id, worker_id=worker.id)
    url = f"/engagement/representatives/{key}"
    of_the_body = make_speaker(app, village, Role.COMMUNITY_REVIEWER)

    def status(who: Person) -> int:
        return client_of(app, who).get(url).status

    assert [status(one) for one in (person, worker)] == [200, 200]
    assert [status(one) for one in (another, of_the_body)] == [403, 403]
    assert client_as(app, Role.OFFICER).get(url).status == 200
    assert client_of(app, worker).get(f"{url}/edit").status == 403
    assert client_of(app, person).get("/engagement/representatives").status == 403


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"organisation_id": ""}, "Choose the body they speak for."),
        ({"post": ""}, "Name the post."),
        (
            {"inducted_on": "2026-11-03"},
            AHEAD,
        ),
    ],
)
def test_bad_details_are_refused_and_kept(
    app: Flask, officer: Client, village: int, changes: dict[str, str], error: str
) -> None:
    page = officer.post("/engagement/representatives/new", details(village, **changes))
    assert (page.status, page.errors()) == (422, [error])
    assert "A page each month" in page.html


def test_a_post_stands_once_in_a_body_and_its_person_speaks_for_it(
    app: Flask, officer: Client, village: int, person: Person
) -> None:
    make_representative(app, village)
    page = officer.post("/engagement/representatives/new", details(village))
    assert page.errors() == ["This body has a representative with this name already."]
    forum = make_body(app, FORUM)
    wrong = details(forum, user_id=str(person.id))
    page = officer.post("/engagement/representatives/new", wrong)
    assert page.errors() == ["This person does not speak for that body. Name them for it first."]


@pytest.mark.parametrize(
    ("part", "changes", "error"),
    [
        ("meetings", {"name": ""}, "Name the meeting."),
        ("meetings", {"held_on": "soon"}, "Enter a day like 5/12/2026."),
        ("meetings", {"engagement_id": ""}, "Choose the work it was about."),
        (
            "meetings",
            {"pre_meeting_on": "2026-11-21"},
            "This is after the meeting. Check both days.",
        ),
        (
            "meetings",
            {"papers_on": "2026-11-03"},
            AHEAD,
        ),
        ("reports", {"how": ""}, "Say how you told people."),
        (
            "reports",
            {"reported_on": "2026-11-03"},
            AHEAD,
        ),
    ],
)
def test_bad_entries_are_refused_and_kept(
    app: Flask,
    village: int,
    person: Person,
    part: str,
    changes: dict[str, str],
    error: str,
) -> None:
    record_id = make_record(app)
    key = make_representative(app, village, record_id, user_id=person.id)
    entry = {"engagement_id": str(record_id), "name": "The big board", "held_on": "2026-11-20"}
    entry |= {"how": "The big board", "reported_on": "2026-11-01", "heard": "The big board"}

    page = client_of(app, person).post(
        f"/engagement/representatives/{key}/{part}/new", entry | changes
    )

    assert (page.status, page.errors()) == (422, [error])
    assert changes == {"name": ""} or "The big board" in page.html


def test_without_work_there_is_nothing_to_log(app: Flask, village: int, person: Person) -> None:
    key = make_representative(app, village, user_id=person.id)
    client, url = client_of(app, person), f"/engagement/representatives/{key}"
    assert "Add a meeting" not in client.get(url).text()
    entry = {"name": "Board", "held_on": "2026-11-20"}
    page = client.post(f"{url}/meetings/new", entry)
    assert (page.status, page.errors()) == (422, ["Choose the work it was about."])


def test_nobody_is_their_own_worker(app: Flask, village: int, person: Person) -> None:
    values = {"organisation_id": village, "post": "Representative", "framework": ""}
    values |= {"inducted_on": None, "user_id": person.id, "worker_id": person.id}
    with app.app_context(), transaction(), pytest.raises(Unfit) as refused:
        enter_representative(values, by=SYSTEM)
    assert refused.value.faults == {
        "worker_id": "Nobody is their own worker. Choose somebody else."
    }


def test_a_meeting_of_another_representative_is_not_found(
    app: Flask, officer: Client, village: int
) -> None:
    record_id = make_record(app)
    one = make_representative(app, village, record_id)
    other = make_representative(app, make_body(app, FORUM), record_id)
    entry = {"engagement_id": str(record_id), "name": "Board", "held_on": "2026-11-20"}
    officer.post(f"/engagement/representatives/{one}/meetings/new", entry)
    assert officer.get(f"/engagement/representatives/{one}/meetings/1").status == 200
    assert officer.get(f"/engagement/representatives/{other}/meetings/1").status == 404


def test_a_representatives_name_stands_in_their_account_only(
    app: Flask, village: int, person: Person
) -> None:
    key = make_representative(app, village, user_id=person.id)
    row = stored(app, Representative, key)
    assert "Catriona" not in "".join(str(value) for value in vars(row).values())
    with app.app_context():
        assert db.session.get_one(Representative, key).user_id == person.id
