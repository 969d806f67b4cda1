"""What a record holds, as its next step asks: gathered once for the list and for the guard."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pbapp import clock
from pbapp.engagement.bars import ABOVE_LIGHT, LOCKS, Bar, RecordFacts, barring
from pbapp.engagement.data_note import is_written
from pbapp.engagement.facts.gather import Facts, facts_of
from pbapp.engagement.lifecycle import Step, next_step
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.telling import CHECK_MONTHS
from pbapp.engagement.plan import queries as plan
from pbapp.standards.evidence import gather
from pbapp.standards.framework import NSCE_2016, Gate, Tier
from pbapp.standards.kinds import FeedbackKind
from pbapp.standards.parts import Value
from pbapp.standards.substance import says_something
from pbapp.standards.timing import has_begun, is_over

TELL_WHAT_WAS_HEARD = {FeedbackKind.WHAT_WE_HEARD, FeedbackKind.WHAT_WAS_DECIDED}


@dataclass(frozen=True)
class Missing:
    """What a step asks for, and what of it is not there."""

    step: Step
    #: each thing it asks for, and whether it is there
    asked: tuple[tuple[Bar, bool], ...]
    #: codes of indicators due by its gate for which nothing speaks
    codes: tuple[str, ...]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is not there."""
        return tuple(bar for bar, done in self.asked if not done)

    @property
    def all(self) -> tuple[str, ...]:
        """The same with the indicators, as it is recorded."""
        return (*(bar.value for bar in self.bars), *self.codes)

    @property
    def locks(self) -> tuple[Bar, ...]:
        """What of it no reason gets past."""
        return tuple(bar for bar in self.bars if bar in LOCKS)

    @property
    def locked(self) -> bool:
        """No reason gets past it."""
        return bool(self.locks)


def missing(record: Engagement, facts: Facts | None = None) -> Missing | None:
    """What the lead's next step asks for; None where the record waits for others or is done."""
    step = next_step(record.state, of_round=record.round_id is not None)
    return missing_for(step, record, facts) if step else None


def missing_for(step: Step, record: Engagement, facts: Facts | None = None) -> Missing:
    """What one step asks for."""
    facts = facts or facts_of(record)
    barred = barring(step.bars, readiness(record, facts))
    light = record.tier is Tier.LIGHT
    bars = [bar for bar in step.bars if not (light and bar in ABOVE_LIGHT)]
    asked = tuple((bar, bar not in barred) for bar in bars)
    return Missing(step, asked, _without_evidence(record.tier, facts, step.gate))


def _without_evidence(tier: Tier, facts: Facts, gate: Gate | None) -> tuple[str, ...]:
    """Indicators of a gate that facts were looked for and not found (engagement.md 8.2)."""
    today = clock.today()
    return tuple(
        one.code
        for one in NSCE_2016.due_at(tier)
        if one.gate is gate and gather(one.code, facts.plain, today=today).value is Value.NONE
    )


def readiness(record: Engagement, facts: Facts) -> RecordFacts:
    """The facts that bar or open a step."""
    return _with_loop(_with_plan(_named(record, facts), record, facts), record, facts)


def _named(record: Engagement, facts: Facts) -> RecordFacts:
    """What it is, whom it touches, what is asked."""
    dates = facts.plain.dates
    firm = (dates.opens_on, dates.closes_on, dates.decision_on, dates.feedback_promised_by)
    return RecordFacts(
        has_summary=bool(record.summary.strip()),
        has_topic=bool(record.topic.strip()),
        areas=len(record.areas),
        audiences=len(record.audiences),
        has_days=bool(dates.opens_on and dates.closes_on),
        has_dates=all(firm) and not record.dates_are_rough,
        has_question=bool(record.question_asked.strip()),
        has_limits=bool(record.can_change.strip() and record.cannot_change.strip()),
        has_rule=bool(record.decision_method and record.who_decides.strip()),
    )


def _with_plan(found: RecordFacts, record: Engagement, facts: Facts) -> RecordFacts:
    """What was searched, planned and agreed, and how far the work with people is."""
    plain, today = facts.plain, clock.today()
    means = (record.budget_planned, record.budget_support, record.staff_days_planned)
    past = [one for one in facts.held if one.held_on <= today and not one.from_round]
    return replace(
        found,
        was_searched=plain.known.searched_on is not None if plain.known else None,
        is_light=record.tier is Tier.LIGHT,
        has_result=record.intended_result is not None,
        has_weight=record.weight_of_views is not None,
        has_means=all(one is not None for one in means),
        barriers_open=plan.open_barriers(record.id),
        is_assessed=plan.is_assessed(record),
        has_data_note=is_written(record),
        is_agreed=plan.is_agreed(record),
        has_opened=has_begun(plain, today),
        activities=len(facts.held),
        is_over=is_over(plain, today),
        activities_held=sum(one.counts(today) and one.held_on <= today for one in facts.held),
        without_headcount=sum(one.headcount is None for one in past),
    )


def _with_loop(found: RecordFacts, record: Engagement, facts: Facts) -> RecordFacts:
    """What was heard, answered, told and learnt."""
    plain = facts.plain
    told = {one.kind for one in plain.feedback or () if one.published_on}
    heard = bool(record.findings) or bool(told & TELL_WHAT_WAS_HEARD)
    note = plain.views.no_minority_note if plain.views else ""
    few = any(one.stance.is_of_the_few for one in record.findings) or says_something(note)
    awaited = plain.dates.decision_on is not None and plain.dates.decision_on > clock.today()
    return replace(
        found,
        has_heard=heard,
        # A round's result tells every project's votes, those of the few too.
        has_minority=few or record.round_id is not None,
        unanswered=sum(
            one.strength.needs_answer and one.response is None for one in record.findings
        ),
        is_told=FeedbackKind.WHAT_WAS_DECIDED in told
        or (FeedbackKind.WHAT_WE_HEARD in told and awaited),
        has_lesson=plain.learning.note_published_on is not None if plain.learning else None,
        checks_open=_checks_open(facts),
    )


def _checks_open(facts: Facts) -> int | None:
    """How many of the two checks, after 6 and 12 months, are not answered."""
    if facts.plain.follow_ups is None:
        return None
    answered = {one.months for one in facts.plain.follow_ups if one.answered_on}
    return len(set(CHECK_MONTHS) - answered)
