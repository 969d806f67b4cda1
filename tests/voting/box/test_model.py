"""The box against a small model of it, through long random histories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run_histories

from pbapp.db import transaction
from pbapp.refusals import Refused
from pbapp.voting import box, queries
from pbapp.voting.box import BallotChanged, Submission, VotedAlready
from pbapp.voting.opening import VotingNotOpen
from pbapp.voting.queries import BoxAccounts
from tests.factories.voting import close_voting, make_right, make_voting_round
from tests.voting.box.model import BoxModel, Slot

ANSWERS = {BallotChanged: "look again", VotedAlready: "fixed", VotingNotOpen: "closed"}
voters = st.sampled_from(["ailsa@example.org", "rory@example.org", "iona@example.org"])
places = st.sets(st.integers(0, 2), min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))
forms = st.integers(0, 5).map(lambda number: f"{number:032x}")
lags = st.sampled_from([0, 0, 0, -1, 1])
HISTORIES = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class Histories(RuleBasedStateMachine):
    """Sends, changes, cancels and closes, by the box and by its model."""

    app: Flask
    #: what the model expected so far, in any history
    met: set[str]

    @initialize(may_change=st.booleans())
    def open(self, may_change: bool) -> None:
        self.vote = make_voting_round(self.app, may_change=may_change)
        self.model = BoxModel(may_change)
        self.receipts: dict[tuple[str, str], str] = {}

    @rule(voter=voters, form=forms, lag=lags, chosen=places)
    def send(self, voter: str, form: str, lag: int, chosen: tuple[int, ...]) -> None:
        slot = self.slot(voter)
        if slot.form == form and slot.chosen != chosen:
            return  # a form's number is new each time; one that was used is only sent again
        version = max(0, slot.version + lag)
        right_id = make_right(self.app, self.vote.id, voter)
        ids = tuple(self.vote.projects[place] for place in chosen)
        sent = Submission(self.vote.id, right_id, form, version, ids)

        expected = self.model.send(voter, form, version, chosen)
        self.met.add(expected)
        answer = self.answer(lambda: box.cast(sent))

        if expected in ("accepted", "repeated"):
            assert self.receipts.setdefault((voter, form), answer) == answer
        else:
            assert answer == expected

    @rule(voter=voters, lag=lags)
    def cancel(self, voter: str, lag: int) -> None:
        version = max(0, self.slot(voter).version + lag)
        right_id = make_right(self.app, self.vote.id, voter)

        expected = self.model.cancel(voter, version)
        self.met.add(expected)

        assert self.answer(lambda: box.cancel(self.vote.id, right_id, version)) == expected

    @precondition(lambda self: self.model.is_open and self.model.cast > 4)
    @rule()
    def close(self) -> None:
        close_voting(self.app, self.vote.id)
        self.model.is_open = False

    @invariant()
    def books_agree(self) -> None:
        model = self.model
        expected = BoxAccounts(model.cast, model.replaced, model.cancelled, len(self.present()))
        with self.app.app_context():
            assert queries.accounts(self.vote.id) == expected
        assert expected.add_up

    def teardown(self) -> None:
        if self.model.is_open:
            self.close()
        ids = self.vote.projects
        expected = Counter(tuple(ids[place] for place in chosen) for chosen in self.present())
        with self.app.app_context():
            assert Counter(queries.choices_in(self.vote.id, self.vote.pot_id)) == expected

    def slot(self, voter: str) -> Slot:
        return self.model.slots.get(voter, Slot())

    def present(self) -> list[tuple[int, ...]]:
        return [slot.chosen for slot in self.model.slots.values() if slot.chosen]

    def answer(self, act: Callable[[], str | None]) -> str:
        """The receipt, "done", or why not."""
        try:
            with self.app.app_context(), transaction():
                return act() or "done"
        except Refused as refusal:
            return ANSWERS[type(refusal)]


@pytest.mark.both_databases
def test_the_box_does_what_its_model_says(app: Flask) -> None:
    met: set[str] = set()
    here = type("Here", (Histories,), {"app": app, "met": met})

    run_histories(here, settings=HISTORIES)

    assert {"accepted", "done", "look again"} <= met, "histories too short to try anything"
