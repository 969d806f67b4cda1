"""The one transaction of a vote: cast, change, cancel. It writes ballots and box events only."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from pbapp.db import db
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round
from pbapp.voting import keyring
from pbapp.voting.box import locks
from pbapp.voting.box.canonical import canonical
from pbapp.voting.box.decision import EMPTY, InSlot, Offered, Verdict, judge
from pbapp.voting.box.frozen import lists_of
from pbapp.voting.box.lists import problems, sort_out
from pbapp.voting.box.models import Ballot, BallotState, BoxEvent, EventKind
from pbapp.voting.box.slots import (
    Selections,
    leaf_of,
    receipt_code,
    slot_of,
    tracker_of,
    written,
)
from pbapp.voting.box.submissions import BadBallot, BallotChanged, Submission, VotedAlready
from pbapp.voting.opening import require_open
from pbapp.voting.rights import RightStatus, RightVoid, VotingRight


def cast(sent: Submission) -> str:
    """File a ballot, or change it; returns the receipt code.

    The same form sent again gives the same receipt and writes nothing. Raises VotingNotOpen,
    RightVoid, RulesChanged, BadBallot, BallotChanged, VotedAlready or KeyMissing.
    """
    key = keyring.box_key(sent.round_id)
    slot = slot_of(key, sent.right_id)
    round = _held(sent.round_id, slot)
    area_id = _area_of(sent)
    selections = _checked(round, sent.chosen)
    code = receipt_code(key, slot, sent.nonce)
    tracker = tracker_of(round.id, code)
    leaf = leaf_of(round.id, str(round.rules_hash), tracker, selections)
    ballot = _find(round.id, slot)

    offered = Offered(sent.version, tracker, leaf)
    verdict = judge(_in_slot(ballot), offered, may_change=round.may_change)
    if verdict is Verdict.STALE:
        raise BallotChanged
    if verdict is Verdict.FIXED:
        raise VotedAlready
    if verdict is not Verdict.REPEATED:
        ballot = ballot or Ballot(round_id=round.id, slot=slot, area_id=area_id, version=0)
        _file(ballot, offered, selections)
    return code


def cancel(round_id: int, right_id: str, version: int) -> None:
    """Take the ballot out of the box, content and all; done twice, it is done once.

    Raises VotingNotOpen, VotedAlready where nobody may change, and BallotChanged.
    """
    slot = slot_of(keyring.box_key(round_id), right_id)
    round = _held(round_id, slot)
    ballot = _find(round_id, slot)
    if ballot is None or ballot.leaf is None:
        return
    if not round.may_change:
        raise VotedAlready
    if ballot.version != version:
        raise BallotChanged
    _log(round_id, ballot.leaf, EventKind.CANCELLED)
    ballot.selections = ballot.tracker = ballot.leaf = None
    ballot.state = BallotState.CANCELLED
    ballot.version += 1
    db.session.flush()


def in_slot(round_id: int, right_id: str) -> InSlot:
    """What the box holds for this right: never its content."""
    slot = slot_of(keyring.box_key(round_id), right_id)
    return _in_slot(_find(round_id, slot))


def filled(round_id: int, right_ids: Sequence[str]) -> set[str]:
    """Which of these rights have a ballot in the box; worked out with the key, stored nowhere."""
    if not right_ids:
        return set()
    key = keyring.box_key(round_id)
    slots = {slot_of(key, right_id): right_id for right_id in right_ids}
    query = select(Ballot.slot).where(
        Ballot.round_id == round_id,
        Ballot.state == BallotState.IN_BOX,
        Ballot.slot.in_(slots),
    )
    return {slots[slot] for slot in db.session.scalars(query)}


def receipt_of(sent: Submission) -> str | None:
    """The receipt of this very form, if its ballot lies in the box: for an answer that got lost."""
    key = keyring.box_key(sent.round_id)
    slot = slot_of(key, sent.right_id)
    code = receipt_code(key, slot, sent.nonce)
    found = _in_slot(_find(sent.round_id, slot))
    return code if found.tracker == tracker_of(sent.round_id, code) else None


def _held(round_id: int, slot: str) -> Round:
    locks.for_vote(round_id, slot)
    db.session.expire_all()  # what was read before the lock may be old
    round = rounds.get(round_id)
    require_open(round)
    return round


def _area_of(sent: Submission) -> int:
    query = select(VotingRight.status, VotingRight.area_id).where(
        VotingRight.id == sent.right_id, VotingRight.round_id == sent.round_id
    )
    status, area_id = db.session.execute(query).one()
    if status is not RightStatus.ACTIVE:
        raise RightVoid
    return int(area_id)


def _checked(round: Round, chosen: tuple[int, ...]) -> Selections:
    lists = lists_of(round)
    if found := problems(lists, chosen):
        raise BadBallot(found)
    return sort_out(lists, chosen)


def _find(round_id: int, slot: str) -> Ballot | None:
    query = select(Ballot).where(Ballot.round_id == round_id, Ballot.slot == slot)
    return db.session.scalars(query).one_or_none()


def _in_slot(ballot: Ballot | None) -> InSlot:
    return InSlot(ballot.version, ballot.tracker, ballot.leaf) if ballot else EMPTY


def _file(ballot: Ballot, offered: Offered, selections: Selections) -> None:
    if ballot.leaf is not None:
        _log(ballot.round_id, ballot.leaf, EventKind.REPLACED)
    _log(ballot.round_id, offered.leaf, EventKind.CAST)
    ballot.tracker, ballot.leaf = offered.tracker, offered.leaf
    ballot.selections = canonical(written(selections))
    ballot.state = BallotState.IN_BOX
    ballot.version += 1
    db.session.add(ballot)
    db.session.flush()


def _log(round_id: int, leaf: str, kind: EventKind) -> None:
    db.session.add(BoxEvent(round_id=round_id, leaf=leaf, kind=kind))
