"""Gathering a period's rows: from accepted records, published results and the register."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement import queries as engagement
from pbapp.engagement import releases
from pbapp.engagement.lifecycle import ACCEPTED
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.answers import Quote
from pbapp.engagement.review.queries import flagged_in
from pbapp.reports import ahead, heard, owed
from pbapp.reports.figures import Figures
from pbapp.reports.learnt import lessons
from pbapp.reports.period import Period
from pbapp.reports.questioned import questioned
from pbapp.reports.rows import Decided, Finding, Spread
from pbapp.reports.told import Differing
from pbapp.results.models import Count, CountState, PotResult
from pbapp.standards.framework import NSCE_2016
from pbapp.standards.settings import RULES_VERSION
from pbapp.standards.strip import StripRow


def figures_of(period: Period) -> Figures:
    """The figures of a period as they stood on its last day, or stand today if it still runs.

    A record that is accepted later is counted from then on; a signed summary keeps what it had.
    """
    as_of = min(period.ends_on, clock.today())
    ran = engagement.accepted_in(period.starts_on, as_of)
    waiting = engagement.waiting_in(period.starts_on, as_of)
    out = releases.latest_of([one.id for one in ran])
    numbers = [out.get(one.id, {}) for one in ran]
    strips = engagement.strips_of(ran)
    return Figures(
        as_of=as_of,
        for_review=waiting.for_review,
        with_the_lead=waiting.with_the_lead,
        works=tuple(heard.work_of(*one, period) for one in zip(ran, numbers, strict=True)),
        reach=tuple(heard.reached(numbers)),
        missed=tuple(heard.missed(ran, out)),
        findings=tuple(_findings(ran, as_of)),
        spread=tuple(_spread(strips.values())),
        differing=tuple(_differing(ran, strips, period)),
        voiced=sum(any(row.participants is not None for row in one) for one in strips.values()),
        made=engagement.made_in(period.starts_on, period.ends_on),
        promises=tuple(owed.promises(period)),
        oldest_open=owed.oldest_open(as_of),
        tellings=tuple(owed.tellings(period, as_of)),
        owed=tuple(owed.not_told(as_of)),
        decided=tuple(_decided(period)),
        ahead=tuple(ahead.starts(period.next_quarter())),
        joining=tuple(ahead.joining(period.starts_on, as_of)),
        lessons=tuple(lessons(period.starts_on, as_of)),
        rules_version=RULES_VERSION,
        questions=tuple(questioned(period, as_of, ran)),
    )


def _findings(records: Sequence[Engagement], as_of: date) -> Iterator[Finding]:
    quotes = _quotes([one.id for one in records], as_of)
    for record in records:
        for one in record.findings:
            answered = one.responded_on is not None and one.responded_on <= as_of
            quote = quotes.get(one.id)
            yield Finding(
                record_id=record.id,
                title=record.title,
                statement=one.statement,
                strength=one.strength,
                places=tuple(area.name for area in one.areas or record.areas),
                response=one.response if answered else None,
                reason=one.reason if answered else "",
                quote=quote.text if quote else "",
                said_by=quote.said_by if quote else "",
            )


def _quotes(record_ids: Collection[int], as_of: date) -> Mapping[int, Quote]:
    """The first released quote of each finding, by its key."""
    query = select(Quote).where(Quote.engagement_id.in_(record_ids), Quote.released_on <= as_of)
    rows = db.session.scalars(query.order_by(Quote.id.desc()))
    return {one.finding_id: one for one in rows}


def _spread(strips: Iterable[Sequence[StripRow]]) -> Iterator[Spread]:
    for one in engagement.spread_of(strips):
        yield Spread(
            standard=one.standard.code,
            weak=one.weak,
            satisfactory=one.satisfactory,
            good=one.good,
            strong=one.strong,
            due=one.due,
        )


def _differing(
    records: Sequence[Engagement], strips: Mapping[int, Sequence[StripRow]], period: Period
) -> Iterator[Differing]:
    """Those who looked back together differ, or those who took part and the officers."""
    flagged = flagged_in(period.starts_on, period.ends_on)
    for record in records:
        codes = {row.standard.code for row in strips[record.id] if row.disagrees}
        codes.update(flagged.get(record.id, ()))
        names = [
            one.code
            for one in NSCE_2016.standards
            if codes & {one.code, *(indicator.code for indicator in one.indicators)}
        ]
        if names:
            yield Differing(record_id=record.id, title=record.title, standards=tuple(names))


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
