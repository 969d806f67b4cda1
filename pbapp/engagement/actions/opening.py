"""Opening records: by hand, and one with each round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pbapp import clock
from pbapp.access.roles import SYSTEM, Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db, transaction
from pbapp.engagement.actions.record import faults_of, lead_faults
from pbapp.engagement.facts.round_calendar import calendar_of, dates
from pbapp.engagement.following import is_ahead, state_at
from pbapp.engagement.kinds import AudienceKind, DecisionMethod, IntendedResult, Weight
from pbapp.engagement.lifecycle import FOLLOWS, State
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Audience, Engagement
from pbapp.engagement.queries.record import changed_by_hand, followed, of_round
from pbapp.engagement.thresholds.queries import sizes
from pbapp.engagement.tiers import least_tier, tier_of_round
from pbapp.i18n import _
from pbapp.jobs import every_minute
from pbapp.refusals import Unfit
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards.kinds import Kind, Level

COPIED = ("opens_on", "closes_on", "options_fixed_on", "decision_on", "feedback_promised_by")

BLANK: dict[str, Any] = dict.fromkeys(
    (*COPIED, "first_results_by", "expected_people", "asked_to_be_told", "were_told")
) | {"tier_reason": "", "is_strategic": False}


def open_by_hand(
    values: Mapping[str, Any], *, by: Actor, audiences: Iterable[Mapping[str, Any]] = ()
) -> Engagement:
    """Put a piece of work into the register, in the size it calls for; whoever opens it leads it.

    Raises Unfit.
    """
    whole = BLANK | dict(values)
    people, duty = whole["expected_people"], whole["is_strategic"]
    tier = least_tier(whole["level"], whole["kind"], people, is_strategic=duty, sizes=sizes())
    whole = {"tier": tier} | whole
    if faults := faults_of(whole) | lead_faults(whole.get("lead_organisation_id"), by):
        raise Unfit(faults)

    touched = [Audience(made_by_id=by.user_id, **one) for one in audiences]
    record = Engagement(lead_id=by.user_id, audiences=touched, **whole)
    db.session.add(record)

    audit(Event.ENGAGEMENT_OPENED, on=record, by=by)
    return record


def open_for_round(round: Round, *, by: Actor) -> Engagement:
    """The one record of a round, which fills as the round runs.

    Its size follows the money; the day people write down who decides is the day it is opened.
    """
    money = sum(pot.money_pence for pot in round.pots)
    record = Engagement(
        round=round,
        lead_id=by.user_id,
        areas=[round.area],
        state=State.PLANNING,
        title=round.name,
        topic=_("Money for local projects"),
        summary=round.summary,
        contact=round.contact,
        kind=Kind.PB_ROUND,
        level=Level.EMPOWER,
        tier=tier_of_round(money, sizes()),
        question_asked=_("Which projects should get the money?"),
        can_change=_("Which projects are funded. People put ideas forward and then vote."),
        cannot_change=_("How much money there is, and the rules."),
        decision_method=DecisionMethod.PEOPLE_VOTE,
        who_decides=_("The people who vote"),
        intended_result=IntendedResult.SHARED_DECISION,
        weight_of_views=Weight.BINDING,
        rule_recorded_on=clock.today(),
        audiences=[_everyone_in(round)],
    )
    db.session.add(record)
    audit(Event.ENGAGEMENT_OPENED, on=record, by=by)
    _follow(record, round, by=by)
    return record


def _everyone_in(round: Round) -> Audience:
    return Audience(
        name=_("People in %(place)s", place=round.area.name),
        kind=AudienceKind.RESIDENTS,
        methods=[MethodKind.PARTICIPATORY_BUDGETING.value, MethodKind.ONLINE_IDEAS.value],
    )


def follow_round(round: Round, *, by: Actor) -> None:
    """Bring what a round tells into its record, where lists look for it. Safe to run twice."""
    record = of_round(round.id)
    if record is not None:
        _follow(record, round, by=by)


@every_minute
def follow_rounds() -> int:
    """The same for every round whose record is still being filled; returns how many."""
    with transaction():
        records = followed()
        for record in records:
            if record.round:
                _follow(record, record.round, by=SYSTEM)
        return len(records)


def _follow(record: Engagement, round: Round, *, by: Actor) -> None:
    db.session.flush()
    if round.phase in (Phase.DRAFT, Phase.COLLECTING):
        _retell(record, round)
    found = dates(record, round, calendar_of(round))
    for name in COPIED:
        setattr(record, name, getattr(found, name))
    if round.phase is not Phase.DRAFT:
        record.first_planned_close_on = record.first_planned_close_on or found.closes_on
        record.public_since = record.public_since or found.opens_on
    _follow_phase(record, round, by=by)


def _retell(record: Engagement, round: Round) -> None:
    """Words as the round has them now, but for those that the lead wrote; size by its money."""
    record.tier = tier_of_round(sum(pot.money_pence for pot in round.pots), sizes())
    told = {"title": round.name, "summary": round.summary, "contact": round.contact}
    stale = {name: text for name, text in told.items() if getattr(record, name) != text}
    written = changed_by_hand(record) if stale else frozenset()
    for name in stale.keys() - written:
        setattr(record, name, stale[name])


def _follow_phase(record: Engagement, round: Round, *, by: Actor) -> None:
    """A round moves its own record, never back, and never past the lead's own last steps."""
    target = state_at(round.phase)
    if record.state not in FOLLOWS or not is_ahead(target, record.state):
        return
    source, record.state = record.state, target
    details: dict[str, Any] = {
        "source": source.value,
        "target": target.value,
        "reason": "",
        "missing": [],
    }
    audit(Event.ENGAGEMENT_MOVED, on=record, by=by, **details)
