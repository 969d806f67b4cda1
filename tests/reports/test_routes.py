"""Pages of the board summary."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.lifecycle import State
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Audience, Engagement
from pbapp.reports.models import BoardAsk, BoardSummary, Purpose
from tests.client import Client, Page
from tests.factories.people import client_as, make_user
from tests.factories.reports import (
    SENTENCE,
    activity,
    make_quarter,
    make_record,
    make_summary,
)
from tests.factories.rounds import stored

FILLED = {
    "starts_on": "2026-07-01",
    "ends_on": "2026-09-30",
    "meeting": "Partnership board",
    "meets_on": "17/11/2026",
    "author_role": "Community planning officer",
    "purpose": "decision",
    "sentence": SENTENCE,
    "ask_1-text": "Agree £12,000 for lights",
    "ask_1-owner": "Head of roads",
    "ask_1-due_on": "2026-12-18",
}


@pytest.fixture
def officer(app: Flask) -> Client:
    """Somebody who writes summaries."""
    return client_as(app, Role.OFFICER)


def draft(app: Flask, **changes: Any) -> int:
    return make_summary(app, make_user(app), **changes)


def test_an_officer_writes_a_summary_and_sees_the_draft(app: Flask, officer: Client) -> None:
    page = officer.follow(officer.post("/board/summary/new", FILLED))

    assert page.heading() == "Board summary"
    text = page.text()
    assert "For decision Draft Board summary" in text
    assert SENTENCE in text
    assert "Agree £12,000 for lights Head of roads, by 18 December 2026" in text
    assert "Partnership board, 17 November 2026. From: Community planning officer." in text


def test_the_last_quarter_is_filled_in(officer: Client) -> None:
    page = officer.get("/board/summary/new")
    values = {field.get("name"): field.get("value") for field in page.controls()}
    assert (values["starts_on"], values["ends_on"]) == ("2026-07-01", "2026-09-30")


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"starts_on": ""}, ["Enter a day like 5/12/2026."]),
        ({"ends_on": "2026-06-30"}, ["The last day must not be before the first day."]),
        ({"ends_on": "2027-07-02"}, ["Choose a period of a year or less."]),
        ({"ends_on": "9999-12-31"}, ["Check the year of this day."]),
        ({"meets_on": "31/11/2026"}, ["Enter a day like 5/12/2026."]),
        ({"meeting": "  "}, ["Say which meeting it is for."]),
        ({"author_role": ""}, ["Say in which role you hand it in."]),
        ({"purpose": "both"}, ["Choose one of these."]),
        ({"sentence": "word " * 41}, ["This has 41 words. Use 40 or fewer."]),
        (
            {"sentence": "neighbourhood " * 30},
            [
                "The words are too long for the page. Use shorter or fewer words: "
                "400 letters at most."
            ],
        ),
        ({"ask_1-text": ""}, ["Say what you ask of the board."]),
        ({"ask_1-owner": ""}, ["Say who is to do it."]),
        ({"ask_1-due_on": ""}, ["Say by when: enter a day like 5/12/2026."]),
        (
            {"ask_2-due_on": "soon"},
            [
                "Say what you ask of the board.",
                "Say who is to do it.",
                "Enter a day like 5/12/2026.",
            ],
        ),
        (
            {"ask_3-text": "word " * 26, "ask_3-owner": "Me", "ask_3-due_on": "2026-12-18"},
            ["This has 26 words. Use 25 or fewer."],
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    app: Flask, officer: Client, changes: dict[str, str], errors: list[str]
) -> None:
    page = officer.post("/board/summary/new", FILLED | changes)

    assert (page.status, page.errors()) == (422, errors)
    typed = {field.get("name"): field.get("value") for field in page.controls()}
    kept = {**FILLED, **changes}
    assert typed["meeting"] == kept["meeting"]
    assert typed["ask_1-owner"] == kept["ask_1-owner"]
    with app.app_context():
        assert db.session.scalars(select(BoardSummary)).all() == []


def test_the_browser_cuts_nothing_off_in_the_middle_of_a_word(officer: Client) -> None:
    limits = {
        f.get("name"): f.get("maxlength") for f in officer.get("/board/summary/new").controls()
    }
    assert (limits["sentence"], limits["ask_1-text"]) == (None, None)


def test_the_findings_answered_are_told_with_what_they_are_counted_from(
    app: Flask, officer: Client
) -> None:
    make_quarter(app)
    summary = f"/board/summary/{draft(app)}"

    assert "2 of 4" in officer.get(summary).text()
    behind = officer.get(f"{summary}/sources").text()
    assert "Answered: 2 of 4 that some people or more said." in behind


def test_a_draft_is_changed_and_its_asks_are_replaced(app: Flask, officer: Client) -> None:
    summary_id = draft(app, asks=3)
    edit = f"/board/summary/{summary_id}/edit"
    shown = {field.get("name"): field.get("value") for field in officer.get(edit).controls()}
    assert (shown["meeting"], shown["ask_3-owner"]) == ("Partnership board", "Head of roads")

    page = officer.follow(officer.post(edit, FILLED | {"purpose": "noting"}))

    assert "For noting Draft Board summary" in page.text()
    with app.app_context():
        asks = db.session.scalars(select(BoardAsk)).all()
        assert [(ask.place, ask.text) for ask in asks] == [(1, "Agree £12,000 for lights")]


def sign(app: Flask, officer: Client, summary_id: int) -> Page:
    return officer.post(f"/board/summary/{summary_id}/sign")


def test_a_draft_follows_the_records_and_a_signed_summary_never_does(
    app: Flask, officer: Client, visitor: Client
) -> None:
    make_quarter(app)
    summary_id = draft(app)
    assert "475" in officer.get(f"/board/summary/{summary_id}").text()
    make_record(app, "Accepted while it is a draft", activities=[activity(25)])
    before = officer.get(f"/board/summary/{summary_id}").text()
    assert officer.follow(sign(app, officer, summary_id)).status == 200
    make_record(app, "Accepted afterwards")
    with app.app_context(), transaction() as session:
        session.get_one(Engagement, 1).title = "Another title"

    page = visitor.get(f"/board/summary/{summary_id}")

    assert "500" in before
    assert "500" in page.text()
    assert "5 engagements ran, 4 accepted and counted." in page.text()
    sources = visitor.get(f"/board/summary/{summary_id}/sources").text()
    for text in (page.text(), sources):
        assert "Signed on Monday 2 November 2026." in text
    assert "Lights and paths in Port Nellan" in sources
    assert "Another title" not in sources
    assert "Accepted afterwards" not in sources


def test_a_signed_summary_can_be_neither_changed_nor_signed_again(
    app: Flask, officer: Client
) -> None:
    summary_id = draft(app)
    sign(app, officer, summary_id)
    kept = stored(app, BoardSummary, summary_id)

    for act in ("edit", "sign"):
        page = officer.post(f"/board/summary/{summary_id}/{act}", FILLED, on="/board/summary/new")
        assert page.status == 409
        assert "This summary is signed, so it stays as it is." in page.text()

    now = stored(app, BoardSummary, summary_id)
    assert (now.figures, now.signed_at, now.purpose) == (
        kept.figures,
        kept.signed_at,
        kept.purpose,
    )


def test_a_paper_for_decision_must_ask_for_something(app: Flask, officer: Client) -> None:
    summary_id = draft(app, asks=0)

    page = sign(app, officer, summary_id)

    assert page.status == 409
    assert "It is for decision, but it asks for nothing." in page.text()
    assert not stored(app, BoardSummary, summary_id).is_signed


def test_signing_warns_of_records_that_wait_for_review(app: Flask, officer: Client) -> None:
    make_record(app, "Harbour parking", state=State.SUBMITTED)

    page = officer.get(f"/board/summary/{draft(app)}/sign")

    assert "1 record of this period waits for review." in page.text()


def test_what_was_done_to_a_summary_is_recorded(app: Flask, officer: Client) -> None:
    officer.post("/board/summary/new", FILLED)
    with app.app_context():
        summary_id = db.session.scalars(select(BoardSummary.id)).one()
    officer.post(f"/board/summary/{summary_id}/edit", FILLED)
    sign(app, officer, summary_id)

    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        assert [(entry.event, entry.subject_id) for entry in entries] == [
            (f"board_summary.{what}", summary_id) for what in ("made", "changed", "signed")
        ]


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.ROUND_MANAGER, Role.AUDITOR])
def test_only_officers_read_and_write_drafts(app: Flask, role: Role) -> None:
    client, summary_id = client_as(app, role), draft(app)

    pages = [
        client.get(f"/board/summary/{summary_id}"),
        client.get(f"/board/summary/{summary_id}/sources"),
        client.get(f"/board/summary/{summary_id}/edit"),
        client.get("/board/summary/new"),
        client.post("/board/summary/new", FILLED, on="/board"),
        client.post(f"/board/summary/{summary_id}/sign", on="/board"),
    ]

    assert [page.status for page in pages] == [403] * 6
    assert not stored(app, BoardSummary, summary_id).is_signed


def test_the_list_shows_drafts_to_officers_only(
    app: Flask, officer: Client, visitor: Client
) -> None:
    signed_id, draft_id = draft(app, purpose=Purpose.NOTING), draft(app)
    sign(app, officer, signed_id)

    def listed(client: Client) -> list[str]:
        return [url for url in client.get("/board").links() if "/board/summary/" in url]

    assert listed(visitor) == [f"/board/summary/{signed_id}"]
    assert listed(officer) == [
        "/board/summary/new",
        f"/board/summary/{draft_id}",
        f"/board/summary/{signed_id}",
    ]


def test_every_page_leads_to_the_papers_of_the_board(visitor: Client) -> None:
    assert "/board" in visitor.get("/accessibility").links()


def test_every_figure_leads_to_rows_that_exist(app: Flask, officer: Client) -> None:
    make_quarter(app)
    summary_id = draft(app)
    sources = f"/board/summary/{summary_id}/sources"

    wanted = {
        link.partition("#")[2]
        for link in officer.get(f"/board/summary/{summary_id}").links()
        if link.startswith(sources)
    }

    assert wanted == {
        "waiting",
        "people",
        "findings",
        "spread",
        "promises",
        "oldest",
        "tellings",
        "owed",
        "decided",
        "ahead-rows",
    }
    named = {element.get("id") for element in officer.get(sources).tree.iter()}
    assert wanted <= named


def test_two_different_groups_are_named_as_missed(app: Flask, officer: Client) -> None:
    for name, come in (("Carers", 1), ("Carers", 2), ("Young people", 3)):
        at_risk = {"at_risk": True, "target": 20, "reached": come, "methods": [MethodKind.DROP_IN]}
        make_record(
            app, "Path", audiences=[Audience(name=name, kind=AudienceKind.CARERS, **at_risk)]
        )

    text = officer.get(f"/board/summary/{draft(app)}").text()

    why = "(ask what is in the way)"
    assert f"Missed (next): Carers {why}; Young people {why}." in text


def test_an_empty_period_says_what_will_stand_where(app: Flask, officer: Client) -> None:
    text = officer.get(f"/board/summary/{draft(app, asks=0)}").text()

    for sentence in (
        "Note this paper.",
        "No accepted record of this period has findings.",
        "No engagement ran in this period.",
        "No promise was made or fell due.",
        "No round with an accepted record had its result published in this period.",
        "Nothing is planned for the next quarter in the register.",
        "No lesson of this period is out for everyone.",
        "contacts: people taking part0",
        "shared findings answerednone",
        "promises kept in timenone due",
        "decided by votes£0",
    ):
        assert sentence in text
