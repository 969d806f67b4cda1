"""What happens to a record itself: opened, filled in, moved on, reviewed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pbapp import clock
from pbapp.demo.scene import Step
from pbapp.engagement import actions
from pbapp.engagement.check import lines_to_rate
from pbapp.engagement.kinds import Part
from pbapp.engagement.lifecycle import Action
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import get
from pbapp.engagement.queries.record import MODELS

PARTS = {
    "audience": Part.AUDIENCE,
    "method": Part.METHOD,
    "activity": Part.ACTIVITY,
    "paper": Part.PAPER,
    "format_request": Part.FORMAT_REQUEST,
    "finding": Part.FINDING,
    "decision": Part.DECISION,
    "promise": Part.COMMITMENT,
    "feedback": Part.FEEDBACK,
    "evidence": Part.EVIDENCE,
    "adjustment": Part.CHANGE,
    "complaint": Part.COMPLAINT,
    "link": Part.LINK,
}


def _open(step: Step) -> Engagement:
    values = step.values(Engagement, only_told=True)
    values["areas"] = [step.scene.places[name] for name in step.told["areas"]]
    values["lead_organisation_id"] = step.scene.bodies[step.told["led_by"]]
    values["rule_recorded_on"] = clock.today()
    made = actions.open_by_hand(values, by=step.by)
    step.scene.session.flush()
    step.scene.works[step.work] = made
    step.scene.session.expire(made)
    return get(made.id)


def _add(part: Part, step: Step) -> Any:
    values = step.values(MODELS[part])
    if "held_for" in step.told:
        values["audiences"] = [step.thing(called) for called in step.told["held_for"]]
    return actions.add(step.record, part, values, by=step.by)


def _change(step: Step) -> None:
    actions.change(step.fresh(), step.values(Engagement, only_told=True), by=step.by)


def _move(action: Action, step: Step) -> None:
    actions.move_on(step.fresh(), action, reason=step.told.get("reason", ""), by=step.by)


def _put_up(step: Step) -> None:
    actions.publish(step.fresh(), by=step.by)


def _withdraw(step: Step) -> None:
    actions.withdraw(step.fresh(), step.told["reason"], by=step.by)


def _rate(step: Step) -> None:
    """Sign points by indicator, as far as there is evidence for them."""
    record, points = step.fresh(), step.told["points"]
    given = {
        line.indicator.code: (min(points[line.indicator.code], line.cap), "")
        for line in lines_to_rate(record)
        if line.indicator.code in points
    }
    actions.rate_many(record, given, by=step.by)


def _accept(step: Step) -> None:
    actions.review(step.fresh(), accepted=True, comments={}, by=step.by)


VERBS: dict[str, Callable[[Step], Any]] = {
    "open": _open,
    **{name: partial(_add, part) for name, part in PARTS.items()},
    "change": _change,
    **{f"go_on_to_{action.value}": partial(_move, action) for action in Action},
    "put_up": _put_up,
    "withdraw": _withdraw,
    "rate": _rate,
    "accept": _accept,
}
