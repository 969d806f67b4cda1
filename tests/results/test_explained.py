"""What a count stores and tells beyond its winners: numbers, comparison, trace, lots, limits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from pbapp.counting import Method, ReasonCode, Rule
from pbapp.counting.checker import check
from pbapp.counting.lots import commitment, lot_of
from pbapp.db import db, transaction
from pbapp.results.models import CountState, PotResult, ProjectResult, TraceFile
from pbapp.results.why_words import percent_of
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot, Round, Theme, TieWay
from pbapp.rounds.queries import get as get_round
from pbapp.voting import box
from tests.client import Client, Page
from tests.factories.results import count_of, count_votes, make_closed_round, publish
from tests.factories.rounds import make_project, make_round, stored
from tests.factories.voting import close_voting, open_box

NEW_IN_TRACE = {"sha256", "election", "limits", "reserve", "reserve_ties"}
SHARES = Rule(Method.EQUAL_SHARES).as_dict()
#: £967.74 for each of 31 voters. 21 pay for the skate park; the 20 of them who want the music club
#: too have £4,116.74 left of £6,000. Most votes first funds these two and not the bus shelter.
PROJECTS = (
    ("Skate park", 16_000_00),
    ("Music club", 6_000_00),
    ("Bus shelter", 8_500_00),
    ("Statue", 90_000_00),
)
BALLOTS = ((0, 1),) * 20 + ((0,),) + ((2,),) * 10


def shared(app: Flask, ballots: Sequence[Sequence[int]] = BALLOTS) -> tuple[int, list[int]]:
    vote = make_closed_round(app, PROJECTS, ballots, rule=SHARES)
    publish(app, count_votes(app, vote.id))
    return vote.id, vote.projects


def numbers_on(page: Page) -> dict[str, list[str]]:
    """The numbers under each project's reason."""
    items = [e for e in page.tree.iter("li") if "result" in (e.get("class") or "").split()]
    return {
        " ".join("".join(item[0].itertext()).split()): [
            " ".join("".join(line.itertext()).split())
            for details in item.iter("details")
            for line in details.iter("li")
        ]
        for item in items
    }


@pytest.mark.both_databases
def test_numbers_are_stored_with_the_count(app: Flask) -> None:
    round_id, (skate, music, bus, _statue) = shared(app)
    (pot,) = count_of(app, round_id).pots
    why = {row.project_id: row.why for row in pot.projects}
    assert (why[skate]["paid"], why[skate]["payers"]) == ("1600000", 21)
    assert why[music]["cost_cut"] == 1_883_26
    assert why[music]["went_to"] == [[str(skate), "32000000/21"]]
    assert why[bus]["votes_short"] is None


def test_each_project_has_its_numbers_under_its_reason(app: Flask, visitor: Client) -> None:
    round_id, _projects = shared(app)
    told = numbers_on(visitor.get(f"/rounds/{round_id}/result"))
    assert "21 people who chose it paid £16,000 for it together." in told["Skate park"]
    assert "They paid £15,238.09 for “Skate park”." in told["Music club"]
    assert "It would have fitted if it cost £1,883.26 less." in told["Music club"]
    assert "It costs more than all the money of this pot." in told["Statue"]
    assert told["Music club"][0].startswith("Support: 95% of its cost.")


def test_no_share_of_voters_is_shown_that_few_make_up(app: Flask, visitor: Client) -> None:
    # All but three have a funded project: those three stay unseen.
    round_id, _projects = shared(app, (*BALLOTS, (3,), (3,), (3,)))
    text = visitor.get(f"/rounds/{round_id}/result").text()
    assert "Funded projects for each voter, on average" in text
    assert "Voters with at least one project funded" not in text


def test_few_voters_have_no_numbers_from_single_ballots(app: Flask, visitor: Client) -> None:
    round_id, _projects = shared(app, ((0, 1), (0, 1), (2,)))
    page = visitor.get(f"/rounds/{round_id}/result")
    assert {name: lines for name, lines in numbers_on(page).items() if lines} == {}
    assert "How near each project came" not in page.text()
    assert "step by step (JSON)" not in page.text()
    (pot,) = count_of(app, round_id).pots
    assert visitor.get(f"/rounds/{round_id}/result/trace-{pot.pot_id}.json").status == 404


def test_the_comparison_names_what_most_votes_first_would_have_funded(
    app: Flask, visitor: Client
) -> None:
    vote = make_closed_round(app, PROJECTS, BALLOTS, rule=SHARES)
    publish(app, count_votes(app, vote.id))
    text = visitor.get(f"/rounds/{vote.id}/result").text()
    assert "Most votes first would have funded these instead: “Music club”." in text
    assert "It would not have funded these: “Bus shelter”." in text
    assert "Voters with at least one project funded" in text


@pytest.mark.parametrize(
    ("method", "way"),
    [(Method.EQUAL_SHARES, "Equal Shares"), (Method.PHRAGMEN, "saving up (Phragmén)")],
)
def test_the_comparison_names_the_way_that_was_used(
    app: Flask, visitor: Client, method: Method, way: str
) -> None:
    asked = Rule(method, comparison=True).as_dict()
    vote = make_closed_round(app, PROJECTS, ((0, 1),) * 4 + ((2,),) * 8 + ((0,),) * 20, rule=asked)
    publish(app, count_votes(app, vote.id))
    text = visitor.get(f"/rounds/{vote.id}/result").text()
    assert f"people get more of their projects from {way}, " in text


def test_support_is_never_rounded_up_to_enough() -> None:
    assert [percent_of(text) for text in ("999/1000", "1", "5/3")] == [99, 100, 166]


def test_the_trace_can_be_taken_and_checked(app: Flask, visitor: Client) -> None:
    round_id, _projects = shared(app)
    (pot,) = count_of(app, round_id).pots
    page = visitor.get(f"/rounds/{round_id}/result")
    url = f"/rounds/{round_id}/result/trace-{pot.pot_id}.json"
    assert url in page.links()

    answer = visitor.browser.get(url)

    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert check(json.loads(answer.text)) == []
    with app.app_context():
        kept = db.session.scalars(select(TraceFile)).one()
        assert kept.sha256 == sha256(answer.data).hexdigest()


def test_no_trace_before_publication(app: Flask, visitor: Client) -> None:
    vote = make_closed_round(app, PROJECTS, BALLOTS, rule=SHARES)
    count_votes(app, vote.id)
    for page in (f"trace-{vote.pot_id}.json", f"{vote.pot_id}/why"):
        assert visitor.get(f"/rounds/{vote.id}/result/{page}").status in (303, 404)


def test_the_page_of_a_large_pot_has_its_numbers_elsewhere(app: Flask, visitor: Client) -> None:
    many = [(f"Project {n}", 1_000_00 + n) for n in range(45)]
    vote = make_closed_round(app, many, ((0, 1),) * 12, rule=SHARES)
    publish(app, count_votes(app, vote.id))
    page = visitor.get(f"/rounds/{vote.id}/result")
    url = f"/rounds/{vote.id}/result/{vote.pot_id}/why"
    assert url in page.links()
    assert {name: lines for name, lines in numbers_on(page).items() if lines} == {}
    first, second = visitor.get(url), visitor.get(f"{url}?page=2")
    assert "Page 1 of 2" in first.text()
    assert "Project 44" in second.text()
    for wrong in ("0", "-1", "99", "x"):
        assert visitor.get(f"{url}?page={wrong}").status == 200


def seeded(app: Flask) -> tuple[int, list[int], str]:
    """A round whose lots come from a seed, with two equal projects where one fits."""
    round_id = make_round(app, Phase.VOTING, tie_way=TieWay.SEED)
    projects = [make_project(app, round_id, name, 20_000_00) for name in ("Skate park", "Club")]
    open_box(app, round_id)
    with app.app_context(), transaction():
        box.load(get_round(round_id), [projects] * 10)
    close_voting(app, round_id)
    count_votes(app, round_id)
    return round_id, projects, str(stored(app, Round, round_id).lot_commitment)


@pytest.mark.both_databases
def test_with_a_seed_the_count_never_stops_at_a_tie(app: Flask) -> None:
    round_id, projects, _code = seeded(app)
    count = count_of(app, round_id)
    assert (count.state, count.lots) == (CountState.COUNTED, [])
    assert stored(app, Round, round_id).lot_seed is None

    publish(app, count.id)

    seed = str(stored(app, Round, round_id).lot_seed)
    first = int(lot_of(seed, map(str, projects))[0])
    (pot,) = count_of(app, round_id).pots
    assert [row.project_id for row in pot.projects if row.funded] == [first]


def test_seed_and_proof_stand_with_the_result(app: Flask, visitor: Client) -> None:
    round_id, _projects, code = seeded(app)
    publish(app, count_of(app, round_id).id)
    text = visitor.get(f"/rounds/{round_id}/result").text()
    seed = str(stored(app, Round, round_id).lot_seed)
    assert commitment(seed) == code
    assert seed in text
    assert code in text
    assert "The SHA-256 of the secret number is the proof code." in text
    assert "were equal. A lot put them in this order." in text
    assert "before two witnesses, and" not in text


def test_a_theme_with_a_limit_leaves_the_next_out_and_says_so(app: Flask, visitor: Client) -> None:
    round_id = make_round(app, Phase.VOTING)
    with app.app_context(), transaction() as session:
        theme = Theme(round_id=round_id, name="Sport", most_projects=1)
        session.add(theme)
        session.flush()
        theme_id = theme.id
    sport = [
        make_project(app, round_id, name, 5_000_00, theme_id=theme_id) for name in ("Skate", "Ski")
    ]
    open_box(app, round_id)
    with app.app_context(), transaction():
        box.load(get_round(round_id), [sport, sport, sport[:1]])
    close_voting(app, round_id)
    publish(app, count_votes(app, round_id))
    (pot,) = count_of(app, round_id).pots
    assert [row.reason for row in pot.projects] == [ReasonCode.FUNDED, ReasonCode.OVER_A_CAP]
    text = visitor.get(f"/rounds/{round_id}/result").text()
    assert "There is a limit, “Sport”. These projects came first and fill it: “Skate”." in text


@pytest.mark.both_databases
@pytest.mark.parametrize("small_first", [True, False])
def test_money_left_in_one_pot_goes_to_another(app: Flask, small_first: bool) -> None:
    round_id = make_round(app, Phase.VOTING)
    with app.app_context(), transaction() as session:
        (main,) = session.scalars(select(Pot).where(Pot.round_id == round_id)).all()
        small = Pot(round_id=round_id, name="Small pot", money_pence=500_00)
        session.add(small)
        session.flush()
        source, target = (small, main) if small_first else (main, small)
        source.leftover_to_id = target.id
        keys: dict[str, Any] = {"source": source.id, "target": target.id}
    one = make_project(app, round_id, "Chess sets", 300_00, pot_id=keys["source"])
    two = make_project(app, round_id, "Skate park", 450_00, pot_id=keys["target"])
    open_box(app, round_id)
    with app.app_context(), transaction():
        box.load(get_round(round_id), [[one, two]])
    close_voting(app, round_id)
    count_votes(app, round_id)
    budgets = {p.pot_id: p.budget_pence for p in count_of(app, round_id).pots}
    moved = 200_00 if small_first else 29_700_00
    own = 30_000_00 if small_first else 500_00
    assert budgets[keys["target"]] == own + moved


def test_a_count_of_an_earlier_release_is_shown_without_its_numbers(
    app: Flask, visitor: Client
) -> None:
    round_id, _projects = shared(app)
    with app.app_context(), transaction() as session:
        (pot,) = session.scalars(select(PotResult)).all()
        pot.trace = {k: v for k, v in pot.trace.items() if k not in NEW_IN_TRACE}
        pot.measures, pot.reserve = {}, []
        session.execute(update(ProjectResult).values(why={}))
    page = visitor.get(f"/rounds/{round_id}/result")
    assert page.status == 200
    assert {name: lines for name, lines in numbers_on(page).items() if lines} == {}
    assert "step by step (JSON)" not in page.text()
