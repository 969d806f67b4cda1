"""Moving a record on, and back; the only place that changes its state.

A step lists what is missing and lets the lead go on with a reason that is recorded: a reminder,
not a lock, but for the agreed plan and the note on personal data (engagement.md section 8.2).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.engagement.actions.opening import follow_round
from pbapp.engagement.actions.reach import publish_numbers
from pbapp.engagement.actions.refusals import NotReady, must_allow
from pbapp.engagement.lifecycle import (
    BY_ACTION,
    STOPPED,
    Action,
    State,
    Step,
    next_step,
    steps_back,
)
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.queries import versions_of
from pbapp.engagement.queries.record import hold
from pbapp.engagement.readiness import Missing, missing_for
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit
from pbapp.standards.substance import says_something

#: steps with which the numbers of people go out, as far as they may
LETS_OUT = frozenset({Action.END, Action.TELL, Action.SUBMIT})


def move_on(record: Engagement, action: Action, *, by: Actor, reason: str = "") -> None:
    """Take the lead's next step. Raises NotReady, or Unfit where the reason says nothing."""
    if record.round is not None:
        follow_round(record.round, by=by)
    hold(record)
    step = next_step(record.state, of_round=record.round_id is not None)
    if step is None or step.action is not action:
        raise Refused(_("The record has moved on since you opened this page."))
    gaps = missing_for(step, record)
    _require_ready(gaps, reason)
    _effect(record, action, by)
    _enter(record, step, by=by, reason=reason, missing=gaps.all)


def _require_ready(gaps: Missing, reason: str) -> None:
    if not gaps.all:
        return
    if gaps.locked or not reason.strip():
        raise NotReady(gaps.bars)
    if not says_something(reason):
        raise Unfit({"reason": _("Write why you go on without it, in a whole sentence.")})


def _effect(record: Engagement, action: Action, by: Actor) -> None:
    """The page goes up with the agreed plan, whose last day is the one kept as first planned."""
    if action is Action.AGREE:
        record.public_since = record.public_since or clock.today()
        record.first_planned_close_on = record.first_planned_close_on or record.closes_on
        _let_all_read_the_plan(record, by)
    if action is Action.SUBMIT:
        record.submitted_by_id = by.user_id
    if action in LETS_OUT:
        publish_numbers(record, by=by)


def _let_all_read_the_plan(record: Engagement, by: Actor) -> None:
    """What the partners agreed is published with the page (engagement.md section 8.3, PLA2)."""
    version = next(iter(versions_of(record.id)), None)
    if version is not None and version.published_on is None:
        version.published_on = clock.today()
        audit(Event.PLAN_VERSION_PUBLISHED, on=record, by=by, number=version.number)


def submit(record: Engagement, *, by: Actor, reason: str = "") -> None:
    """Send the record to the officers."""
    move_on(record, Action.SUBMIT, by=by, reason=reason)


def publish(record: Engagement, *, by: Actor) -> None:
    """Put the page up before the plan is agreed, by choice."""
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)
    if record.round_id is not None:
        raise Refused(_("This record belongs to a round. Its page goes up when the round opens."))
    if not record.summary.strip():
        raise Refused(_("Write what it is about first, so that people have something to read."))
    if record.public_since is None:
        record.public_since = clock.today()
        audit(Event.ENGAGEMENT_PUT_UP, on=record, by=by)


def step_back(record: Engagement, to: State, reason: str, *, by: Actor) -> None:
    """Go back to an earlier state; everyone who reads the log sees why."""
    hold(record)
    _not_of_round(record)
    if to not in steps_back(record.state):
        raise Refused(_("The record has moved on since you opened this page."))
    _enter(record, Step(Action.STEP_BACK, frozenset({record.state}), to), by=by, reason=reason)


def pause(record: Engagement, reason: str, *, by: Actor) -> None:
    """Stop for a while."""
    stamps = {"paused_on": clock.today(), "paused_reason": reason}
    _aside(record, Action.PAUSE, reason, stamps, by=by)


def resume(record: Engagement, *, by: Actor) -> None:
    """Go on after a pause."""
    _aside(record, Action.RESUME, "", {}, by=by)


def withdraw(record: Engagement, reason: str, *, by: Actor) -> None:
    """Stop the work; people who took part are still owed an answer."""
    stamps = {"withdrawn_on": clock.today(), "withdrawn_reason": reason}
    _aside(record, Action.WITHDRAW, reason, stamps, by=by)


def merge(record: Engagement, into: Engagement, reason: str, *, by: Actor) -> None:
    """Join this work with another record, which goes on for both.

    Both are held, in one order, or two that are joined crosswise would end in each other.
    """
    for one in sorted((record, into), key=lambda held: held.id):
        hold(one)
    if into.id == record.id or into.state in STOPPED:
        raise Unfit({"into": _("Choose another record that still goes on.")})
    stamps = {"merged_on": clock.today(), "merged_reason": reason, "merged_into": into}
    _aside(record, Action.MERGE, reason, stamps, by=by)


def _aside(
    record: Engagement, action: Action, reason: str, stamps: Mapping[str, Any], *, by: Actor
) -> None:
    hold(record)
    _not_of_round(record)
    step = _taken_from(record, action)
    record.paused_on = None
    for name, value in stamps.items():
        setattr(record, name, value)
    _enter(record, step, by=by, reason=reason)


def _not_of_round(record: Engagement) -> None:
    if record.round_id is not None:
        raise Refused(_("This record belongs to a round, so it goes where the round goes."))


def enter(
    record: Engagement,
    action: Action,
    *,
    by: Actor,
    reason: str = "",
    missing: Collection[str] = (),
) -> None:
    """Take a step that has no list; Refused where the record stands elsewhere by now."""
    _enter(record, _taken_from(record, action), by=by, reason=reason, missing=missing)


def _taken_from(record: Engagement, action: Action) -> Step:
    step = BY_ACTION[action]
    if record.state not in step.sources:
        raise Refused(_("The record has moved on since you opened this page."))
    return step


def _enter(
    record: Engagement, step: Step, *, by: Actor, reason: str, missing: Collection[str] = ()
) -> None:
    source, record.state = record.state, step.target
    details = {
        "source": source.value,
        "target": step.target.value,
        "reason": reason.strip(),
        "missing": list(missing),
    }
    audit(Event.ENGAGEMENT_MOVED, on=record, by=by, **details)
