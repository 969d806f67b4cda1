"""Gathering a period's rows: from accepted records, published results and the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement import queries as engagement
from pbapp.engagement import releases
from pbapp.engagement.lifecycle import ACCEPTED
from pbapp.engagement.loop.queries.owed import tellings_among
from pbapp.engagement.models import Commitment, Engagement
from pbapp.engagement.promises import Telling as Promised
from pbapp.engagement.queries.period import standing
from pbapp.engagement.review.queries import flagged_in
from pbapp.reports.figures import Figures
from pbapp.reports.period import Period
from pbapp.reports.questioned import questioned
from pbapp.reports.rows import (
    Ahead,
    Decided,
    Finding,
    Outcome,
    Promise,
    Spread,
    Start,
    Telling,
    Work,
)
from pbapp.results.models import Count, CountState, PotResult
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.standards.settings import RULES_VERSION

#: phases in which everyone can see when the vote is to open
BEFORE_THE_VOTE = (Phase.COLLECTING, Phase.CHECKING, Phase.DISCUSSING)


def figures_of(period: Period) -> Figures:
    """The figures of a period as they stood on its last day, or stand today if it still runs.

    A record that is accepted later is counted from then on; a signed summary keeps what it had.
    """
    as_of = min(period.ends_on, clock.today())
    ran = engagement.accepted_in(period.starts_on, period.ends_on)
    # What is owed in the period may stem from work that was over before it.
    all_so_far = engagement.accepted_in(date.min, period.ends_on)
    waiting = engagement.waiting_in(period.starts_on, period.ends_on)
    return Figures(
        as_of=as_of,
        for_review=waiting.for_review,
        with_the_lead=waiting.with_the_lead,
        works=tuple(_works(ran)),
        findings=tuple(_findings(ran)),
        spread=tuple(_spread(period)),
        made=sum(period.has(clock.local(one.made_at).date()) for _record, one in _all(all_so_far)),
        promises=tuple(_promises(period)),
        oldest_open=_oldest_open(all_so_far, as_of),
        tellings=tuple(_tellings(all_so_far, period, as_of)),
        decided=tuple(_decided(period)),
        ahead=tuple(sorted(_ahead(period.next_quarter()), key=lambda row: row.starts_on)),
        rules_version=RULES_VERSION,
        questions=tuple(questioned(period, as_of)),
        differing=len(flagged_in(period.starts_on, period.ends_on)),
    )


def _places(record: Engagement) -> tuple[str, ...]:
    return tuple(area.name for area in record.areas)


def _works(records: Sequence[Engagement]) -> Iterator[Work]:
    people = releases.totals_of([record.id for record in records])
    for record in records:
        yield Work(
            record_id=record.id,
            ref=record.ref,
            title=record.title,
            level=record.level,
            places=_places(record),
            people=people[record.id],
        )


def _findings(records: Sequence[Engagement]) -> Iterator[Finding]:
    for record in records:
        for one in record.findings:
            yield Finding(
                record_id=record.id,
                title=record.title,
                statement=one.statement,
                strength=one.strength,
                places=_places(record),
                response=one.response,
                reason=one.reason,
            )


def _spread(period: Period) -> Iterator[Spread]:
    for one in engagement.spread_in(period.starts_on, period.ends_on):
        yield Spread(
            standard=one.standard.code,
            weak=one.weak,
            satisfactory=one.satisfactory,
            good=one.good,
            strong=one.strong,
            due=one.due,
        )


def _promises(period: Period) -> Iterator[Promise]:
    found = engagement.commitments_in(period.starts_on, period.ends_on)
    ways = (
        (found.kept, Outcome.KEPT),
        (found.late, Outcome.LATE),
        (found.stopped, Outcome.STOPPED),
        (found.ahead, Outcome.AHEAD),
    )
    for rows, outcome in ways:
        for row in rows:
            yield _promise(row.record, row.commitment, outcome)


def _promise(record: Engagement, commitment: Commitment, outcome: Outcome) -> Promise:
    organisation = commitment.organisation
    return Promise(
        record_id=record.id,
        title=record.title,
        text=commitment.text,
        owner=commitment.owner or (organisation.name if organisation else ""),
        due_on=commitment.due_on,
        outcome=outcome,
    )


def _all(records: Sequence[Engagement]) -> Iterator[tuple[Engagement, Commitment]]:
    return ((record, one) for record in records for one in record.commitments)


def _oldest_open(records: Sequence[Engagement], as_of: date) -> Promise | None:
    still_open = [
        (record, one)
        for record, one in _all(records)
        if standing(one, as_of) == Outcome.LATE and not (one.done_on and one.done_on <= as_of)
    ]
    oldest = min(still_open, key=lambda pair: (pair[1].due_on, pair[1].id), default=None)
    return _promise(*oldest, Outcome.LATE) if oldest else None


def _tellings(records: Sequence[Engagement], period: Period, as_of: date) -> Iterator[Telling]:
    promised: defaultdict[int, list[Promised]] = defaultdict(list)
    for key, one in tellings_among([Engagement.id.in_([one.id for one in records])], as_of):
        promised[key].append(one)
    for record in records:
        for one in promised[record.id]:
            if one.due_on is None or not period.has(one.due_on):
                continue
            yield Telling(
                record_id=record.id,
                title=record.title,
                what=one.kind,
                due_on=one.due_on,
                told_on=one.told_on,
                outcome=_came_out(one.due_on, one.told_on, as_of),
            )


def _came_out(due_on: date, told_on: date | None, as_of: date) -> Outcome:
    if (told_on or as_of) > due_on:
        return Outcome.LATE
    return Outcome.KEPT if told_on else Outcome.AHEAD


def _decided(period: Period) -> Iterator[Decided]:
    """Results published in the period, of rounds whose record is accepted.

    One from a file was decided elsewhere and earlier.
    """
    query = (
        select(Count)
        .join(Engagement, Engagement.round_id == Count.round_id)
        .where(Count.state == CountState.PUBLISHED, Count.source_hash.is_(None))
        .where(Engagement.state.in_(ACCEPTED))
        .options(joinedload(Count.round), selectinload(Count.pots).selectinload(PotResult.projects))
        .order_by(Count.published_at, Count.id)
    )
    for count in db.session.scalars(query):
        if count.published_at and period.has(clock.local(count.published_at).date()):
            yield Decided(
                round_id=count.round_id,
                name=count.round.name,
                pence=sum(pot.spent_pence for pot in count.pots),
                projects=sum(one.funded for pot in count.pots for one in pot.projects),
            )


def _ahead(period: Period) -> Iterator[Ahead]:
    for record in engagement.coming_up(period.starts_on, period.ends_on):
        round = record.round
        yield Ahead(
            start=Start.IDEAS if round else Start.WORK,
            page_id=(round.id if round else record.id) if record.is_public else None,
            title=record.title,
            places=_places(record),
            starts_on=record.opens_on or period.starts_on,
        )
    for round in rounds.in_phases(*BEFORE_THE_VOTE):
        day = clock.local(round.voting_opens_at).date() if round.voting_opens_at else None
        if day and period.has(day):
            yield Ahead(
                start=Start.VOTE,
                page_id=round.id,
                title=round.name,
                places=(round.area.name,),
                starts_on=day,
            )
