"""Who was heard as the board's page draws it."""

from __future__ import annotations

from typing import Any

from flask import Flask

from pbapp.access.roles import Role
from pbapp.db import transaction
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.kinds import Dimension
from pbapp.reports.reach_strip import ReachStrip, reach_strip
from pbapp.reports.told import Reach
from tests.factories.engagement import make_area
from tests.factories.people import client_as, make_user
from tests.factories.places import make_zones
from tests.factories.reach import count_people, fifths, publish
from tests.factories.reports import make_record, make_summary, reach

EVEN = {"heard": (22_00, 35_00, 0, 43_00, 0), "even": (32_00, 35_00, 0, 33_00, 0), "base": 100}
FIVE = [
    ("Poorest fifth", "32%", "22%"),
    ("Fifth 2", "35%", "35%"),
    ("Fifth 3", "0%", "0%"),
    ("Fifth 4", "33%", "43%"),
    ("Fifth 5", "0%", "0%"),
]


def drawn(app: Flask, *numbers: Reach) -> ReachStrip | None:
    with app.test_request_context():
        return reach_strip(numbers)


def by_access(**changes: Any) -> Reach:
    return reach(dimension=Dimension.ACCESS, **(EVEN | changes))


def test_the_fifths_stand_with_the_first_of_the_access_domain(app: Flask) -> None:
    strip = drawn(app, reach(**EVEN), by_access())

    assert strip is not None
    assert strip.title == "Poorest places: reach 0.7 (1 is even)."
    assert strip.table() == [*FIVE, ("Far from shops", "32%", "22%")]
    assert strip.svg().count("<circle") == 2 * 6


def test_the_page_and_the_one_behind_it_say_whose_share_is_whose(app: Flask) -> None:
    make_zones(app, make_area(app), {1: 320, 2: 350, 4: 330}, access={3: 1})
    record_id = make_record(app, "Path", state=State.FEEDBACK)
    count_people(app, record_id, fifths(22, 35, 0, 43, 0))
    publish(app, record_id)
    with app.app_context(), transaction() as session:
        session.get_one(Engagement, record_id).state = State.CLOSED
    summary = f"/board/summary/{make_summary(app, make_user(app))}"
    officer = client_as(app, Role.OFFICER)

    for page, poorest in (("", "Poorest fifth"), ("/sources", "Fifth 1, the poorest places")):
        rows = officer.get(f"{summary}{page}").tree.iter("tr")
        (row,) = (one for one in rows if "".join(one.find("th").itertext()) == poorest)
        cells = {cell.get("data-heading"): "".join(cell.itertext()) for cell in row.iter("td")}
        assert cells == {"Of people here": "32%", "Of those we heard": "22%"}


def test_access_that_nobody_counted_is_said_and_has_no_mark(app: Flask) -> None:
    strip = drawn(app, reach(**EVEN))

    assert strip is not None
    assert strip.table() == [*FIVE, ("Far from shops", "[x]", "[x]")]
    assert strip.svg().count("<circle") == 2 * 5


def test_access_alone_is_drawn_without_fifths(app: Flask) -> None:
    strip = drawn(app, by_access())

    assert strip is not None
    assert strip.title == "Who was heard, by where they live."
    assert strip.table() == [("Far from shops", "32%", "22%")]


def test_no_ratio_is_told_where_nobody_lives_in_the_poorest_fifth(app: Flask) -> None:
    strip = drawn(app, reach(**(EVEN | {"even": (0, 50_00, 50_00, 0, 0)})))

    assert strip is not None
    assert strip.title == "Who was heard, by where they live."


def test_without_numbers_there_is_no_picture(app: Flask) -> None:
    assert drawn(app) is None


def test_the_largest_share_ends_the_line_and_none_stands_off_it(app: Flask) -> None:
    zero = reach(**(EVEN | {"heard": (0, 0, 0, 0, 0), "even": (0, 0, 0, 0, 0)}))
    strip = drawn(app, zero)

    assert strip is not None
    assert strip.svg().count('cx="158"') == 2 * 5
