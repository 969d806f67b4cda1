"""Many submissions at the same moment, through the real application."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import db, transaction
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.voting import box, queries
from pbapp.voting.box import Ballot, BallotState, casting, locks
from pbapp.voting.opening import VotingNotOpen
from pbapp.voting.queries import BoxAccounts
from tests.client import Client, _hidden_fields
from tests.constraints import not_unique
from tests.factories.voting import (
    cast_ballot,
    close_voting,
    make_right,
    make_voting_round,
    vote_client,
)

MANY, AT_ONCE = 200, 50
pytestmark = pytest.mark.both_databases


@dataclass(frozen=True)
class Form:
    """A review page as it stands in a browser: where it goes, its fields, and the cookies."""

    url: str
    fields: dict[str, str]
    cookies: dict[str, str]

    def send(self, app: Flask, projects: list[int], **changes: str) -> tuple[int, str]:
        """Press the button in a copy of the browser; the answer's status and the receipt."""
        browser = app.test_client()
        for name, value in self.cookies.items():
            browser.set_cookie(name, value)
        answer = browser.post(self.url, data=self.fields | changes | {"project": projects})
        if answer.status_code != 303:
            return answer.status_code, ""
        shown = browser.get(answer.location).text
        return 303, "".join(re.findall(r"<span>([0-9A-Z]{4})</span>", shown))


def open_form(app: Flask, round_id: int, projects: list[int]) -> Form:
    """A voter's page, ready to be sent."""
    client: Client = vote_client(app, round_id, projects)
    base = f"/rounds/{round_id}/vote"
    fields = _hidden_fields(client.get(f"{base}/review"), f"{base}/send")
    names = ("session", f"vote-{round_id}")
    cookies = {name: found.value for name in names if (found := client.browser.get_cookie(name))}
    return Form(f"{base}/send", fields, cookies)


Sending = tuple[list[int], dict[str, str]]


def at_once(app: Flask, form: Form, sendings: list[Sending]) -> Counter[tuple[int, str]]:
    """Send all of these, fifty at a time; how often each answer came."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda one: form.send(app, one[0], **one[1]), sendings)
        return Counter(answers)


def test_200_identical_submissions_at_once_store_one_ballot_with_one_receipt(app: Flask) -> None:
    vote = make_voting_round(app)
    form = open_form(app, vote.id, vote.projects[:2])

    answers = at_once(app, form, [(vote.projects[:2], {})] * MANY)

    assert list(answers.values()) == [MANY]
    ((status, receipt),) = answers
    assert (status, len(receipt)) == (303, 16)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Ballot)) == 1
        assert queries.accounts(vote.id) == BoxAccounts(1, 0, 0, 1)
        assert queries.is_in_box(vote.id, receipt)


@pytest.mark.parametrize("may_change", [True, False])
def test_of_200_different_forms_of_one_version_one_is_accepted(
    app: Flask, may_change: bool
) -> None:
    vote = make_voting_round(app, may_change=may_change)
    form = open_form(app, vote.id, vote.projects[:1])
    sendings = [
        ([vote.projects[number % 3]], {"nonce": f"{number:032x}"}) for number in range(MANY)
    ]

    answers = at_once(app, form, sendings)

    assert {status: n for (status, _receipt), n in answers.items()} == {303: 1, 409: MANY - 1}
    with app.app_context():
        assert queries.accounts(vote.id) == BoxAccounts(1, 0, 0, 1)


def test_after_200_changes_in_turn_the_last_one_counts(app: Flask) -> None:
    vote = make_voting_round(app)
    codes = [cast_ballot(app, vote.id, [vote.projects[n % 3]]) for n in range(MANY)]

    with app.app_context():
        assert queries.accounts(vote.id) == BoxAccounts(MANY, MANY - 1, 0, 1)
        assert [queries.is_in_box(vote.id, code) for code in codes] == [False] * 199 + [True]


def test_votes_and_the_closing_of_the_box_never_overlap(app: Flask) -> None:
    """Each vote that was acknowledged is in the box that was closed; none comes after."""
    vote = make_voting_round(app)
    rights = [make_right(app, vote.id, f"voter{n}@example.org") for n in range(40)]

    def send(number: int) -> bool:
        sent = box.Submission(
            vote.id, rights[number], f"{number:032x}", 0, tuple(vote.projects[:1])
        )
        with app.app_context():
            try:
                with transaction():
                    box.cast(sent)
            except VotingNotOpen:
                return False
        return True

    with ThreadPoolExecutor(20) as pool:
        sending = [pool.submit(send, number) for number in range(40)]
        closing = pool.submit(close_voting, app, vote.id)
        closing.result()
        accepted = sum(future.result() for future in sending)

    with app.app_context():
        assert queries.turnout(vote.id) == accepted
        closing_entry = select(AuditEntry.details).where(AuditEntry.event == Event.BOX_CLOSED)
        assert db.session.scalars(closing_entry).one() == {"ballots": accepted}


def test_a_round_that_was_read_before_it_closed_takes_no_vote(app: Flask, backend: str) -> None:
    if backend == "sqlite":
        pytest.skip("on SQLite nobody can close a round while a vote's transaction is open")
    vote = make_voting_round(app)
    sent = box.Submission(vote.id, make_right(app, vote.id), "0" * 32, 0, tuple(vote.projects[:1]))

    with app.app_context(), transaction():
        round = rounds.get(vote.id)  # as the page does before it takes the vote
        with ThreadPoolExecutor(1) as pool:
            pool.submit(close_voting, app, vote.id).result()
        assert round.phase is Phase.VOTING
        with pytest.raises(VotingNotOpen):
            box.cast(sent)


def test_the_table_refuses_a_second_row_in_one_slot(app: Flask) -> None:
    row = {"round_id": 1, "slot": "a" * 64, "state": BallotState.CANCELLED, "version": 2}

    def file(**changes: object) -> None:
        with app.app_context(), transaction() as session:
            session.execute(insert(Ballot).values(row | changes))

    file()
    file(round_id=2)
    with pytest.raises(IntegrityError, match="slot"):
        file()


def ballots_without_locks(app: Flask, monkeypatch: pytest.MonkeyPatch, tabs: int) -> int:
    """One right, 200 tabs, no locks: the first tabs all see an empty slot before any files."""
    vote = make_voting_round(app)
    form = open_form(app, vote.id, vote.projects[:1])
    looked, turns, find = Barrier(tabs), count(), casting._find

    def find_together(round_id: int, slot: str) -> Ballot | None:
        ballot = find(round_id, slot)
        if next(turns) < tabs:
            looked.wait(600)
        return ballot

    monkeypatch.setattr(locks, "for_vote", lambda *_slot: None)
    monkeypatch.setattr(casting, "_find", find_together)
    at_once(app, form, [(vote.projects[:1], {"nonce": f"{n:032x}"}) for n in range(MANY)])
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Ballot)) or 0


def test_200_tabs_store_one_ballot_even_without_locks(
    app: Flask, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite lets one writer in at a time, so there nobody can wait for the others.
    tabs = 1 if backend == "sqlite" else 10

    assert ballots_without_locks(app, monkeypatch, tabs) == 1


def test_it_is_the_constraint_that_keeps_it_to_one(
    app: Flask, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counter-proof: the same without the constraint of the real table."""
    if backend == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, with or without the constraint")

    with not_unique(app, "ballot", "round_id", "slot"):
        assert ballots_without_locks(app, monkeypatch, tabs=10) > 1
