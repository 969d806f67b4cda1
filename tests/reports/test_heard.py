"""Who was heard and who was missed in a period, by numbers that are out and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask

from pbapp.db import transaction
from pbapp.disclosure.shown import Marker
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.lifecycle import State
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Audience, Engagement
from pbapp.engagement.reach.kinds import Dimension, Gap
from pbapp.places.zones.models import Banding
from pbapp.reports.figures import Figures, totals
from pbapp.reports.gather import figures_of
from pbapp.reports.period import Period
from tests.factories.engagement import add_rows, make_area
from tests.factories.places import make_zones
from tests.factories.reach import count_people, fifths, publish
from tests.factories.reports import END, START, activity, make_record

CAME = {"target": 20, "reached": 20}


def counted(app: Flask) -> Figures:
    with app.app_context():
        return figures_of(Period(START, END))


@pytest.fixture
def zones(app: Flask) -> None:
    """A third of those who live in Port Nellan live in the poorest places."""
    make_zones(app, make_area(app), {1: 300, 2: 200, 3: 200, 4: 100, 5: 100}, access={1: 5, 5: 1})


def make_heard(app: Flask, title: str, *people: int, out: bool = True, **changes: Any) -> None:
    """An accepted record; people counted by fifth, and by access as if it were the same."""
    record_id = make_record(app, title, state=State.FEEDBACK)
    for dimension in (Dimension.FIFTH, Dimension.ACCESS):
        count_people(app, record_id, fifths(*people), dimension, **changes)
    if out:
        publish(app, record_id)
    with app.app_context(), transaction() as session:
        session.get_one(Engagement, record_id).state = State.CLOSED


@pytest.mark.usefixtures("zones")
def test_reach_is_counted_from_what_is_out_over_all_work(app: Flask) -> None:
    make_heard(app, "First", 10, 20, 30, 20, 20)
    make_heard(app, "Second", 100, 50, 20, 20, 10)
    make_heard(app, "Not out", 500, 20, 20, 20, 20, out=False)

    fifth, access = counted(app).reach

    assert (fifth.dimension, fifth.works, fifth.base) == (Dimension.FIFTH, 2, 300)
    assert (fifth.shares[0], fifth.here[0]) == (37, 33)
    assert fifth.heard[0] == 10 * 100 + 50 * 200
    assert access.dimension is Dimension.ACCESS


@pytest.mark.usefixtures("zones")
def test_a_hidden_share_or_a_small_base_gives_no_reach(app: Flask) -> None:
    make_heard(app, "A hidden fifth", 2, 20, 30, 20, 20)
    make_heard(app, "Few", 5, 5, 5, 5, 5)

    assert counted(app).reach == ()


@pytest.mark.usefixtures("zones")
def test_fifths_made_in_two_ways_are_not_summed(app: Flask) -> None:
    make_heard(app, "One way", 20, 20, 20, 20, 20)
    make_heard(app, "Other way", 50, 50, 50, 50, 50, banding=Banding.ZONES)

    found = counted(app).reach
    assert {(one.banding, one.base, one.works) for one in found} == {(Banding.ZONES, 250, 1)}


@pytest.mark.usefixtures("zones")
def test_those_heard_under_four_fifths_of_their_share_were_missed(app: Flask) -> None:
    make_heard(app, "Few of the poorest", 20, 20, 20, 20, 20)
    make_heard(app, "Enough of them", 27, 20, 20, 20, 13)
    make_heard(app, "Not out", 1, 20, 20, 20, 20, out=False)

    poorest = [one for one in counted(app).missed if one.who == "Poorest fifth"]
    assert [(one.title, one.gap, one.came, one.here) for one in poorest] == [
        ("Few of the poorest", Gap.SHARE, 20, 33)
    ]


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"target": 20, "reached": 3}, Gap.FEW),
        ({"target": 20}, Gap.NOT_COUNTED),
        ({}, Gap.NO_TARGET),
        ({"reached": 12}, None),
        ({"target": 20, "methods": []}, Gap.NO_WAY),
        (CAME, None),
        ({"target": 20, "at_risk": False}, None),
    ],
)
def test_an_audience_that_is_often_missed_is_named_with_why(
    app: Flask, changes: dict[str, Any], gap: Gap | None
) -> None:
    given = {"at_risk": True, "methods": [MethodKind.GO_TO_GROUP]} | changes
    audience = Audience(name="Young carers", kind=AudienceKind.CARERS, **given)
    make_record(app, "Path", audiences=[audience])

    found = [(one.who, one.gap) for one in counted(app).missed]
    assert found == ([("Young carers", gap)] if gap else [])


def test_one_of_each_kind_of_gap_stands_before_a_second_one(app: Flask) -> None:
    people = {"A": 3, "B": 2, "C": None}
    audiences = [
        Audience(
            name=name,
            kind=AudienceKind.CARERS,
            at_risk=True,
            target=20,
            reached=reached,
            methods=[MethodKind.GO_TO_GROUP],
        )
        for name, reached in people.items()
    ]
    make_record(app, "Path", audiences=audiences)

    assert [one.who for one in counted(app).missed] == ["A", "C", "B"]


def test_people_of_work_with_a_hidden_number_are_those_its_page_shows(app: Flask) -> None:
    make_record(app, "Path", activities=[activity(40)])
    named = activity(3, for_named_group=True)
    make_record(app, "Both", activities=[activity(60), activity(50), named])

    figures = counted(app)

    out = {row.title: row.people.value_or_none for row in figures.works}
    assert (figures.works[1].has_hidden, totals(figures).has_hidden) == (True, True)
    assert totals(figures).people.value_or_none == sum(one or 0 for one in out.values())


@pytest.mark.parametrize(
    ("held_on", "people"),
    [
        ((date(2026, 7, 1), date(2026, 9, 30)), "100"),
        ((date(2026, 6, 30), date(2026, 9, 30)), "40"),
        ((date(2026, 7, 1), date(2026, 10, 1)), "60"),
        ((date(2026, 6, 30), date(2026, 10, 1)), "0"),
    ],
)
def test_people_count_in_the_period_in_which_they_came(
    app: Flask, held_on: tuple[date, date], people: str
) -> None:
    first, second = held_on
    days = {"opens_on": date(2026, 6, 1), "closes_on": date(2026, 10, 30)}
    came = [activity(60, held_on=first), activity(40, held_on=second)]
    make_record(app, "A long one", activities=came, **days)

    assert totals(counted(app)).people.text == people


def test_a_number_hidden_before_the_period_has_no_sign_in_it(app: Flask) -> None:
    before = {"held_on": date(2026, 6, 2)}
    came = [activity(3, **before), activity(40, **before), activity(60)]
    make_record(app, "A long one", opens_on=date(2026, 6, 1), activities=came)

    sums = totals(counted(app))
    assert (sums.people.text, sums.has_hidden) == ("60", False)


def test_work_that_nobody_counted_is_not_told_from_work_of_nobody(app: Flask) -> None:
    make_record(app, "Path")

    assert totals(counted(app)).people.marker is Marker.NOT_COLLECTED


def test_a_draft_follows_the_number_of_people_only_once_it_is_out(app: Flask) -> None:
    record_id = make_record(app, "Path", activities=[activity(40)])
    add_rows(app, record_id, activity(100))
    assert totals(counted(app)).people.text == "40"

    publish(app, record_id)
    assert totals(counted(app)).people.text == "140"
