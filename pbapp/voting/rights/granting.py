"""From a proved identifier to its voting right: the same identifier always finds the same one."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from pbapp.db import db
from pbapp.i18n import _
from pbapp.keys import keyed_hash
from pbapp.refusals import Refused
from pbapp.rounds.models import Round
from pbapp.voting import keyring
from pbapp.voting.rights.models import KeyKind, RightKey, RightStatus, VotingRight


class RightVoid(Refused):
    """The right was taken back."""

    def __init__(self) -> None:
        super().__init__(_("This right to vote was taken back. Please talk to us about it."))


def grant(round: Round, kind: KeyKind, identifier: str) -> str:
    """The id of the right that this proved identifier gives; raises RightVoid."""
    hashed = keyed_hash(keyring.identity_key(round.id), kind, identifier)
    right = _find(round.id, kind, hashed) or _make(round, kind, hashed)
    if right.status is not RightStatus.ACTIVE:
        raise RightVoid
    return right.id


def forget_addresses(round_id: int) -> None:
    """Delete the hashed e-mail addresses of a round."""
    of_round = RightKey.round_id == round_id
    db.session.execute(delete(RightKey).where(of_round, RightKey.kind == KeyKind.EMAIL))


def _find(round_id: int, kind: KeyKind, hashed: str) -> VotingRight | None:
    query = select(VotingRight).join(RightKey, RightKey.right_id == VotingRight.id)
    return db.session.scalars(
        query.where(
            RightKey.round_id == round_id, RightKey.kind == kind, RightKey.keyed_hash == hashed
        )
    ).one_or_none()


def _make(round: Round, kind: KeyKind, hashed: str) -> VotingRight:
    right = VotingRight(round_id=round.id, area_id=round.area_id, method=kind)
    try:
        with db.session.begin_nested():
            db.session.add(right)
            db.session.flush()
            db.session.add(
                RightKey(round_id=round.id, kind=kind, keyed_hash=hashed, right_id=right.id)
            )
    except IntegrityError:
        # The same person proved it twice at one moment; the key under the constraint came first.
        found = _find(round.id, kind, hashed)
        if found is None:
            raise
        return found
    return right
