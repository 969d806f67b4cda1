"""What we heard, decided, changed: pages filled from the record, read by a community reviewer."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.models.answers import CommitmentUpdate, Quote
from pbapp.engagement.models.telling import FeedbackReading
from pbapp.standards.facts import Feedback
from pbapp.standards.kinds import FeedbackKind, FeedbackPart, Stance
from tests.client import Client, Page
from tests.factories.accounts import mails
from tests.factories.engagement import (
    add_rows,
    commitment,
    days,
    decision,
    feedback,
    finding,
    make_record,
    on_record,
    read,
)
from tests.factories.loop import make_reviewer, option, rows, shown
from tests.factories.people import client_as, client_of

EMPTY = {"how_done": "", "weighed_up": "", "will_happen": "", "why": ""}


def public(client: Client, record_id: int, kind: FeedbackKind) -> Page:
    return client.get(f"/engagement/{record_id}/public/{kind.value}")


def fact(app: Flask, record_id: int) -> Feedback:
    return read(app, record_id, lambda record: facts_of(record).plain.feedback[0])


def heard(app: Flask, record_id: int, **changes: object) -> tuple[int, int]:
    """Feedback that shows one finding; returns the keys of both."""
    (finding_id,) = add_rows(app, record_id, finding(stance=Stance.OPPOSING))
    given = EMPTY | {"published_on": None} | changes
    (row_id,) = add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, **given))
    add_rows(app, record_id, shown(row_id, finding_id=finding_id, words="Thank you for this."))
    return row_id, finding_id


@pytest.mark.both_databases
def test_everyone_reads_what_was_chosen_with_strength_and_stance(
    app: Flask, visitor: Client
) -> None:
    record_id = make_record(app)
    _row_id, finding_id = heard(app, record_id, published_on=days(-1))
    add_rows(
        app,
        record_id,
        Quote(finding_id=finding_id, text="I walk.", said_by="a parent", released_on=days(-1)),
        Quote(finding_id=finding_id, text="Kept back.", said_by="a carer"),
    )
    text = public(visitor, record_id, FeedbackKind.WHAT_WE_HEARD).text()
    for words in (
        "The last bus is too early.",
        "Many people said this",
        "Against what was put forward",
        "Thank you for this.",
        "I walk.",
        "a parent",
    ):
        assert words in text
    assert "Kept back." not in text


def test_a_draft_is_for_nobody_and_a_late_promise_shows(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    heard(app, record_id)
    page = public(visitor, record_id, FeedbackKind.WHAT_WE_HEARD)
    assert "The last bus is too early." not in page.text()
    assert "This is late, and we are sorry." in page.text()


def test_decisions_stand_with_options_and_reasons(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    (row_id,) = add_rows(
        app,
        record_id,
        feedback(FeedbackKind.WHAT_WAS_DECIDED, **(EMPTY | {"published_on": days(-1)})),
    )
    (option_id,) = add_rows(app, record_id, option())
    (decision_id,) = add_rows(app, record_id, decision())
    add_rows(
        app, record_id, shown(row_id, option_id=option_id), shown(row_id, decision_id=decision_id)
    )
    text = public(visitor, record_id, FeedbackKind.WHAT_WAS_DECIDED).text()
    for words in (
        "A bus at 10pm",
        "People of the community",
        "£12,000",
        "Chosen",
        "Area committee",
    ):
        assert words in text
    assert fact(app, record_id).covers == {
        FeedbackPart.OPTIONS,
        FeedbackPart.DECISIONS,
        FeedbackPart.REASONS,
    }


def test_what_changed_shows_promises_with_their_news(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    (promise_id,) = add_rows(app, record_id, commitment())
    (row_id,) = add_rows(
        app,
        record_id,
        feedback(FeedbackKind.WHAT_CHANGED, **(EMPTY | {"published_on": days(-1)})),
    )
    news = CommitmentUpdate(commitment_id=promise_id, status="on_track", text="It is at the press.")
    add_rows(app, record_id, news, shown(row_id, commitment_id=promise_id))
    text = public(visitor, record_id, FeedbackKind.WHAT_CHANGED).text()
    assert "Print the new times." in text
    assert "It is at the press." in text


def test_a_page_that_is_not_up_is_not_found(app: Flask, visitor: Client) -> None:
    record_id = make_record(app, public_since=None)
    assert public(visitor, record_id, FeedbackKind.WHAT_WE_HEARD).status == 404


def test_findings_that_feedback_shows_are_facts(app: Flask) -> None:
    record_id = make_record(app)
    _row_id, finding_id = heard(app, record_id)
    assert fact(app, record_id).finding_ids == {finding_id}


@pytest.mark.both_databases
def test_a_community_reviewer_reads_a_draft_and_signs_it(app: Flask) -> None:
    record_id, reviewer = make_record(app), make_reviewer(app)
    row_id, _finding_id = heard(app, record_id)
    url = f"/engagement/{record_id}/feedback/{row_id}/reader"
    client_as(app, Role.OFFICER).post(url, {"reader": reviewer.id})
    assert mails(app)[-1].address == reviewer.email
    (reading,) = rows(app, FeedbackReading)
    reader, url = client_of(app, reviewer), f"/engagement/to-read/{reading.id}"

    assert "Buses to the shore" in reader.get("/engagement/to-read").text()
    assert "Thank you for this." in reader.get(url).text()
    refused = reader.post(url, {"verdict": "missing"})
    assert refused.errors() == ["Write what is missing, in a whole sentence."]
    assert not fact(app, record_id).is_confirmed
    reader.post(url, {"verdict": "fair"})

    assert fact(app, record_id).is_confirmed


def sign(app: Flask, record_id: int, row_id: int) -> None:
    reviewer = make_reviewer(app)
    on = f"/engagement/{record_id}/feedback/{row_id}/reader"
    client_as(app, Role.OFFICER).post(on, {"reader": reviewer.id})
    url = f"/engagement/to-read/{rows(app, FeedbackReading)[0].id}"
    client_of(app, reviewer).post(url, {"verdict": "fair"})


def test_what_changes_after_it_was_signed_is_signed_no_more(app: Flask) -> None:
    record_id = make_record(app)
    row_id, _finding_id = heard(app, record_id)
    sign(app, record_id, row_id)
    assert fact(app, record_id).is_confirmed

    on_record(app, record_id, lambda record: setattr(record.findings[0], "statement", "All well."))

    assert not fact(app, record_id).is_confirmed


def test_nobody_else_reads_what_a_reviewer_was_asked_to_read(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    row_id, _finding_id = heard(app, record_id)
    sign(app, record_id, row_id)
    url = f"/engagement/to-read/{rows(app, FeedbackReading)[0].id}"
    assert client_of(app, make_reviewer(app, "Somebody Else")).get(url).status == 403
    assert client_as(app, Role.OFFICER).get(url).status == 403
    assert "/sign-in" in visitor.get(url).location


def test_only_a_community_reviewer_can_be_asked(app: Flask) -> None:
    record_id = make_record(app)
    row_id, _finding_id = heard(app, record_id)
    make_reviewer(app)
    url = f"/engagement/{record_id}/feedback/{row_id}/reader"
    assert client_as(app, Role.OFFICER).post(url, {"reader": 999}).status == 422
    assert rows(app, FeedbackReading) == []
