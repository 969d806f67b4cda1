"""What happens to a plan: partners, roles, help, versions, and those who speak for a community."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pbapp.demo.scene import Step
from pbapp.engagement.plan.factors import BY_CODE
from pbapp.engagement.plan.kinds import Given, Part, Reply
from pbapp.engagement.plan.models import (
    Meeting,
    Partner,
    PlanVersion,
    ReportBack,
    Representative,
    ScreenRow,
)
from pbapp.engagement.planning import actions, queries
from pbapp.engagement.planning.actions.agreeing import Said
from pbapp.engagement.planning.things import MODELS, ReplyAt, RoleAt, ScreenAt, version_of

PARTS = {
    "role": Part.ROLE,
    "barrier": Part.BARRIER,
    "support": Part.SUPPORT,
    "contact": Part.CONTACT,
    "outcome": Part.OUTCOME,
    "assessment": Part.ASSESSMENT,
}


def _add(part: Part, step: Step) -> Any:
    return actions.add(step.record, part, step.values(MODELS[part]), by=step.by)


def _partner(step: Step) -> Partner:
    """A body joins; later steps speak of it by its name."""
    made: Partner = _add(Part.PARTNER, step)
    step.scene.things[step.work, step.told["organisation"]] = made
    return made


def _screen(step: Step) -> None:
    at = ScreenAt(step.record, BY_CODE[step.told["factor"]], None)
    values = step.values(ScreenRow)
    del values["factor"]
    actions.answer_screen(at, values, by=step.by)


def _put(step: Step) -> PlanVersion:
    return actions.put_to_partners(step.fresh(), step.told.get("what_changed", ""), by=step.by)


def _agree(step: Step) -> None:
    """A body that answers here itself, or several whose answer stands on paper."""
    by_hand = Said(Reply.AGREED, given=Given.BY_HAND, evidence=step.told.get("evidence", ""))
    said = by_hand if by_hand.evidence else Said(Reply.AGREED)
    _reply(step, said)


def _ask_for_change(step: Step) -> None:
    _reply(step, Said(Reply.CHANGE_ASKED, step.told["words"]))


def _reply(step: Step, said: Said) -> None:
    version: PlanVersion = step.thing(step.told["version"])
    for name in step.told["partners"]:
        actions.answer(ReplyAt(step.record, step.thing(name), version), said, by=step.by)


def _accept_role(step: Step) -> None:
    role = step.thing(step.told["role"])
    body = step.scene.bodies[step.told["organisation"]]
    actions.accept_role(RoleAt(step.record, role, body), by=step.by)


def _publish(step: Step) -> None:
    version: PlanVersion = step.thing(step.told["version"])
    step.fresh()
    actions.publish_version(version_of(step.record.id, version.number), by=step.by)


def _representative(step: Step) -> Representative:
    values = step.values(Representative)
    values |= {
        "user_id": step.scene.cast[step.told["person"]].user_id,
        "worker_id": step.scene.cast[step.told["stood_by"]].user_id,
    }
    made = actions.enter_representative(values, by=step.by)
    step.scene.session.flush()
    actions.add_work(made, step.record.id, by=step.by)
    _read_anew(step, made)
    return made


def _serves(step: Step) -> None:
    person: Representative = step.thing(step.told["who"])
    actions.add_work(queries.representative(person.id), step.record.id, by=step.by)
    _read_anew(step, person)


def _note(note: Callable[..., Any], model: type[Meeting | ReportBack], step: Step) -> None:
    """A representative goes to a meeting, or tells people of it."""
    person: Representative = step.thing(step.told["who"])
    values = step.values(model) | {"engagement_id": step.record.id}
    note(queries.representative(person.id), values, by=step.by)
    _read_anew(step, person)


def _read_anew(step: Step, person: Representative) -> None:
    step.scene.session.flush()
    step.scene.session.expire(person)


VERBS: dict[str, Callable[[Step], Any]] = {
    **{name: partial(_add, part) for name, part in PARTS.items()},
    "partner": _partner,
    "screen": _screen,
    "put_to_partners": _put,
    "agree": _agree,
    "ask_for_change": _ask_for_change,
    "accept_role": _accept_role,
    "publish_plan": _publish,
    "representative": _representative,
    "serves": _serves,
    "meeting": partial(_note, actions.note_meeting, Meeting),
    "report_back": partial(_note, actions.note_report, ReportBack),
}
