"""Making programmes with all their sessions, passing the word on, reviewing the uptake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pbapp import clock
from pbapp.activities.changing import NotNow
from pbapp.activities.releases import ledger
from pbapp.activities.releases.floors import floors_now
from pbapp.activities.sessions.actions import running
from pbapp.activities.sessions.gate import for_everyone
from pbapp.activities.sessions.lifecycle import State
from pbapp.activities.sessions.models import (
    Cascade,
    MemberCommitment,
    Programme,
    Session,
    UptakeReview,
)
from pbapp.activities.sessions.queries import programmes
from pbapp.activities.sessions.queries import uptake as figures
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


def make(engagement_id: int, values: dict[str, Any], *, by: Actor) -> Programme:
    """Begin a programme of a record."""
    programme = Programme(engagement_id=engagement_id, **values)
    db.session.add(programme)

    record(Event.PROGRAMME_MADE, on=programme, by=by)
    return programme


def change(programme: Programme, values: dict[str, Any], *, by: Actor) -> None:
    """Keep other details; sessions that are planned already stay as they are."""
    fields = sorted(name for name, value in values.items() if getattr(programme, name) != value)
    for name in fields:
        setattr(programme, name, values[name])

    record(Event.PROGRAMME_CHANGED, on=programme, by=by, fields=fields)


def plan(programme: Programme, moments: Iterable[datetime], *, by: Actor) -> int:
    """Make a session for each moment, with the programme's length, cap and mode; how many.

    A moment that has a session already is left out, so that planning twice makes nothing twice.
    """
    db.session.refresh(programme, ["cap"], with_for_update=True)
    there = {row.session.starts_at for row in programmes.sessions_of(programme.id)}
    new = [moment for moment in moments if moment not in there]
    for moment in new:
        db.session.add(
            Session(
                programme_id=programme.id,
                starts_at=moment,
                minutes=programme.minutes,
                mode=programme.mode,
                capacity=programme.cap,
                host_id=programme.owner_id,
            )
        )

    record(Event.SESSIONS_PLANNED, on=programme, by=by, sessions=len(new))
    return len(new)


def open_all(programme: Programme, *, by: Actor) -> int:
    """Open booking for every planned session that lies ahead; how many."""
    waiting = [
        row.session
        for row in programmes.sessions_of(programme.id)
        if row.session.state is State.PLANNED and not row.session.has_begun
    ]
    for session in waiting:
        running.open_booking(session, by=by)
    return len(waiting)


def ask_to_pass_on(programme: Programme, values: dict[str, Any], *, by: Actor) -> Cascade:
    """Note that a partner was asked to pass the booking link on."""
    cascade = Cascade(programme_id=programme.id, **values)
    db.session.add(cascade)
    db.session.flush()

    record(Event.PROGRAMME_PART_CHANGED, on=programme, by=by, part="cascade", row=cascade.id)
    return cascade


def change_cascade(cascade: Cascade, values: dict[str, Any], *, by: Actor) -> None:
    """Note when it was passed on, to whom, and how many it reached."""
    for name, value in values.items():
        setattr(cascade, name, value)

    record(
        Event.PROGRAMME_PART_CHANGED, on=cascade.programme, by=by, part="cascade", row=cascade.id
    )


def promise(programme: Programme, values: dict[str, Any], *, by: Actor) -> MemberCommitment:
    """Note that a member of the board will take part in at least one session."""
    commitment = MemberCommitment(programme_id=programme.id, **values)
    db.session.add(commitment)
    db.session.flush()

    record(Event.PROGRAMME_PART_CHANGED, on=programme, by=by, part="member", row=commitment.id)
    return commitment


def keep_promise(commitment: MemberCommitment, session_id: int | None, *, by: Actor) -> None:
    """Note the session a member took part in, or that there is none yet."""
    commitment.session_id = session_id

    record(
        Event.PROGRAMME_PART_CHANGED,
        on=commitment.programme,
        by=by,
        part="member",
        row=commitment.id,
    )


def review(programme: Programme, values: dict[str, Any], *, by: Actor) -> UptakeReview:
    """Write what the review says; once it is published it stays."""
    written = figures.review_of(programme.id)
    if written is None:
        written = UptakeReview(programme_id=programme.id, **values)
        db.session.add(written)
    elif written.published_at is not None:
        raise NotNow(_("This review is published, so it stays as it is."))
    for name, value in values.items():
        setattr(written, name, value)

    record(Event.UPTAKE_REVIEWED, on=programme, by=by)
    return written


def publish(programme: Programme, *, by: Actor) -> None:
    """Put the review where everyone can read it, its figures past the gate, once and for all."""
    db.session.refresh(programme, ["cap"], with_for_update=True)
    written = figures.review_of(programme.id)
    if written is None:
        raise NotNow(_("Write the review first."))
    if written.published_at is not None:
        return
    found = figures.uptake(programme)
    if clock.now() < found.ends:
        raise NotNow(_("The six months are not over yet. Publish the review after that."))
    written.published_at = clock.now()
    shown = for_everyone(found, sensitive=programme.for_named_group, floors=floors_now())
    ledger.keep_once(figures.released_as(programme), shown, on=programme, by=by)

    record(Event.UPTAKE_PUBLISHED, on=programme, by=by)
