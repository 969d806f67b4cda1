"""Reading the box: how many ballots, and after voting what they chose. Never who."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select

from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.voting.box import Ballot, BallotState, BoxEvent, EventKind, lists_of
from pbapp.voting.box.slots import Mark, Selections, read_written, tracker_of

AFTER_VOTING = frozenset({Phase.COUNTING, Phase.DECIDED, Phase.DELIVERING, Phase.CLOSED})
AT_ONCE = 1_000


class StillSecret(Refused):
    """Voting is not over, so nobody may know what was chosen."""

    def __init__(self) -> None:
        super().__init__(_("The votes can be counted once voting has closed, not before."))


@dataclass(frozen=True)
class BoxAccounts:
    """The box's own books."""

    cast: int
    replaced: int
    cancelled: int
    present: int

    @property
    def add_up(self) -> bool:
        """What was put in less what was taken out is what is there."""
        return self.cast - self.replaced - self.cancelled == self.present


def turnout(round_id: int) -> int:
    """Ballots in the box."""
    query = select(func.count()).select_from(Ballot)
    return db.session.scalar(query.where(*_in_box(round_id))) or 0


def accounts(round_id: int) -> BoxAccounts:
    """What happened in the box, in numbers."""
    query = select(BoxEvent.kind, func.count()).where(BoxEvent.round_id == round_id)
    counts = dict(db.session.execute(query.group_by(BoxEvent.kind)).all())
    return BoxAccounts(
        cast=counts.get(EventKind.CAST, 0),
        replaced=counts.get(EventKind.REPLACED, 0),
        cancelled=counts.get(EventKind.CANCELLED, 0),
        present=turnout(round_id),
    )


def selections(round_id: int) -> Iterator[Selections]:
    """Each ballot's choices by pot, in no order, a thousand in memory at a time.

    Raises StillSecret before the count, and RulesChanged when what was frozen has moved.
    """
    round = rounds.get(round_id)
    if round.phase not in AFTER_VOTING:
        raise StillSecret
    lists_of(round)
    return _each(select(Ballot.selections).where(*_in_box(round_id)))


def choices_in(round_id: int, pot_id: int) -> Iterator[tuple[Mark, ...]]:
    """The same for one pot; ballots without a choice there are left out."""
    return (choice[pot_id] for choice in selections(round_id) if pot_id in choice)


def is_in_box(round_id: int, code: str) -> bool:
    """Whether the ballot of this receipt code lies in the box now."""
    query = select(Ballot.id).where(Ballot.tracker == tracker_of(round_id, code))
    return db.session.scalars(query.where(*_in_box(round_id))).first() is not None


def _in_box(round_id: int) -> tuple[ColumnElement[bool], ...]:
    return Ballot.round_id == round_id, Ballot.state == BallotState.IN_BOX


def _each(query: Select[str | None]) -> Iterator[Selections]:
    for text in db.session.scalars(query.execution_options(yield_per=AT_ONCE)):
        yield read_written(json.loads(text or "{}"))
