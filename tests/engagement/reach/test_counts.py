"""Counts of who was heard: what may be kept, how it is summed, what the rules read."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from pbapp.activities.surveys.models import AboutPerson
from pbapp.db import transaction
from pbapp.engagement.facts.reach import reach
from pbapp.engagement.models import Activity
from pbapp.engagement.reach.background import heard_in
from pbapp.engagement.reach.kinds import PROTECTED, SENSITIVE, Dimension, Source, sources_for
from pbapp.engagement.reach.models import ReachCount, ReachTable
from pbapp.engagement.reach.queries import heard
from pbapp.engagement.releases import latest
from pbapp.places.zones.models import SIMD_VERSION, Banding
from pbapp.refusals import Unfit
from pbapp.standards.facts import Reach
from tests.factories.activities import make_survey
from tests.factories.engagement import activity, add_rows, make_area, make_record, read
from tests.factories.places import make_ward, make_zones
from tests.factories.reach import count_people, fifths, publish


def store(app: Flask, record_id: int, people: int = 5, **changes: Any) -> None:
    given: dict[str, Any] = {"dimension": Dimension.AREA, "source": Source.ASKED, "unknown": 0}
    with app.app_context(), transaction() as session:
        table = ReachTable(engagement_id=record_id, **(given | changes))
        table.counts = [ReachCount(category="x", people=people)]
        session.add(table)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "changes",
    [
        {"dimension": Dimension.SEX, "source": Source.OBSERVED},
        {"dimension": Dimension.AGE, "source": Source.INFERRED_AREA},
        {"dimension": Dimension.FIFTH},
        {"dimension": Dimension.FIFTH, "banding": Banding.PEOPLE},
        {"banding": Banding.PEOPLE, "simd_version": SIMD_VERSION},
        {"unknown": -1},
        {"people": -1},
    ],
)
def test_the_database_refuses_what_may_not_be_kept(app: Flask, changes: dict[str, Any]) -> None:
    record_id = make_record(app)

    with pytest.raises(IntegrityError):
        store(app, record_id, **changes)


@pytest.mark.both_databases
def test_a_dimension_stands_once_for_the_whole_work(app: Flask) -> None:
    record_id = make_record(app)
    store(app, record_id)

    with pytest.raises(IntegrityError):
        store(app, record_id)


@pytest.mark.parametrize("dimension", sorted(SENSITIVE))
def test_nobody_is_counted_by_how_they_look(app: Flask, dimension: Dimension) -> None:
    record_id = make_record(app)

    assert Source.OBSERVED not in sources_for(dimension)
    with pytest.raises(Unfit, match="Nobody is counted by how they look"):
        count_people(app, record_id, {"yes": 12}, dimension, source=Source.OBSERVED)


def test_every_protected_characteristic_takes_the_higher_floor() -> None:
    assert PROTECTED <= SENSITIVE


def test_activities_are_summed_until_the_whole_work_is_counted(app: Flask) -> None:
    record_id = make_record(app)
    ids = add_rows(app, record_id, activity(name="A"), activity(name="B"))
    for activity_id, first in zip(ids, (3, 4), strict=True):
        count_people(app, record_id, fifths(first, 10, 10, 10, 10), activity_id=activity_id)

    summed = read(app, record_id, lambda one: heard(one.id)[Dimension.FIFTH])
    assert summed.counts == fifths(7, 20, 20, 20, 20)

    count_people(app, record_id, fifths(5, 6, 7, 8, 9), unknown=2)
    whole = read(app, record_id, lambda one: heard(one.id)[Dimension.FIFTH])
    assert (whole.counts, whole.unknown, whole.base) == (fifths(5, 6, 7, 8, 9), 2, 35)


def test_entering_again_takes_the_place_of_what_was_there(app: Flask) -> None:
    record_id = make_record(app)
    count_people(app, record_id, fifths(5, 6, 7, 8, 9))

    count_people(app, record_id, fifths(1, 1, 1, 1, 1))

    found = read(app, record_id, lambda one: heard(one.id)[Dimension.FIFTH])
    assert found.counts == fifths(1, 1, 1, 1, 1)


def test_the_rules_read_who_was_heard_against_who_lives_here(app: Flask) -> None:
    record_id = make_record(app)
    make_zones(app, make_area(app), {1: 200, 2: 100, 3: 100, 4: 50, 5: 50})
    count_people(app, record_id, fifths(6, 10, 10, 10, 14))

    found = read(app, record_id, reach)

    assert found == Reach(base=50, most_deprived=6, area_part=200, area_base=500)


def test_without_counts_or_without_the_area_nothing_is_said(app: Flask) -> None:
    record_id = make_record(app)
    assert read(app, record_id, reach) is None

    count_people(app, record_id, fifths(6, 10, 10, 10, 14))
    assert read(app, record_id, reach) is None


def test_fifths_made_in_two_ways_are_never_added_up(app: Flask) -> None:
    record_id = make_record(app)
    make_zones(app, make_area(app), dict.fromkeys(range(1, 6), 100))
    ids = add_rows(app, record_id, activity(name="A"), activity(name="B"))
    for activity_id, banding in zip(ids, Banding, strict=True):
        count_people(
            app, record_id, fifths(9, 9, 9, 9, 9), activity_id=activity_id, banding=banding
        )

    assert read(app, record_id, lambda one: heard(one.id)[Dimension.FIFTH].is_mixed)
    assert read(app, record_id, reach) is None


def test_taking_an_activity_out_takes_its_counts_along(app: Flask) -> None:
    record_id = make_record(app)
    (activity_id,) = add_rows(app, record_id, activity())
    count_people(app, record_id, fifths(9, 9, 9, 9, 9), activity_id=activity_id)

    with app.app_context(), transaction() as session:
        session.delete(session.get_one(Activity, activity_id))

    assert read(app, record_id, lambda one: heard(one.id)) == {}


def test_surveys_are_added_up_by_themselves(app: Flask) -> None:
    record_id = make_record(app)
    make_zones(app, make_area(app), dict.fromkeys(range(1, 6), 100))
    survey_id = make_survey(app, engagement_id=record_id)
    said = [
        {"postcode": "1", "postcode_access": "5", "age_band": "16-24"},
        {"postcode": "1", "postcode_access": "5"},
        {"postcode": "unknown", "age_band": "80+"},
    ]
    with app.app_context(), transaction() as session:
        session.add_all(AboutPerson(survey_id=survey_id, answers=answers) for answers in said)

    found = read(app, record_id, lambda one: heard(one.id))

    assert set(found) == {Dimension.FIFTH, Dimension.ACCESS, Dimension.AGE}
    fifth = found[Dimension.FIFTH]
    assert (fifth.counts, fifth.unknown) == (fifths(2, 0, 0, 0, 0), 1)
    assert (fifth.simd_version, fifth.banding) == (SIMD_VERSION, Banding.PEOPLE)
    assert fifth.sources == {Source.INFERRED_AREA}
    assert found[Dimension.AGE].counts["80+"] == 1
    assert read(app, record_id, reach) == Reach(
        base=2, most_deprived=2, area_part=100, area_base=500
    )


def test_people_of_a_smaller_area_count_in_the_area_that_the_work_is_in(app: Flask) -> None:
    council = make_area(app)
    north = make_ward(app, "North", council)
    street, elsewhere = make_ward(app, "Shore Street", north), make_ward(app, "Far away")
    south = make_ward(app, "South", council)
    record_id = make_record(app)
    survey_id = make_survey(app, engagement_id=record_id)
    lived = {street: 22, north: 9, south: 18, elsewhere: 7}
    said = [str(key) for key, people in lived.items() for _one in range(people)]
    with app.app_context(), transaction() as session:
        for area in (*said, "unknown", "unknown"):
            answers = {"postcode_area": area}
            session.add(AboutPerson(survey_id=survey_id, answers=answers))

    found = read(app, record_id, heard_in)[Dimension.AREA]
    publish(app, record_id)
    out = read(app, record_id, lambda one: latest(one.id)["reach-area"])

    assert (found.counts, found.unknown) == ({str(north): 31, str(south): 18}, 9)
    assert found.sources == {Source.INFERRED_AREA}
    assert {out.labels[name]: shown.text for name, shown in out.cells.items()} == {
        "North": "30",
        "South": "20",
    }
    assert out.beside["unknown"]["text"] == "10"
