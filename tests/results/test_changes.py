"""What changes after a count: recorded by one person, confirmed by another, told to everyone."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from pbapp.access.roles import Role
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.outbox.models import Message
from pbapp.refusals import Refused
from pbapp.results import changing, queries
from pbapp.results.changing import Added, Draw
from pbapp.results.models import Change, ChangeState
from pbapp.results.next_in_line import as_counted
from tests.client import Client
from tests.factories.people import Person, client_of, make_user
from tests.factories.results import (
    actor_of,
    count_of,
    count_votes,
    make_author,
    make_closed_round,
    publish,
)
from tests.factories.voting import VotingRound
from tests.hostile import HOSTILE
from tests.results.test_pages import results_of

#: £30,000: the first two are funded, £2,000 is left, the others wait in this order.
PROJECTS = (
    ("Skate park", 20_000_00),
    ("Music club", 8_000_00),
    ("Bus shelter", 9_000_00),
    ("Chess sets", 2_500_00),
)
BALLOTS = ((0, 1, 2), (0, 1, 2), (0, 1, 3), (0,))


def decided(app: Flask, *, is_published: bool = True, **changes: Any) -> VotingRound:
    vote = make_closed_round(app, PROJECTS, BALLOTS, **changes)
    count_id = count_votes(app, vote.id)
    if is_published:
        publish(app, count_id)
    return vote


def manager(app: Flask, name: str = "Eilidh Grant") -> Person:
    return make_user(app, Role.ROUND_MANAGER, name=name)


def take_back(app: Flask, vote: VotingRound, place: int, by: Person, **given: Any) -> int:
    with app.app_context(), transaction():
        result = queries.pot_result(vote.id, vote.pot_id)
        key = vote.projects[place]
        change = changing.take_back(result, key, "The group has closed.", by=actor_of(by), **given)
        db.session.flush()
        return change.id


def add_money(app: Flask, vote: VotingRound, pence: int, by: Person, **given: Any) -> int:
    with app.app_context(), transaction():
        result = queries.pot_result(vote.id, vote.pot_id)
        money = Added(pence, "The council")
        change = changing.add_money(result, money, "A grant came in.", by=actor_of(by), **given)
        db.session.flush()
        return change.id


def confirm(app: Flask, vote: VotingRound, change_id: int, by: Person) -> None:
    with app.app_context(), transaction():
        changing.confirm(queries.get_change(vote.id, change_id), by=actor_of(by))


def given(app: Flask, vote: VotingRound) -> list[int]:
    (pot,) = count_of(app, vote.id).pots
    rows = {row.project_id: row.given_pence for row in pot.projects}
    return [rows[project] for project in vote.projects]


@pytest.mark.both_databases
def test_freed_money_goes_down_the_reserve_list_and_other_winners_stay(app: Flask) -> None:
    vote = decided(app)
    change_id = take_back(app, vote, 0, manager(app))
    assert given(app, vote) == [20_000_00, 8_000_00, 0, 0]

    confirm(app, vote, change_id, manager(app, "Donald Kerr"))

    # £22,000 is there: £9,000 and £2,500 fit.
    assert given(app, vote) == [0, 8_000_00, 9_000_00, 2_500_00]
    (pot,) = count_of(app, vote.id).pots
    assert (pot.spent_pence, pot.left_pence, pot.reserve) == (19_500_00, 10_500_00, [])
    assert as_counted(pot) == dict(zip(vote.projects, (20_000_00, 8_000_00, 0, 0), strict=True))


@pytest.mark.both_databases
def test_added_money_goes_to_the_next_that_fits(app: Flask) -> None:
    vote = decided(app)
    confirm(app, vote, add_money(app, vote, 1_000_00, manager(app)), manager(app, "Donald Kerr"))
    # £3,000 is there: too little for the bus shelter, enough for the chess sets.
    assert given(app, vote) == [20_000_00, 8_000_00, 0, 2_500_00]
    (pot,) = count_of(app, vote.id).pots
    assert (pot.budget_pence, pot.added_pence, pot.left_pence) == (30_000_00, 1_000_00, 500_00)


def test_changes_follow_one_another(app: Flask) -> None:
    vote, one, two = decided(app), manager(app), manager(app, "Donald Kerr")
    confirm(app, vote, add_money(app, vote, 1_000_00, one), two)
    confirm(app, vote, take_back(app, vote, 3, one), two)
    confirm(app, vote, add_money(app, vote, 6_000_00, two), one)
    assert given(app, vote) == [20_000_00, 8_000_00, 9_000_00, 0]


def test_whoever_recorded_a_change_does_not_confirm_it(app: Flask) -> None:
    vote, one = decided(app), manager(app)
    change_id = take_back(app, vote, 0, one)
    with pytest.raises(Refused, match="a second person has to confirm it"):
        confirm(app, vote, change_id, one)
    assert given(app, vote)[0] == 20_000_00


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "change",
    [
        "state = 'confirmed', settled_at = made_at, settled_by_id = made_by_id",
        "state = 'confirmed'",
        "reason = ''",
        "project_id = NULL",
        "amount_pence = -1",
        "lot = '[1]'",
    ],
)
def test_the_database_keeps_no_change_without_its_people_and_reason(
    app: Flask, change: str
) -> None:
    vote = decided(app)
    take_back(app, vote, 0, manager(app))
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(text(f"UPDATE result_change SET {change}"))  # noqa: S608 - fixed texts


@pytest.mark.both_databases
def test_the_database_keeps_one_waiting_change_a_pot(app: Flask) -> None:
    vote = decided(app)
    take_back(app, vote, 0, manager(app))
    columns = "pot_result_id, kind, project_id, amount_pence, source, reason, witness_one, "
    columns += "witness_two, funds, state, made_by_id, made_at"
    copy = f"INSERT INTO result_change ({columns}) SELECT {columns} FROM result_change"  # noqa: S608
    with app.app_context(), pytest.raises(IntegrityError), transaction() as session:
        session.execute(text(copy))


def test_a_pot_has_one_change_at_a_time(app: Flask) -> None:
    vote, one = decided(app), manager(app)
    take_back(app, vote, 0, one)
    with pytest.raises(Refused, match="Settle it first"):
        add_money(app, vote, 1_000_00, one)


def test_a_dropped_change_alters_nothing_and_stays_in_the_list(app: Flask) -> None:
    vote, one = decided(app), manager(app)
    change_id = take_back(app, vote, 0, one)
    with app.app_context(), transaction():
        changing.drop(queries.get_change(vote.id, change_id), by=actor_of(one))
    assert given(app, vote) == [20_000_00, 8_000_00, 0, 0]
    (pot,) = count_of(app, vote.id).pots
    assert [change.state for change in pot.changes] == [ChangeState.DROPPED]
    with pytest.raises(Refused, match="settled already"):
        confirm(app, vote, change_id, manager(app, "Donald Kerr"))


def test_nothing_changes_before_the_count(app: Flask) -> None:
    vote = make_closed_round(app)
    page = client_of(app, manager(app)).get(f"/rounds/{vote.id}/count/pots/{vote.pot_id}/add-money")
    assert page.status == 404


def test_each_change_is_recorded_in_the_log(app: Flask) -> None:
    vote, one, two = decided(app), manager(app), manager(app, "Donald Kerr")
    confirm(app, vote, take_back(app, vote, 0, one), two)
    with app.app_context():
        query = select(AuditEntry).where(AuditEntry.subject == "result_change")
        rows = [(e.event, e.by_id, e.round_id, e.details) for e in db.session.scalars(query)]
    assert rows == [
        ("result.change_recorded", one.id, vote.id, {"kind": "withdrawn"}),
        ("result.change_confirmed", two.id, vote.id, {"kind": "withdrawn"}),
    ]


def test_the_groups_a_change_touches_get_a_letter(app: Flask) -> None:
    vote = decided(app, is_published=False)
    authors = [make_author(app, vote.projects[n], name) for n, name in ((0, "Ann"), (2, "Bob"))]
    publish(app, count_of(app, vote.id).id)
    change_id = take_back(app, vote, 0, manager(app))
    confirm(app, vote, change_id, manager(app, "Donald Kerr"))
    with app.app_context():
        query = select(Message).where(Message.cause.like("change %")).order_by(Message.id)
        letters = [(m.address, m.subject, m.body) for m in db.session.scalars(query)]
    assert [letter[:2] for letter in letters] == [
        (authors[0], "Your project was taken back: Skate park"),
        (authors[1], "Your project will be funded: Bus shelter"),
    ]
    assert "The group has closed." in letters[0][2]
    assert "now gets £9,000." in letters[1][2]
    assert "Money came free after the count" in letters[1][2]


def test_a_change_before_publication_is_told_with_the_result(app: Flask) -> None:
    vote = decided(app, is_published=False)
    author = make_author(app, vote.projects[2], "Bob")
    change_id = take_back(app, vote, 0, manager(app))
    confirm(app, vote, change_id, manager(app, "Donald Kerr"))
    publish(app, count_of(app, vote.id).id, manager(app, "Third"))
    with app.app_context():
        (letter,) = db.session.scalars(select(Message).where(Message.address == author)).all()
    assert letter.subject == "Your project will be funded: Bus shelter"
    assert "Money came free after the count" in letter.body


def test_the_result_tells_what_changed_with_both_versions(app: Flask, visitor: Client) -> None:
    vote = decided(app)
    change_id = take_back(app, vote, 0, manager(app))
    url = f"/rounds/{vote.id}/result"
    assert "What changed after the count" not in visitor.get(url).text()

    confirm(app, vote, change_id, manager(app, "Donald Kerr"))

    page = visitor.get(url)
    told = page.text()
    assert "Monday 2 November 2026 “Skate park” was taken back. £20,000 came free." in told
    assert "The group has closed." in told
    assert "“Bus shelter” gets £9,000." in told
    assert "Skate park £20,000 Not funded" in told
    assert "Bus shelter Not funded £9,000" in told
    assert "Eilidh Grant" not in told
    rows = {lines[0]: lines[1:] for lines in results_of(page)}
    assert rows["Skate park"][0] == "Not funded this time 4 votes £20,000"
    assert rows["Skate park"][1] == "It was taken back after the count, so its money went on."
    assert rows["Bus shelter"][2] == (
        "At the count: When its turn came, £2,000 was left. It costs £9,000."
    )


#: After the first, two of one cost and as many votes wait; £10,000 pays for one.
EQUAL = (("Skate park", 25_000_00), ("Music club", 10_000_00), ("Bus shelter", 10_000_00))


def equal(app: Flask) -> VotingRound:
    vote = make_closed_round(app, EQUAL, ((0, 1), (0, 2)))
    publish(app, count_votes(app, vote.id))
    return vote


def test_equal_projects_on_the_reserve_list_need_a_lot(app: Flask) -> None:
    vote, one = equal(app), manager(app)
    with pytest.raises(changing.ChangeNeedsLot) as refusal:
        add_money(app, vote, 5_000_00, one)
    assert refusal.value.tied == tuple(vote.projects[1:])

    draw = Draw((vote.projects[2], vote.projects[1]), ("Morag Bell", "Iain Shaw"))
    change_id = add_money(app, vote, 5_000_00, one, draw=draw)
    confirm(app, vote, change_id, manager(app, "Donald Kerr"))

    assert given(app, vote) == [25_000_00, 0, 10_000_00]


def test_a_lot_that_nobody_needs_is_not_kept(app: Flask) -> None:
    vote = decided(app)
    draw = Draw((987_654_321, 3), ("Morag Bell", "Iain Shaw"))
    change_id = take_back(app, vote, 0, manager(app), draw=draw)
    with app.app_context():
        change = db.session.get_one(Change, change_id)
        assert (change.lot, change.witness_one) == (None, "")


def test_the_form_asks_for_the_lot_and_keeps_what_was_typed(app: Flask) -> None:
    vote = equal(app)
    client = client_of(app, manager(app))
    url = f"/rounds/{vote.id}/count/pots/{vote.pot_id}/add-money"
    typed = {"amount": "5,000", "source": "The council", "reason": "A grant."}
    page = client.post(url, typed)
    assert page.status == 422
    assert page.errors()[0].startswith("Some projects are equal here")
    assert {"order", "witness_one", "witness_two"} <= {c.get("name") for c in page.controls()}
    order = f"{vote.projects[2]}-{vote.projects[1]}"
    page = client.post(url, typed | {"order": order, "witness_one": "Morag Bell"})
    assert (page.status, page.errors()) == (422, ["Enter the names of both witnesses."])
    page = client.post(
        url, typed | {"order": order, "witness_one": "Morag Bell", "witness_two": "Iain Shaw"}
    )
    told = client.follow(page).text()
    assert "The order: “Bus shelter”, “Music club”. Witnesses: Morag Bell and Iain Shaw." in told


@pytest.mark.parametrize(
    ("page", "typed", "error"),
    [
        ("add-money", {"amount": "x"}, "Enter an amount in pounds, like 1,000 or 250.50."),
        ("add-money", {"amount": "0"}, "Enter more than £0."),
        ("add-money", {"amount": "-5"}, "Enter an amount in pounds, like 1,000 or 250.50."),
        ("add-money", {"source": " "}, "Enter where the money comes from."),
        ("add-money", {"reason": ""}, "Write down why. Everyone can read it."),
        ("add-money", {"source": "x" * 201}, "This is too long. Use 200 characters or fewer."),
        ("take-back", {"project_id": ""}, "Choose the project."),
        ("take-back", {"project_id": "999999"}, "Choose one of these."),
        ("take-back", {"reason": ""}, "Write down why. Everyone can read it."),
    ],
)
def test_a_bad_answer_is_refused_and_nothing_typed_is_lost(
    app: Flask, page: str, typed: dict[str, str], error: str
) -> None:
    vote = decided(app)
    whole = {"add-money": {"amount": "1,000", "source": "The council", "reason": "A grant."}}
    whole["take-back"] = {"project_id": str(vote.projects[0]), "reason": "The group has closed."}
    url = f"/rounds/{vote.id}/count/pots/{vote.pot_id}/{page}"
    sent = whole[page] | typed
    answer = client_of(app, manager(app)).post(url, sent)
    assert (answer.status, answer.errors()) == (422, [error])
    kept = {c.get("name"): c.get("value") for c in answer.controls() if c.tag == "input"}
    if page == "add-money":
        assert kept["amount"] == sent["amount"]
    with app.app_context():
        assert db.session.scalars(select(Change)).all() == []


@pytest.mark.parametrize("order", ["999-998", "x", "1-", "--", "0", "1" * 400, "²-³", "-1"])
def test_a_made_up_order_is_asked_for_again(app: Flask, order: str) -> None:
    vote = equal(app)
    url = f"/rounds/{vote.id}/count/pots/{vote.pot_id}/add-money"
    typed = {"amount": "5000", "source": "The council", "reason": "A grant.", "order": order}
    typed |= {"witness_one": "Morag Bell", "witness_two": "Iain Shaw"}
    assert client_of(app, manager(app)).post(url, typed).status == 422


def test_hostile_words_stay_words(app: Flask, visitor: Client) -> None:
    vote = decided(app)
    client = client_of(app, manager(app))
    url = f"/rounds/{vote.id}/count/pots/{vote.pot_id}/add-money"
    typed = {"amount": "1000", "source": HOSTILE[0], "reason": HOSTILE[4]}
    assert client.follow(client.post(url, typed)).status == 200
    with app.app_context():
        change_id = db.session.scalars(select(Change.id)).one()
    confirm(app, vote, change_id, manager(app, "Donald Kerr"))
    page = visitor.get(f"/rounds/{vote.id}/result")
    assert HOSTILE[0] in page.text()
    assert [e.text for e in page.tree.iter("script") if "alert" in (e.text or "")] == []


@pytest.mark.parametrize(
    ("role", "status"), [(Role.COUNTING_CLERK, 403), (Role.OFFICER, 403), (Role.RESIDENT, 403)]
)
def test_only_a_manager_records_a_change(app: Flask, role: Role, status: int) -> None:
    vote = decided(app)
    client = client_of(app, make_user(app, role))
    assert client.get(f"/rounds/{vote.id}/count/pots/{vote.pot_id}/take-back").status == status


def test_the_second_person_confirms_on_the_page(app: Flask) -> None:
    vote, one = decided(app), manager(app)
    change_id = take_back(app, vote, 0, one)
    url = f"/rounds/{vote.id}/count/changes/{change_id}"
    assert "Confirm this change" not in client_of(app, one).get(url).text()
    second = client_of(app, manager(app, "Donald Kerr"))
    page = second.follow(second.post(f"{url}/confirm", on=url))
    assert "Taken back: Skate park" in page.text()
    assert given(app, vote) == [0, 8_000_00, 9_000_00, 2_500_00]


def test_a_change_of_another_round_is_not_found(app: Flask) -> None:
    vote, other = decided(app), decided(app)
    change_id = take_back(app, vote, 0, manager(app))
    client = client_of(app, manager(app, "Donald Kerr"))
    assert client.get(f"/rounds/{other.id}/count/changes/{change_id}").status == 404


def test_money_for_a_pot_without_votes_stays_in_it(app: Flask) -> None:
    vote = make_closed_round(app, PROJECTS, ())
    publish(app, count_votes(app, vote.id))
    confirm(app, vote, add_money(app, vote, 1_000_00, manager(app)), manager(app, "Donald Kerr"))
    assert given(app, vote) == [0, 0, 0, 0]
    (pot,) = count_of(app, vote.id).pots
    assert pot.left_pence == 31_000_00
