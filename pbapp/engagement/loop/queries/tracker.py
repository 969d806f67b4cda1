"""Promises of all records: kept, on track, late, stopped, or without news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Commitment, Engagement
from pbapp.engagement.models.answers import CommitmentUpdate
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round

#: a promise of which nobody has said anything for so long has no news (once a quarter is asked)
QUIET = timedelta(days=92)
STANDINGS = ("kept", "kept_late", "on_track", "late", "no_update", "dropped")
PER_PAGE = 25


@dataclass(frozen=True)
class Tracked:
    """A promise, its record, and how it stands."""

    record: Engagement
    commitment: Commitment
    standing: str
    #: the last day somebody said how it goes
    heard_on: date | None

    @property
    def partner(self) -> str:
        """Who sees to it: a body by its name, otherwise the post or group."""
        body = self.commitment.organisation
        return body.name if body else self.commitment.owner


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which promises to show; empty asks for all."""

    standing: str = ""
    partner: str = ""


@dataclass(frozen=True)
class Board:
    """All promises counted, and those that were asked for."""

    #: by standing
    counts: Mapping[str, int]
    #: partner, then standing
    by_partner: Mapping[str, Mapping[str, int]]
    rows: Sequence[Tracked]

    def page(self, number: int) -> tuple[Sequence[Tracked], int, int]:
        """The rows of one page, its number and the last one's."""
        last = max(1, -(-len(self.rows) // PER_PAGE))
        number = min(max(number, 1), last)
        return self.rows[(number - 1) * PER_PAGE : number * PER_PAGE], number, last


def tracker(wanted: Wanted) -> Board:
    """Every promise of every record in two statements, by the day it is due."""
    today = clock.today()
    news = _news()
    every = [
        Tracked(
            record,
            one,
            standing_of(one, news.get(one.id), today),
            news.get(one.id),
        )
        for record, one in _promises()
    ]
    partners = sorted({one.partner for one in every})
    return Board(
        Counter(one.standing for one in every),
        {p: Counter(one.standing for one in every if one.partner == p) for p in partners},
        [one for one in every if _fits(one, wanted)],
    )


def standing_of(commitment: Commitment, heard_on: date | None, today: date) -> str:
    """How a promise stands on a day; the first that holds of kept, stopped, late, no news.

    One that was kept after its day is told apart (engagement.md section 9.1), as in board papers.
    """
    if commitment.done_on:
        return "kept" if commitment.done_on <= commitment.due_on else "kept_late"
    if commitment.status.is_dropped:
        return "dropped"
    if commitment.due_on < today:
        return "late"
    last = heard_on or clock.local(commitment.made_at).date()
    return "no_update" if last < today - QUIET else "on_track"


def _fits(one: Tracked, wanted: Wanted) -> bool:
    by_standing = not wanted.standing or one.standing == wanted.standing
    return by_standing and (not wanted.partner or one.partner == wanted.partner)


def _promises() -> Sequence[tuple[Engagement, Commitment]]:
    query = (
        select(Engagement, Commitment)
        .join(Commitment, Commitment.engagement_id == Engagement.id)
        .outerjoin(Engagement.round)
        .where(Engagement.state != State.MERGED)
        .where(or_(Engagement.round_id.is_(None), Round.phase != Phase.DRAFT))
        .options(joinedload(Commitment.organisation), joinedload(Engagement.round))
        .order_by(Commitment.due_on, Commitment.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(query).all()]


def _news() -> dict[int, date]:
    query = select(CommitmentUpdate.commitment_id, func.max(CommitmentUpdate.told_on))
    found = db.session.execute(query.group_by(CommitmentUpdate.commitment_id)).all()
    return {row[0]: row[1] for row in found}
