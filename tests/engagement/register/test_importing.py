"""Records from a file: a preview, then all of them or none, with every fault by its row."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.access.roles import Role
from pbapp.db import db
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import get
from pbapp.engagement.register.kinds import Source
from pbapp.engagement.register.models import ImportedRecord
from pbapp.engagement.registering.importing.rows import by_spelling, spelt_alike
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level
from tests.client import Client, Page
from tests.factories.people import client_as
from tests.factories.register import make_areas, make_body, make_work

URL = "/engagement/import"
HEADINGS = "Title,Areas,People,Level,Lead,Opens,Closes,Topic"
GOOD = f"""{HEADINGS}
Bus times,Port Nellan; Shore,Carers;residents,consult,nellan health,2026-11-05,30/11/2026,Buses
"Homes, and more",strathcoll,People who live here,inform,,,,
"""
SCORE_HEADINGS = "Inclusion,Support,Planning,Working together,Methods,Communication,Impact"
VOICE = f"""title,area,level,opens,closes,lead,{SCORE_HEADINGS}
Old bus talks,Shore,Open relationship,1/3/2015,31/3/2015,Nellan Health,4,3,5,6,,2,1
"""


@pytest.fixture
def areas(app: Flask) -> dict[str, int]:
    make_body(app, "Nellan Health")
    return make_areas(app, "Ardnellan/Port Nellan/Shore", "Ardnellan/Strathcoll")


@pytest.fixture
def client(app: Flask, areas: dict[str, int]) -> Client:
    return client_as(app, Role.OFFICER)


def send(client: Client, text: str | bytes, source: str = "register") -> Page:
    content = text.encode() if isinstance(text, str) else text
    return client.post(URL, {"source": source, "file": (io.BytesIO(content), "works.csv")})


def take_over(client: Client, text: str, source: str = "register") -> Page:
    data: dict[str, Any] = {"source": source, "name": "works.csv", "text": text}
    return client.post(f"{URL}/take-over", data, on=URL)


def records(app: Flask) -> list[Engagement]:
    with app.app_context():
        keys = db.session.scalars(select(Engagement.id).order_by(Engagement.id)).all()
        return [get(key) for key in keys]


def marks(app: Flask) -> list[ImportedRecord]:
    with app.app_context():
        return list(db.session.scalars(select(ImportedRecord).order_by(ImportedRecord.id)))


def test_the_preview_shows_all_and_stores_nothing(app: Flask, client: Client) -> None:
    page = send(client, GOOD)

    assert page.status == 200
    assert "2 records would come in. Nothing is stored yet." in page.text()
    assert "Port Nellan, Shore" in page.text()
    assert "Scores" not in page.text()
    assert "Scores of VOiCE are kept as they were given" in send(client, VOICE, "voice").text()
    assert records(app) == []


def test_a_name_is_known_however_it_is_spelt() -> None:
    names = by_spelling(
        [("Dùn Èideann & St. Fillan's", 1), ("The Shore", 2), ("Shore", 3), ("Port Nellan", 4)]
    )

    assert names[spelt_alike("Dun Eideann and Saint Fillans")] == 1
    assert names[spelt_alike("the port-nellan")] == 4
    assert (names["the shore"], names["shore"]) == (2, 3)


@pytest.mark.both_databases
def test_what_was_previewed_is_stored_and_marked(app: Flask, client: Client) -> None:
    done = take_over(client, GOOD)

    bus, homes = records(app)
    assert "2 records are in." in client.follow(done).text()
    assert "Imported from a register" in client.get("/engagement").text()
    assert (bus.title, bus.topic, bus.level) == ("Bus times", "Buses", Level.CONSULT)
    assert [area.name for area in bus.areas] == ["Port Nellan", "Shore"]
    assert [one.kind for one in bus.audiences] == [AudienceKind.CARERS, AudienceKind.RESIDENTS]
    assert bus.lead_organisation is not None
    assert (bus.lead_organisation.name, bus.lead_id) == ("Nellan Health", None)
    assert (str(bus.opens_on), str(bus.closes_on)) == ("2026-11-05", "2026-11-30")
    assert (homes.title, homes.kind, homes.tier) == ("Homes, and more", Kind.OTHER, Tier.LIGHT)
    assert [(one.source, one.row_number, one.scores) for one in marks(app)] == [
        (Source.REGISTER, 2, {}),
        (Source.REGISTER, 3, {}),
    ]


@pytest.mark.both_databases
def test_the_head_of_a_voice_report_keeps_its_scores(app: Flask, client: Client) -> None:
    take_over(client, VOICE, "voice")

    (record,) = records(app)
    assert (record.level, str(record.closes_on)) == (Level.INVOLVE, "2015-03-31")
    assert record.ratings == []
    (mark,) = marks(app)
    assert (mark.source, mark.scores) == (
        Source.VOICE,
        {"INC": 4, "SUP": 3, "PLA": 5, "WOR": 6, "COM": 2, "IMP": 1},
    )


@pytest.mark.parametrize("step", [send, take_over])
def test_every_fault_is_told_by_its_row_and_nothing_is_stored(
    app: Flask, client: Client, areas: dict[str, int], step: Any
) -> None:
    known = make_work(app, "Ferries", areas["Shore"], opens_on=None, closes_on=None)
    page = step(
        client,
        f"""{HEADINGS}
,Port Nellan,residents,consult,,,,
Bus times,Atlantis,martians,shout,Nobody Ltd,2026-02-30,5/12/2026,
Good,Shore,residents,consult,,,,
Good,Shore,residents,consult,,,,
Ferries,Shore,residents,consult,,,,
Back to front,Shore,residents,consult,,2026-12-05,2026-12-01,
""",
    )

    assert page.status == 422
    text = page.text()
    for sentence in (
        "2“title” is empty.",
        "3“areas” is “Atlantis”, which we do not know.",
        "3“people” is “martians”, which we do not know.",
        "3“level” is “shout”, which we do not know.",
        "3“lead” is “Nobody Ltd”, which we do not know.",
        "3“opens” is “2026-02-30”. Write days as 2026-12-05 or 5/12/2026.",
        "5This is the same work as in row 4.",
        f"6This work is in the register already: CPP-2026-{known:04d}.",
        "7The last day is before the first.",
    ):
        assert sentence in text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Engagement)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Choose a file with something in it."),
        ("title,areas", "There is no reply in this file."),
        ("title,colour\nx,y", "There is no column “areas”."),
        ("title,colour\nx,y", "The column “colour” is not one of ours."),
        (f"{HEADINGS}\nx,y", "This row has 2 cells and the headings have 8."),
        (b"\xff\xfe\x00\x00", "Choose a file with something in it."),
        (b"PK\x03\x04\x00\x00a.csv,\xff", "There is no reply in this file."),
        ('"' + "a\n" * 60_000, "We cannot read this as a table."),
        ("title,areas\n" + "a,b\n" * 3_000, "There are more than 2000 rows."),
        ("title,areas\n" + "a,b\n" * 40_000, "The file is too large."),
        ("title,Title,areas,people,level\na,b,c,d,inform", "Two columns are called “title”."),
        ('title,"areas\nx', "We cannot read this as a table."),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_words(
    client: Client, text: str | bytes, told: str
) -> None:
    page = send(client, text)

    assert page.status == 422
    assert told in page.text()
    assert "checked" in page.html


@pytest.mark.parametrize("score", ["0", "7", "4.5", "good"])
def test_a_score_is_a_number_from_one_to_six(app: Flask, client: Client, score: str) -> None:
    page = send(client, VOICE.replace(",4,3,", f",{score},3,"), "voice")

    assert f"“inclusion” is “{score}”. A score is a number from 1 to 6." in page.text()


def test_a_file_needs_to_be_named_for_what_it_is(client: Client) -> None:
    page = client.post(URL, {"file": (io.BytesIO(GOOD.encode()), "works.csv")})

    assert (page.status, page.errors()) == (422, ["Choose one of these."])


def test_only_officers_import(app: Flask, areas: dict[str, int], visitor: Client) -> None:
    assert client_as(app, Role.PARTNER).get(URL).status == 403
    assert visitor.get(URL).location.startswith("/sign-in?")
