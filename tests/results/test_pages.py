"""The count page for the team, and the result for everyone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from pbapp import jobs
from pbapp.access.roles import Role
from pbapp.counting import Completion, Method, Rule
from pbapp.db import transaction
from pbapp.results.models import CountState
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot
from pbapp.rounds.queries import get as get_round
from pbapp.voting import box
from tests.client import Client, Page
from tests.conftest import NOON
from tests.factories.people import client_as, client_of, make_user
from tests.factories.results import (
    PROJECTS,
    clerk_of,
    count_of,
    count_votes,
    make_closed_round,
    publish,
)
from tests.factories.rounds import make_project, make_round
from tests.factories.voting import cast_ballot, close_voting, make_voting_round, open_box
from tests.results.test_counting import EQUAL, begin
from tests.statements import statements


def results_of(page: Page) -> list[list[str]]:
    """Each project as it stands in the list: its lines, without the numbers below them."""
    items = [e for e in page.tree.iter("li") if "result" in (e.get("class") or "").split()]
    return [
        [" ".join("".join(part.itertext()).split()) for part in item if part.tag != "details"]
        for item in items
    ]


def published(app: Flask, *projects: tuple[str, int]) -> int:
    vote = make_closed_round(app, projects or PROJECTS)
    publish(app, count_votes(app, vote.id))
    return vote.id


def test_the_result_says_who_could_have_voted_twice(app: Flask, visitor: Client) -> None:
    page = visitor.get(f"/rounds/{published(app)}/result")

    assert "a person with two addresses could vote twice." in page.text()


def test_the_result_says_what_is_funded_and_why(app: Flask, visitor: Client) -> None:
    page = visitor.get(f"/rounds/{published(app)}/result")

    assert page.status == 200
    assert page.heading() == "Result: Our Wee Pot"
    assert "2 of 3 projects will be funded. 3 people voted." in page.text()
    enough = "When its turn came, £{} was left. That was enough."
    not_enough = "When its turn came, £2,000 was left. It costs £4,500."
    assert results_of(page) == [
        ["Skate park", "Funded 3 votes £20,000", enough.format("30,000")],
        ["Music club", "Funded 2 votes £8,000", enough.format("10,000")],
        ["Bus shelter", "Not funded this time 1 vote £4,500", not_enough],
    ]
    assert "The money line: £2,000 of £30,000 was left." in page.text()


def test_the_result_says_how_it_was_counted(app: Flask, visitor: Client) -> None:
    text = visitor.get(f"/rounds/{published(app)}/result").text()
    assert "The project with the most votes gets its money first, then the next." in text
    assert "Fewest votes a project needs 0" in text
    assert "Equal projects lower cost first, more votes first, by lot" in text


def test_votes_stand_in_a_chart_and_in_its_table(app: Flask, visitor: Client) -> None:
    round_id = published(app)
    page = visitor.get(f"/rounds/{round_id}/result")
    drawn = [e.get("aria-labelledby") for e in page.tree.iter() if e.get("role") == "img"]
    pot_id = count_of(app, round_id).pots[0].pot_id
    assert drawn == [f"{name}-{pot_id}-title {name}-{pot_id}-desc" for name in ("money", "votes")]
    tables = {
        " ".join("".join(t.find("caption").itertext()).split()): [
            [" ".join("".join(c.itertext()).split()) for c in row] for row in t.find("tbody")
        ]
        for t in page.tree.iter("table")
    }
    assert tables["Votes for each project"] == [
        ["Skate park", "3"],
        ["Music club", "2"],
        ["Bus shelter", "1"],
    ]


def test_equal_shares_has_no_money_line_and_tells_the_shares(app: Flask, visitor: Client) -> None:
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1, step=100).as_dict()
    vote = make_closed_round(app, rule=rule)
    publish(app, count_votes(app, vote.id))
    page = visitor.get(f"/rounds/{vote.id}/result")
    assert "The money line" not in page.text()
    assert "£28,000 of £30,000 goes to projects. £2,000 is left." in page.text()
    told = "Each voter began with a share of £10,000. It was raised to £10,667."
    assert told in page.text()
    assert [lines[2] for lines in results_of(page)] == [
        "The people who chose it could pay for it together. Each paid £6,666.67 at most.",
        "The people who chose it could pay for it together. Each paid £4,000 at most.",
        "The people who chose it helped to pay for others, most of all “Skate park”. "
        "They had £4,000.33 left. It costs £4,500.",
    ]


@pytest.mark.parametrize("stage", ["voting", "closed", "counting", "counted"])
def test_nobody_sees_votes_before_they_are_published(
    app: Flask, visitor: Client, stage: str
) -> None:
    if stage == "voting":
        vote = make_voting_round(app, PROJECTS)
        cast_ballot(app, vote.id, vote.projects[:1])
    else:
        vote = make_closed_round(app)
    if stage == "counting":
        begin(app, vote.id, clerk_of(app, vote.id))
    if stage == "counted":
        count_votes(app, vote.id)

    page = visitor.get(f"/rounds/{vote.id}/result")

    assert (page.status, page.heading()) == (404, "There is no result yet")
    assert results_of(page) == []
    team = client_as(app, Role.ROUND_MANAGER).get(f"/rounds/{vote.id}/count")
    assert bool(results_of(team)) == (stage == "counted")


def test_the_page_before_the_result_says_when_it_comes(app: Flask, visitor: Client) -> None:
    vote = make_closed_round(app, result_promised_at=NOON + timedelta(days=7))
    text = visitor.get(f"/rounds/{vote.id}/result").text()
    assert "The result will be here by Monday 9 November 2026, midday." in text


@pytest.mark.parametrize("role", [None, Role.RESIDENT, Role.ADMINISTRATOR])
def test_the_count_page_is_for_the_team(app: Flask, role: Role | None) -> None:
    vote = make_closed_round(app)
    count_votes(app, vote.id)
    client = client_as(app, role) if role else Client(app)
    page = client.get(f"/rounds/{vote.id}/count")
    assert page.status == (403 if role else 303)


def test_the_steps_say_who_did_each_and_when(app: Flask) -> None:
    vote = make_closed_round(app)
    count_id = count_votes(app, vote.id, clerk_of(app, vote.id, "Catriona Reid"))
    publish(app, count_id, make_user(app, Role.ROUND_MANAGER, name="Donald Kerr"))

    page = client_as(app, Role.AUDITOR).get(f"/rounds/{vote.id}/count")

    steps = [e for e in page.tree.iter("li") if "timeline__step" in (e.get("class") or "").split()]
    at = "Monday 2 November 2026, midday"
    assert [" ".join("".join(e.itertext()).split()) for e in steps] == [
        f"Close voting done {at}",
        f"Count the votes done Catriona Reid, {at}",
        "Ties and lots done No tie needed a lot.",
        f"A second person publishes the result done Donald Kerr, {at}",
    ]


def test_a_clerk_counts_and_a_manager_publishes(app: Flask) -> None:
    vote = make_closed_round(app)
    url = f"/rounds/{vote.id}/count"
    clerk = client_of(app, clerk_of(app, vote.id))
    page = clerk.follow(clerk.post(url))
    assert "The votes are being counted." in page.text()
    with app.app_context():
        jobs.run_waiting()
    assert "The result waits for a second person" in clerk.get(url).text()

    manager = client_as(app, Role.ROUND_MANAGER)
    page = manager.post(f"{url}/publish", on=url)
    assert (page.status, page.errors()) == (422, ["Read the result, then tick the box."])
    page = manager.follow(manager.post(f"{url}/publish", {"checked": "y"}, on=url))
    assert page.heading() == "Result: Our Wee Pot"


def test_a_second_press_of_count_leads_to_the_count_that_has_begun(app: Flask) -> None:
    vote = make_closed_round(app)
    url = f"/rounds/{vote.id}/count"
    clerk = client_of(app, clerk_of(app, vote.id))
    clerk.post(url)
    answer = clerk.post(url, on="/account")
    assert (answer.status, answer.location) == (303, url)
    assert "The votes are being counted." in clerk.follow(answer).text()


def tied(app: Flask) -> tuple[int, str, list[int], Client]:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    clerk = clerk_of(app, vote.id)
    count_votes(app, vote.id, clerk)
    (lot,) = count_of(app, vote.id).lots
    return vote.id, f"/rounds/{vote.id}/count/lots/{lot.id}", vote.projects, client_of(app, clerk)


def test_a_tie_names_the_projects_and_asks_for_order_and_witnesses(app: Flask) -> None:
    round_id, url, projects, clerk = tied(app)
    page = clerk.get(f"/rounds/{round_id}/count")
    assert url in page.links()
    assert "Music club" in page.text()
    form = clerk.get(url)
    places = {f"place_{project}" for project in projects[1:]}
    assert {c.get("name") for c in form.controls()} == places | {
        "witness_one",
        "witness_two",
        "watched",
    }


@pytest.mark.parametrize(
    ("places", "witnesses", "error"),
    [
        (("", "1"), ("A", "B"), "Choose the place it was drawn in."),
        (("1", "1"), ("A", "B"), "Two projects have this place. Give each its own."),
        (("2", "1"), ("A", ""), "Enter the name of the second witness."),
        (("2", "1"), (" ", "B"), "Enter the name of the first witness."),
        (
            ("2", "1"),
            ("Morag Bell", "CATRIONA  REID"),
            "CATRIONA REID counted the votes or enters this lot, so somebody else must watch. "
            "Enter another name.",
        ),
        (
            ("2", "1"),
            ("Morag Bell", "morag  bell"),
            "Two different people must watch. Enter another name.",
        ),
    ],
)
def test_a_lot_needs_an_order_and_two_different_witnesses(
    app: Flask, places: tuple[str, str], witnesses: tuple[str, str], error: str
) -> None:
    round_id, url, projects, clerk = tied(app)
    typed = {f"place_{project}": place for project, place in zip(projects[1:], places, strict=True)}
    named = dict(zip(("witness_one", "witness_two"), witnesses, strict=True))
    page = clerk.post(url, typed | named | {"watched": "y"})
    assert (page.status, page.errors()) == (422, [error])
    assert count_of(app, round_id).state is CountState.NEEDS_LOT
    kept = {c.get("name"): c.get("value") for c in page.controls() if c.tag == "input"}
    assert kept["witness_two"] == " ".join(witnesses[1].split())


def test_both_witnesses_are_asked_whether_they_watched(app: Flask) -> None:
    round_id, url, projects, clerk = tied(app)
    places = {f"place_{projects[1]}": "2", f"place_{projects[2]}": "1"}
    page = clerk.post(url, places | {"witness_one": "Morag Bell", "witness_two": "Iain Shaw"})
    assert (page.status, page.errors()) == (422, ["Ask both witnesses, then tick the box."])
    assert count_of(app, round_id).state is CountState.NEEDS_LOT


def test_a_recorded_lot_stands_in_the_published_result(app: Flask, visitor: Client) -> None:
    round_id, url, projects, clerk = tied(app)
    places = {f"place_{projects[1]}": "2", f"place_{projects[2]}": "1"}
    witnesses = {"witness_one": "Morag Bell", "witness_two": "Iain Shaw", "watched": "y"}
    answer = clerk.post(url, places | witnesses)
    assert answer.location == f"/rounds/{round_id}/count"
    with app.app_context():
        jobs.run_waiting()
    publish(app, count_of(app, round_id).id)

    page = visitor.get(f"/rounds/{round_id}/result")
    text = page.text()
    told = "It was equal with “{}”. A lot was drawn before two witnesses, and “Bus shelter” came "
    assert [lines[2] for lines in results_of(page)[1:]] == [
        told.format("Music club") + "first. When its turn came, £10,000 was left. That was enough.",
        told.format("Bus shelter") + "first. When its turn came, £0 was left. It costs £10,000.",
    ]
    assert (
        "A lot was drawn. The order: “Bus shelter”, “Music club”. "
        "Witnesses: Morag Bell and Iain Shaw. Entered Monday 2 November 2026, midday." in text
    )
    assert "“Bus shelter”, “Music club” were equal. A lot put them in this order." in text


def test_no_lot_is_told_where_none_was_drawn(app: Flask, visitor: Client) -> None:
    # £10,000 each; who is bought second costs one supporter more, and both are bought anyhow.
    halls = (("Hall roof", 12_000_00), ("Hall floor", 12_000_00))
    rule = Rule(Method.EQUAL_SHARES).as_dict()
    vote = make_closed_round(app, halls, ((0,), (0, 1), (1,)), rule=rule)
    publish(app, count_votes(app, vote.id))
    text = visitor.get(f"/rounds/{vote.id}/result").text()
    assert "2 of 2 projects will be funded." in text
    assert "“Hall roof”, “Hall floor” were equal. Their order changed nothing." in text
    assert "A lot" not in text


def test_the_deputy_reads_the_count_and_has_a_way_back(app: Flask) -> None:
    deputy = make_user(app)
    vote = make_closed_round(app, deputy_id=deputy.id)
    count_votes(app, vote.id)
    page = client_of(app, deputy).get(f"/rounds/{vote.id}/count")
    assert page.status == 200
    assert f"/rounds/{vote.id}" in page.links()
    assert f"/rounds/{vote.id}/desk" not in page.links()


def two_pots(app: Flask, **changes: Any) -> int:
    """A counted round with a main pot of £30,000 (2 voters) and a small one of £500 (3)."""
    round_id = make_round(app, Phase.VOTING, **changes)
    with app.app_context(), transaction() as session:
        small = Pot(round_id=round_id, name="Small pot", money_pence=500_00)
        session.add(small)
        session.flush()
        small_id = small.id
    skate = make_project(app, round_id, "Skate park", 20_000_00)
    chess = make_project(app, round_id, "Chess sets", 300_00, pot_id=small_id)
    choir = make_project(app, round_id, "Choir books", 400_00, pot_id=small_id)
    open_box(app, round_id)
    with app.app_context(), transaction():
        box.load(get_round(round_id), ([skate, chess], [chess, choir], [choir, chess], [skate]))
    close_voting(app, round_id)
    count_votes(app, round_id)
    return round_id


def test_each_pot_has_its_own_result(app: Flask, visitor: Client) -> None:
    round_id = two_pots(app)
    publish(app, count_of(app, round_id).id)

    page = visitor.get(f"/rounds/{round_id}/result")

    assert "2 of 3 projects will be funded. 4 people voted." in page.text()
    headings = ["".join(e.itertext()) for e in page.tree.iter("h2")]
    assert headings[:2] == ["Main pot", "Small pot"]
    assert "1 of 1 project will be funded. 2 people voted." in page.text()
    assert "1 of 2 projects will be funded. 3 people voted." in page.text()
    assert [lines[:2] for lines in results_of(page)] == [
        ["Skate park", "Funded 2 votes £20,000"],
        ["Chess sets", "Funded 3 votes £300"],
        ["Choir books", "Not funded this time 2 votes £400"],
    ]


def test_each_pot_tells_its_own_shares_and_what_is_left(app: Flask, visitor: Client) -> None:
    round_id = two_pots(app, rule=Rule(Method.EQUAL_SHARES).as_dict())
    publish(app, count_of(app, round_id).id)
    text = visitor.get(f"/rounds/{round_id}/result").text()
    assert "Main pot: Each voter had a share of £15,000." in text
    assert "Small pot: Each voter had a share of £166.66." in text
    assert "£20,000 of £30,000 goes to projects. £10,000 is left." in text
    assert "£300 of £500 goes to projects. £200 is left." in text


def test_a_pot_with_few_voters_is_shown_before_publishing(app: Flask) -> None:
    round_id = two_pots(app)
    url = f"/rounds/{round_id}/count"
    manager = client_as(app, Role.ROUND_MANAGER)
    text = manager.get(url).text()
    assert "Main pot: 2 people voted. With so few, people who know each other" in text
    assert "Small pot: 3 people voted. With so few, people who know each other" in text
    assert manager.post(f"{url}/publish", {"checked": "y"}, on=url).status == 303


@pytest.mark.parametrize(("voters", "warned"), [(9, True), (10, False)])
def test_few_voters_are_fewer_than_ten(app: Flask, voters: int, warned: bool) -> None:
    vote = make_closed_round(app, ballots=((0, 1),) * voters)
    count_votes(app, vote.id)
    text = client_as(app, Role.ROUND_MANAGER).get(f"/rounds/{vote.id}/count").text()
    assert ("Few people voted" in text) == warned


def test_a_lot_of_another_round_is_not_found(app: Flask) -> None:
    _round_id, url, _projects, _clerk = tied(app)
    other = make_closed_round(app)
    client = client_as(app, Role.ROUND_MANAGER)
    assert client.get(f"/rounds/{other.id}/count/lots/{url.rpartition('/')[2]}").status == 404


def test_result_pages_take_as_many_statements_for_many_projects_as_for_few(
    app: Flask, visitor: Client
) -> None:
    few = published(app)
    many = published(app, *((f"Project {n}", 1_000_00 + n) for n in range(40)))
    manager = client_as(app, Role.ROUND_MANAGER)
    sent = []
    for client, page in ((visitor, "result"), (manager, "count")):
        for round_id in (few, many):
            with statements(app) as log:
                client.get(f"/rounds/{round_id}/{page}")
            sent.append(len(log))
    assert (sent[0], sent[2]) == (sent[1], sent[3])
