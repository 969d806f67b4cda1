"""The rule laboratory, as a worker and a steering group open it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.counting import Add1Stop, Completion, Method, Rule, Utility
from pbapp.db import transaction
from pbapp.facilitation.laboratory.link import link_to
from pbapp.facilitation.laboratory.offered import OFFERED, beside
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot, Theme
from pbapp.rounds.queries import get
from tests.client import Client, Page
from tests.factories.people import client_as
from tests.factories.results import count_votes, make_closed_round, publish
from tests.factories.rounds import make_project, make_round
from tests.factories.voting import make_voting_round
from tests.pages.reading import grade, sentences
from tests.statements import statements

SHARES = "rules=shares_raised"
OWN = ("Play barn", 18_000_00), ("Path", 9_000_00), ("Choir", 7_000_00), ("Bench", 5_000_00)
#: 40 people for the first two, 12 for the last two; one of the dear ones is too dear for both
CROWDS = (*[(0, 1)] * 40, *[(2, 3)] * 12)


@pytest.fixture
def worker(app: Flask) -> Client:
    return client_as(app, Role.ROUND_MANAGER)


def laboratory(round_id: int, asked: str = "") -> str:
    return f"/rounds/{round_id}/laboratory" + (f"?{asked}" if asked else "")


def link_of(app: Flask, round_id: int) -> str:
    with app.test_request_context():
        return f"/laboratory/{link_to(get(round_id))}"


def lead(page: Page) -> str:
    return next(
        " ".join("".join(p.itertext()).split())
        for p in page.tree.iter("p")
        if p.get("class") == "lead"
    )


def cards(page: Page) -> list[str]:
    return ["".join(h.itertext()) for h in page.tree.iter("h3") if "rule-" in h.get("id", "")]


def rows(page: Page) -> dict[str, list[str]]:
    """The table of projects: what each rule gives."""
    table = next(t for t in page.tree.iter("table"))
    found = {}
    for row in table.iter("tr"):
        cells = [" ".join("".join(td.itertext()).split()) for td in row.iter("td")]
        if cells:
            found["".join(row.find("th").itertext())] = cells[2:]
    return found


def options(page: Page, name: str) -> list[str]:
    select = next(s for s in page.tree.iter("select") if s.get("name") == name)
    return ["".join(option.itertext()).strip() for option in select.iter("option")]


def past_round(app: Flask, ballots: Any = CROWDS, **changes: Any) -> int:
    vote = make_closed_round(app, OWN, ballots, **changes)
    publish(app, count_votes(app, vote.id))
    return vote.pot_id


def test_a_first_visit_sets_equal_shares_beside_the_rounds_own_rule(
    app: Flask, worker: Client
) -> None:
    page = worker.get(laboratory(make_round(app)))

    assert page.status == 200
    assert cards(page) == ["Most votes first, skip", "Equal Shares, shares raised"]
    assert lead(page) == (
        "With “Equal Shares, shares raised” 8 in 10 people get a project they chose. "
        "With your rule, “Most votes first, skip”, it is 6 in 10."
    )


def test_where_equal_shares_is_the_rule_most_votes_stands_beside_it(
    app: Flask, worker: Client
) -> None:
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1, step=100).as_dict()
    page = worker.get(laboratory(make_round(app, rule=rule)))

    assert cards(page) == ["Equal Shares, shares raised", "Most votes first, skip"]


def test_an_address_always_shows_the_same_and_another_set_shows_others(
    app: Flask, worker: Client
) -> None:
    url = laboratory(make_round(app), f"votes=one_big&number=4&{SHARES}")
    page = worker.get(url)
    another = next(link for link in page.links() if "number=5" in link)

    assert rows(worker.get(url)) == rows(page)
    assert "rules=shares_raised" in another
    assert "votes=one_big" in another
    assert rows(worker.get(another)) != rows(page)


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        (f"votes=everyone_for_me&{SHARES}", ["Choose one of these."]),
        (f"votes=past-99&{SHARES}", ["Choose one of these."]),
        (f"number=two&{SHARES}", ["Enter a whole number, like 12."]),
        (f"number=&{SHARES}", ["Enter a number, like 1."]),
        (f"number=0&{SHARES}", ["Enter a number from 1 to 9999."]),
        (f"number={'9' * 400}&{SHARES}", ["Enter a number from 1 to 9999."]),
        ("votes=mixed", ["Tick one, two or three rules beside yours."]),
        ("rules=most_votes", ["Tick one, two or three rules beside yours."]),
        (
            "&".join(f"rules={key}" for key in OFFERED),
            ["Tick one, two or three rules beside yours."],
        ),
        (f"rules=dice&{SHARES}", ["Choose one of these."]),
    ],
)
def test_what_cannot_be_tried_is_refused_in_words(
    app: Flask, worker: Client, asked: str, errors: list[str]
) -> None:
    page = worker.get(laboratory(make_round(app), asked))

    assert (page.status, page.errors()) == (422, errors)
    assert cards(page) == []


def test_an_answer_that_is_refused_stays_in_its_box(app: Flask, worker: Client) -> None:
    page = worker.get(laboratory(make_round(app), "number=two&rules=shares&votes=mixed"))

    ticked = [c.get("value") for c in page.controls() if c.get("checked") is not None]
    assert ticked == ["shares"]
    assert 'value="two"' in page.html
    assert '<option selected value="mixed">' in page.html


def test_all_eight_rules_can_be_tried_and_the_own_one_never_stands_twice(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app)
    for key in OFFERED:
        page = worker.get(laboratory(round_id, f"votes=one_dear&rules={key}&rules=shares_rest"))
        others = {str(OFFERED[name].name) for name in (key, "shares_rest", "most_votes")}
        assert cards(page)[0] == "Most votes first, skip"
        assert set(cards(page)) == others
        assert len(cards(page)) == len(others)


def test_the_rounds_conditions_hold_for_every_rule(app: Flask, worker: Client) -> None:
    stored = Rule(Method.GREEDY, minimum_votes=60, tie_keys=())
    columns = beside(stored, ["shares_raised"])
    page = worker.get(laboratory(make_round(app, rule=stored.as_dict()), f"{SHARES}&number=2"))

    assert [c.rule.minimum_votes for c in columns] == [60, 60]
    assert [c.rule.tie_keys for c in columns] == [(), ()]
    assert cards(page) == ["Most votes first, skip", "Equal Shares, shares raised"]


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (Rule(Method.MEAN_SCORE, minimum_ratings=5), "Best mean score"),
        (
            Rule(Method.GREEDY, utility=Utility.POINTS, minimum_points=9),
            "Most votes first, your own way",
        ),
        (Rule(Method.EQUAL_SHARES, utility=Utility.BORDA), "Equal Shares, your own way"),
    ],
)
def test_a_rule_for_points_or_ranks_is_tried_with_each_choice_alike(
    app: Flask, worker: Client, rule: Rule, name: str
) -> None:
    page = worker.get(laboratory(make_round(app, rule=rule.as_dict())))

    assert page.status == 200
    assert cards(page)[0] == name
    assert "So here each choice counts the same." in page.text()


def test_how_shares_are_raised_in_a_round_is_how_they_are_raised_in_all(app: Flask) -> None:
    stored = Rule(
        Method.EQUAL_SHARES,
        completion=Completion.ADD1,
        add1_stop=Add1Stop.OVERSPEND,
        step=500,
        minimum_share=Fraction(1, 20),
    )
    with app.test_request_context():
        own, rest = beside(stored, ["shares_raised", "shares_raised_rest"])

    assert (own.rule, own.name) == (stored, OFFERED["shares_raised"].name)
    assert rest.rule == replace(stored, completion=Completion.ADD1_GREEDY_REST)


def test_any_rule_of_a_round_can_be_set_beside_the_others(app: Flask, worker: Client) -> None:
    rule = Rule(Method.PHRAGMEN, completion=Completion.GREEDY_REST)
    page = worker.get(laboratory(make_round(app, rule=rule.as_dict())))

    assert (page.status, cards(page)[0]) == (200, "Phragmén")
    assert "So here each choice counts the same." not in page.text()


def test_part_of_a_cost_that_is_offered_is_shown_as_that_part(app: Flask, worker: Client) -> None:
    page = worker.get(laboratory(make_round(app), "rules=most_votes_part"))

    assert [cells[1] for cells in rows(page).values() if "part" in cells[1]] == ["✓ part: £6,200"]


def test_a_round_with_projects_is_tried_with_them_and_their_costs(
    app: Flask, worker: Client
) -> None:
    round_id = make_round(app)
    for title, cost in OWN:
        make_project(app, round_id, title, cost)
    page = worker.get(laboratory(round_id, SHARES))

    assert set(rows(page)) == {title for title, _cost in OWN}
    assert "we made up ten" not in page.text()
    assert "£18,000" in page.text()


def test_the_limits_of_a_round_hold_for_every_rule(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    with app.app_context(), transaction() as session:
        theme = Theme(round_id=round_id, name="Sport", most_projects=1)
        session.add(theme)
        session.flush()
        theme_id = theme.id
    for title, cost in OWN[1:]:
        make_project(app, round_id, title, cost, theme_id=theme_id)
    page = worker.get(laboratory(round_id, "rules=shares_rest&rules=votes_per_pound"))

    given = list(zip(*rows(page).values(), strict=True))
    assert [sum("funded" in cell and "✓" in cell for cell in rule) for rule in given] == [1, 1, 1]


@pytest.mark.parametrize("projects", [1, 2])
def test_a_round_with_hardly_any_projects_is_tried_all_the_same(
    app: Flask, worker: Client, projects: int
) -> None:
    round_id = make_round(app)
    for title, cost in OWN[:projects]:
        make_project(app, round_id, title, cost)
    for pattern in ("one_big", "two_places", "mixed", "one_liked", "one_dear", "one_club"):
        page = worker.get(laboratory(round_id, f"votes={pattern}&{SHARES}"))
        assert page.status == 200
        assert "The money is enough for all these projects." in page.text()


def test_a_draft_without_a_pot_is_tried_with_made_up_money(app: Flask, worker: Client) -> None:
    round_id = make_round(app, Phase.DRAFT)
    with app.app_context(), transaction():
        round = get(round_id)
        round.pots.clear()
    page = worker.get(laboratory(round_id))

    assert page.status == 200
    assert "There are no projects yet, so we made up ten." in page.text()
    assert "In the pot: £30,000" in page.html


def test_each_pot_is_tried_by_itself(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    with app.app_context(), transaction() as session:
        other = Pot(round_id=round_id, name="Small pot", money_pence=8_000_00)
        session.add(other)
        session.flush()
        pot_id = other.id
    page = worker.get(laboratory(round_id))
    small = worker.get(laboratory(round_id, f"pot={pot_id}&{SHARES}"))

    assert options(page, "pot") == ["Main pot", "Small pot"]
    assert "In the pot: £30,000" in page.html
    assert "In the pot: £8,000" in small.html
    assert any(f"pot={pot_id}" in link and "number=2" in link for link in small.links())
    assert worker.get(laboratory(round_id, f"pot=999&{SHARES}")).status == 422


@pytest.mark.both_databases
def test_votes_of_a_published_round_are_tried_in_groups(app: Flask, worker: Client) -> None:
    pot_id = past_round(app)
    round_id = make_round(app, name="Next year")
    page = worker.get(laboratory(round_id, f"votes=past-{pot_id}&{SHARES}"))

    assert options(page, "votes")[-1] == "Real votes: Our Wee Pot, Main pot, 52 people"
    assert set(rows(page)) == {title for title, _cost in OWN}
    assert "People who chose a popular project (77%)" in page.text()
    assert "People who chose only others (23%)" in page.text()
    assert "These are real votes from Our Wee Pot." in page.text()
    assert "The popular project is the one with the most votes." in page.text()


@pytest.mark.parametrize("others", [0, 1, 9])
def test_a_group_of_a_few_people_is_never_shown_by_itself(
    app: Flask, worker: Client, others: int
) -> None:
    pot_id = past_round(app, [*[(0, 1)] * 40, *[(2,)] * others])
    page = worker.get(laboratory(make_round(app), f"votes=past-{pot_id}&{SHARES}"))

    assert page.status == 200
    assert "People who chose only others" not in page.text()
    assert "Whose projects get the money" not in page.text()


def test_a_round_in_which_few_voted_is_not_offered(app: Flask, worker: Client) -> None:
    few = past_round(app, [(0, 1)] * 29)
    enough = past_round(app, [(0, 1)] * 30, name="Last year")
    page = worker.get(laboratory(make_round(app)))

    assert [o for o in options(page, "votes") if o.startswith("Real")] == [
        "Real votes: Last year, Main pot, 30 people"
    ]
    refused = worker.get(laboratory(make_round(app), f"votes=past-{few}&{SHARES}"))
    assert refused.status == 422
    assert worker.get(laboratory(make_round(app), f"votes=past-{enough}&{SHARES}")).status == 200


def test_a_result_that_is_not_published_is_not_offered(app: Flask, worker: Client) -> None:
    vote = make_closed_round(app, OWN, CROWDS)
    count_votes(app, vote.id)
    page = worker.get(laboratory(vote.id, f"votes=past-{vote.pot_id}&{SHARES}"))

    assert page.status == 422


def test_the_ballots_of_a_vote_that_goes_on_are_never_read(app: Flask, worker: Client) -> None:
    vote = make_voting_round(app)
    with statements(app) as sent:
        page = worker.get(laboratory(vote.id))

    assert page.status == 200
    assert "The rules of this round are fixed, as voting has opened." in page.text()
    assert [s for s in sent if "ballot." in s or "FROM ballot" in s] == []


def test_more_projects_and_past_rounds_take_no_more_statements(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    make_project(app, round_id, "Bench", 5_000_00)
    pot_id = past_round(app)
    asked = [laboratory(round_id, SHARES), laboratory(round_id, f"votes=past-{pot_id}&{SHARES}")]

    def count() -> list[int]:
        numbers = []
        for url in asked:
            with statements(app) as sent:
                assert worker.get(url).status == 200
            numbers.append(len(sent))
        return numbers

    worker.get(asked[0])
    before = count()
    for title, cost in OWN:
        make_project(app, round_id, title, cost)
    past_round(app, name="Last year")
    past_round(app, name="The year before")
    assert count() == before


def test_a_steering_group_reads_a_draft_by_its_link_without_an_account(
    app: Flask, worker: Client, visitor: Client
) -> None:
    round_id = make_round(app, Phase.DRAFT)
    link = link_of(app, round_id)

    assert link in worker.get(laboratory(round_id)).links()
    page = visitor.get(f"{link}?votes=mixed&{SHARES}")
    assert (page.status, len(cards(page))) == (200, 2)
    assert [url for url in page.links() if f"/rounds/{round_id}" in url] == []
    assert "For your steering group" not in page.text()


@pytest.mark.parametrize("link", ["1", "1.abc", "x" * 500, "%20", "MQ.forged"])
def test_a_link_nobody_gave_leads_nowhere(app: Flask, visitor: Client, link: str) -> None:
    make_round(app)
    assert visitor.get(f"/laboratory/{link}").status == 404


def test_a_link_opens_its_own_round_only(app: Flask, visitor: Client) -> None:
    link = link_of(app, make_round(app, name="Burnfoot Pot"))
    make_round(app, name="Your Shout")

    assert visitor.get(link).heading() == "Try the rules: Burnfoot Pot"


def test_the_page_of_the_team_is_the_teams(app: Flask, visitor: Client) -> None:
    round_id, other = make_round(app, Phase.DRAFT), make_round(app, name="Your Shout")

    assert visitor.get(laboratory(round_id)).status == 303
    assert client_as(app, Role.RESIDENT).get(laboratory(round_id)).status == 403
    assert client_as(app, Role.CHECKER, round_id=other).get(laboratory(round_id)).status == 403
    assert client_as(app, Role.CHECKER, round_id=round_id).get(laboratory(round_id)).status == 200
    assert client_as(app, Role.AUDITOR).get(laboratory(round_id)).status == 200
    assert client_as(app, Role.ROUND_MANAGER).get(laboratory(999)).status == 404


def test_a_title_somebody_typed_stays_a_title(app: Flask, worker: Client) -> None:
    round_id = make_round(app, name="<b>Pot</b>")
    make_project(app, round_id, "<script>alert(1)</script>", 5_000_00)
    page = worker.get(laboratory(round_id))

    assert list(rows(page)) == ["<script>alert(1)</script>"]
    assert "<script>alert" not in page.html


def test_the_desk_leads_to_the_laboratory(app: Flask, worker: Client) -> None:
    round_id = make_round(app)
    assert laboratory(round_id) in worker.get(f"/rounds/{round_id}/desk").links()


def test_the_page_is_plain(app: Flask, worker: Client) -> None:
    pot_id, round_id = past_round(app), make_round(app)
    every = list(OFFERED)
    asked = ["&".join(f"rules={key}" for key in every[first : first + 3]) for first in (1, 4, 5)]
    asked += [f"votes=past-{pot_id}&{SHARES}", "number=x"]
    for one in asked:
        page = worker.get(laboratory(round_id, one))
        assert grade(sentences(next(page.tree.iter("main")))) <= 6
