"""The page for everyone: what it shows, what it hides, and promises shown even when late."""

from __future__ import annotations

from itertools import pairwise

import pytest
from flask import Flask

from pbapp.engagement.lifecycle import State
from pbapp.rounds.lifecycle import Phase
from pbapp.standards.kinds import FeedbackKind, Response
from tests.client import Client, Page
from tests.factories.activities import (
    CLOSED,
    OPEN,
    make_run,
    make_survey,
    publish_run,
    publish_survey,
)
from tests.factories.engagement import (
    activity,
    add_rows,
    commitment,
    days,
    decision,
    feedback,
    finding,
    make_full_record,
    make_record,
    open_round_record,
)
from tests.factories.reach import publish as let_out
from tests.factories.results import count_votes, make_closed_round, publish
from tests.factories.rounds import make_round
from tests.hostile import HOSTILE

WAYS = (
    "You can take part on the page of the round.",
    "There is nothing to go to just now.",
    "The time to take part is over.",
)


def public(client: Client, record_id: int) -> Page:
    return client.get(f"/engagement/{record_id}/public")


def numbers(client: Client, record_id: int) -> Page:
    return client.get(f"/engagement/{record_id}/public/numbers")


def people(page: Page) -> list[tuple[str, str]]:
    rows = [row for row in page.tree.iter("tr") if row.find("th") is not None]
    cells = [(next(r.find("th").itertext()), "".join(r[-1].itertext())) for r in rows]
    return [(name.strip(), shown) for name, shown in cells if name.strip() != "What"]


def test_everyone_reads_what_is_asked_and_what_can_change(app: Flask, visitor: Client) -> None:
    page = public(visitor, make_record(app))

    assert page.heading() == "Buses to the shore"
    for words in ("When should the bus run?", "The times.", "The number of buses."):
        assert words in page.text()
    assert "A board or committee decides: Area committee" in page.text()


def test_an_address_to_ask_is_a_link(app: Flask, visitor: Client) -> None:
    record_id = make_record(app, State.LIVE, contact="Ailsa <b>, ailsa@example.org")
    page = visitor.get(f"/engagement/{record_id}/public")
    assert "mailto:ailsa@example.org" in page.links()
    assert "Ailsa <b>, ailsa@example.org" in page.text()


@pytest.mark.parametrize("state", [State.REGISTERED, State.WITHDRAWN])
def test_a_record_that_was_never_up_is_not_found(app: Flask, visitor: Client, state: State) -> None:
    assert public(visitor, make_record(app, state, public_since=None)).status == 404


def test_stopped_work_says_so_and_why(app: Flask, visitor: Client) -> None:
    stopped = {"withdrawn_on": days(-1), "withdrawn_reason": "The money went."}

    page = public(visitor, make_record(app, State.WITHDRAWN, **stopped))

    assert "This work stopped on Sunday 1 November 2026" in page.text()
    assert "The money went." in page.text()
    for words in ("How to take part", "Thank you to everyone", "Last day", "There is no day"):
        assert words not in page.text()


def test_what_people_answered_is_linked_once_it_is_out(app: Flask, visitor: Client) -> None:
    record_id = make_record(app, State.ANALYSING)
    survey_id = make_survey(app, CLOSED, engagement_id=record_id)
    run_id = make_run(app, CLOSED, engagement_id=record_id)
    results = [f"/surveys/{survey_id}/results", f"/places/{run_id}/results"]
    assert not set(results) & set(public(visitor, record_id).links())

    publish_survey(app, survey_id)
    publish_run(app, run_id)

    assert [one for one in public(visitor, record_id).links() if one in results] == results


@pytest.mark.parametrize("standing", [OPEN, CLOSED])
def test_a_form_and_its_results_lead_back_to_the_work(
    app: Flask, visitor: Client, standing: dict[str, int]
) -> None:
    record_id = make_record(app)
    survey_id = make_survey(app, standing, engagement_id=record_id)
    run_id = make_run(app, standing, engagement_id=record_id)
    urls = [f"/surveys/{survey_id}", f"/places/{run_id}"]
    if standing is CLOSED:
        publish_survey(app, survey_id)
        publish_run(app, run_id)
        urls = [f"{url}/results" for url in urls]

    for url in urls:
        assert visitor.get(url).links().count(f"/engagement/{record_id}/public") >= 1


def test_work_that_is_not_public_is_not_led_to_from_its_form(app: Flask, visitor: Client) -> None:
    record_id = make_record(app, State.PLANNING, public_since=None)

    page = visitor.get(f"/surveys/{make_survey(app, engagement_id=record_id)}")

    assert f"/engagement/{record_id}/public" not in page.links()


def test_the_way_to_take_part_comes_first(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    survey_id = make_survey(app, OPEN, engagement_id=record_id)

    def first() -> str:
        return next(one for one in public(visitor, record_id).links() if one in ways)

    ways = {f"/surveys/{survey_id}", "#take-part", "#came"}
    assert first() == f"/surveys/{survey_id}"
    text = public(visitor, record_id).text()
    assert text.index("Take part") < text.index("What we ask")

    make_run(app, OPEN, engagement_id=record_id)
    assert first() == "#take-part"


def test_work_that_is_over_leads_to_what_came_of_it(app: Flask, visitor: Client) -> None:
    record_id = make_record(app, State.CLOSED, opens_on=days(-40), closes_on=days(-20))
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD))

    page = public(visitor, record_id)

    assert "#came" in page.links()
    text = page.text()
    assert text.index("The time to take part is over.") < text.index("What we ask")
    assert "How to take part" not in text
    assert "Last day to take part" not in text


@pytest.mark.parametrize(
    ("response", "tone"), [(Response.ACCEPTED, "green"), (Response.NOT_POSSIBLE, "grey")]
)
def test_only_a_yes_is_green(app: Flask, visitor: Client, response: Response, tone: str) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, finding(response=response), feedback(FeedbackKind.WHAT_WE_HEARD))

    tags = public(visitor, record_id).tree.iter("span")

    assert [tone in one.get("class", "") for one in tags if "tag" in one.get("class", "")] == [True]


def test_no_heading_is_skipped_where_nothing_is_asked_yet(app: Flask, visitor: Client) -> None:
    page = public(visitor, make_record(app, question_asked="", why_now="The old one ended."))

    levels = [int(one.tag[1]) for one in page.tree.iter() if one.tag in ("h1", "h2", "h3", "h4")]

    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_small_numbers_of_people_are_hidden_and_not_worked_back(
    app: Flask, visitor: Client
) -> None:
    record_id = make_record(app)
    add_rows(
        app,
        record_id,
        activity(name="A", headcount=3, held_on=days(-40)),
        activity(name="B", headcount=30, held_on=days(-39)),
        activity(name="C", headcount=50, held_on=days(-38)),
    )
    let_out(app, record_id)

    page = numbers(visitor, record_id)

    assert people(page) == [("A", "[c]"), ("B", "[c]"), ("C", "50")]
    assert "There is no total" in page.text()


def test_numbers_for_a_named_group_have_the_higher_floor(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(name="Carers", headcount=9, for_named_group=True))
    let_out(app, record_id)

    assert people(numbers(visitor, record_id)) == [("Carers", "[c]")]


def test_numbers_that_may_be_seen_stand_with_their_total(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(name="A", headcount=30), activity(name="B", headcount=50))
    let_out(app, record_id)

    page = numbers(visitor, record_id)

    assert people(page) == [("A", "30"), ("B", "50"), ("Together", "80")]
    assert "[c]" not in page.text()


def test_votes_that_the_result_page_tells_do_not_give_away_the_rest(
    app: Flask, visitor: Client
) -> None:
    vote = make_closed_round(app)
    record_id = open_round_record(app, vote.id)
    publish(app, count_votes(app, vote.id))
    add_rows(app, record_id, activity(name="Stall", headcount=3))
    let_out(app, record_id)
    assert "3 people voted" in visitor.get(f"/rounds/{vote.id}/result").text()

    shown = dict(people(numbers(visitor, record_id)))

    assert (shown["Vote on projects"], shown["Stall"]) == ("3", "[c]")
    assert "Together" not in shown


def test_sessions_to_come_are_ways_to_take_part(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    ahead = {"headcount": None, "basis": None, "held_on": days(3), "place": "Hall, step-free"}
    add_rows(app, record_id, activity(name="Evening", **ahead))

    page = public(visitor, record_id)

    assert "Hall, step-free" in page.text()
    assert "Thursday 5 November 2026" in page.text()
    assert people(page) == []


def test_findings_stay_in_until_people_are_told_what_was_heard(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, finding(), decision(), commitment())
    assert "The last bus is too early." not in public(visitor, record_id).text()

    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD))
    page = public(visitor, record_id)
    assert "The last bus is too early." in page.text()
    assert "The last bus leaves at 10pm." not in page.text()
    assert "Print the new times." not in page.text()

    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WAS_DECIDED))
    page = public(visitor, record_id)
    assert "The last bus leaves at 10pm." in page.text()
    assert "Print the new times." in page.text()


def test_feedback_still_being_written_is_not_shown(app: Flask, visitor: Client) -> None:
    record_id = make_record(app)
    draft = {"published_on": None, "how_done": "Secret draft"}
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, **draft))

    assert "Secret draft" not in public(visitor, record_id).text()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (0, "We will tell you here by Monday 2 November 2026."),
        (
            -1,
            "We were to tell you by Sunday 1 November 2026. This is late, and we are sorry.",
        ),
    ],
)
def test_a_promised_day_shows_even_when_it_is_late(
    app: Flask, visitor: Client, day: int, words: str
) -> None:
    record_id = make_record(app, feedback_promised_by=days(day))

    assert words in public(visitor, record_id).text()


def test_feedback_that_came_late_says_so(app: Flask, visitor: Client) -> None:
    record_id = make_record(app, feedback_promised_by=days(-9))
    add_rows(app, record_id, feedback(FeedbackKind.WHAT_WE_HEARD, published_on=days(-8)))

    words = "We told you on Sunday 25 October 2026. We had said Saturday 24 October 2026"
    assert words in public(visitor, record_id).text()


def test_a_round_sends_people_to_its_own_page_and_its_result(app: Flask, visitor: Client) -> None:
    vote = make_closed_round(app)
    record_id = open_round_record(app, vote.id)
    assert f"/rounds/{vote.id}/result" not in public(visitor, record_id).links()

    publish(app, count_votes(app, vote.id))

    page = public(visitor, record_id)
    assert f"/rounds/{vote.id}" in page.links()
    assert f"/rounds/{vote.id}/result" in page.links()


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.VOTING, "You can take part on the page of the round."),
        (Phase.COUNTING, "The time to take part is over."),
        (Phase.DECIDED, "The time to take part is over."),
    ],
)
def test_people_are_sent_to_a_round_only_while_they_can_take_part(
    app: Flask, visitor: Client, phase: Phase, words: str
) -> None:
    text = public(visitor, open_round_record(app, make_round(app, phase))).text()

    said = {one for one in WAYS if one in text}
    assert said == {words}


def test_what_we_heard_in_a_round_is_there_to_read(app: Flask, visitor: Client) -> None:
    vote = make_closed_round(app)
    record_id = open_round_record(app, vote.id)
    publish(app, count_votes(app, vote.id))

    page = public(visitor, record_id)

    assert page.links().count(f"/rounds/{vote.id}/result") == 2
    assert "Read the result: how many people voted, and for what" in page.text()


def test_the_page_of_a_round_that_has_not_opened_is_not_found(app: Flask, visitor: Client) -> None:
    assert public(visitor, open_round_record(app, make_round(app, Phase.DRAFT))).status == 404


def test_what_people_type_is_only_ever_text(app: Flask, visitor: Client) -> None:
    text = " ".join(HOSTILE)
    record_id = make_full_record(app, summary=text, question_asked=text, who_decides=text)
    add_rows(app, record_id, finding(statement=text, reason=text), commitment(text=text))

    page = public(visitor, record_id)

    assert list(page.tree.iter("script")) == []
    assert [one for one in page.tree.iter() if any(a.startswith("on") for a in one.attrib)] == []


def test_a_public_page_is_light(app: Flask, visitor: Client) -> None:
    page = public(visitor, make_full_record(app))

    assert len(page.response.data) < 30_000
