"""What people wrote into a record, as the rules of the standards read it."""

from __future__ import annotations

from collections.abc import Iterable

from pbapp import clock
from pbapp.engagement.facts.held import Held
from pbapp.engagement.facts.row import fact_of
from pbapp.engagement.labels import DECISION_METHODS, METHODS
from pbapp.engagement.methods import LIBRARY, MethodKind
from pbapp.engagement.models import Engagement, Feedback
from pbapp.standards import facts as plain
from pbapp.standards.substance import says_something


def dates(record: Engagement) -> plain.Dates:
    """The timetable as it is written down."""
    return fact_of(plain.Dates, record)


def activities(record: Engagement) -> tuple[Held, ...]:
    """Everything people could take part in."""
    return tuple(
        Held(
            id=one.id,
            name=one.name,
            method=one.method,
            held_on=one.held_on,
            starts_at=clock.from_local(one.held_on, one.starts_at) if one.starts_at else None,
            ends_at=clock.from_local(one.held_on, one.ends_at) if one.ends_at else None,
            place=one.place,
            told_on=one.told_on,
            headcount=one.headcount,
            basis=one.basis,
            discussion_minutes=one.discussion_minutes,
            for_named_group=one.for_named_group,
            led_by=one.facilitator,
            access_checked=one.access_checked_on is not None,
        )
        for one in record.activities
    )


def audiences(record: Engagement) -> tuple[plain.Audience, ...]:
    """Who it touches, and by which methods they are to be reached."""
    return tuple(
        plain.Audience(
            id=one.id,
            name=one.name,
            at_risk=one.at_risk,
            method_ids=frozenset(one.methods),
            affected=one.affected,
            first_contact_on=one.first_contact_on,
            activity_ids=frozenset(held.id for held in record.activities if one in held.audiences),
        )
        for one in record.audiences
    )


def methods(record: Engagement, kinds: Iterable[MethodKind]) -> tuple[plain.Method, ...]:
    """Methods out of the library, each once and in its order, with the reasons for them."""
    wanted = set(kinds)
    reasons = {one.method: one.rationale for one in record.methods}
    met = {
        kind: [one.kind for one in record.audiences if kind.value in one.methods] for kind in wanted
    }
    return tuple(
        fact_of(
            plain.Method,
            traits,
            id=kind.value,
            name=str(METHODS[kind]),
            rationale=reasons.get(kind, ""),
            suits=traits.suits(record.level, met[kind]),
        )
        for kind, traits in LIBRARY.items()
        if kind in wanted
    )


def papers(record: Engagement) -> tuple[plain.InformationItem, ...]:
    """Papers and notices."""
    return tuple(
        fact_of(plain.InformationItem, one, formats=frozenset(one.formats)) for one in record.papers
    )


def formats(record: Engagement) -> frozenset[str] | None:
    """Formats that people said they need; None where nobody asked."""
    return frozenset(record.formats_asked) if record.formats_asked is not None else None


def decision_rule(record: Engagement) -> plain.DecisionRule:
    """Who decides and how, as agreed."""
    method = record.decision_method
    return plain.DecisionRule(
        method=str(DECISION_METHODS[method]) if method else "",
        decider=record.who_decides,
        recorded_on=record.rule_recorded_on,
    )


def decisions(record: Engagement) -> tuple[plain.Decision, ...]:
    """What was decided."""
    return tuple(
        fact_of(plain.Decision, one, method=str(DECISION_METHODS[one.method]))
        for one in record.decisions
    )


def written(one: Feedback) -> plain.Feedback:
    """It covers what is written in it, not what is ticked."""
    return plain.Feedback(
        id=one.id,
        kind=one.kind,
        published_on=one.published_on,
        covers=frozenset(part for part, text in one.told.items() if says_something(text)),
    )


def findings(record: Engagement) -> tuple[plain.Finding, ...]:
    """What people said, and what was answered."""
    return tuple(fact_of(plain.Finding, one) for one in record.findings)


def evidence(record: Engagement) -> tuple[plain.HandEvidence, ...]:
    """Evidence added by hand."""
    return tuple(fact_of(plain.HandEvidence, one, on=one.dated) for one in record.evidence)
