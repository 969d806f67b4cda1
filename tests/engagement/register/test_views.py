"""The register as list, map and calendar: what counts where, what overlaps, what it costs."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.db import transaction
from pbapp.engagement import queries
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.lifecycle import State
from pbapp.engagement.queries import Filters, fitting_to
from pbapp.engagement.register.kinds import Order
from pbapp.engagement.register.months import Cell, Month
from pbapp.engagement.register.queries import calendar, counts_by_area, overlap_counts
from pbapp.places.models import Area
from pbapp.places.zones.models import ATTRIBUTION
from pbapp.standards.kinds import Level
from tests.client import Client
from tests.factories.engagement import days
from tests.factories.people import client_as
from tests.factories.register import make_areas, make_body, make_work
from tests.statements import statements

NOVEMBER = Month(date(2026, 11, 1))


@pytest.fixture
def areas(app: Flask) -> dict[str, int]:
    return make_areas(app, "Ardnellan/Port Nellan/Shore", "Ardnellan/Strathcoll")


def found(app: Flask, filters: Filters) -> list[str]:
    with app.app_context():
        return [record.title for record in queries.register(filters, 1).rows]


@pytest.mark.both_databases
def test_the_list_is_filtered_by_place_people_lead_and_month(
    app: Flask, areas: dict[str, int]
) -> None:
    body = make_body(app, "Nellan Health")
    make_work(app, "Buses", areas["Shore"], level=Level.INVOLVE, topic="Evening travel")
    make_work(app, "Lunch", areas["Strathcoll"], AudienceKind.CARERS, lead_organisation_id=body)
    make_work(app, "Arts", areas["Ardnellan"], opens_on=days(60), closes_on=days(70))

    assert found(app, Filters(area_id=areas["Port Nellan"])) == ["Buses"]
    assert found(app, Filters(area_id=areas["Ardnellan"])) == ["Arts", "Lunch", "Buses"]
    assert found(app, Filters(audience=AudienceKind.CARERS)) == ["Lunch"]
    assert found(app, Filters(organisation_id=body)) == ["Lunch"]
    assert found(app, Filters(level=Level.INVOLVE)) == ["Buses"]
    assert found(app, Filters(words="travel")) == ["Buses"]
    january = (date(2027, 1, 1), date(2027, 1, 31))
    assert found(app, Filters(days=january)) == ["Arts"]


@pytest.mark.both_databases
def test_the_list_stands_in_the_order_that_was_asked(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "b", areas["Shore"], opens_on=days(5), closes_on=days(6))
    make_work(app, "A", areas["Shore"], opens_on=None, closes_on=None)
    make_work(app, "c", areas["Shore"], opens_on=days(1), closes_on=days(9))

    assert found(app, Filters()) == ["c", "A", "b"]
    assert found(app, Filters(order=Order.TITLE)) == ["A", "b", "c"]
    assert found(app, Filters(order=Order.OPENING)) == ["c", "b", "A"]
    assert found(app, Filters(order=Order.CLOSING)) == ["b", "c", "A"]


@pytest.mark.parametrize("query", ["month=2026-13", "month=soon", "order=up", "lead=9", "level=x"])
def test_further_filters_that_cannot_be_read_ask_for_everything(
    app: Flask, areas: dict[str, int], query: str
) -> None:
    make_work(app, "Buses", areas["Shore"])

    page = client_as(app, Role.OFFICER).get(f"/engagement?{query}")

    assert "1 record" in page.text()


@pytest.mark.both_databases
def test_overlaps_are_marked_while_there_is_time(app: Flask, areas: dict[str, int]) -> None:
    bus = make_work(app, "Buses", areas["Shore"])
    boat = make_work(app, "Public transport", areas["Port Nellan"])
    make_work(app, "Trains", areas["Strathcoll"])
    make_work(app, "Coaches", areas["Shore"], state=State.WITHDRAWN)
    make_work(app, "Dogs", areas["Shore"])
    make_work(app, "Old buses", areas["Shore"], opens_on=days(-40), closes_on=days(-30))

    with app.app_context():
        rows = queries.register(Filters(), 1).rows
        counts = overlap_counts(rows)

    assert {key: number for key, number in counts.items() if number} == {bus: 2, boat: 2}
    assert "overlaps with 2" in client_as(app, Role.OFFICER).get("/engagement").text()


@pytest.mark.both_databases
def test_a_record_counts_once_in_each_area_around_it(app: Flask, areas: dict[str, int]) -> None:
    two = make_work(app, "Buses", areas["Shore"])
    with app.app_context(), transaction() as session:
        record = queries.get(two)
        record.areas = [*record.areas, session.get_one(Area, areas["Port Nellan"])]
    make_work(app, "Trains", areas["Ardnellan"])

    with app.app_context():
        counts = counts_by_area(fitting_to(Filters()))

    expected = {areas["Shore"]: 1, areas["Port Nellan"]: 1, areas["Ardnellan"]: 2}
    assert counts == expected


def test_the_map_stands_beside_its_list(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "Buses", areas["Shore"])

    page = client_as(app, Role.OFFICER).get("/engagement/map?kind=service_change")

    assert "Port Nellan 1 record" in page.text()
    assert "Strathcoll 0 records" in page.text()
    assert f"/engagement?kind=service_change&area={areas['Port Nellan']}" in page.links()
    assert "<svg" in page.html


def test_outlines_are_never_drawn_without_naming_whose_they_are(
    app: Flask, areas: dict[str, int]
) -> None:
    officer = client_as(app, Role.OFFICER)
    assert str(ATTRIBUTION) not in officer.get("/engagement/map").text()

    with app.app_context(), transaction() as session:
        for key in areas.values():
            session.get_one(Area, key).outline = "M0 0l9 0l0 9z"
    assert str(ATTRIBUTION) in officer.get("/engagement/map").text()


def test_a_place_where_nothing_is_open_says_so(app: Flask, areas: dict[str, int]) -> None:
    make_work(app, "Buses", areas["Shore"])

    text = client_as(app, Role.OFFICER).get("/engagement/calendar?month=2026-11").text()

    assert text.count("Nothing open") == text.count("StrathcollNothing open") == 1


@pytest.mark.both_databases
def test_months_count_what_is_open_and_mark_what_overlaps(
    app: Flask, areas: dict[str, int]
) -> None:
    make_work(
        app, "Buses", areas["Shore"], opens_on=date(2026, 11, 30), closes_on=date(2026, 12, 1)
    )
    make_work(app, "Public transport", areas["Port Nellan"])
    make_work(app, "Only the same weeks: dogs", areas["Port Nellan"])
    make_work(
        app, "Arts", areas["Strathcoll"], opens_on=date(2027, 3, 1), closes_on=date(2027, 3, 2)
    )

    with app.app_context():
        table = calendar(NOVEMBER)

    rows = {row.place.name: row.cells for row in table.rows}
    assert list(rows) == ["Port Nellan", "Strathcoll", "Ardnellan"]
    assert rows["Port Nellan"][:3] == (Cell(3, 2), Cell(1, 1), Cell(0, 0))
    assert rows["Strathcoll"][4] == Cell(1, 0)
    assert rows["Ardnellan"][0] == Cell(3, 2)
    assert [month.key for month in table.months][::11] == ["2026-11", "2027-10"]


@pytest.mark.both_databases
def test_a_community_asked_four_times_in_a_quarter_is_asked_too_much(
    app: Flask, areas: dict[str, int]
) -> None:
    for number in range(3):
        make_work(app, f"Work {number}", areas["Shore"])
    make_work(app, "Budget", areas["Ardnellan"])
    make_work(app, "Leaflet", areas["Shore"], level=Level.INFORM)
    make_work(app, "Last summer", areas["Shore"], opens_on=days(-90), closes_on=days(-80))

    with app.app_context():
        loads = calendar(NOVEMBER).loads

    told = [(one.place.name, one.here, one.wider, one.is_too_much) for one in loads]
    assert told == [("Port Nellan", 3, 1, True), ("Strathcoll", 0, 1, False)]


def test_the_calendar_page_reads_as_a_table(app: Flask, areas: dict[str, int]) -> None:
    for number in range(4):
        make_work(app, f"Buses {number}", areas["Shore"])
    client = client_as(app, Role.OFFICER)

    page = client.get("/engagement/calendar")

    assert "4*, 4 overlap" in page.text()
    assert "asked too much" in page.text()
    assert "/engagement/calendar?month=2027-11" in page.links()
    assert client.get("/engagement/calendar?month=nonsense").status == 200


@pytest.mark.parametrize("url", ["/engagement", "/engagement/map", "/engagement/calendar"])
def test_more_records_cost_no_more_statements(app: Flask, areas: dict[str, int], url: str) -> None:
    client = client_as(app, Role.OFFICER)
    make_work(app, "Buses", areas["Shore"])
    client.get(url)
    with statements(app) as one:
        client.get(url)
    for number in range(30):
        make_work(app, f"Buses {number}", areas["Shore"])
    with statements(app) as many:
        client.get(url)

    assert len(many) == len(one)


@pytest.mark.parametrize("url", ["/engagement/map", "/engagement/calendar"])
def test_residents_do_not_see_the_register(app: Flask, visitor: Client, url: str) -> None:
    assert client_as(app, Role.RESIDENT).get(url).status == 403
    assert visitor.get(url).location.startswith("/sign-in?")


def test_the_map_is_empty_without_areas(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)

    assert "No areas yet" in client.get("/engagement/map").text()
    assert "No localities yet" in client.get("/engagement/calendar").text()
