"""Forms ask first what is needed now; the rest stands folded until it is needed or refused."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.kinds import Slot
from pbapp.engagement.lifecycle import State
from tests.client import Client, Page
from tests.factories.engagement import make_area, make_record, read
from tests.factories.people import client_as

LEVELS = {"level": "consult", "opens_on": "2026-11-10", "closes_on": "2026-12-10"}
#: the frozen today of tests is Monday 2 November 2026
TODAY, A_SATURDAY, A_FRIDAY = "2026-11-02", "2026-11-14", "2026-11-13"


def stalls(app: Flask) -> tuple[int, Client, str]:
    """A record, an officer, and where an activity is added to it."""
    record_id = make_record(app)
    return record_id, client_as(app, Role.OFFICER), f"/engagement/{record_id}/activities/new"


def stall(**answers: str) -> dict[str, str]:
    return {"name": "A stall", "method": "drop_in", "held_on": A_FRIDAY} | answers


def folded(page: Page) -> dict[str, bool]:
    """Each question that stands in a fold, and whether the fold is open."""
    return {
        control.get("name", ""): fold.get("open") is not None
        for form in page.tree.iter("form")
        for fold in form.iter("details")
        for kind in ("input", "select", "textarea")
        for control in fold.iter(kind)
    }


def test_what_follows_later_stands_folded_on_a_new_activity(app: Flask) -> None:
    _record_id, client, url = stalls(app)

    folds = folded(client.get(url))

    assert not folds["headcount"]
    assert not folds["capacity"]
    assert "held_on" not in folds


def test_a_fold_with_an_answer_that_is_refused_stands_open(app: Flask) -> None:
    _record_id, client, url = stalls(app)

    page = client.post(url, stall(capacity="many"))

    assert (page.status, page.errors()) == (422, ["Enter a whole number, like 12."])
    assert folded(page)["capacity"]
    assert not folded(page)["headcount"]


def test_how_many_came_is_asked_openly_once_the_day_is_there(app: Flask) -> None:
    record_id, client, url = stalls(app)
    client.post(url, stall(held_on=TODAY))

    assert folded(client.get(f"/engagement/{record_id}/activities/1"))["headcount"]


@pytest.mark.parametrize(
    ("answers", "slot"),
    [
        ({"starts_at": "18:00"}, Slot.WEEKDAY_EVENING),
        ({"starts_at": "14:00"}, Slot.WEEKDAY_DAY),
        ({"held_on": A_SATURDAY, "starts_at": "18:00"}, Slot.WEEKEND),
        ({}, None),
    ],
)
def test_when_in_the_week_follows_from_day_and_hour(
    app: Flask, answers: dict[str, str], slot: Slot | None
) -> None:
    record_id, client, url = stalls(app)

    client.post(url, stall(**answers))

    assert read(app, record_id, lambda one: [held.slot for held in one.activities]) == [slot]


def test_whoever_looked_before_is_not_asked_again_what_it_is_about(app: Flask) -> None:
    area_id, client = make_area(app), client_as(app, Role.OFFICER)
    looked = {"topic": "warm spaces", "areas": str(area_id), "audiences": "residents"}

    page = client.follow(client.post("/engagement/known", looked, on=known(looked)))

    assert folded(page) == dict.fromkeys(("topic", "areas", "audience", "audience_kind"), False)
    assert set(folded(client.get("/engagement/new")).values()) == {True}


def known(looked: dict[str, Any]) -> str:
    return "/engagement/known?" + "&".join(f"{name}={value}" for name, value in looked.items())


@pytest.mark.parametrize("field", ["capacity", "held_on", "starts_at", "for_named_group"])
def test_no_answer_is_shown_again_with_its_control_characters(app: Flask, field: str) -> None:
    _record_id, client, url = stalls(app)

    page = client.post(url, stall(**{"capacity": "x", field: "1\x00\x1fx"}))

    assert page.status == 422
    assert "\x00" not in page.html
    assert "\x1f" not in page.html


@pytest.mark.parametrize("sent", ["-1", "1e9", "nobody", "999999"])
def test_a_body_that_is_not_offered_is_refused_and_nothing_is_lost(app: Flask, sent: str) -> None:
    record_id = make_record(app, State.PLANNING)
    url = f"/engagement/{record_id}/edit/about"

    page = client_as(app, Role.OFFICER).post(url, {"lead_organisation_id": sent, "title": "Kept"})

    assert page.status == 422
    assert "Choose one of these." in page.errors()
    assert "Kept" in page.html
