"""The register: what it finds, and what it costs."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement import queries
from pbapp.engagement.lifecycle import State
from pbapp.engagement.queries import Filters
from pbapp.standards.kinds import Kind
from tests.client import Client
from tests.factories.engagement import make_area, make_record, open_round_record
from tests.factories.people import client_as
from tests.factories.rounds import make_round
from tests.statements import statements


def found(app: Flask, filters: Filters) -> list[str]:
    with app.app_context():
        return [record.title for record in queries.register(filters, 1).rows]


@pytest.mark.both_databases
def test_filters_find_what_fits_all_of_them(app: Flask) -> None:
    bus = make_record(app, title="Bus times", summary="When it runs")
    make_record(app, State.CLOSED, title="Play park", kind=Kind.PROJECT_DESIGN)
    place = make_area(app)

    assert found(app, Filters()) == ["Play park", "Bus times"]
    assert found(app, Filters(words="runs BUS")) == ["Bus times"]
    assert found(app, Filters(words="bus swings")) == []
    assert found(app, Filters(words=f"cpp-2026-{bus:04d}")) == ["Bus times"]
    assert found(app, Filters(words="100%")) == []
    assert found(app, Filters(state=State.CLOSED)) == ["Play park"]
    assert found(app, Filters(kind=Kind.SERVICE_CHANGE)) == ["Bus times"]
    assert found(app, Filters(area_id=place, words="park")) == ["Play park"]
    assert found(app, Filters(area_id=make_area(app, "Strathcoll"))) == []


def test_a_long_register_has_pages_and_keeps_its_filters(app: Flask) -> None:
    for number in range(26):
        make_record(app, title=f"Work {number}")
    client = client_as(app, Role.OFFICER)

    first = client.get("/engagement?q=Work")
    second = client.get("/engagement?q=Work&page=2")

    assert "26 records" in first.text()
    assert "/engagement?q=Work&page=2" in first.links()
    assert "Work 0" in second.text()
    assert "Work 1 " not in second.text()


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-3", "page=x", "page=99999999999", "state=gone", "area=abc", "q=%00", "kind="],
)
def test_a_filter_that_cannot_be_read_asks_for_everything(app: Flask, query: str) -> None:
    make_record(app)

    page = client_as(app, Role.OFFICER).get(f"/engagement?{query}")

    assert page.status == 200
    assert "1 record" in page.text()


def test_an_empty_register_says_how_to_begin(app: Flask) -> None:
    page = client_as(app, Role.OFFICER).get("/engagement")

    assert "No engagement yet" in page.text()


def test_a_register_where_nothing_fits_says_so(app: Flask) -> None:
    make_record(app)

    page = client_as(app, Role.OFFICER).get("/engagement?q=nothing")

    assert "Nothing fits" in page.text()


def test_more_records_cost_no_more_statements(app: Flask) -> None:
    client = client_as(app, Role.OFFICER)

    def counted() -> int:
        make_record(app)
        # Overlaps are looked for only while something lies ahead.
        open_round_record(app, make_round(app))
        client.get("/engagement")
        with statements(app) as asked:
            client.get("/engagement")
        return len(asked)

    assert counted() == counted()


def test_residents_do_not_see_the_register(app: Flask, visitor: Client) -> None:
    assert client_as(app, Role.RESIDENT).get("/engagement").status == 403
    assert visitor.get("/engagement").location.startswith("/sign-in?")
