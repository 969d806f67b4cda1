"""Programmes of sessions: planned, booked, come to or not, looked back on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from pbapp import clock
from pbapp.activities.sessions.actions import booking, needs, programmes, running
from pbapp.activities.sessions.actions.booking import Answers
from pbapp.activities.sessions.kinds import ComesFor, RoleKind, Source, SupportAnswer, SupportKind
from pbapp.activities.sessions.models import (
    Cascade,
    MemberCommitment,
    Programme,
    Session,
    UptakeReview,
)
from pbapp.activities.sessions.planning import moments
from pbapp.activities.sessions.queries import bookings
from pbapp.activities.sessions.queries.programmes import sessions_of
from pbapp.activities.sessions.queries.uptake import MONTHS
from pbapp.demo.scene import Step

#: people are told of a session so long before it, and who came is noted a day after
NOTICE, AFTERWARDS = timedelta(days=21), timedelta(days=1)


def _programme(step: Step) -> Programme:
    """A programme with its sessions; its first six months are reviewed in the month after them."""
    first = step.day("first")
    values = step.values(Programme, only_told=True) | _review_of(first)
    values["owner_id"] = step.scene.bodies[step.told["owner"]]
    made = programmes.make(step.record.id, values, by=step.by)
    step.scene.session.flush()
    days = moments(first, step.told["at"], made.frequency, len(step.told["sessions"]))
    programmes.plan(made, days, by=step.by)
    shared = {"place": step.told["place"], "leader": step.told["leader"]}
    for session, theme in zip(_sessions(made), step.told["sessions"], strict=True):
        checked = {"access_checked_on": clock.today(), "theme": theme}
        running.change(session, shared | checked, by=step.by)
    return made


def _review_of(first: date) -> dict[str, int]:
    years, month = divmod(first.month - 1 + MONTHS, 12)
    return {"year": first.year + years, "review_month": month + 1}


def _sessions(programme: Programme) -> list[Session]:
    return [bookings.get(row.session.id) for row in sessions_of(programme.id)]


def _book(step: Step) -> None:
    """Guests book sessions by their number; those that are over were held."""
    for number, session in enumerate(_sessions(step.thing(step.told["of"])), start=1):
        starts = session.starts_at
        with clock.standing_at(min(starts - NOTICE, clock.now())):
            running.open_booking(session, by=step.by)
            guests = [one for one in step.told["guests"] if number in one["sessions"]]
            came = [_guest(step, session, one, at) for at, one in enumerate(guests)]
        if starts < clock.now():
            missed = {id for id, one in zip(came, guests, strict=True) if number in one["missed"]}
            with clock.standing_at(starts + AFTERWARDS):
                walked_in = step.told["walk_ins"][number - 1]
                running.mark(session, set(came) - missed, walked_in, by=step.by)


def _guest(step: Step, session: Session, told: Mapping[str, Any], number: int) -> int:
    body = told.get("organisation")
    answers = Answers(
        comes_for=ComesFor.ORGANISATION if body else ComesFor(told["comes_for"]),
        role_kind=RoleKind(told["role"]),
        organisation_id=step.scene.bodies[body] if body else None,
        source=Source(told["source"]),
        needs=tuple(SupportKind(one) for one in told.get("needs", ())),
        needs_detail=told.get("detail", ""),
    )
    caller = f"{step.work}-{number}"
    made = booking.book(session, answers, form_key=caller, language="en", caller=caller)
    for request in bookings.needs_of(made):
        needs.answer(request, SupportAnswer.MET, by=step.by)
    return made.id


def _pass_on(step: Step) -> Cascade:
    values = step.values(Cascade)
    return programmes.ask_to_pass_on(step.thing(step.told["of"]), values, by=step.by)


def _member(step: Step) -> None:
    """A member of the board promises to come to a session, and comes to one where that is told."""
    programme = step.thing(step.told["of"])
    values = step.values(MemberCommitment)
    made = programmes.promise(programme, values | {"session_id": None}, by=step.by)
    if "came_to" in step.told:
        session = _sessions(programme)[step.told["came_to"] - 1]
        programmes.keep_promise(made, session.id, by=step.by)


def _review(step: Step) -> None:
    """What the first six months show, for everyone to read."""
    programme = step.thing(step.told["of"])
    values = step.values(UptakeReview, only_told=True)
    programmes.review(programme, values, by=step.by)
    step.scene.session.flush()
    programmes.publish(programme, by=step.by)


VERBS: dict[str, Callable[[Step], Any]] = {
    "programme": _programme,
    "book": _book,
    "pass_on": _pass_on,
    "member": _member,
    "review_uptake": _review,
}
