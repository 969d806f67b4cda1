"""Sending, reviewing, rating and confirming, as people do it on the pages."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import HandEvidence, IndicatorRating
from pbapp.standards.framework import NSCE_2016, Tier
from pbapp.standards.parts import Value
from tests.client import Page
from tests.factories.engagement import add_rows, days, make_full_record, make_record, read
from tests.factories.loop import note
from tests.factories.people import client_as, client_of, make_user

WHY = "There was one finding, and everyone knows it."


def state(app: Flask, record_id: int) -> State:
    return read(app, record_id, lambda record: record.state)


def test_a_lead_puts_the_page_up_early_by_choice(app: Flask) -> None:
    lead = make_user(app, Role.ROUND_MANAGER)
    record_id = make_record(app, State.REGISTERED, lead_id=lead.id, public_since=None)
    client, url = client_of(app, lead), f"/engagement/{record_id}"

    page = client.follow(client.post(f"{url}/publish", on=url))

    assert "Everyone can read it now." in page.text()
    assert client.get(f"{url}/public").status == 200
    assert state(app, record_id) is State.REGISTERED


def test_a_page_with_nothing_to_read_is_not_put_up(app: Flask) -> None:
    lead = make_user(app, Role.ROUND_MANAGER)
    record_id = make_record(app, State.REGISTERED, lead_id=lead.id, public_since=None, summary=" ")
    client, url = client_of(app, lead), f"/engagement/{record_id}"

    page = client.post(f"{url}/publish", on=url)

    assert "Write what it is about first" in page.text()
    assert read(app, record_id, lambda record: record.public_since) is None


def test_a_lead_sends_the_record(app: Flask) -> None:
    lead = make_user(app, Role.ROUND_MANAGER)
    record_id = make_full_record(app, State.FEEDBACK, lead_id=lead.id)
    add_rows(app, record_id, note())
    client, url = client_of(app, lead), f"/engagement/{record_id}"

    page = client.follow(client.post(f"{url}/move/submit", {"reason": WHY}, on=url))

    assert "An officer who does not lead this work will look at it." in page.text()
    assert state(app, record_id) is State.SUBMITTED


def test_what_is_missing_is_refused_and_nothing_moves(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}"

    page = client.post(f"{url}/move/end", on=url)

    assert page.status == 422
    assert page.errors() == [
        "Something is still missing. Mend it, or write why you go on without it."
    ]
    assert state(app, record_id) is State.LIVE


def test_a_lead_goes_on_with_a_reason_that_says_something(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}"

    refused = client.post(f"{url}/move/end", {"reason": "ok"}, on=url)
    page = client.follow(client.post(f"{url}/move/end", {"reason": "The hall burnt down."}, on=url))

    assert (refused.status, refused.errors()) == (
        422,
        ["Write why you go on without it, in a whole sentence."],
    )
    assert [(one.text or "").strip() for one in refused.tree.iter("textarea")] == ["ok"]
    assert "What is needed before people are told" in page.text()
    assert state(app, record_id) is State.ANALYSING


def rate_all(app: Flask, record_id: int, but: str = "") -> None:
    user = make_user(app)
    add_rows(
        app,
        record_id,
        *(
            IndicatorRating(
                indicator=one.code,
                points=4,
                evidence=Value.SUFFICIENT,
                rules_version="x",
                signed_by_id=user.id,
            )
            for one in NSCE_2016.indicators
            if one.code != but
        ),
    )


def test_an_officer_accepts_what_is_rated(app: Flask) -> None:
    record_id, client = make_full_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)
    rate_all(app, record_id)
    url = f"/engagement/{record_id}/review"
    assert "reason" not in {one.get("name") for one in client.get(url).controls()}

    page = client.follow(client.post(url, {"verdict": "accept"}))

    assert "Accepted by Ailsa Munro on Monday 2 November 2026" in page.text()
    assert state(app, record_id) is State.CLOSED


def test_what_is_not_rated_is_accepted_with_a_reason_that_stays_in_the_log(app: Flask) -> None:
    record_id, client = make_full_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)
    rate_all(app, record_id, but="INC2")
    url = f"/engagement/{record_id}/review"

    page = client.post(url, {"verdict": "accept"})
    assert "1 point that is due is not rated" in page.text()
    assert f"/engagement/{record_id}/standards/INC#INC2" in page.links()
    assert (page.status, page.errors()) == (
        422,
        ["Rate them first, or write in a sentence why you do without."],
    )
    assert client.post(url, {"verdict": "accept", "reason": "x x x x"}).status == 422
    assert state(app, record_id) is State.SUBMITTED

    why = "The panel that could rate it meets in spring."
    client.post(url, {"verdict": "accept", "reason": why})
    assert state(app, record_id) is State.CLOSED
    log = client.get(f"/engagement/{record_id}/log").text()
    assert f"Why: {why}" in log
    assert log.count("Went on without:") == 1


def test_an_officer_returns_with_a_comment_and_the_lead_reads_it(app: Flask) -> None:
    record_id, client = make_full_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/review"

    page = client.follow(client.post(url, {"verdict": "return", "COM": "Who was told?"}))

    assert "Returned by Ailsa Munro" in page.text()
    assert "Who was told?" in page.text()


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, "Choose one of these."),
        ({"verdict": "maybe", "COM": "x"}, "Choose one of these."),
        ({"verdict": "return"}, "Write what is missing, beside the standard it is about."),
    ],
)
def test_a_review_that_says_nothing_comes_back(
    app: Flask, answers: dict[str, Any], error: str
) -> None:
    record_id, client = make_full_record(app, State.SUBMITTED), client_as(app, Role.OFFICER)

    page = client.post(f"/engagement/{record_id}/review", answers)

    assert (page.status, page.errors()) == (422, [error])
    assert state(app, record_id) is State.SUBMITTED


def test_an_officer_does_not_review_their_own_work(app: Flask) -> None:
    officer = make_user(app, Role.OFFICER)
    own = make_full_record(app, State.SUBMITTED, lead_id=officer.id)
    sent = make_full_record(app, State.SUBMITTED, submitted_by_id=officer.id)

    for record_id in (own, sent):
        assert client_of(app, officer).get(f"/engagement/{record_id}/review").status == 403


def test_a_round_manager_does_not_review(app: Flask) -> None:
    record_id = make_full_record(app, State.SUBMITTED)

    client = client_as(app, Role.ROUND_MANAGER)

    assert client.get(f"/engagement/{record_id}/review").status == 403


def test_an_accepted_record_can_only_be_returned(app: Flask) -> None:
    record_id, client = make_full_record(app, State.CLOSED), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/review"

    radios = [
        i.get("value") for i in client.get(url).tree.iter("input") if i.get("type") == "radio"
    ]

    assert radios == ["return"]


def test_work_is_stopped_with_a_reason(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/withdraw"

    refused = client.post(url, {"reason": " "})
    page = client.follow(client.post(url, {"reason": "No money"}))

    assert (refused.status, refused.errors()) == (422, ["Write why it stops."])
    assert "No money" in page.text()
    assert state(app, record_id) is State.WITHDRAWN


def com6(record_id: int) -> tuple[str, str]:
    return f"/engagement/{record_id}/standards/COM", f"/engagement/{record_id}/ratings/COM6"


def rated(app: Flask, record_id: int) -> list[tuple[str, int | None, str]]:
    def look(record: Any) -> list[Any]:
        return [(one.indicator, one.points, one.reason) for one in record.ratings]

    return read(app, record_id, look)


def test_an_officer_signs_a_rating_among_others_on_the_page(app: Flask) -> None:
    record_id, client = make_full_record(app), client_as(app, Role.OFFICER)
    page_url, url = (
        f"/engagement/{record_id}/standards/COM",
        f"/engagement/{record_id}/ratings/COM6",
    )

    page = client.follow(client.post(url, {"COM6-points": "5"}, on=page_url))

    assert "5 – very good" in page.text()
    assert rated(app, record_id) == [("COM6", 5, "")]


def test_a_rating_above_the_cap_comes_back_with_the_cap_and_what_was_chosen(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    page_url, url = (
        f"/engagement/{record_id}/standards/COM",
        f"/engagement/{record_id}/ratings/COM6",
    )

    page = client.post(url, {"COM6-points": "5"}, on=page_url)

    assert page.status == 422
    assert page.errors() == [
        "The evidence allows up to 2. Choose that or lower, or write why in a whole sentence."
    ]
    ticked = [i.get("value") for i in page.tree.iter("input") if i.get("checked") is not None]
    assert (ticked, rated(app, record_id)) == (["5"], [])


def test_with_a_reason_it_is_signed_and_marked(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    page_url, url = (
        f"/engagement/{record_id}/standards/COM",
        f"/engagement/{record_id}/ratings/COM6",
    )

    reason = "I was there and saw that it went well."
    answers = {"COM6-points": "5", "COM6-reason": reason}
    page = client.follow(client.post(url, answers, on=page_url))

    assert "Rated above evidence" in page.text()
    assert rated(app, record_id) == [("COM6", 5, reason)]


@pytest.mark.parametrize("points", ["", "9", "x"])
def test_a_rating_that_is_none_is_refused(app: Flask, points: str) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    page_url, url = (
        f"/engagement/{record_id}/standards/COM",
        f"/engagement/{record_id}/ratings/COM6",
    )

    page = client.post(url, {"COM6-points": points}, on=page_url)

    assert (page.status, page.errors()) == (422, ["Choose one of these."])


def test_an_indicator_that_does_not_exist_is_not_rated(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    page_url = f"/engagement/{record_id}/standards/COM"

    assert client.post(f"/engagement/{record_id}/ratings/COM9", {}, on=page_url).status == 404


def test_a_lead_does_not_rate(app: Flask) -> None:
    lead = make_user(app, Role.ROUND_MANAGER)
    record_id = make_record(app, lead_id=lead.id)
    url, page_url = f"/engagement/{record_id}/ratings/INC1", f"/engagement/{record_id}/edit/about"

    assert client_of(app, lead).post(url, {"INC1-points": "5"}, on=page_url).status == 403


def test_an_officer_does_not_rate_their_own_work_nor_confirm_its_evidence(app: Flask) -> None:
    officer = make_user(app, Role.OFFICER)
    led = make_record(app, lead_id=officer.id)
    sent = make_full_record(app, State.SUBMITTED, submitted_by_id=officer.id)

    for record_id in (led, sent):
        client, base = client_of(app, officer), f"/engagement/{record_id}"
        confirm = f"{base}/evidence/{evidence(app, record_id)}/confirm"
        answers = {"INC1-points": "6", "INC1-reason": "I know that it went very well indeed."}
        assert client.post(f"{base}/ratings/INC1", answers, on="/engagement/new").status == 403
        assert client.get(confirm).status == 403
        assert f"{base}/ratings/INC1" not in client.get(f"{base}/standards/INC").html
        assert rated(app, record_id) == []


def evidence(app: Flask, record_id: int, **changes: Any) -> int:
    given = {"indicator": "INC1", "what": "Minutes", "dated": days(-1), "seen_by": "Clerk"}
    (row_id,) = add_rows(app, record_id, HandEvidence(**(given | changes)))
    return row_id


def box(page: Page, code: str) -> str:
    """What stands on a page about one indicator, without its heading."""
    (found,) = [one for one in page.tree.iter("section") if one.get("id") == code]
    return " ".join(" ".join("".join(found.itertext()).split()).split(": ", 1)[1:])


def test_work_too_small_for_an_indicator_is_told_so(app: Flask) -> None:
    record_id, client = make_record(app, tier=Tier.STANDARD), client_as(app, Role.OFFICER)
    base = f"/engagement/{record_id}"

    text = box(client.get(f"{base}/standards/MET"), "MET4")
    refused = client.post(f"{base}/ratings/MET4", {"MET4-points": "4"}, on=f"{base}/standards/MET")

    assert "Work of this size is not rated on this." in text
    assert "Nothing is due here yet" not in text
    assert (refused.status, refused.errors()) == (422, ["Work of this size is not rated on this."])


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CLOSED])
def test_while_no_evidence_can_be_added_nobody_is_told_to_add_some(
    app: Flask, state: State
) -> None:
    record_id, client = make_record(app, state), client_as(app, Role.OFFICER)

    text = client.get(f"/engagement/{record_id}/standards/INC").text()

    assert "Add evidence by hand" not in text
    assert "no evidence can be added" in text
    assert client.get(f"/engagement/{record_id}/evidence/new").status == 409


def test_an_officer_records_who_confirms_evidence(app: Flask) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/evidence/{evidence(app, record_id)}/confirm"

    answers = {"confirmed_by": "community_reviewer", "confirmer": "Shore residents"}
    page = client.follow(client.post(url, answers))

    assert "Confirmed by Shore residents" in page.text()


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        (
            {"confirmed_by": "partner", "confirmer": ""},
            "Say which partner or community group confirms it.",
        ),
        ({"confirmed_by": "myself", "confirmer": "Me"}, "Choose one of these."),
        (
            {"confirmed_by": "partner", "confirmer": "clerk"},
            "They were named as having seen it. Name somebody else.",
        ),
    ],
)
def test_a_confirmation_that_does_not_hold_comes_back(
    app: Flask, answers: dict[str, str], error: str
) -> None:
    record_id, client = make_record(app), client_as(app, Role.OFFICER)
    url = f"/engagement/{record_id}/evidence/{evidence(app, record_id)}/confirm"

    page = client.post(url, answers)

    assert (page.status, page.errors()) == (422, [error])


def test_nobody_confirms_evidence_they_added(app: Flask) -> None:
    officer, record_id = make_user(app, Role.OFFICER), make_record(app)
    row_id = evidence(app, record_id, made_by_id=officer.id)

    answers = {"confirmed_by": "partner", "confirmer": "NHS"}
    url = f"/engagement/{record_id}/evidence/{row_id}/confirm"

    assert client_of(app, officer).post(url, answers).status == 403
