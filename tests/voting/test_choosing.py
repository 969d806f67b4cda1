"""Choosing and reviewing: nothing ticked is ever lost, and nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask

from pbapp import clock
from pbapp.db import transaction
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import MoneyKind, Pot
from tests.client import Client, Page
from tests.conftest import NOON
from tests.factories.rounds import make_project, make_round
from tests.factories.voting import (
    cast_ballot,
    choose,
    close_voting,
    make_voting_round,
    open_box,
    vote_client,
)

MANY = [(f"Project {number}", number * 100_00) for number in range(1, 13)]


def ticked(page: Page) -> list[int]:
    boxes = [box for box in page.controls() if box.get("type") == "checkbox"]
    return sorted(int(box.get("value") or 0) for box in boxes if box.get("checked") is not None)


def order(page: Page) -> list[str]:
    return [b.get("value") or "" for b in page.controls() if b.get("type") == "checkbox"]


def test_the_order_is_each_browsers_own_and_then_stays(app: Flask) -> None:
    vote = make_voting_round(app, MANY)
    clients = [Client(app) for _one in range(4)]
    url = f"/rounds/{vote.id}/vote"

    orders = [order(client.get(url)) for client in clients]

    assert [order(client.get(url)) for client in clients] == orders
    assert len({tuple(each) for each in orders}) > 1
    assert sorted(map(int, orders[0])) == sorted(vote.projects)


def test_choices_are_kept_and_shown_with_their_costs(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)

    page = visitor.follow(choose(visitor, vote.id, vote.projects[:2]))

    assert page.heading() == "Look over your choices"
    assert "Skate park £4,000" in page.text()
    assert "Your vote counts only when you send it." in page.text()
    assert ticked(visitor.get(f"/rounds/{vote.id}/vote")) == vote.projects[:2]


def test_too_many_loses_nothing_and_one_can_be_taken_away(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, ballot_max=2)
    base = f"/rounds/{vote.id}/vote"

    page = choose(visitor, vote.id, vote.projects)

    assert page.status == 422
    assert page.errors() == ["You chose 3. You can choose up to 2. Take one away."]
    assert ticked(visitor.get(base)) == vote.projects
    gone = visitor.post(f"{base}/remove", {"project": vote.projects[0]}, on=f"{base}/review")
    assert visitor.follow(gone).errors() == []
    assert ticked(visitor.get(base)) == vote.projects[1:]


def test_too_few_loses_nothing(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, ballot_min=2)

    page = choose(visitor, vote.id, vote.projects[:1])

    assert page.status == 422
    assert page.errors() == ["You chose 1. Choose at least 2. Add one more."]
    assert ticked(page) == vote.projects[:1]


def test_nothing_chosen_is_told(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)

    page = choose(visitor, vote.id, [])

    assert page.status == 422
    assert page.errors() == ["You have not chosen anything yet. Choose at least one project."]


def test_saving_stays_on_the_ballot(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    url = f"/rounds/{vote.id}/vote"

    saved = visitor.post(url, {"project": vote.projects[:1], "then": "stay"})

    page = visitor.follow(saved)
    assert page.heading() == "Choose projects"
    assert "1 of 3 chosen" in page.text()


def test_projects_are_added_from_their_own_pages(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, ballot_max=2)
    ballot, add = f"/rounds/{vote.id}/vote", f"/rounds/{vote.id}/vote/add"

    for project in vote.projects[:2]:
        visitor.follow(visitor.post(add, {"project": project}, on=f"/projects/{project}"))
    page = visitor.post(add, {"project": vote.projects[2]}, on=f"/projects/{vote.projects[2]}")

    assert page.status == 422
    assert ticked(visitor.get(ballot)) == vote.projects


def test_what_is_not_on_the_ballot_is_not_kept(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    other = make_voting_round(app)
    sent = [vote.projects[0], vote.projects[0], other.projects[0], "x", "-1", "9" * 30]

    choose(visitor, vote.id, sent)  # type: ignore[arg-type]  # what a tampered page may send

    assert ticked(visitor.get(f"/rounds/{vote.id}/vote")) == vote.projects[:1]


@dataclass(frozen=True)
class ThreePots:
    """A round with a main, a big and a small pot, and the projects in the first two."""

    id: int
    main: list[int]
    bigs: list[int]


def three_pots(app: Flask, **changes: Any) -> ThreePots:
    pots = [
        Pot(name=name, money_pence=pence, kind=MoneyKind.REVENUE)
        for name, pence in (("Big", 10_000_00), ("Small", 500_00))
    ]
    round_id = make_round(app, Phase.VOTING, **changes)
    with app.app_context(), transaction() as session:
        for pot in pots:
            pot.round_id = round_id
        session.add_all(pots)
        session.flush()
        big, small = (pot.id for pot in pots)
    main = [make_project(app, round_id, f"M{n}", 1_00) for n in range(3)]
    bigs = [make_project(app, round_id, f"B{n}", 1_00, pot_id=big) for n in range(3)]
    make_project(app, round_id, "S", 1_00, pot_id=small)
    open_box(app, round_id)
    return ThreePots(round_id, main, bigs)


def test_two_pots_are_chosen_apart_and_one_may_be_left_out(app: Flask, visitor: Client) -> None:
    vote = three_pots(app, ballot_min=2)

    page = choose(visitor, vote.id, [vote.main[0], *vote.bigs[:2]])
    assert page.errors() == ["Main pot: You chose 1. Choose at least 2. Add one more."]

    page = visitor.follow(choose(visitor, vote.id, vote.bigs[:2]))
    assert page.errors() == []
    assert page.text().count("You have not chosen anything here.") == 2


def test_each_pot_shows_its_money_and_how_many_are_chosen(app: Flask, visitor: Client) -> None:
    vote = three_pots(app)

    choose(visitor, vote.id, [vote.main[0], *vote.bigs[:2]])
    page = visitor.get(f"/rounds/{vote.id}/vote")

    legends = ["".join(legend.itertext()).strip() for legend in page.tree.iter("legend")]
    assert legends == [
        "Main pot, £30,000. Choose up to 3.",
        "Big, £10,000. Choose up to 3.",
        "Small, £500. Choose up to 3.",
    ]
    counts = [e.text for e in page.tree.iter("strong") if e.get("data-within")]
    assert counts == [
        "Main pot: 1 of 3 chosen",
        "Big: 2 of 3 chosen",
        "Small: 0 of 3 chosen",
    ]


def test_more_than_the_most_is_not_called_a_part_of_it(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, ballot_max=2)

    page = choose(visitor, vote.id, vote.projects)

    assert "3 chosen, 2 at most" in page.text()
    ballot = visitor.get(f"/rounds/{vote.id}/vote")
    assert "More than 2 chosen. Take some away." in ballot.text()


def test_a_change_says_which_pots_it_leaves_empty(app: Flask) -> None:
    vote = three_pots(app)
    cast_ballot(app, vote.id, vote.main[:1])
    client = vote_client(app, vote.id, vote.bigs[:1])

    page = client.get(f"/rounds/{vote.id}/vote/review")

    assert "Your vote will then have nothing for: Main pot, Small." in page.text()


def test_choices_are_forgotten_after_three_hours(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    choose(visitor, vote.id, vote.projects[:1])
    clock.set_source(lambda: NOON + timedelta(hours=3))

    assert ticked(visitor.get(f"/rounds/{vote.id}/vote")) == []


def test_a_cookie_we_did_not_sign_carries_nothing(app: Flask, visitor: Client) -> None:
    vote, other = make_voting_round(app), make_voting_round(app)
    choose(visitor, vote.id, vote.projects[:1])
    cookie = visitor.browser.get_cookie(f"vote-{vote.id}")
    assert cookie is not None
    visitor.browser.set_cookie(f"vote-{other.id}", cookie.value)
    visitor.browser.set_cookie(f"vote-{vote.id}", cookie.value[::-1])

    assert ticked(visitor.get(f"/rounds/{vote.id}/vote")) == []
    assert visitor.get(f"/rounds/{other.id}/vote").status == 200


def test_scripts_cannot_read_the_cookie(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)

    header = visitor.get(f"/rounds/{vote.id}/vote").response.headers["Set-Cookie"]

    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=10800"} <= set(header.split("; "))


def test_a_device_is_cleared_on_request(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)
    choose(visitor, vote.id, vote.projects[:1])
    base = f"/rounds/{vote.id}/vote"

    page = visitor.follow(visitor.post(f"{base}/clear", on=f"{base}/review"))

    assert ticked(page) == []


def test_before_and_after_voting_a_kind_page_says_when(app: Flask, visitor: Client) -> None:
    soon = make_round(app, Phase.DISCUSSING)
    vote = make_voting_round(app)
    close_voting(app, vote.id)

    before, after = (visitor.get(f"/rounds/{id}/vote") for id in (soon, vote.id))

    assert (before.status, before.heading()) == (409, "Voting has not opened yet")
    assert (after.status, after.heading()) == (409, "Voting is closed")


def test_voting_closed_early_by_hand_is_closed(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(
        app,
        voting_opens_at=NOON + timedelta(days=1),
        voting_closes_at=NOON + timedelta(days=8),
    )
    close_voting(app, vote.id)

    page = visitor.get(f"/rounds/{vote.id}/vote")

    assert (page.status, page.heading()) == (409, "Voting is closed")
    assert "Voting closed" not in page.text()  # its day has not come


def test_voting_that_is_late_to_open_has_not_opened(app: Flask, visitor: Client) -> None:
    late = make_round(app, Phase.DISCUSSING, voting_opens_at=NOON - timedelta(hours=1))

    page = visitor.get(f"/rounds/{late}/vote")

    assert (page.status, page.heading()) == (409, "Voting has not opened yet")
    assert "Voting opens" not in page.text()  # a day that has gone


def test_a_draft_round_is_not_known(app: Flask, visitor: Client) -> None:
    draft = make_round(app, Phase.DRAFT)

    for url in (f"/rounds/{draft}/vote", f"/v/{draft}", f"/rounds/{draft}/receipt", "/v/999"):
        assert visitor.get(url).status == 404


def test_the_short_address_leads_to_the_ballot(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app)

    assert visitor.get(f"/v/{vote.id}").location == f"/rounds/{vote.id}/vote"
