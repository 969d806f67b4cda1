"""Opening and closing the box of a round, and forgetting who voted."""

from __future__ import annotations

from pbapp.access.roles import Actor
from pbapp.audit import Event, record
from pbapp.db import after_commit
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.rounds.models import Round
from pbapp.voting import box, keyring, lots, queries, rights
from pbapp.voting.box import locks


def open_box(round: Round, *, by: Actor) -> None:
    """Make the round's keys and freeze its rules, projects and costs; a box opens once."""
    if round.rules_hash is not None:
        raise Refused(_("The ballot box of this round was opened before."))

    keyring.make(round.id)
    lots.draw(round)
    round.rules_hash = box.freeze(round)

    record(Event.BOX_OPENED, on=round, by=by, rules_hash=round.rules_hash)


def close_box(round: Round, *, by: Actor) -> None:
    """Wait for every vote on its way; until this transaction ends no other comes in."""
    locks.for_closing(round.id)

    record(Event.BOX_CLOSED, on=round, by=by, ballots=queries.turnout(round.id))


def forget_voters(round: Round, *, by: Actor) -> None:
    """Delete the hashed addresses and destroy the keys: nobody can join voter and ballot again.

    Cards stay counted; without the key their hashes say nothing. (security.md sections 4.3 and 8)
    """
    rights.forget_addresses(round.id)
    after_commit(lambda: keyring.destroy(round.id))

    record(Event.VOTERS_FORGOTTEN, on=round, by=by)
