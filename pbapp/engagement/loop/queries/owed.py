"""What is owed to communities and is late, over all records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.facts import by_hand
from pbapp.engagement.facts.gather import dates_of
from pbapp.engagement.facts.result import decision as result_decision
from pbapp.engagement.facts.result import feedback as result_feedback
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.engagement.promises import Telling, tellings
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.reach.queries import overdue_challenges
from pbapp.results.models import Count, CountState
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards.kinds import FeedbackKind

#: nobody has taken part yet, or another record goes on with it
OWES_NOTHING = (State.REGISTERED, State.PLANNING, State.MERGED)


@dataclass(frozen=True)
class Owed:
    """One thing that people should have been told by a day that has passed."""

    record: Engagement
    due_on: date
    #: one of the two: what was to be told to all, or a body's question about a figure
    kind: FeedbackKind | None = None
    question: FigureChallenge | None = None


def overdue() -> Sequence[Owed]:
    """All that is late and not told or answered, longest first; statements do not grow."""
    query = (
        select(Engagement)
        .outerjoin(Engagement.round)
        .where(Engagement.state.not_in(OWES_NOTHING))
        .where(or_(Engagement.round_id.is_(None), Round.phase != Phase.DRAFT))
        .options(
            selectinload(Engagement.decisions),
            selectinload(Engagement.feedback),
            joinedload(Engagement.lead_organisation),
            joinedload(Engagement.lead),
            joinedload(Engagement.round),
        )
        .order_by(Engagement.id)
    )
    today = clock.today()
    found = [*_not_told(db.session.scalars(query).all(), today), *_not_answered(today)]
    return sorted(found, key=lambda one: (one.due_on, one.record.id))


def _not_answered(today: date) -> Iterator[Owed]:
    for question, record in overdue_challenges(today):
        yield Owed(record, question.due_on, question=question)


def _not_told(records: Sequence[Engagement], today: date) -> Iterator[Owed]:
    results = _results(one.round_id for one in records if one.round_id)
    for record in records:
        for telling in _tellings(record, results, today):
            if telling.due_on and telling.told_on is None and telling.is_late(today):
                yield Owed(record, telling.due_on, kind=telling.kind)


def _results(round_ids: Iterable[int]) -> Mapping[int, Count]:
    query = select(Count).where(
        Count.round_id.in_(list(round_ids)), Count.state == CountState.PUBLISHED
    )
    return {one.round_id: one for one in db.session.scalars(query)}


def _tellings(record: Engagement, results: Mapping[int, Count], today: date) -> list[Telling]:
    count = results.get(record.round_id or 0)
    plain = replace(
        dates_of(record),
        decisions=(*by_hand.decisions(record), *(result_decision(record, count) if count else ())),
        feedback=(*by_hand.feedback(record), *(result_feedback(count) if count else ())),
    )
    return list(tellings(plain, today))
