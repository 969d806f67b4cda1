"""Making a round and changing its settings, as a worker does it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.db import db, transaction
from pbapp.facilitation.topics import TOPICS
from pbapp.places.models import Area, AreaKind
from pbapp.rounds import queries
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import MoneyKind, Round
from tests.client import Client, Page
from tests.factories.people import client_as, client_of, make_user
from tests.factories.rounds import make_project, make_round, stored

DATES = {
    "ideas_open_at": "2026-11-09",
    "ideas_open_time": "09:00",
    "ideas_close_at": "2026-12-11",
    "ideas_close_time": "17:00",
    "discussion_opens_at": "2027-01-04",
    "discussion_opens_time": "09:00",
    "voting_opens_at": "2027-01-18",
    "voting_opens_time": "09:00",
    "voting_closes_at": "2027-02-05",
    "voting_closes_time": "17:00",
    "result_promised_at": "",
    "result_promised_time": "",
}
POT = {"name": "Small pot", "money_pence": "8,000", "most_pence": "500", "kind": "capital"}


@pytest.fixture
def worker(app: Flask) -> Client:
    return client_as(app, Role.ROUND_MANAGER)


def settings(round_id: int, page: str = "") -> str:
    return f"/rounds/{round_id}/settings{page}"


def make_area(app: Flask) -> int:
    with app.app_context(), transaction() as session:
        area = Area(name="Burnfoot", kind=AreaKind.LOCALITY)
        session.add(area)
        session.flush()
        return area.id


def make_draft(app: Flask, worker: Client, **changes: Any) -> Page:
    answers = {"pattern": "small_grants", "name": "Burnfoot Pot", "summary": "For good things."}
    answers["contact"] = "pb@ardnellan.example"
    area = {} if "area_id" in changes else {"area_id": make_area(app)}
    return worker.post("/rounds/new", answers | area | changes)


def test_five_answers_make_a_draft_in_which_nothing_is_missing(app: Flask, worker: Client) -> None:
    page = worker.follow(make_draft(app, worker))

    assert page.heading() == "Settings of Burnfoot Pot"
    assert "Nothing is missing." in page.text()
    with app.app_context():
        round = queries.every()[0]
        assert (round.name, round.phase, round.area.name) == (
            "Burnfoot Pot",
            Phase.DRAFT,
            "Burnfoot",
        )


def test_money_left_in_the_small_pot_of_small_grants_goes_to_the_main_pot(
    app: Flask, worker: Client
) -> None:
    page = worker.follow(make_draft(app, worker))

    assert "Money left in “Small pot” goes to “Main pot”." in page.text()
    with app.app_context():
        small, main = queries.every()[0].pots
        assert (small.name, small.leftover_to_id) == ("Small pot", main.id)
        assert (main.name, main.leftover_to_id) == ("Main pot", None)
        round_id, main_id = main.round_id, main.id
    removed = worker.post(f"/rounds/{round_id}/settings/pots/{main_id}/remove")
    assert removed.status == 303
    with app.app_context():
        assert [pot.leftover_to_id for pot in queries.every()[0].pots] == [None]


def test_answers_that_are_missing_are_asked_for_and_the_others_stay(
    app: Flask, worker: Client
) -> None:
    page = make_draft(app, worker, pattern="", summary=" ", area_id="", name="Burnfoot Pot")

    assert page.status == 422
    assert sorted(page.errors()) == [
        "Choose one of these.",
        "Choose the area.",
        "Enter one line that says what the money is for.",
    ]
    assert 'value="Burnfoot Pot"' in page.html
    with app.app_context():
        assert queries.every() == []


@pytest.mark.parametrize("area", ["999", "x", "-1", "9" * 30])
def test_an_area_that_is_not_there_is_refused_in_words(
    app: Flask, worker: Client, area: str
) -> None:
    page = make_draft(app, worker, area_id=area)

    assert (page.status, page.errors()) == (422, ["Choose one of these."])


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_saved_as_it_stands_changes_nothing(app: Flask, worker: Client, topic: str) -> None:
    round_id = int(make_draft(app, worker).location.split("/")[2])
    page = worker.get(settings(round_id, f"/{topic}"))
    before = vars_of(app, round_id)

    done = worker.post(settings(round_id, f"/{topic}"), filled(page))

    assert (done.status, done.location) == (303, settings(round_id))
    assert vars_of(app, round_id) == before


def vars_of(app: Flask, round_id: int) -> dict[str, Any]:
    kept = vars(stored(app, Round, round_id))
    return {name: value for name, value in kept.items() if not name.startswith("_")}


def filled(page: Page) -> dict[str, Any]:
    """What a browser would send of a page on which nobody touched anything."""
    answers: dict[str, Any] = {}
    for control in page.controls():
        name = control.get("name") or ""
        if control.tag == "select":
            chosen = [o for o in control.iter("option") if o.get("selected") is not None]
            answers[name] = chosen[0].get("value") if chosen else ""
        elif control.tag == "textarea":
            answers[name] = (control.text or "").removeprefix("\n")
        elif control.get("type") not in ("checkbox", "radio"):
            answers[name] = control.get("value") or ""
        elif control.get("checked") is not None:
            answers.setdefault(name, []).append(control.get("value") or "y")
    return answers


def test_dates_are_kept_as_moments_on_the_scottish_clock(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.DRAFT)
    summer = {"voting_closes_at": "5/7/2027", "voting_closes_time": "17:00"}

    assert worker.post(settings(round_id, "/dates"), DATES | summer).status == 303
    round = stored(app, Round, round_id)
    assert round.ideas_open_at.isoformat() == "2026-11-09T09:00:00+00:00"
    assert round.voting_closes_at.isoformat() == "2027-07-05T16:00:00+00:00"
    assert round.result_promised_at is None


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        (
            {"voting_closes_at": "2027-01-10"},
            ["Voting closes before it opens. Choose a later day."],
        ),
        ({"ideas_open_at": "2026-11-01"}, ["This day and time have passed. Choose a later one."]),
        ({"ideas_open_at": "soon"}, ["Enter a day like 5/12/2026."]),
        ({"ideas_open_at": ""}, ["Enter a day like 5/12/2026."]),
        ({"ideas_open_time": "25:00"}, ["Enter a time like 17:00."]),
        (
            {"result_promised_at": "2027-03-01"},
            ["Give both a day and a time, or leave both empty."],
        ),
        (
            {"result_promised_at": "2090-12-31", "result_promised_time": "23:59"},
            ["This is too far ahead. Choose a day in the next 5 years."],
        ),
    ],
)
def test_dates_that_do_not_fit_are_refused_beside_their_field(
    app: Flask, worker: Client, changes: dict[str, str], errors: list[str]
) -> None:
    round_id = make_round(app, Phase.DRAFT)
    page = worker.post(settings(round_id, "/dates"), DATES | changes)

    assert (page.status, page.errors()) == (422, errors)
    for typed in (DATES | changes).values():
        assert typed in page.html


def test_a_sentence_that_several_dates_share_names_each_of_them(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.DRAFT)
    empty = {"voting_opens_at": "", "voting_closes_at": ""}
    page = worker.post(settings(round_id, "/dates"), DATES | empty)

    assert page.errors() == [
        "Voting opens: Enter a day like 5/12/2026.",
        "Voting closes: Enter a day like 5/12/2026.",
    ]


def test_a_sentence_that_two_numbers_share_names_both(app: Flask, worker: Client) -> None:
    numbers = {"ballot_min": "0", "ballot_max": "0"}
    page = worker.post(settings(make_round(app, Phase.DRAFT), "/ballot"), numbers)

    assert page.errors() == [
        "Fewest choices: Enter a number from 1 to 50.",
        "Most choices: Enter a number from 1 to 50.",
    ]


def test_a_short_time_for_ideas_is_warned_of_but_stored(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.DRAFT)
    done = worker.post(settings(round_id, "/dates"), DATES | {"ideas_close_at": "2026-11-12"})

    text = worker.follow(done).text()
    assert "The time to send ideas is short. Most rounds allow 4 to 6 weeks." in text


def test_a_date_that_has_happened_stands_there_but_cannot_be_typed(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app, Phase.COLLECTING)
    page = worker.get(settings(round_id, "/dates"))

    assert "ideas_open_at" not in [c.get("name") for c in page.controls()]
    assert "This has happened, so it cannot change." in page.text()


@pytest.mark.parametrize(
    ("topic", "answers", "errors"),
    [
        (
            "ballot",
            {"ballot_min": "3", "ballot_max": "2"},
            ["The most choices cannot be fewer than the fewest."],
        ),
        ("ballot", {"ballot_min": "x", "ballot_max": "3"}, ["Enter a whole number, like 12."]),
        ("ballot", {"ballot_min": "", "ballot_max": "3"}, ["Enter a number."]),
        ("ballot", {"ballot_min": "1", "ballot_max": "51"}, ["Enter a number from 1 to 50."]),
        ("ballot", {"ballot_min": "0", "ballot_max": "1"}, ["Enter a number from 1 to 50."]),
        (
            "ballot",
            {"ballot_min": "1", "ballot_max": "9" * 5000},
            ["Enter a number from 1 to 50."],
        ),
        (
            "voters",
            {"who_may_vote": [], "minimum_age": "12", "checks": ["check_by_email"]},
            ["Choose at least one group of people who may vote."],
        ),
        (
            "voters",
            {"who_may_vote": ["live"], "minimum_age": "8", "checks": ["check_by_email"]},
            ["Children under 12 vote with a card. Choose cards too, or make the age 12 or more."],
        ),
        (
            "voters",
            {"who_may_vote": ["haunt"], "minimum_age": "200", "checks": []},
            ["Choose one of these.", "Enter a number from 0 to 25."],
        ),
        ("deputy", {"deputy_id": "999"}, ["Choose one of these."]),
        (
            "about",
            {"name": "x" * 101, "summary": "For us.", "area_id": ""},
            ["This is too long. Use 100 characters or fewer.", "Choose the area."],
        ),
    ],
)
def test_answers_that_do_not_fit_are_refused_in_words(
    app: Flask, worker: Client, topic: str, answers: dict[str, Any], errors: list[str]
) -> None:
    round_id = make_round(app)
    before = vars_of(app, round_id)
    page = worker.post(settings(round_id, f"/{topic}"), answers)

    assert (page.status, page.errors()) == (422, errors)
    assert vars_of(app, round_id) == before


def test_an_age_of_0_is_an_answer(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    answers = {"who_may_vote": ["live", "study"], "minimum_age": "0", "checks": ["check_by_card"]}

    assert worker.post(settings(round_id, "/voters"), answers).status == 303
    round = stored(app, Round, round_id)
    assert (round.minimum_age, round.who_may_vote) == (0, ["live", "study"])
    assert (round.check_by_email, round.check_by_card) == (False, True)


def test_a_deputy_is_a_member_of_staff(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    resident = make_user(app, Role.RESIDENT)
    deputy = make_user(app, Role.ROUND_MANAGER, name="Calum Reid")

    assert worker.post(settings(round_id, "/deputy"), {"deputy_id": resident.id}).status == 422
    worker.post(settings(round_id, "/deputy"), {"deputy_id": deputy.id})
    assert stored(app, Round, round_id).deputy_id == deputy.id


def test_only_other_people_with_a_part_in_the_round_are_offered_as_deputy(app: Flask) -> None:
    round_id, other = make_round(app), make_round(app, name="Your Shout")
    manager = make_user(app, Role.ROUND_MANAGER, name="Isla Grant")
    make_user(app, Role.CHECKER, Role.MODERATOR, name="Calum Reid", round_id=round_id)
    make_user(app, Role.CHECKER, name="Eilidh Ross", round_id=other)

    page = client_of(app, manager).get(settings(round_id, "/deputy"))

    offered = ["".join(option.itertext()).strip() for option in page.tree.iter("option")]
    assert offered == ["Nobody yet", "Calum Reid: Checker, Moderator"]


def test_a_deputy_stays_on_offer_after_losing_their_part(app: Flask, worker: Client) -> None:
    deputy = make_user(app, name="Calum Reid")
    round_id = make_round(app, deputy_id=deputy.id)

    worker.post(settings(round_id, "/deputy"), {"deputy_id": deputy.id})

    assert stored(app, Round, round_id).deputy_id == deputy.id


def test_a_name_that_an_open_round_has_already_is_warned_of(app: Flask, worker: Client) -> None:
    said = "Another round in this area has the same name."
    assert said not in worker.follow(make_draft(app, worker)).text()
    with app.app_context(), transaction():
        area = queries.every()[0].area_id
    make_round(app, Phase.DECIDED, name="Our Wee Pot", area_id=area)

    other = make_draft(app, worker, name="Our Wee Pot", area_id=area)
    assert said not in worker.follow(other).text()
    same = make_draft(app, worker, name="burnfoot POT", area_id=area)
    assert said in worker.follow(same).text()


def pots(app: Flask, round_id: int) -> list[tuple[str, int, int | None, str]]:
    with app.app_context():
        found = queries.get(round_id).pots
        return [(p.name, p.money_pence, p.most_pence, p.kind) for p in found]


MAIN = ("Main pot", 30_000_00, None, MoneyKind.REVENUE)


def test_pots_are_added_and_taken_out_without_javascript(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    worker.post(settings(round_id, "/pots/new"), POT)
    small = ("Small pot", 8_000_00, 500_00, MoneyKind.CAPITAL)
    assert pots(app, round_id) == [MAIN, small]

    with app.app_context():
        pot_id = queries.get(round_id).pots[0].id
    page = settings(round_id, f"/pots/{pot_id}")
    worker.post(f"{page}/remove", on=page)
    assert pots(app, round_id) == [small]


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": "main pot"}, ["Another pot has this name. Choose a different one."]),
        ({"name": " "}, ["Enter a name for this pot."]),
        ({"money_pence": "0", "most_pence": ""}, ["Enter more than £0."]),
        ({"money_pence": ""}, ["Enter how much money is in this pot."]),
        ({"money_pence": "lots"}, ["Enter an amount in pounds, like 1,000 or 250.50."]),
        (
            {"money_pence": "100000000.01"},
            ["This is too much money. Enter £100,000,000 or less."],
        ),
        ({"money_pence": "1e99"}, ["Enter an amount in pounds, like 1,000 or 250.50."]),
        (
            {"most_pence": "9000"},
            ["This is more than the pot holds. Enter a smaller amount."],
        ),
        ({"kind": "gold"}, ["Choose one of these."]),
    ],
)
def test_a_pot_that_does_not_fit_is_refused_and_nothing_typed_is_lost(
    app: Flask, worker: Client, changes: dict[str, str], errors: list[str]
) -> None:
    round_id = make_round(app)
    page = worker.post(settings(round_id, "/pots/new"), POT | changes)

    assert (page.status, page.errors()) == (422, errors)
    assert (POT | changes)["money_pence"] in page.html
    assert pots(app, round_id) == [MAIN]


def test_a_pot_that_an_idea_names_stays_and_says_why(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    make_project(app, round_id, "Path lights", 900_00)
    with app.app_context():
        pot_id = queries.get(round_id).pots[0].id
    page = settings(round_id, f"/pots/{pot_id}")

    done = worker.post(f"{page}/remove", on=page)
    assert done.status == 409
    assert "Ideas already ask for money from this pot" in done.text()


def test_a_pot_of_another_round_is_not_found(app: Flask, worker: Client) -> None:
    other, round_id = make_round(app), make_round(app)
    with app.app_context():
        pot_id = queries.get(other).pots[0].id

    assert worker.get(settings(round_id, f"/pots/{pot_id}")).status == 404


def test_an_unknown_topic_is_not_found(app: Flask, worker: Client) -> None:
    assert worker.get(settings(make_round(app), "/weather")).status == 404


@pytest.mark.parametrize("page", ["/about", "/dates", "/rule", "/pots/new"])
def test_from_voting_on_settings_can_be_read_but_not_changed(
    app: Flask, worker: Client, page: str
) -> None:
    round_id = make_round(app, Phase.VOTING)

    assert worker.get(settings(round_id, page)).status == 409
    overview = worker.get(settings(round_id))
    assert overview.status == 200
    assert [link for link in overview.links() if "/settings/" in link] == []


def test_only_the_rounds_own_manager_changes_its_settings(app: Flask) -> None:
    own, other = make_round(app), make_round(app)
    manager = client_as(app, Role.ROUND_MANAGER, round_id=own)

    assert manager.get(settings(own, "/about")).status == 200
    assert manager.get(settings(other, "/about")).status == 403


def test_what_people_type_is_shown_as_text(app: Flask, worker: Client) -> None:
    round_id = make_round(app, name="<script>x</script>", summary="<b>")

    for page in ("", "/about", "/rule"):
        assert "<script>x" not in worker.get(settings(round_id, page)).html


def test_a_draft_keeps_the_names_of_its_settings_in_the_log(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    worker.post(settings(round_id, "/ballot"), {"ballot_min": "1", "ballot_max": "5"})

    log = worker.get(f"/rounds/{round_id}/log").text()
    assert "Changed: most choices, whether a vote may be changed" in log
    with app.app_context():
        assert db.session.scalar(select(Round.ballot_max)) == 5


def test_the_page_of_voters_says_who_could_still_vote_twice(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.DRAFT, check_by_card=True)

    page = worker.get(f"/rounds/{round_id}/settings/voters")

    assert "a card and an address could vote twice." in page.text()
