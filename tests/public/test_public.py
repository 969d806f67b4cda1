"""Pages for everyone: where a round stands, what is on its ballot, what a project is."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.db import transaction
from pbapp.public.standing import ROWS
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot
from tests.client import Client
from tests.factories.people import client_as, client_of, make_user
from tests.factories.results import count_votes, make_closed_round, publish
from tests.factories.rounds import make_project, make_round
from tests.statements import statements

LINES = {
    Phase.COLLECTING: "Send your idea by",
    Phase.DISCUSSING: "Read the projects and ask questions. Voting opens",
    Phase.VOTING: "You can vote until",
    Phase.COUNTING: "Voting has closed. We are counting the votes.",
    Phase.DECIDED: "The votes are counted.",
}


def test_every_phase_has_a_line() -> None:
    assert set(ROWS) == set(Phase)


@pytest.mark.parametrize(("phase", "line"), LINES.items())
def test_a_round_says_where_it_stands(app: Flask, visitor: Client, phase: Phase, line: str) -> None:
    page = visitor.get(f"/rounds/{make_round(app, phase)}")

    assert line in page.text()


def test_a_draft_is_for_its_team_alone(app: Flask, visitor: Client) -> None:
    draft = make_round(app, Phase.DRAFT)

    pages = [f"/rounds/{draft}{page}" for page in ("", "/result", "/ideas/new")]
    assert [visitor.get(page).status for page in pages] == [404, 404, 404]
    resident = client_of(app, make_user(app))
    assert [resident.get(page).heading() for page in pages] == 3 * [visitor.get("/x").heading()]
    assert client_as(app, Role.ROUND_MANAGER).get(pages[0]).status == 200
    assert "Our Wee Pot" not in visitor.get("/rounds").text()


def test_a_round_lists_its_projects_and_what_they_ask_for(app: Flask, visitor: Client) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    make_project(app, round_id, "Bench by the shore", 1_200_00)
    make_project(app, round_id, "Skate ramp", 2_500_50)

    text = visitor.get(f"/rounds/{round_id}").text()

    assert "2 projects ask for £3,700.50. There is £30,000." in text
    assert "Bench by the shore" in text


def test_two_pots_stand_apart_each_with_its_money_and_projects(app: Flask, visitor: Client) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    make_project(app, round_id, "Bench", 1_200_00)
    with app.app_context(), transaction() as session:
        small = Pot(round_id=round_id, name="Young people", money_pence=8_000_00)
        session.add(small)
        session.flush()
        pot_id = small.id
    make_project(app, round_id, "Skate ramp", 2_500_50, pot_id=pot_id)

    text = visitor.get(f"/rounds/{round_id}").text()

    parts = ["Main pot", "1 project asks for £1,200. There is £30,000.", "Bench"]
    parts += ["Young people", "1 project asks for £2,500.50. There is £8,000.", "Skate ramp"]
    places = [text.index(part, text.index("Main pot")) for part in parts]
    assert places == sorted(places)
    assert "£38,000" not in text


def test_projects_say_whether_they_are_funded_once_the_result_is_published(
    app: Flask, visitor: Client
) -> None:
    vote = make_closed_round(app)
    count_id = count_votes(app, vote.id)
    assert "Funded" not in visitor.get(f"/rounds/{vote.id}").text()

    publish(app, count_id)

    cards = visitor.get(f"/rounds/{vote.id}").text().split("How it works")[0]
    assert (cards.count("Funded"), cards.count("Not funded this time")) == (2, 1)


@pytest.mark.parametrize(
    ("phase", "said"), [(Phase.DISCUSSING, True), (Phase.VOTING, True), (Phase.COUNTING, False)]
)
def test_a_vote_can_be_changed_until_voting_closes(
    app: Flask, visitor: Client, phase: Phase, said: bool
) -> None:
    text = visitor.get(f"/rounds/{make_round(app, phase)}").text()

    assert ("You can change or cancel your vote" in text) == said


def test_the_round_page_asks_the_same_for_one_project_and_for_three(
    app: Flask, visitor: Client
) -> None:
    round_id = make_round(app, Phase.DISCUSSING)
    make_project(app, round_id, "First", 100_00)
    with statements(app) as with_one:
        visitor.get(f"/rounds/{round_id}")
    make_project(app, round_id, "Second", 100_00)
    make_project(app, round_id, "Third", 100_00)
    with statements(app) as with_three:
        visitor.get(f"/rounds/{round_id}")

    assert len(with_one) == len(with_three)


def test_an_idea_that_did_not_pass_has_no_page_for_everyone(app: Flask, visitor: Client) -> None:
    round_id = make_round(app, Phase.CHECKING)
    idea = make_project(app, round_id, "Not yet", 100_00, stage="sent")

    assert visitor.get(f"/projects/{idea}").status == 404


def test_a_project_can_be_chosen_while_voting_is_open(app: Flask, visitor: Client) -> None:
    pages = []
    for phase in (Phase.DISCUSSING, Phase.VOTING):
        project = make_project(app, make_round(app, phase), "Bench", 1_200_00)
        pages.append(visitor.get(f"/projects/{project}").text())

    assert ["Add to my choices" in page for page in pages] == [False, True]


def test_home_shows_what_is_open_most_urgent_first(app: Flask, visitor: Client) -> None:
    make_round(app, Phase.COLLECTING, name="Still collecting")
    make_round(app, Phase.VOTING, name="Voting now")
    make_round(app, Phase.DRAFT, name="Not open")
    make_round(app, Phase.DECIDED, name="Decided long ago")

    text = visitor.get("/").text()

    assert text.index("Voting now") < text.index("Still collecting") < text.index("Results")
    assert "Decided long ago" in text
    assert "Not open" not in text
