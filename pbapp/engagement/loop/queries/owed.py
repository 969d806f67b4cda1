"""What is owed to communities and is late, over all records or of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import ColumnElement, and_, not_, select
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.facts import result
from pbapp.engagement.facts.row import fact_of
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Decision, Engagement, Feedback
from pbapp.engagement.promises import Telling, tellings
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.reach.queries import overdue_challenges
from pbapp.engagement.thresholds.queries import rules
from pbapp.results.models import Count, CountState
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards import facts as plain
from pbapp.standards.kinds import FeedbackKind

#: nobody has taken part yet, or another record goes on with it
OWES_NOTHING = (State.REGISTERED, State.PLANNING, State.MERGED)
_OWING = (
    Engagement.state.not_in(OWES_NOTHING),
    Engagement.round_id.is_(None) | Engagement.round.has(Round.phase != Phase.DRAFT),
)
_DAYS = [getattr(Engagement, field.name) for field in fields(plain.Dates)]
_SORT = (Engagement.id, Engagement.tier, Engagement.level, Engagement.kind)
#: what was decided, and what was told
Done = tuple[list[plain.Decision], list[plain.Feedback]]


@dataclass(frozen=True)
class Owed:
    """One thing that people should have been told by a day that has passed."""

    record: Engagement
    due_on: date
    #: one of the two: what was to be told to all, or a body's question about a figure
    kind: FeedbackKind | None = None
    question: FigureChallenge | None = None


def overdue(record_id: int | None = None) -> Sequence[Owed]:
    """All that is late and not told or answered, longest first; statements do not grow.

    Only days are read of records that are not late.
    """
    today = clock.today()
    found = [*not_told(today, record_id), *_not_answered(today, record_id)]
    return sorted(found, key=lambda one: (one.due_on, one.record.id))


def not_told(today: date, record_id: int | None = None) -> list[Owed]:
    """What people should have been told by a day and were not, longest first."""
    late = list(_not_told(today, record_id))
    records = _records({key for key, _day, _kind in late})
    found = [Owed(records[key], day, kind) for key, day, kind in late]
    return sorted(found, key=lambda one: (one.due_on, one.record.id))


def tellings_of_all(today: date) -> Iterator[tuple[int, Telling]]:
    """What people are to be told by every record with a page for everyone, accepted or not."""
    return tellings_among([Engagement.public_since.is_not(None), *_OWING], today)


def _not_answered(today: date, record_id: int | None) -> Iterator[Owed]:
    for question, record in overdue_challenges(today):
        if record_id in (None, record.id):
            yield Owed(record, question.due_on, question=question)


def _not_told(today: date, record_id: int | None) -> Iterator[tuple[int, date, FeedbackKind]]:
    for key, one in tellings_among(_may_owe(today, record_id), today):
        if one.due_on and one.told_on is None and one.is_late(today):
            yield key, one.due_on, one.kind


def tellings_among(
    which: Sequence[ColumnElement[bool]], today: date
) -> Iterator[tuple[int, Telling]]:
    """What people are to be told by records that fit, each with the key; from days alone."""
    query = select(*_SORT, *_DAYS).where(*which).order_by(Engagement.id)
    settings, done = rules(), _done(which)
    for row in db.session.execute(query):
        decisions, feedback = done[row.id]
        facts = plain.Record(
            id=row.id,
            tier=row.tier,
            level=row.level,
            kind=row.kind,
            dates=fact_of(plain.Dates, row),
            settings=settings,
            decisions=tuple(decisions),
            feedback=tuple(feedback),
        )
        yield from ((row.id, one) for one in tellings(facts, today))


def _done(which: Sequence[ColumnElement[bool]]) -> Mapping[int, Done]:
    """The days of what was decided and told, by record; results of rounds among them."""
    done: defaultdict[int, Done] = defaultdict(lambda: ([], []))
    made = select(Engagement.id, Decision.id, Decision.made_on).join(Decision).where(*which)
    for key, id, day in db.session.execute(made):
        done[key][0].append(plain.Decision(id=id, made_on=day, body="", method=""))
    told = select(Engagement.id, Feedback.id, Feedback.kind, Feedback.published_on).join(Feedback)
    for key, id, kind, out_on in db.session.execute(told.where(*which)):
        done[key][1].append(plain.Feedback(id=id, kind=kind, published_on=out_on))
    counts = select(Engagement, Count).join(Count, Count.round_id == Engagement.round_id)
    published = counts.where(Count.state == CountState.PUBLISHED, *which)
    for record, count in db.session.execute(published):
        done[record.id][0].extend(result.decision(record, count))
        done[record.id][1].extend(result.feedback(count))
    return done


def _records(keys: Collection[int]) -> Mapping[int, Engagement]:
    query = select(Engagement).where(Engagement.id.in_(keys))
    loaded = query.options(
        joinedload(Engagement.lead_organisation),
        joinedload(Engagement.lead),
        joinedload(Engagement.round),
    )
    return {one.id: one for one in db.session.scalars(loaded)}


def _may_owe(today: date, record_id: int | None) -> list[ColumnElement[bool]]:
    """Something of it was not told yet; of a register that grows for years these stay few."""
    out = Feedback.published_on <= today
    told = [Engagement.feedback.any(out & (Feedback.kind == kind)) for kind in FeedbackKind]
    return [
        *_OWING,
        not_(and_(*told)),
        *([] if record_id is None else [Engagement.id == record_id]),
    ]
