"""Putting together what people wrote and what the platform holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pbapp import clock
from pbapp.audit import Event, moments_about
from pbapp.engagement.facts import by_hand, conduct, loop, review, sessions
from pbapp.engagement.facts.asked import asked_held
from pbapp.engagement.facts.comments import with_noted
from pbapp.engagement.facts.held import Held
from pbapp.engagement.facts.known import known
from pbapp.engagement.facts.learning import learning
from pbapp.engagement.facts.of_round import RoundSide, side_of
from pbapp.engagement.facts.plan import plan_groups
from pbapp.engagement.facts.pulse import pulse_of
from pbapp.engagement.facts.reach import reach
from pbapp.engagement.jargon import unexplained
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Engagement
from pbapp.engagement.reading import grade_of
from pbapp.engagement.thresholds.queries import rules
from pbapp.standards import facts as plain

#: changes that readers of the public page see
NEWS = {
    Event.ENGAGEMENT_CHANGED,
    Event.ENGAGEMENT_PART_ADDED,
    Event.ENGAGEMENT_PART_CHANGED,
    Event.ENGAGEMENT_MOVED,
    Event.ENGAGEMENT_PUT_UP,
    Event.PLAN_VERSION_PUBLISHED,
}
#: parts that do not stand on the public page
UNSEEN = {"evidence", "audiences", "comments", "complaints", "format_requests"}


@dataclass(frozen=True)
class Facts:
    """A record's facts for the rules, and its activities as pages list them."""

    plain: plain.Record
    held: tuple[Held, ...]


def facts_of(record: Engagement) -> Facts:
    """All that is known of a record loaded whole, in a number of statements that does not grow."""
    side = side_of(record, record.round) if record.round else None
    held = _held(record, side)
    return Facts(_with_local_people(_plain(record, side, held)), held)


def _with_local_people(facts: plain.Record) -> plain.Record:
    """Who runs a round: community bodies among its partners, and those who speak for others."""
    if facts.budgeting is None or facts.partners is None:
        return facts
    bodies = sum(one.is_community for one in facts.partners)
    local = bodies + len(facts.representatives or ())
    return replace(facts, budgeting=replace(facts.budgeting, steering_local=local))


def held_of(record: Engagement) -> tuple[Held, ...]:
    """Everything people could take part in, by day."""
    return _held(record, side_of(record, record.round) if record.round else None)


def _held(record: Engagement, side: RoundSide | None) -> tuple[Held, ...]:
    """Written down by hand, run by the round, and held elsewhere on the platform."""
    elsewhere = (*sessions.held(record.id), *asked_held(record))
    everything = (*by_hand.activities(record), *(side.held if side else ()), *elsewhere)
    return tuple(sorted(everything, key=lambda one: (one.held_on, str(one.id))))


def dates_of(record: Engagement) -> plain.Record:
    """Only what tells where a record stands in its timetable, without further look-ups."""
    return plain.Record(
        id=record.id,
        tier=record.tier,
        level=record.level,
        kind=record.kind,
        dates=by_hand.dates(record),
        settings=rules(),
    )


def _plain(record: Engagement, side: RoundSide | None, held: tuple[Held, ...]) -> plain.Record:
    """What a round tells of its record is put beside the record's own rows."""
    today = clock.today()
    return replace(
        _own(record),
        dates=side.dates if side else by_hand.dates(record),
        methods=by_hand.methods(record, _kinds(record, side)),
        activities=tuple(one.as_fact() for one in held if one.counts(today)),
        information=(*by_hand.papers(record), *(side.papers if side else ())),
        decisions=(*by_hand.decisions(record), *(side.decisions if side else ())),
        feedback=(*loop.feedback(record), *(side.feedback if side else ())),
        comment_route=with_noted(record, side.comment_route if side else None),
        page=replace(
            side.page if side else _page(record),
            reading_grade=grade_of(record.summary),
            unexplained_words=tuple(unexplained(record.summary)),
        ),
        budgeting=side.budgeting if side else None,
    )


def _own(record: Engagement) -> plain.Record:
    return replace(
        dates_of(record),
        audiences=by_hand.audiences(record),
        agreed_formats=by_hand.formats(record),
        format_requests=conduct.format_requests(record),
        adjusting=conduct.adjusting(record),
        complaints=conduct.complaints(record),
        resources=conduct.resources(record),
        decision_rule=by_hand.decision_rule(record),
        findings=by_hand.findings(record),
        told=loop.told(record),
        views=loop.views(record),
        follow_ups=loop.follow_ups(record),
        known=known(record),
        learning=learning(record),
        review_session=review.sessions(record),
        pulse=pulse_of(record.id),
        reach=reach(record),
        support=sessions.support(record.id, needs_summary=record.needs_summary),
        returning=sessions.returning(record.id),
        by_hand=by_hand.evidence(record),
        **plan_groups(record),
    )


def _kinds(record: Engagement, side: RoundSide | None) -> set[MethodKind]:
    planned = {MethodKind(name) for one in record.audiences for name in one.methods}
    planned |= {one.method for one in record.methods}
    return planned | {one.method for one in record.activities} | set(side.methods if side else ())


def _news(record: Engagement) -> tuple[date, ...]:
    """Days on which something that readers see was changed; only the moments are read."""
    moments = moments_about(record, NEWS, but=UNSEEN)
    return tuple(sorted({clock.local(moment).date() for moment in moments}))


def _page(record: Engagement) -> plain.PublicPage:
    return plain.PublicPage(live_since=record.public_since, updated_on=_news(record))
