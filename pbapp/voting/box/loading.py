"""Many ballots at once, from an election that was held elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import insert

from pbapp.counting import BallotKind
from pbapp.db import db
from pbapp.rounds.models import Round
from pbapp.voting import keyring
from pbapp.voting.box import locks
from pbapp.voting.box.canonical import canonical
from pbapp.voting.box.frozen import lists_of
from pbapp.voting.box.lists import PotList, problems, sort_out
from pbapp.voting.box.models import Ballot, BallotState, BoxEvent, Channel, EventKind
from pbapp.voting.box.slots import (
    Mark,
    leaf_of,
    project_of,
    receipt_code,
    slot_of,
    tracker_of,
    written,
)
from pbapp.voting.box.submissions import BadBallot
from pbapp.voting.ids import random_id

CHUNK = 2_000
Row = dict[str, Any]


def load(
    round: Round, ballots: Iterable[Iterable[Mark]], channel: Channel = Channel.IMPORTED
) -> int:
    """Put ballots into a frozen box, a few thousand at a time; returns how many.

    A ballot is project ids, best first where the round's are rankings, or pairs of project id and
    points where its ballots give points. Nobody holds a right or a receipt for them: slots and
    codes come from random numbers. Raises BadBallot with the number of the first one that the
    rules do not allow.
    """
    locks.for_closing(round.id)
    rows = _rows(round, lists_of(round), ballots, channel)
    loaded = 0
    while chunk := list(islice(rows, CHUNK)):
        db.session.execute(insert(Ballot), chunk)
        db.session.execute(insert(BoxEvent), [_event(row) for row in chunk])
        loaded += len(chunk)
    return loaded


def _rows(
    round: Round, lists: Sequence[PotList], ballots: Iterable[Iterable[Mark]], channel: Channel
) -> Iterator[Row]:
    key = keyring.box_key(round.id)
    rules_hash = str(round.rules_hash)
    ranked = round.ballot_kind is BallotKind.RANKING
    for number, ballot in enumerate(ballots, 1):
        marks = tuple(ballot)
        if found := problems(lists, tuple(map(project_of, marks))):
            raise BadBallot(found, number)
        selections = sort_out(lists, marks, ranked=ranked)
        slot = slot_of(key, random_id())
        tracker = tracker_of(round.id, receipt_code(key, slot, random_id()))
        yield {
            "id": random_id(),
            "round_id": round.id,
            "slot": slot,
            "area_id": round.area_id,
            "channel": channel,
            "selections": canonical(written(selections)),
            "tracker": tracker,
            "leaf": leaf_of(round.id, rules_hash, tracker, selections),
            "version": 1,
            "state": BallotState.IN_BOX,
        }


def _event(row: Row) -> Row:
    return {
        "id": random_id(),
        "round_id": row["round_id"],
        "leaf": row["leaf"],
        "kind": EventKind.CAST,
    }
