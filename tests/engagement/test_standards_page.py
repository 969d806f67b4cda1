"""The page of the seven standards: seven ratings with the lowest beside, never one for all."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from tests.client import Client
from tests.engagement.test_check import rate
from tests.factories.engagement import add_rows, make_full_record
from tests.factories.loop import note
from tests.factories.people import client_as

WHY = "I was at the forum and heard it said."


@pytest.fixture
def officer(app: Flask) -> Client:
    return client_as(app, Role.OFFICER)


def test_a_rating_stands_with_its_lowest_and_the_way_to_what_is_weak(
    app: Flask, officer: Client
) -> None:
    record_id = make_full_record(app)
    for code, points in {"COM1": 4, "COM2": 1, "COM3": 4, "COM6": 4}.items():
        rate(app, record_id, code, points, WHY)

    page = officer.get(f"/engagement/{record_id}/standards")

    assert "Officers: 4, lowest 1. People who took part: not collected yet." in page.text()
    assert "1 question is rated weak or poor." in page.text()
    assert "Lessons" not in page.text().rpartition("weak or poor.")[2][:90]
    assert any(link.endswith("/standards/COM#COM2") for link in page.links())


def test_a_low_rating_with_a_lesson_is_shown_as_useful(app: Flask, officer: Client) -> None:
    record_id = make_full_record(app)
    rate(app, record_id, "COM2", 1, WHY)
    add_rows(app, record_id, note())

    text = officer.get(f"/engagement/{record_id}/standards").text()

    assert "What was learnt from it is written down, so others can use it." in text


def test_nothing_is_called_strong_or_weak_before_it_is_rated(app: Flask, officer: Client) -> None:
    text = officer.get(f"/engagement/{make_full_record(app)}/standards").text()
    assert "Strongest" not in text
    assert "Weakest" not in text
