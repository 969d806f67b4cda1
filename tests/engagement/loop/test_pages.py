"""Every page of the loop can be read, and the forms keep what is typed."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.kinds.loop import OptionResult
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Commitment, Decision, Feedback, Finding
from pbapp.engagement.models.answers import (
    CommitmentUpdate,
    MinorityNote,
    OptionConsidered,
    Quote,
)
from pbapp.standards.kinds import FeedbackKind, Response, Stance
from tests.client import Client
from tests.factories.engagement import (
    add_rows,
    commitment,
    decision,
    feedback,
    finding,
    make_full_record,
    make_record,
    read,
)
from tests.factories.loop import make_reviewer, option, rows
from tests.factories.people import client_as


def answered(app: Flask, record_id: int) -> list[tuple[Response | None, str, int | None]]:
    return read(
        app,
        record_id,
        lambda record: [(one.response, one.reason, one.decision_id) for one in record.findings],
    )


def test_a_way_forward_is_put_down_changed_and_taken_out(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/options/new"

    page = client.post(url, {"title": "A later bus", "raised_by": "community", "cost": "£12,000"})
    assert page.status == 303
    (row,) = rows(app, OptionConsidered)
    assert (row.title, row.cost, row.result) == ("A later bus", 1_200_000, None)

    url = f"/engagement/{record_id}/options/{row.id}"
    sent = {"title": "A later bus", "raised_by": "community", "result": "chosen"}
    refused = client.post(url, sent)
    assert (refused.status, refused.errors()) == (422, ["Write why, in a whole sentence."])
    client.post(url, sent | {"reason": "Most people asked for it."})
    assert rows(app, OptionConsidered)[0].result is OptionResult.CHOSEN

    client.post(f"{url}/remove", on=url)
    assert rows(app, OptionConsidered) == []


def test_an_option_without_a_title_keeps_what_was_typed(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    page = client.post(f"/engagement/{record_id}/options/new", {"pros": "People get home."})
    assert page.status == 422
    assert "People get home." in page.html
    assert "Write what could be done." in page.errors()


def test_words_are_added_under_a_large_group_and_released_only_by_choice(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    (finding_id,) = add_rows(app, record_id, finding())
    on = f"/engagement/{record_id}/findings/{finding_id}/words"
    url = f"/engagement/{record_id}/findings/{finding_id}/quotes"

    refused = client.post(url, {"text": "I walk home."}, on=on)
    assert refused.errors() == ["Say who, by a large group only."]
    assert "I walk home." in refused.html
    client.post(url, {"text": "I walk home.", "said_by": "a parent"}, on=on)
    client.post(url, {"text": "It is dark.", "said_by": "a carer", "released": "y"}, on=on)

    assert [(one.said_by, one.released_on is not None) for one in rows(app, Quote)] == [
        ("a parent", False),
        ("a carer", True),
    ]


def test_a_finding_is_placed_where_it_was_said(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    (finding_id,) = add_rows(app, record_id, finding())
    area, audience = read(app, record_id, lambda r: (r.areas[0].id, r.audiences[0].id))
    url = f"/engagement/{record_id}/findings/{finding_id}/words"

    assert client.post(url, {"areas": area, "audiences": audience}).status == 303

    ticked = {e.get("name") for e in client.get(url).controls() if e.get("checked") is not None}
    assert ticked == {"areas", "audiences"}


def test_a_decision_answers_each_finding_with_a_reason(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    one, two = add_rows(
        app,
        record_id,
        finding(response=None, reason="", responded_on=None),
        finding(response=None, reason="", responded_on=None, statement="It is cold."),
    )
    (decision_id,) = add_rows(app, record_id, decision())
    url = f"/engagement/{record_id}/decisions/{decision_id}/answers"

    refused = client.post(url, {f"response_{one}": "accepted", f"reason_{one}": "Noted."})
    assert refused.errors() == ["Write the reason for this answer, in a whole sentence."]
    assert answered(app, record_id) == [(None, "", None)] * 2

    sent = {f"response_{one}": "accepted", f"reason_{one}": "It costs very little."}
    assert client.post(url, sent).status == 303
    assert answered(app, record_id) == [
        (Response.ACCEPTED, "It costs very little.", decision_id),
        (None, "", None),
    ]
    client.post(url, {f"response_{one}": "", f"reason_{one}": ""})
    assert answered(app, record_id)[0] == (None, "", None)
    assert two > one


def test_the_same_words_to_everything_are_marked(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    add_rows(app, record_id, *(finding(reason="We heard you well.") for _ in range(3)))
    page = client.get(f"/engagement/{record_id}/telling")
    assert "Every answer has the same words" in page.text()

    add_rows(app, record_id, finding(reason="It costs too much."))
    page = client.get(f"/engagement/{record_id}/telling")
    assert "Every answer has the same words" not in page.text()


def test_that_no_view_of_the_few_arose_is_signed(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/no-views-of-the-few"
    assert client.post(url, {"text": "None."}).status == 422
    client.post(url, {"text": "We asked at every table for other views."})
    client.post(url, {"text": "We asked twice at every table."})
    assert [one.text for one in rows(app, MinorityNote)] == ["We asked twice at every table."]


def test_news_of_a_promise_is_kept_and_shown_everywhere(app: Flask) -> None:
    record_id, client = make_record(app, State.CLOSED), client_as(app, Role.OFFICER)
    (row_id,) = add_rows(app, record_id, commitment())
    url = f"/engagement/{record_id}/promises/{row_id}/news"

    refused = client.post(url, {"status": "done", "text": "The times hang at each stop."})
    assert refused.errors() == ["Give the day it was done, today or earlier."]
    assert "The times hang at each stop." in refused.html
    client.post(
        url, {"status": "done", "done_on": "2026-11-01", "text": "The times hang at each stop."}
    )

    assert [one.text for one in rows(app, CommitmentUpdate)] == ["The times hang at each stop."]
    (promise,) = rows(app, Commitment)
    assert (promise.status.value, promise.progress) == ("done", "The times hang at each stop.")


def test_what_was_heard_is_not_told_without_the_views_of_the_few(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    most, few = add_rows(app, record_id, finding(), finding(stance=Stance.MINORITY))
    (row_id,) = add_rows(
        app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, published_on=None, how_done="")
    )
    url = f"/engagement/{record_id}/feedback/{row_id}/choose"

    refused = client.post(url, {f"finding_id_{most}": "y"})
    assert refused.errors() == ["Keep the views of the few too. Tick this one again."]
    page = client.follow(
        client.post(
            url, {f"finding_id_{few}": "y", f"words_finding_id_{few}": "We will think of you."}
        )
    )
    assert "We will think of you." in page.text()
    publish = f"/engagement/{record_id}/feedback/{row_id}/publish"
    client.post(publish, on=url)
    assert rows(app, Feedback)[0].published_on is not None
    assert "This is out already." in client.post(publish, on=url).text()


def test_nothing_is_published_that_shows_nothing(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    empty = {"how_done": "", "weighed_up": "", "will_happen": "", "why": ""}
    (row_id,) = add_rows(
        app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, published_on=None, **empty)
    )
    on = f"/engagement/{record_id}/feedback/{row_id}/choose"
    page = client.post(f"/engagement/{record_id}/feedback/{row_id}/publish", on=on)
    assert "Choose what to show first, or write at least one part." in page.text()


STAFF_PAGES = ("telling", "options/new", "no-views-of-the-few", "checks/6")


@pytest.mark.parametrize("path", STAFF_PAGES)
def test_pages_of_a_full_record_can_be_read(app: Flask, path: str) -> None:
    record_id = make_full_record(app)
    add_rows(app, record_id, option())
    make_reviewer(app)
    page = client_as(app, Role.OFFICER).get(f"/engagement/{record_id}/{path}")
    assert page.status == 200


def test_pages_of_rows_can_be_read(app: Flask) -> None:
    record_id, client = make_full_record(app), client_as(app, Role.OFFICER)
    add_rows(app, record_id, option())
    make_reviewer(app)
    base = f"/engagement/{record_id}"
    paths = [f"{base}/findings/{one.id}/words" for one in rows(app, Finding)]
    paths += [f"{base}/decisions/{one.id}/answers" for one in rows(app, Decision)]
    paths += [f"{base}/promises/{one.id}/news" for one in rows(app, Commitment)]
    for one in rows(app, Feedback):
        paths += [f"{base}/feedback/{one.id}/{what}" for what in ("choose", "look", "reader")]
    assert {path: client.get(path).status for path in paths} == dict.fromkeys(paths, 200)


@pytest.mark.parametrize("path", ["telling", "options/new", "no-views-of-the-few", "checks/6"])
def test_visitors_are_sent_to_sign_in(app: Flask, visitor: Client, path: str) -> None:
    page = visitor.get(f"/engagement/{make_record(app)}/{path}")
    assert "/sign-in" in page.location
