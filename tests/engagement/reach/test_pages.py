"""The staff's page of who was heard, and what everyone sees of it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.activities.releases.models import StoredRelease
from pbapp.db import db, transaction
from pbapp.engagement import releases
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Audience
from pbapp.engagement.reach.kinds import Dimension
from pbapp.places.zones.models import ATTRIBUTION, Banding, DataZone
from tests.client import Client, Page
from tests.factories.engagement import activity, add_rows, make_area, make_record
from tests.factories.people import client_as
from tests.factories.places import make_ward, make_zones
from tests.factories.reach import count_people, fifths, publish
from tests.hostile import HOSTILE


def staff_page(app: Flask, record_id: int) -> Page:
    return client_as(app, Role.OFFICER).get(f"/engagement/{record_id}/reach")


def public(client: Client, record_id: int) -> Page:
    return client.get(f"/engagement/{record_id}/public/numbers")


@pytest.fixture
def record_id(app: Flask) -> int:
    """A record in an area where a third live in the poorest places."""
    found = make_record(app)
    lives = {1: 300, 2: 200, 3: 200, 4: 100, 5: 100}
    make_zones(app, make_area(app), lives, access={1: 5, 5: 1})
    return found


def answers(**people: Any) -> dict[str, Any]:
    given = {"activity_id": "0", "source": "asked", "banding": "people", "unknown": ""}
    return given | {f"people_{n}": "" for n in range(5)} | people


def test_what_a_survey_let_out_stands_on_its_own_page_only(
    app: Flask, record_id: int, visitor: Client
) -> None:
    add_rows(app, record_id, activity(headcount=30))
    publish(app, record_id)
    survey = StoredRelease(
        what="survey-1",
        number=1,
        output={"by_age": {}},
        sha256="0" * 64,
        rules_version="1",
        counts=[],
        hidden=[],
        engagement_id=record_id,
    )
    with app.app_context(), transaction() as session:
        session.add(survey)

    with app.app_context():
        assert list(releases.latest(record_id)) == ["heads"]
    assert "People by activity" in public(visitor, record_id).text()


def test_the_fifth_of_access_is_told_beside_every_fifth(app: Flask, record_id: int) -> None:
    words = (
        "Of 10 small areas here, 2 are in the poorest fifth of Scotland "
        "and 2 in the fifth furthest from shops, schools and doctors."
    )
    text = staff_page(app, record_id).text()
    assert words in text
    assert str(ATTRIBUTION) in text


def test_what_people_were_told_comes_before_how_many_they_were(
    app: Flask, record_id: int, visitor: Client
) -> None:
    add_rows(app, record_id, activity(headcount=30))
    publish(app, record_id)
    page = visitor.get(f"/engagement/{record_id}/public")
    order = ("What we ask", "What we heard", "What changed", "Who took part")
    assert [page.text().index(words) for words in order] == sorted(map(page.text().index, order))
    assert "People took part 30 times." in page.text()
    assert f"/engagement/{record_id}/public/numbers" in page.links()
    assert page.html.count("<table") == 0


def test_an_officer_enters_counts_and_lets_them_out(app: Flask, record_id: int) -> None:
    officer = client_as(app, Role.OFFICER)
    at = f"/engagement/{record_id}/reach/fifth"

    sent = officer.post(at, answers(people_0="12", people_1="30", people_2="38", people_3="40"))
    assert sent.status == 303
    assert "Nothing is out yet." in staff_page(app, record_id).text()
    assert (
        officer.post(f"/engagement/{record_id}/reach/publish", {}, on=sent.location).status == 303
    )

    text = public(Client(app), record_id).text()
    assert "10% of those we heard live in the poorest places. Here it is 33%." in text
    assert "We know this of about 120 people." in text


def test_version_and_method_stand_with_every_fifth(app: Flask, record_id: int) -> None:
    count_people(app, record_id, fifths(20, 30, 40, 30, 20), banding=Banding.ZONES)
    publish(app, record_id)

    text = public(Client(app), record_id).text()

    assert "Fifths of SIMD 2020v2: five groups with the same number of small areas in each." in text
    assert "2 of the 10 small areas here are in the poorest fifth of Scotland." in text
    assert "2 of the 10 small areas here are in the fifth furthest from shops" in text
    assert "would change" not in text
    assert "Open Government Licence" in text


def test_what_the_other_method_changes_is_told_where_it_changes_something(
    app: Flask, record_id: int
) -> None:
    with app.app_context(), transaction() as session:
        poorest = session.scalars(select(DataZone).where(DataZone.rank == 1)).first()
        assert poorest
        poorest.fifth_by_zones = 2
    count_people(app, record_id, fifths(20, 30, 40, 30, 20))
    publish(app, record_id)

    assert "1 small area would change its fifth." in public(Client(app), record_id).text()
    assert "1 of them would change its fifth." in staff_page(app, record_id).text()


def test_the_index_never_stands_alone(app: Flask, record_id: int, visitor: Client) -> None:
    count_people(app, record_id, fifths(20, 30, 40, 30, 20))
    publish(app, record_id)
    assert "SIMD tells little of life in the country." in public(visitor, record_id).text()

    count_people(app, record_id, fifths(60, 20, 20, 20, 20), Dimension.ACCESS)
    publish(app, record_id)
    text = public(visitor, record_id).text()
    assert "SIMD tells little" not in text
    assert text.index("in the poorest places") < text.index("live far from shops and doctors")


def test_the_people_of_a_single_data_zone_are_never_told(app: Flask) -> None:
    record_id = make_record(app)
    make_zones(app, make_area(app), dict.fromkeys((1, 2, 3), 100))
    make_zones(
        app, make_ward(app, "Braes", parent_id=make_area(app)), {4: 100}, access={4: 1}, each=1
    )
    count_people(app, record_id, fifths(40, 50, 60, 70, 0))
    publish(app, record_id)

    with app.app_context():
        out = db.session.scalars(select(StoredRelease)).one()
    # one more is hidden with it, and two of five are too many to show the rest (rule 3)
    assert (out.what, out.hidden) == ("reach-fifth", ["1", "2", "3", "4"])


def test_a_small_group_is_hidden_with_its_share(
    app: Flask, record_id: int, visitor: Client
) -> None:
    count_people(app, record_id, fifths(3, 30, 40, 50, 60))
    publish(app, record_id)

    page = public(visitor, record_id)

    assert page.html.count("[c]") == 5
    assert "Too few people told us where they live to show all shares." in page.text()
    assert "16%" not in page.html


def test_a_protected_characteristic_has_the_higher_floor(
    app: Flask, record_id: int, visitor: Client
) -> None:
    count_people(app, record_id, {"yes": 9, "no": 90}, Dimension.DISABILITY)
    publish(app, record_id)

    assert "Disability" in public(visitor, record_id).text()
    assert "90" not in public(visitor, record_id).text()


def test_nothing_typed_since_the_last_version_is_seen(
    app: Flask, record_id: int, visitor: Client
) -> None:
    add_rows(app, record_id, activity(name="First", headcount=30))
    publish(app, record_id)
    add_rows(app, record_id, activity(name="Second", headcount=44))

    text = public(visitor, record_id).text()
    assert "First" in text
    assert "44" not in text


def test_a_refused_version_says_why_and_the_others_go_out(app: Flask, record_id: int) -> None:
    officer = client_as(app, Role.OFFICER)
    count_people(app, record_id, fifths(20, 30, 40, 30, 20))
    publish(app, record_id)
    count_people(app, record_id, fifths(20, 30, 40, 30, 22))
    count_people(app, record_id, fifths(20, 30, 40, 30, 20), Dimension.ACCESS)

    sent = officer.post(
        f"/engagement/{record_id}/reach/publish", {}, on=f"/engagement/{record_id}/reach"
    )
    page = officer.get(sent.location)

    assert "was not published. Beside version 1, too few people would stand" in page.text()
    assert "How near shops, schools and doctors are (SIMD access): version 1" in page.text()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Enter at least one number."),
        ({"people_0": "-3"}, "Enter a whole number, like 12."),
        ({"people_0": "many"}, "Enter a whole number, like 12."),
        ({"people_0": "5", "source": "x"}, "Choose one of these."),
        ({"people_0": "5", "activity_id": "999"}, "Choose one of these."),
        ({"people_0": "5", "banding": ""}, "Choose one of these."),
    ],
)
def test_bad_answers_come_back_with_what_was_typed(
    app: Flask, record_id: int, changes: dict[str, str], words: str
) -> None:
    officer = client_as(app, Role.OFFICER)

    page = officer.post(
        f"/engagement/{record_id}/reach/fifth", answers(people_1="17") | {"people_1": ""} | changes
    )

    assert page.status == 422
    assert words in " ".join(page.errors())


@pytest.mark.parametrize("dimension", [Dimension.AREA, Dimension.FIFTH, Dimension.DISABILITY])
@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_a_person_can_send_breaks_the_page(
    app: Flask, record_id: int, dimension: Dimension, typed: str
) -> None:
    officer = client_as(app, Role.OFFICER)
    sent = dict.fromkeys(("activity_id", "source", "banding", "unknown", "people_0"), typed)
    at = f"/engagement/{record_id}/reach/{dimension.value}"

    assert officer.post(at, sent | {"lives_0": typed, "lives_source": typed}).status in (303, 422)


def test_numbers_of_people_who_live_here_need_a_source(app: Flask, record_id: int) -> None:
    sent = {"activity_id": "0", "source": "asked", "people_0": "12", "lives_0": "400"}

    page = client_as(app, Role.OFFICER).post(f"/engagement/{record_id}/reach/disability", sent)

    assert page.status == 422
    assert page.errors() == ["Write where the numbers of people who live here come from."]


def test_areas_within_the_only_area_are_counted_one_by_one(app: Flask, record_id: int) -> None:
    for name in ("North", "South"):
        make_ward(app, name, make_area(app))

    text = client_as(app, Role.OFFICER).get(f"/engagement/{record_id}/reach/area").text()

    assert "People: North" in text
    assert "People: South" in text


def test_audiences_often_missed_stand_with_their_next_step(app: Flask, record_id: int) -> None:
    rows = [
        {"name": "Carers", "kind": AudienceKind.CARERS},
        {"name": "Crofters", "kind": AudienceKind.RESIDENTS, "methods": ["drop_in"], "target": 20},
        {"name": "Pupils", "kind": AudienceKind.CHILDREN, "target": 9, "reached": 9},
    ]
    add_rows(app, record_id, *(Audience(at_risk=True, **row) for row in rows))

    text = staff_page(app, record_id).text()

    assert "Plan something for them: there is no way to reach them." in text
    assert "Count how many of them came." in text
    assert "Reached as planned." in text


def test_a_group_heard_much_less_than_its_share_is_named(app: Flask, record_id: int) -> None:
    count_people(app, record_id, fifths(5, 30, 30, 30, 25))

    text = staff_page(app, record_id).text()

    assert "4% of those heard, 33% of the people here." in text
    assert "How well off the place is (SIMD): Fifth 1, the poorest places" in text


def test_on_fewer_than_thirty_nothing_is_said_of_shares(app: Flask, record_id: int) -> None:
    count_people(app, record_id, fifths(0, 7, 7, 7, 8))

    assert "of the people here." not in staff_page(app, record_id).text()


def test_a_settled_record_takes_no_more_counts(app: Flask) -> None:
    record_id = make_record(app, State.SUBMITTED)
    at = f"/engagement/{record_id}/reach/fifth"

    assert client_as(app, Role.OFFICER).get(at).status == 409


def test_visitors_do_not_see_the_staffs_page(app: Flask, record_id: int, visitor: Client) -> None:
    assert visitor.get(f"/engagement/{record_id}/reach").status == 303
