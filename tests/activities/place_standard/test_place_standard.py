"""A look at a place: scores on two scales that never meet, groups apart, compared with itself."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Role
from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.activities.limits import REPLIES
from pbapp.activities.place_standard import queries
from pbapp.activities.place_standard.kinds import Mode
from pbapp.activities.place_standard.models import PlaceResponse, PlaceRun
from pbapp.activities.place_standard.results import Part, Results, results_of
from pbapp.activities.place_standard.themes import load
from pbapp.db import db, transaction
from tests.client import Client, Page
from tests.factories.activities import (
    CLOSED,
    DRAFT,
    OPEN,
    add_responses,
    make_run,
    publish_run,
)
from tests.factories.engagement import make_area, make_record
from tests.factories.people import client_as
from tests.hostile import HOSTILE
from tests.pages.reading import grade, sentences
from tests.statements import statements

CODES = load().codes
BEFORE = {"opens_on": -1200, "closes_on": -1000, "ready_on": -1200}


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def results(app: Flask, run_id: int) -> Results:
    with app.app_context():
        return results_of(queries.get_public(run_id))


def part(app: Flask, run_id: int, age: Age = Age.ADULT, *, groups: bool = False) -> Part:
    found = {(one.age, one.is_groups): one for one in results(app, run_id).parts}
    return found[age, groups]


def kept(app: Flask) -> list[PlaceResponse]:
    with app.app_context():
        rows = db.session.scalars(select(PlaceResponse).order_by(PlaceResponse.id)).all()
        db.session.expunge_all()
        return list(rows)


def send_file(client: Client, url: str, content: str) -> Page:
    token = client.get(url).tree.find(".//input[@name='csrf_token']")
    assert token is not None
    file = (io.BytesIO(content.encode()), "sheets.csv")
    given = {"csrf_token": token.get("value"), "file": file}
    return Page(client.browser.post(url, data=given, content_type="multipart/form-data"))


def faults(page: Page) -> list[str]:
    lines = (" ".join("".join(li.itertext()).split()) for li in page.tree.iter("li"))
    return [line for line in lines if line.startswith("Row")]


def test_a_look_is_begun_for_a_place_with_the_newest_questions(app: Flask, officer: Client) -> None:
    area_id = make_area(app)
    given = {
        "title": "How is it here?",
        "area_id": str(area_id),
        "part": "The shore",
        "opens_on": "2026-11-02",
        "closes_on": "2027-05-02",
    }

    desk = officer.follow(officer.post(f"/engagement/{make_record(app)}/places/new", given))

    assert desk.heading() == "How is it here?"
    assert "are our own words" in desk.text()
    with app.app_context():
        run = db.session.scalars(select(PlaceRun)).one()
        assert (run.area_id, run.part, run.version) == (area_id, "The shore", load().name)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Give it a name."),
        ({"area_id": "99"}, "Choose one of these."),
        ({"area_id": "x"}, "Choose one of these."),
        ({"closes_on": "2026-11-01"}, "The last day is before the first. Change one of them."),
        ({"opens_on": ""}, "Enter its first day."),
    ],
)
def test_what_does_not_fit_is_said(
    app: Flask, officer: Client, changes: dict[str, str], sentence: str
) -> None:
    given = {"title": "How is it?", "area_id": str(make_area(app)), "part": "Shore"}
    given |= {"opens_on": "2026-11-02", "closes_on": "2026-12-02"}

    page = officer.post(f"/engagement/{make_record(app)}/places/new", given | changes)

    assert (page.status, page.errors()) == (422, [sentence])
    assert 'value="Shore"' in page.html


def test_each_theme_has_a_page_and_what_was_answered_goes_along(
    app: Flask, visitor: Client
) -> None:
    url = f"/places/{make_run(app)}/adults"

    first = visitor.get(url)
    second = visitor.post(url, {"moving": "3", "good-moving": "New path", "go": "2"})
    hidden = {
        e.get("name"): e.get("value")
        for e in second.tree.iter("input")
        if e.get("type") == "hidden"
    }
    back = visitor.browser.post(url, data={**hidden, "transport": "6", "go": "1"})

    assert (first.heading(), second.heading()) == ("Moving around", "Public transport")
    assert (hidden["moving"], hidden["good-moving"]) == ("3", "New path")
    page = Page(back)
    assert (page.heading(), "New path" in page.html) == ("Moving around", True)
    assert 'name="transport" value="6"' in page.html
    assert kept(app) == []


def test_what_is_no_score_is_not_carried_along(app: Flask, visitor: Client) -> None:
    url = f"/places/{make_run(app)}/adults"

    page = visitor.post(url, {"moving": "\x00", "safety": "9", "good-work": "a\x00b", "go": "2"})

    carried = {e.get("name"): e.get("value") for e in page.tree.iter("input")}
    assert (page.status, "moving" in carried, "safety" in carried) == (200, False, False)
    assert carried["good-work"] == "ab"


def test_addresses_too_long_for_a_key_are_not_found(app: Flask, visitor: Client) -> None:
    for path in ("places", "surveys"):
        assert visitor.get(f"/{path}/{'9' * 30}").status == 404


def test_scores_are_kept_without_a_name(app: Flask, visitor: Client) -> None:
    run_id = make_run(app)
    given = {"moving": "3", "safety": "7", "better-safety": " Lamps ", "go": "send"}

    page = visitor.post(f"/places/{run_id}/adults", given)

    assert "Thank you. Your answers are in." in visitor.follow(page).text()
    (row,) = kept(app)
    assert (row.scores, row.better, row.good) == (
        {"moving": 3, "safety": 7},
        {"safety": "Lamps"},
        {},
    )
    assert (row.mode, row.group_size, row.channel) == (Mode.INDIVIDUAL, None, Channel.ONLINE)


def test_a_look_that_closes_meanwhile_keeps_what_was_typed(app: Flask, visitor: Client) -> None:
    running, closed = make_run(app, OPEN), make_run(app, CLOSED)
    given = {"safety": "7", "better-safety": "Lamps", "go": "send"}

    page = visitor.post(f"/places/{closed}/adults", given, on=f"/places/{running}/adults")

    assert page.status == 409
    assert "This is not open now, so nothing was sent." in page.text()
    assert 'value="Lamps"' in page.html


@pytest.mark.parametrize(
    ("age", "given", "sentence", "heading"),
    [
        ("adults", {}, "Score one theme at least. You can leave out the rest.", "Moving around"),
        ("adults", {"safety": "8"}, "Choose one of these.", "Feeling safe"),
        ("children", {"safety": "4"}, "Choose one of these.", "Feeling safe"),
        ("adults", {"safety": "x"}, "Choose one of these.", "Feeling safe"),
        (
            "adults",
            {"moving": "1", "good-work": "x" * 501},
            "This is too long. Use 500 characters or fewer.",
            "Work and local economy",
        ),
    ],
)
def test_a_fault_leads_to_the_page_of_its_theme(
    app: Flask, visitor: Client, age: str, given: dict[str, str], sentence: str, heading: str
) -> None:
    page = visitor.post(f"/places/{make_run(app)}/{age}", given | {"go": "send"})

    assert (page.status, page.heading(), page.errors()) == (422, heading, [sentence])
    assert kept(app) == []


@pytest.mark.parametrize("go", ["0", "99", "-1", "x", "", "²", "1" * 40])
def test_a_page_that_is_not_there_is_another_page(app: Flask, visitor: Client, go: str) -> None:
    page = visitor.post(f"/places/{make_run(app)}/adults", {"go": go, "moving": "3"})

    assert (page.status, kept(app)) == (200, [])


@pytest.mark.parametrize("text", HOSTILE[:12])
def test_hostile_words_stay_words(app: Flask, officer: Client, visitor: Client, text: str) -> None:
    run_id = make_run(app)
    url = f"/places/{run_id}/adults"

    carried = visitor.post(url, {"good-moving": text, "moving": text, "go": "2"})
    visitor.post(url, {"moving": "1", "good-moving": text, "go": "send"})

    assert text not in carried.html
    assert text not in officer.get(f"/places/{run_id}/words").html


def test_one_browser_sends_once_until_it_is_handed_on(app: Flask, visitor: Client) -> None:
    run_id = make_run(app)
    url, start = f"/places/{run_id}/adults", f"/places/{run_id}"
    visitor.post(url, {"moving": "3", "go": "send"})

    assert visitor.get(url).location == start
    visitor.post(f"{start}/again", on=start)
    visitor.post(url, {"moving": "4", "go": "send"})

    assert sorted(row.scores["moving"] for row in kept(app)) == [3, 4]


def test_too_many_responses_from_one_place_lose_nothing_scored(app: Flask) -> None:
    url = f"/places/{make_run(app)}/adults"
    given = {"moving": "3", "better-moving": "Lamps", "go": "send"}
    for _number in range(REPLIES.most):
        assert Client(app).post(url, given).status == 303

    page = Client(app).post(url, given)

    assert (page.status, "Lamps" in page.html) == (429, True)
    assert len(kept(app)) == REPLIES.most


def test_a_sheet_of_a_group_is_one_response_with_its_size(app: Flask, officer: Client) -> None:
    run_id = make_run(app, CLOSED)
    given = {"mode": "group", "group_size": "12", "day": "2026-10-20", "moving": "3"}

    page = officer.post(f"/places/{run_id}/young-people/sheet", given)

    assert "Responses so far: 1." in officer.follow(page).text()
    (row,) = kept(app)
    assert (row.mode, row.group_size, row.age, str(row.day)) == (
        Mode.GROUP,
        12,
        Age.YOUNG,
        "2026-10-20",
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"group_size": ""}, "A group says how many people it was. One person does not."),
        ({"group_size": "1"}, "Enter a number from 2 to 200."),
        ({"group_size": "many"}, "Enter a whole number, like 12."),
        ({"mode": ""}, "Choose one of these."),
        ({"day": "soon"}, "Enter a day like 5/12/2026."),
        ({"day": "2026-11-03"}, "This day is still to come."),
        ({"moving": ""}, "Score one theme at least. You can leave out the rest."),
    ],
)
def test_a_sheet_that_does_not_fit_keeps_what_was_typed(
    app: Flask, officer: Client, changes: dict[str, str], sentence: str
) -> None:
    given = {"mode": "group", "group_size": "12", "day": "2026-10-20", "moving": "3"}
    given["good-moving"] = "New path"

    page = officer.post(f"/places/{make_run(app)}/adults/sheet", given | changes)

    assert (page.status, page.errors()) == (422, [sentence])
    assert "New path" in page.html
    assert kept(app) == []


FILE = (
    "mode,group size,day,Moving around,safety,better safety\n"
    "individual,,2026-10-01,3,7,Lamps\n"
    "group,12,,1,,\n"
    ",,,,5,\n"
)


def test_a_file_of_responses_goes_in_whole(app: Flask, officer: Client) -> None:
    run_id = make_run(app)

    page = send_file(officer, f"/places/{run_id}/adults/file", FILE)

    assert "3 responses are in." in officer.follow(page).text()
    found = [(r.mode, r.group_size, r.scores, r.better, str(r.day)) for r in kept(app)]
    assert sorted(found, key=repr) == [
        (Mode.GROUP, 12, {"moving": 1}, {}, "2026-11-02"),
        (Mode.INDIVIDUAL, None, {"moving": 3, "safety": 7}, {"safety": "Lamps"}, "2026-10-01"),
        (Mode.INDIVIDUAL, None, {"safety": 5}, {}, "2026-11-02"),
    ]


def test_every_fault_is_told_by_its_row_and_nothing_goes_in(app: Flask, officer: Client) -> None:
    bad = (
        "mode,group size,day,moving\n"
        "individual,,,8\n"
        "crowd,,,1\n"
        "group,,,1\n"
        "individual,5,,1\n"
        "group,1,,1\n"
        ",,,\n"
        "walk,,2027-01-01,1\n"
        ",,yesterday,1\n"
        "survey,,,\n"
    )

    page = send_file(officer, f"/places/{make_run(app)}/adults/file", bad)

    assert (page.status, kept(app)) == (422, [])
    assert faults(page) == [
        "Row 2: Moving around: “8” is not on the scale. Use 1 to 7.",
        "Row 3: “crowd” is not individual, group, survey or walk.",
        "Row 4: A group needs its size.",
        "Row 5: One person has no group size. Leave it empty, or say group or walk.",
        "Row 6: The group's size must be a number from 2 to 200.",
        "Row 8: The day 2027-01-01 is still to come.",
        "Row 9: “yesterday” is not a day like 2026-12-05.",
        "Row 10: This row scores no theme.",
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("moving,name\n1,Ann\n", "Row 1: We do not know the column “name”."),
        ("mode\nwalk\n", "Row 1: No column is one of the 14 themes."),
        ("moving,Moving around\n1,1\n", "Row 1: Two columns mean the same."),
        ("", "Row 1: There is no reply in this file. It needs a row of headings and rows below."),
    ],
)
def test_headings_that_do_not_fit_are_named(
    app: Flask, officer: Client, content: str, fault: str
) -> None:
    page = send_file(officer, f"/places/{make_run(app)}/adults/file", content)

    assert (page.status, faults(page)) == (422, [fault])


@pytest.mark.both_databases
def test_a_file_sent_twice_goes_in_once(app: Flask, officer: Client) -> None:
    url = f"/places/{make_run(app)}/adults/file"
    send_file(officer, url, FILE)

    page = send_file(officer, url, FILE)

    assert (page.status, faults(page), len(kept(app))) == (
        422,
        ["Row 1: This file is in already. Nothing was added again."],
        3,
    )


def test_three_points_and_seven_are_never_put_together(app: Flask) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[{"moving": 7}] * 20)
    add_responses(app, run_id, *[{"moving": 3}] * 10, *[{"moving": 1}] * 10, age=Age.CHILD)

    adults, children = part(app, run_id), part(app, run_id, Age.CHILD)

    assert (adults.points, adults.rows[0].now.printed) == (7, "7.0")
    assert (children.points, children.rows[0].now.printed) == (3, "2.0")
    assert {name: share.text for name, share in children.rows[0].now.spread.items()} == {
        "1": "50%",
        "2": "0%",
        "3": "50%",
    }


def test_what_a_group_agreed_on_is_one_response_and_stands_apart(app: Flask) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[{"moving": 6}] * 20)
    add_responses(app, run_id, *[{"moving": 1}] * 5, group_size=30)

    own, groups = part(app, run_id), part(app, run_id, groups=True)

    assert (own.rows[0].now.printed, own.rows[0].now.base.text) == ("6.0", "20")
    assert (groups.rows[0].now.printed, groups.rows[0].now.base.text) == ("1.0", "5")


def test_a_theme_under_the_floor_is_hidden_and_the_others_stand(app: Flask) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[{"moving": 6, "work": 2}] * 4, *[{"moving": 4}] * 20)

    found = part(app, run_id)

    assert [row.theme.code for row in found.shown] == ["moving"]
    assert found.rows[CODES.index("work")].now.base.text == "[c]"


def test_a_mean_that_hides_a_split_stands_beside_its_spread(app: Flask) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[{"moving": 1}] * 30, *[{"moving": 7}] * 30)

    now = part(app, run_id).rows[0].now

    assert (now.printed, now.base.text) == ("4.0", "60")
    assert [share.text for share in now.spread.values()] == ["50%", "0%", "50%"]


def test_themes_are_sorted_by_need_for_the_bars(app: Flask) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[{"moving": 6, "work": 2, "safety": 4}] * 10)

    found = part(app, run_id)

    assert [row.theme.code for row in found.by_need] == ["work", "safety", "moving"]
    assert [row.theme.code for row in found.rows] == list(CODES)


def test_a_place_is_compared_with_itself_only(app: Flask) -> None:
    before = make_run(app, BEFORE)
    other = make_run(app, BEFORE, part="The shore")
    now = make_run(app, CLOSED)
    add_responses(app, before, *[{"moving": 2, "work": 4}] * 20)
    add_responses(app, other, *[{"moving": 7, "work": 7}] * 20)
    add_responses(app, now, *[{"moving": 5}] * 20, *[{"work": 4}] * 3)
    for one in (before, other):
        publish_run(app, one)

    found = results(app, now)

    assert found.earlier is not None
    assert found.earlier.id == before
    changes = {row.theme.code: row.change for row in found.parts[0].rows}
    assert (changes["moving"], changes["work"], changes["safety"]) == (30, None, None)


def test_a_look_that_is_not_published_is_not_compared_with(app: Flask) -> None:
    make_run(app, BEFORE)
    assert results(app, make_run(app, CLOSED)).earlier is None


def test_the_page_shows_a_radar_its_table_and_sorted_bars(app: Flask, visitor: Client) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[dict.fromkeys(CODES, 4) | {"work": 1}] * 30)
    publish_run(app, run_id)

    page = visitor.get(f"/places/{run_id}/results")

    assert page.html.count('<figure class="chart">') == 2
    rows = ["".join(th.itertext()) for th in page.tree.iter("th") if th.get("scope") == "row"]
    assert rows[:2] == ["1. Moving around", "2. Public transport"]
    bars = page.html.partition('<figure class="chart">')[2].partition("<details")[0]
    assert bars.index("Work and local economy") < bars.index("Moving around")


def test_scores_of_too_few_are_one_sentence_and_no_table(app: Flask, visitor: Client) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[dict.fromkeys(CODES, 4)] * 3)
    publish_run(app, run_id)

    page = visitor.get(f"/places/{run_id}/results")

    assert "Too few people answered to show any theme." in page.text()
    assert page.html.count("<table") == 0


def test_the_file_of_results_hides_what_the_page_hides(app: Flask, visitor: Client) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[{"moving": 6}] * 20, *[{"work": 2}] * 4)
    publish_run(app, run_id)

    answer = visitor.browser.get(f"/places/{run_id}/results.csv")

    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert rows[1] == [
        "Adults",
        "People",
        "Moving around",
        "20",
        "6.0",
        "1 to 3: 0%; 4: 0%; 5 to 7: 100%",
    ]
    assert [row[3:] for row in rows if row[2] == "Work and local economy"] == [
        ["[c]", "[c]", "[c]"]
    ]


def test_results_come_out_once_after_the_last_day(
    app: Flask, officer: Client, visitor: Client
) -> None:
    running, closed = make_run(app, OPEN), make_run(app, CLOSED)

    def publish(run_id: int) -> int:
        desk = f"/places/{run_id}/desk"
        return officer.post(f"/places/{run_id}/publish", on=desk).status

    assert officer.get(f"/places/{running}/first-look").status == 409
    assert visitor.get(f"/places/{closed}/results").status == 404
    assert (publish(running), publish(closed), publish(closed)) == (409, 303, 409)
    assert visitor.get(f"/places/{closed}/results").status == 200
    late = officer.post(
        f"/places/{closed}/adults/sheet", {"mode": "individual", "moving": "1", "day": "2026-11-01"}
    )
    assert late.status == 409


def test_only_those_who_work_on_the_record_see_what_people_wrote(
    app: Flask, visitor: Client
) -> None:
    run_id = make_run(app)
    other = client_as(app, Role.PARTNER)

    for path in ("desk", "words", "first-look", "adults/sheet", "adults/file"):
        assert other.get(f"/places/{run_id}/{path}").status == 403
        assert visitor.get(f"/places/{run_id}/{path}").status == 303


def test_more_responses_take_no_more_statements(app: Flask, visitor: Client) -> None:
    def sent(number: int) -> int:
        run_id = make_run(app, CLOSED)
        add_responses(app, run_id, *[dict.fromkeys(CODES, 4)] * number)
        publish_run(app, run_id)
        with statements(app) as found:
            assert visitor.get(f"/places/{run_id}/results").status == 200
        return len(found)

    visitor.get("/")
    assert sent(200) == sent(5)


@pytest.mark.parametrize(
    ("age", "most"), [("adults", 6.0), ("young-people", 6.0), ("children", 3.0)]
)
def test_pages_are_plain_and_plainer_for_children(
    app: Flask, visitor: Client, age: str, most: float
) -> None:
    run_id = make_run(app)
    url = f"/places/{run_id}/{age}"
    pages = [visitor.post(url, {"go": str(place)}) for place in range(1, 15)]

    read = [s for page in pages for s in sentences(next(page.tree.iter("main")))]

    assert grade(read) <= most


def test_a_page_of_results_is_plain(app: Flask, visitor: Client) -> None:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[dict.fromkeys(CODES, 4)] * 30)
    publish_run(app, run_id)

    read = sentences(next(visitor.get(f"/places/{run_id}/results").tree.iter("main")))

    assert grade(read) <= 6.0


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "given",
    [
        {"mode": Mode.GROUP, "group_size": None},
        {"mode": Mode.GROUP, "group_size": 1},
        {"mode": Mode.GROUP, "group_size": 201},
        {"mode": Mode.INDIVIDUAL, "group_size": 5},
        {"mode": Mode.SURVEY, "group_size": 5},
        {"mode": Mode.INDIVIDUAL, "form_key": "taken"},
    ],
)
def test_the_table_refuses_a_group_without_its_size_and_a_form_twice(
    app: Flask, given: dict[str, Any]
) -> None:
    run_id = make_run(app, DRAFT | {"ready_on": 0})
    row = {"run_id": run_id, "age": Age.ADULT, "channel": Channel.PAPER, "scores": {"moving": 1}}
    with app.app_context(), transaction() as session:
        session.add(PlaceResponse(**row, mode=Mode.INDIVIDUAL, form_key="taken"))

    with pytest.raises(IntegrityError), app.app_context(), transaction() as session:
        session.add(PlaceResponse(**(row | {"form_key": "x"} | given)))
