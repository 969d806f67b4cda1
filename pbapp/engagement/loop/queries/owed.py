"""What is owed to communities and is late, over all records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from pbapp.results.models import Count, CountState
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round

#: nobody has taken part yet, or another record goes on with it
OWES_NOTHING = (State.REGISTERED, State.PLANNING, State.MERGED)


@dataclass(frozen=True)
class Owed:
    """One thing that people should have been told by a day that has passed."""

    record: Engagement
    telling: Telling

    @property
    def due_on(self) -> date:
        """The day it was owed by."""
        assert self.telling.due_on is not None  # noqa: S101 - nothing is late without a day
        return self.telling.due_on


def overdue() -> Sequence[Owed]:
    """Everything late and not told, longest first, in a number of statements that does not grow."""
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
    return late_of(db.session.scalars(query).all())


def late_of(records: Iterable[Engagement]) -> Sequence[Owed]:
    """What of these records is late and not told; decisions and feedback are loaded."""
    whole, today = list(records), clock.today()
    results = _results(one.round_id for one in whole if one.round_id)
    found = [
        Owed(record, telling)
        for record in whole
        for telling in _tellings(record, results, today)
        if telling.told_on is None and telling.is_late(today)
    ]
    return sorted(found, key=lambda one: (one.due_on, one.record.id))


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
