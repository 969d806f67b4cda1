"""Pages for everyone: what can be booked, a programme, a session, calendar files."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.activities.sessions.models import Programme, Session
from pbapp.activities.sessions.queries import bookings, programmes
from pbapp.activities.sessions.queries import uptake as figures
from pbapp.activities.sessions.routes.blueprint import bp, calendar, page


@bp.get("/sessions")
@requires(Can.READ_PUBLIC)
def upcoming() -> ResponseReturnValue:
    """Every session that people can book."""
    return page("upcoming", rows=programmes.upcoming())


@bp.get("/programmes/<int:programme_id>")
@requires(Can.READ_PUBLIC, on=programmes.get_public)
def programme(programme: Programme) -> ResponseReturnValue:
    """What a programme is for, and its sessions."""
    rows = programmes.known_sessions_of(programme.id)
    return page(
        "programme",
        programme=programme,
        ahead=[row for row in rows if not row.session.has_begun],
        past=[row for row in rows if row.session.has_begun],
        review=_published(programme),
    )


@bp.get("/programmes/<int:programme_id>/calendar.ics")
@requires(Can.READ_PUBLIC, on=programmes.get_public)
def programme_calendar(programme: Programme) -> ResponseReturnValue:
    """All its sessions for a calendar program."""
    rows = programmes.known_sessions_of(programme.id)
    return calendar([row.session for row in rows], f"programme-{programme.id}")


@bp.get("/sessions/<int:session_id>")
@requires(Can.READ_PUBLIC, on=bookings.get_public)
def session(session: Session) -> ResponseReturnValue:
    """When, where and what about; how to book."""
    taken, _waiting = programmes.numbers([session.id]).get(session.id, (0, 0))
    return page("session", session=session, is_full=taken >= session.capacity)


@bp.get("/sessions/<int:session_id>/calendar.ics")
@requires(Can.READ_PUBLIC, on=bookings.get_public)
def session_calendar(session: Session) -> ResponseReturnValue:
    """The same for a calendar program, without the joining link."""
    return calendar([session], f"session-{session.id}")


def _published(programme: Programme) -> bool:
    found = figures.review_of(programme.id)
    return found is not None and found.published_at is not None
