"""The pages on which a worker limits groups and themes, and says what rules what out."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.proposals.limits import rivals_of
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot, Round
from tests.client import Client
from tests.factories.limits import add_rivals, add_theme
from tests.factories.people import client_as
from tests.factories.rounds import make_project, make_round, stored

THEME = {"name": "Play and sport", "most_projects": "2", "most_pence": "5,000"}
SMALL = {"name": "Small pot", "money_pence": "900", "most_pence": "", "kind": "revenue"}


@pytest.fixture
def worker(app: Flask) -> Client:
    return client_as(app, Role.ROUND_MANAGER)


def page_of(round_id: int, page: str) -> str:
    return f"/rounds/{round_id}/settings/{page}"


def themes(app: Flask, round_id: int) -> list[tuple[str, int | None, int | None]]:
    with app.app_context():
        found = rounds.get(round_id).themes
        return [(t.name, t.most_projects, t.most_pence) for t in found]


def rivals(app: Flask, round_id: int) -> list[tuple[list[int], str]]:
    with app.app_context():
        return [(found.proposal_ids, found.reason) for found in rivals_of(round_id)]


def add_small_pot(app: Flask, worker: Client, round_id: int) -> int:
    worker.post(page_of(round_id, "pots/new"), SMALL)
    with app.app_context():
        return rounds.get(round_id).pots[-1].id


@pytest.mark.parametrize(("typed", "kept"), [("1", 1), ("", None)])
def test_a_limit_for_groups_is_set_and_taken_back(
    app: Flask, worker: Client, typed: str, kept: int | None
) -> None:
    round_id = make_round(app, group_most=3)

    assert worker.post(page_of(round_id, "limits"), {"group_most": typed}).status == 303
    assert stored(app, Round, round_id).group_most == kept


@pytest.mark.parametrize("typed", ["0", "51", "-1", "one"])
def test_a_limit_that_is_no_limit_is_refused(app: Flask, worker: Client, typed: str) -> None:
    round_id = make_round(app)
    page = worker.post(page_of(round_id, "limits"), {"group_most": typed})

    assert (page.status, len(page.errors())) == (422, 1)
    assert f'value="{typed}"' in page.html
    assert stored(app, Round, round_id).group_most is None


def test_groups_with_several_ideas_are_named(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    for title in ("Play park", "Path lights"):
        make_project(app, round_id, title, 900_00, group_name="Burn Fund")
    make_project(app, round_id, "Shed", 900_00, group_name="Men's Shed")

    text = worker.get(page_of(round_id, "limits")).text()
    assert "Burn Fund: 2 ideas" in text
    assert "Men's Shed" not in text


def test_a_theme_is_made_changed_and_taken_out_without_javascript(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app)
    idea = make_project(app, round_id, "Play park", 900_00)
    done = worker.post(page_of(round_id, "themes/new"), THEME | {"ideas": [str(idea)]})
    assert (done.status, done.location) == (303, page_of(round_id, "limits"))
    assert themes(app, round_id) == [("Play and sport", 2, 5_000_00)]

    listed = worker.follow(done)
    assert "Up to 2 projects of the theme “Play and sport” can get money." in listed.text()
    (link,) = [link for link in listed.links() if "/themes/" in link and "new" not in link]
    ticked = [c.get("value") for c in worker.get(link).controls() if c.get("checked") is not None]
    assert ticked == [str(idea)]
    worker.post(link, THEME | {"most_projects": "", "ideas": []})
    assert themes(app, round_id) == [("Play and sport", None, 5_000_00)]
    worker.post(f"{link}/remove", on=link)
    assert themes(app, round_id) == []


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": ""}, ["Enter a name for this theme."]),
        ({"name": "youth"}, ["Another theme has this name. Choose a different one."]),
        ({"most_projects": "0"}, ["Enter a number from 1 to 500."]),
        ({"most_pence": "0"}, ["Enter more than £0, or leave it empty."]),
        ({"most_pence": "lots"}, ["Enter an amount in pounds, like 1,000 or 250.50."]),
        ({"most_pence": "100000001"}, ["This is too much money. Enter £100,000,000 or less."]),
        (
            {"most_projects": "", "most_pence": ""},
            ["Enter how many projects of this theme can get money, or how much together."],
        ),
        ({"ideas": ["999"]}, ["Choose one of these."]),
    ],
)
def test_a_theme_that_does_not_hold_is_refused_and_nothing_typed_is_lost(
    app: Flask, worker: Client, changes: dict[str, str], errors: list[str]
) -> None:
    round_id = make_round(app)
    make_project(app, round_id, "Play park", 900_00)
    add_theme(app, round_id, "Youth", most_projects=1)
    page = worker.post(page_of(round_id, "themes/new"), THEME | changes)

    assert (page.status, page.errors()) == (422, errors)
    typed = {c.get("name"): c.get("value") or "" for c in page.controls()}
    assert {name: typed[name] for name in THEME} == {
        name: (THEME | changes)[name] for name in THEME
    }
    assert themes(app, round_id) == [("Youth", 1, None)]


def test_projects_that_rule_one_another_out_are_set_and_taken_out(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app)
    ideas = [make_project(app, round_id, title, 900_00) for title in ("Play park", "Pond", "Hall")]
    given = {"ideas": [str(ideas[0]), str(ideas[1])], "reason": " One piece of land. "}
    listed = worker.follow(worker.post(page_of(round_id, "only-one/new"), given))
    assert rivals(app, round_id) == [(ideas[:2], "One piece of land.")]

    (link,) = [link for link in listed.links() if "/only-one/" in link and "new" not in link]
    worker.post(link, {"ideas": [str(ideas[1]), str(ideas[2])], "reason": "One hall."})
    assert rivals(app, round_id) == [(ideas[1:], "One hall.")]
    worker.post(f"{link}/remove", on=link)
    assert rivals(app, round_id) == []


@pytest.mark.parametrize(
    ("ticked", "reason", "errors"),
    [
        ([1], "One piece of land.", ["Choose at least two projects."]),
        ([], "One piece of land.", ["Choose at least two projects."]),
        ([1, 2], " ", ["Write why only one can be built."]),
        ([1, 2], "x" * 301, ["This is too long. Use 300 characters or fewer."]),
        ([1, 3], "Why not.", ["Choose projects of one pot. Each pot is counted by itself."]),
        ([1, 999], "Why not.", ["Choose one of these."]),
    ],
)
def test_a_set_that_does_not_hold_is_refused_and_nothing_typed_is_lost(
    app: Flask, worker: Client, ticked: list[int], reason: str, errors: list[str]
) -> None:
    round_id = make_round(app)
    pot_id = add_small_pot(app, worker, round_id)
    for title in ("Play park", "Pond"):
        make_project(app, round_id, title, 900_00)
    make_project(app, round_id, "Bench", 100_00, pot_id=pot_id)
    given = {"ideas": list(map(str, ticked)), "reason": reason}
    page = worker.post(page_of(round_id, "only-one/new"), given)

    assert (page.status, page.errors()) == (422, errors)
    assert reason in page.html
    checked = [c.get("value") for c in page.controls() if c.get("checked") is not None]
    assert checked == [str(key) for key in ticked if key < 999]
    assert rivals(app, round_id) == []


def test_before_there_are_ideas_the_page_says_when_to_come_back(app: Flask, worker: Client) -> None:
    page = worker.get(page_of(make_round(app), "only-one/new"))

    assert "Fewer than two ideas yet" in page.text()


def test_money_that_is_left_goes_to_another_pot(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    small = add_small_pot(app, worker, round_id)
    with app.app_context():
        main = rounds.get(round_id).pots[0].id
    page = page_of(round_id, f"pots/{small}")

    assert worker.post(page, SMALL | {"leftover_to_id": str(main)}).status == 303
    assert stored(app, Pot, small).leftover_to_id == main
    text = worker.get(f"/rounds/{round_id}").text()
    assert "Money left in “Small pot” goes to “Main pot”." in text


def test_money_that_would_come_back_is_refused(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    small = add_small_pot(app, worker, round_id)
    with app.app_context():
        main = rounds.get(round_id).pots[0].id
    worker.post(page_of(round_id, f"pots/{small}"), SMALL | {"leftover_to_id": str(main)})
    large = SMALL | {"name": "Main pot", "money_pence": "30,000"}
    page = worker.post(page_of(round_id, f"pots/{main}"), large | {"leftover_to_id": str(small)})

    assert page.status == 422
    assert page.errors() == ["The money would come back to this pot. Choose another pot."]
    assert stored(app, Pot, main).leftover_to_id is None


@pytest.mark.parametrize("to", ["itself", "999", "x"])
def test_money_goes_only_to_another_pot_of_the_round(app: Flask, worker: Client, to: str) -> None:
    round_id = make_round(app)
    small = add_small_pot(app, worker, round_id)
    to = str(small) if to == "itself" else to
    page = worker.post(page_of(round_id, f"pots/{small}"), SMALL | {"leftover_to_id": to})

    assert (page.status, page.errors()) == (422, ["Choose one of these."])


def test_a_pot_that_gets_what_is_left_can_be_taken_out(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    small = add_small_pot(app, worker, round_id)
    with app.app_context():
        main = rounds.get(round_id).pots[0].id
    worker.post(page_of(round_id, f"pots/{small}"), SMALL | {"leftover_to_id": str(main)})
    page = page_of(round_id, f"pots/{main}")
    worker.post(f"{page}/remove", on=page)

    assert stored(app, Pot, small).leftover_to_id is None


@pytest.mark.parametrize("page", ["themes/new", "only-one/new"])
def test_limits_cannot_be_reached_once_voting_opens(app: Flask, worker: Client, page: str) -> None:
    assert worker.get(page_of(make_round(app), page)).status == 200
    assert worker.get(page_of(make_round(app, Phase.VOTING), page)).status == 409


def test_a_theme_or_set_of_another_round_is_not_found(app: Flask, worker: Client) -> None:
    round_id, other = make_round(app), make_round(app)
    ideas = [make_project(app, round_id, title, 900_00) for title in ("Play park", "Pond")]
    add_theme(app, round_id, "Youth", most_projects=1)
    add_rivals(app, round_id, *ideas)

    assert worker.get(page_of(round_id, "themes/1")).status == 200
    assert worker.get(page_of(other, "themes/1")).status == 404
    assert worker.get(page_of(other, "only-one/1")).status == 404


def test_voters_read_the_limits_on_the_page_of_the_round_the_project_and_the_ballot(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app, Phase.DISCUSSING, group_most=1)
    ideas = [make_project(app, round_id, title, 900_00) for title in ("Play park", "Pond")]
    add_theme(app, round_id, "Youth", ideas[0], most_pence=500_00)
    add_rivals(app, round_id, *ideas, reason="One piece of land.")

    round_page = worker.get(f"/rounds/{round_id}").text()
    assert "One group can get money for 1 project." in round_page
    assert "Projects of the theme “Youth” can get up to £500 together." in round_page
    said = "Only one of these can get money: “Play park”, “Pond”. Why: One piece of land."
    assert said in round_page
    project = worker.get(f"/projects/{ideas[0]}").text()
    assert "Theme Youth" in " ".join(project.split())
    assert "Only one of these can get money: this project, “Pond”." in project
    worker.post(f"/rounds/{round_id}/advance", {"action": "open_voting", "reason": "It is time."})
    assert said in worker.get(f"/rounds/{round_id}/vote").text()
