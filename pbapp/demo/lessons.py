"""What was learnt: lessons written and used again, and looking back together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pbapp import clock
from pbapp.demo.scene import Step
from pbapp.engagement.kinds.loop import MemberKind, Scope
from pbapp.engagement.learning import actions, queries
from pbapp.engagement.models.learning import LearningNote
from pbapp.engagement.review import actions as reviews
from pbapp.engagement.review.actions import NewSeat
from pbapp.engagement.review.queries import Seat, SessionAt, session_at


def _lesson(step: Step) -> LearningNote:
    """A lesson, out for those it is shared with."""
    made = actions.write(step.record, step.values(LearningNote), step.told["words"], by=step.by)
    step.scene.session.flush()
    actions.publish(queries.note_at(made.id), by=step.by)
    return made


def _cite(step: Step) -> None:
    note = step.thing(step.told["lesson"])
    actions.cite(step.fresh(), queries.note_at(note.id), step.told["use"], by=step.by)


def _look_back(step: Step) -> None:
    """People rate round one table: officers, partners and people of the community."""
    session = reviews.set_up(step.fresh(), clock.today(), True, Scope.STANDARDS, by=step.by)
    step.scene.session.flush()
    step.scene.session.expire(session)
    at = session_at(step.record.id, session.id)
    for row in step.told["seats"]:
        _sit(step, at, row)
    reviews.end(at, step.told["notes"], by=step.by)


def _sit(step: Step, at: SessionAt, row: dict[str, Any]) -> None:
    body = step.scene.bodies[row["organisation"]]
    member = reviews.add_seat(at, NewSeat(MemberKind(row["kind"]), row["name"], body), by=step.by)
    reviews.rate(Seat(at.record, at.session, member), row["marks"], by=step.by)


VERBS: dict[str, Callable[[Step], Any]] = {
    "lesson": _lesson,
    "build_on_lesson": _cite,
    "look_back_together": _look_back,
}
