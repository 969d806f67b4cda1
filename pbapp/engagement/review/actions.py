"""Setting up a review session, rating in it, ending it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds.loop import MemberKind, Scope
from pbapp.engagement.loop.links import key_of
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.review import ReviewMember, ReviewSession, ReviewVote
from pbapp.engagement.queries.record import hold
from pbapp.engagement.review.queries import Seat, SessionAt
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit
from pbapp.standards.due import due_codes
from pbapp.standards.framework import NSCE_2016

MOST_SEATS = 20


@dataclass(frozen=True)
class NewSeat:
    """Somebody who is to rate."""

    kind: MemberKind
    name: str
    organisation_id: int | None = None


def set_up(
    record: Engagement, held_on: date, is_together: bool, scope: Scope, *, by: Actor
) -> ReviewSession:
    """Begin a session on what is due now; Refused where nothing is."""
    hold(record)
    must_allow(record, Can.FOLLOW_UP_ENGAGEMENT)
    if held_on > clock.today() and is_together:
        raise Unfit({"held_on": _("You can enter what people said once you have met.")})
    session = ReviewSession(
        engagement_id=record.id,
        held_on=held_on,
        is_together=is_together,
        scope=scope,
        codes=_codes(record, scope),
        made_by_id=by.user_id,
    )
    db.session.add(session)
    db.session.flush()
    audit(Event.REVIEW_SET_UP, on=record, by=by, row=session.id)
    return session


def add_seat(at: SessionAt, seat: NewSeat, *, by: Actor) -> ReviewMember:
    """Add somebody who is to rate; raises Unfit."""
    hold(at.record)
    _must_be_open(at.session)
    names = {one.name.casefold() for one in at.session.members}
    if seat.name.casefold() in names:
        raise Unfit({"name": _("This name is taken. Add a word that tells them apart.")})
    if len(names) >= MOST_SEATS:
        raise Unfit({"name": _("There is room for 20 at most.")})
    member = ReviewMember(
        session_id=at.session.id,
        kind=seat.kind,
        name=seat.name,
        organisation_id=seat.organisation_id,
    )
    at.session.members.append(member)
    db.session.flush()
    _seat_changed(Seat(at.record, at.session, member), "added", by)
    return member


def remove_seat(at: Seat, *, by: Actor) -> None:
    """Take somebody out who has not rated."""
    hold(at.record)
    _must_be_open(at.session)
    if at.member.done_on is not None:
        raise Refused(_("They have rated, so they stay."))
    _seat_changed(at, "removed", by)
    at.session.members.remove(at.member)


def new_link(at: Seat, *, by: Actor) -> str:
    """The path of a fresh link; earlier ones for this seat end."""
    _must_be_open(at.session)
    at.member.link_number += 1
    _seat_changed(at, "new link", by)
    return f"/review/{at.member.id}/{key_of('seat', at.member.id, at.member.link_number)}"


def rate(at: Seat, points: Mapping[str, int | None], *, by: Actor) -> None:
    """Keep the ratings of one seat; None is no opinion. At least one is needed. Raises Unfit."""
    hold(at.record)
    _must_be_open(at.session)
    given = {code: one for code, one in points.items() if one and code in at.session.codes}
    if not given:
        first = next(iter(points), "")
        raise Unfit({first: _("Give a mark to at least one.")})
    db.session.execute(delete(ReviewVote).where(ReviewVote.member_id == at.member.id))
    db.session.expire(at.member, ["votes"])
    db.session.add_all(
        ReviewVote(member_id=at.member.id, code=code, points=one) for code, one in given.items()
    )
    at.member.done_on = clock.today()
    audit(Event.REVIEW_RATED, on=at.record, by=by, row=at.session.id, member=at.member.id)


def end(at: SessionAt, notes: str, *, by: Actor) -> None:
    """No more ratings; what was said can be read."""
    hold(at.record)
    _must_be_open(at.session)
    at.session.notes = notes.strip()
    at.session.ended_on = max(clock.today(), at.session.held_on)
    audit(Event.REVIEW_ENDED, on=at.record, by=by, row=at.session.id)


def _seat_changed(at: Seat, step: str, by: Actor) -> None:
    details = {"row": at.session.id, "member": at.member.id, "step": step}
    audit(Event.REVIEW_SEAT_CHANGED, on=at.record, by=by, **details)


def _codes(record: Engagement, scope: Scope) -> list[str]:
    due = due_codes(facts_of(record).plain, today=clock.today())
    if not due:
        raise Refused(_("Nothing is due yet, so there is nothing to look back on."))
    if scope is Scope.STANDARDS:
        return [one.code for one in NSCE_2016.standards if _has(one.indicators, due)]
    return [one.code for one in NSCE_2016.indicators if one.code in due]


def _has(indicators: Collection[object], due: Collection[str]) -> bool:
    return any(getattr(one, "code", "") in due for one in indicators)


def _must_be_open(session: ReviewSession) -> None:
    if session.ended_on is not None:
        raise Refused(_("This session has ended."))
