"""What starts in the next quarter, what it overlaps with, and who proposed to ask together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement import queries as engagement
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.models import JoinRequest
from pbapp.engagement.register.queries import overlap_counts
from pbapp.reports.kinds import Start
from pbapp.reports.period import Period
from pbapp.reports.rows import Ahead
from pbapp.reports.told import Joining
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase

#: phases in which everyone can see when the vote is to open
BEFORE_THE_VOTE = (Phase.COLLECTING, Phase.CHECKING, Phase.DISCUSSING)


def starts(quarter: Period) -> list[Ahead]:
    """Work that opens and votes that open, soonest first."""
    return sorted([*_works(quarter), *_votes(quarter)], key=lambda row: row.starts_on)


def _works(quarter: Period) -> Iterator[Ahead]:
    records = engagement.coming_up(quarter.starts_on, quarter.ends_on)
    overlaps = overlap_counts(records)
    for record in records:
        round = record.round
        yield Ahead(
            start=Start.IDEAS if round else Start.WORK,
            page_id=(round.id if round else record.id) if record.is_public else None,
            title=record.title,
            starts_on=record.opens_on or quarter.starts_on,
            overlaps=overlaps.get(record.id, 0),
        )


def _votes(quarter: Period) -> Iterator[Ahead]:
    for round in rounds.in_phases(*BEFORE_THE_VOTE):
        day = clock.local(round.voting_opens_at).date() if round.voting_opens_at else None
        if day and quarter.has(day):
            yield Ahead(
                start=Start.VOTE,
                page_id=round.id,
                title=round.name,
                starts_on=day,
            )


def joining(first: date, last: date) -> Iterator[Joining]:
    """Proposals of the period to ask together, the newest first; none names a round in draft."""
    ended = clock.from_local(last + timedelta(days=1), time.min)
    both = (JoinRequest.asking, JoinRequest.asked)
    query = (
        select(JoinRequest)
        .where(JoinRequest.made_at >= clock.from_local(first, time.min))
        .where(JoinRequest.made_at < ended)
        .options(*(joinedload(one).joinedload(Engagement.round) for one in both))
        .order_by(JoinRequest.id.desc())
    )
    for one in db.session.scalars(query):
        rounds_named = [record.round for record in (one.asking, one.asked) if record.round]
        if all(round.phase is not Phase.DRAFT for round in rounds_named):
            answered = one.replied_at is not None and one.replied_at < ended
            yield Joining(
                asking=one.asking.title,
                asked=one.asked.title,
                reply=one.reply if answered else None,
            )
