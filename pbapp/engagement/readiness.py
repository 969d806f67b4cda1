"""What a record holds, as its next step asks: gathered once for the list and for the guard."""

from __future__ import annotations

from pbapp import clock
from pbapp.engagement.facts.gather import Facts, facts_of
from pbapp.engagement.lifecycle import Bar, RecordFacts, bars, next_step
from pbapp.engagement.models import Engagement
from pbapp.standards.kinds import FeedbackKind, Strength
from pbapp.standards.timing import is_over

#: findings that need an answer: said by some people or more (engagement.md section 8.3, IMP2)
NEED_AN_ANSWER = {Strength.MOST, Strength.MANY, Strength.SOME}


def readiness(record: Engagement, facts: Facts | None = None) -> RecordFacts:
    """The facts that bar or open a step."""
    facts = facts or facts_of(record)
    today, dates = clock.today(), facts.plain.dates
    past = [one for one in facts.held if one.held_on <= today and not one.from_round]
    needed = (dates.opens_on, dates.closes_on, dates.decision_on, dates.feedback_promised_by)
    return RecordFacts(
        has_summary=bool(record.summary.strip()),
        areas=len(record.areas),
        audiences=len(record.audiences),
        has_dates=all(needed),
        has_question=bool(record.question_asked.strip()),
        has_limits=bool(record.can_change.strip() and record.cannot_change.strip()),
        has_rule=bool(record.decision_method and record.who_decides.strip()),
        is_over=is_over(facts.plain, today),
        activities_held=sum(one.counts(today) and one.held_on <= today for one in facts.held),
        without_headcount=sum(one.headcount is None for one in past),
        has_heard=bool(record.findings) or _is_told(facts),
        unanswered=sum(
            one.strength in NEED_AN_ANSWER and one.response is None for one in record.findings
        ),
    )


def _is_told(facts: Facts) -> bool:
    """A round's published result is what was heard."""
    heard = (FeedbackKind.WHAT_WE_HEARD, FeedbackKind.WHAT_WAS_DECIDED)
    return any(one.kind in heard and one.published_on for one in facts.plain.feedback or ())


def missing(record: Engagement, facts: Facts) -> list[tuple[Bar, bool]]:
    """Each thing the next step asks for, and whether it is there."""
    step = next_step(record.state)
    if step is None:
        return []
    barred = bars(step, readiness(record, facts))
    return [(bar, bar not in barred) for bar in step.bars]
