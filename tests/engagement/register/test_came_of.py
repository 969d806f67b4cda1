"""What a list of the register tells of results, of reuse and of how far a round goes."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.kinds import Depth, Reuse
from pbapp.engagement.queries import Filters, register
from pbapp.engagement.register.queries import results_among
from pbapp.standards.kinds import FeedbackKind
from tests.factories.engagement import add_rows, days, feedback, on_record, read
from tests.factories.people import client_as, make_user
from tests.factories.register import make_areas, make_work
from tests.factories.reports import make_result
from tests.statements import statements

HEARD, DECIDED = FeedbackKind.WHAT_WE_HEARD, FeedbackKind.WHAT_WAS_DECIDED
CHANGED = FeedbackKind.WHAT_CHANGED


@pytest.fixture
def shore(app: Flask) -> int:
    return make_areas(app, "Ardnellan/Shore")["Shore"]


def told(app: Flask) -> dict[str, FeedbackKind | None]:
    with app.app_context():
        rows = register(Filters(), 1).rows
        found = results_among(rows)
        return {one.title: found[one.id] for one in rows if one.id in found}


@pytest.mark.both_databases
def test_the_list_leads_to_the_furthest_that_people_were_told(app: Flask, shore: int) -> None:
    for title, kinds in {
        "Heard": [HEARD],
        "Decided": [DECIDED, HEARD],
        "Changed": [CHANGED, DECIDED],
        "Silent": [],
    }.items():
        key = make_work(app, title, shore, public_since=days(-9))
        add_rows(app, key, *(feedback(kind) for kind in kinds))
    hidden = make_work(app, "Not public", shore)
    add_rows(app, hidden, feedback(HEARD))
    later = make_work(app, "Not yet out", shore, public_since=days(-9))
    add_rows(app, later, feedback(HEARD, published_on=None))

    assert told(app) == {"Heard": HEARD, "Decided": DECIDED, "Changed": CHANGED}


@pytest.mark.both_databases
def test_a_round_leads_to_its_result_until_something_changed(app: Flask) -> None:
    counter, publisher = make_user(app, Role.COUNTING_CLERK), make_user(app, Role.ROUND_MANAGER)
    round_id = make_result(app, counter, publisher)
    with app.app_context():
        key = register(Filters(), 1).rows[0].id
    on_record(app, key, lambda record: setattr(record, "public_since", days(-9)))

    assert told(app) == {"Our Wee Pot": None}
    page = client_as(app, Role.OFFICER).get("/engagement")
    assert f"/rounds/{round_id}/result" in page.links()

    add_rows(app, key, feedback(DECIDED), feedback(CHANGED))
    assert told(app) == {"Our Wee Pot": CHANGED}


@pytest.mark.both_databases
def test_work_is_found_by_reuse_and_by_how_far_a_round_goes(app: Flask, shore: int) -> None:
    make_work(app, "Alba", shore, reuse=Reuse.AS_IT_STANDS)
    make_work(app, "Bute", shore, reuse=Reuse.AFTER_ASKING, pb_depth=Depth.TRANSFERENCE)
    make_work(app, "Coll", shore, reuse=Reuse.NO, pb_depth=Depth.TRANSACTION)
    make_work(app, "Dee", shore)
    client = client_as(app, Role.OFFICER)

    def titles(query: str) -> set[str]:
        text = client.get(f"/engagement?{query}").text()
        return {title for title in ("Alba", "Bute", "Coll", "Dee") if title in text}

    assert titles("") == {"Alba", "Bute", "Coll", "Dee"}
    assert titles("reuse=y") == {"Alba", "Bute"}
    assert titles("depth=transference") == {"Bute"}
    assert titles("depth=nonsense") == {"Alba", "Bute", "Coll", "Dee"}


def test_the_list_says_what_others_may_use_and_how_far_a_round_goes(app: Flask, shore: int) -> None:
    make_work(app, "Asked", shore, reuse=Reuse.AFTER_ASKING, pb_depth=Depth.TRANSFERENCE)

    text = client_as(app, Role.OFFICER).get("/engagement").text()

    assert "People share in running it" in text
    assert "Others may use what was gathered, after asking" in text


def test_results_cost_no_more_statements(app: Flask, shore: int) -> None:
    client = client_as(app, Role.OFFICER)
    add_rows(app, make_work(app, "One", shore, public_since=days(-9)), feedback(HEARD))
    client.get("/engagement")
    with statements(app) as one:
        client.get("/engagement")
    for number in range(20):
        key = make_work(app, f"More {number}", shore, public_since=days(-9))
        add_rows(app, key, feedback(HEARD), feedback(DECIDED))
    with statements(app) as many:
        client.get("/engagement")

    assert len(many) == len(one)


def test_a_record_is_told_what_others_may_use(app: Flask, shore: int) -> None:
    client = client_as(app, Role.OFFICER)
    key = make_work(app, "Buses", shore)

    page = client.post(
        f"/engagement/{key}/edit/data",
        {"dpia_status": "not_started", "reuse": "as_it_stands"},
        on=f"/engagement/{key}/edit/data",
    )

    assert page.status == 303
    assert read(app, key, lambda record: record.reuse) is Reuse.AS_IT_STANDS
