"""What programmes of sessions tell of a record: activities held, support met, people returning."""

from __future__ import annotations

from pbapp import clock
from pbapp.activities.sessions.queries import facts as sessions
from pbapp.engagement.facts.held import Held
from pbapp.engagement.kinds import Basis
from pbapp.engagement.methods import MethodKind
from pbapp.standards import facts as plain


def held(engagement_id: int) -> tuple[Held, ...]:
    """Each session as an activity; heads were counted by those who marked who came."""
    return tuple(
        Held(
            id=f"session-{one.id}",
            name=f"{one.title}: {one.theme}" if one.theme else one.title,
            method=MethodKind.ROADSHOW_SESSION,
            held_on=clock.local(one.starts_at).date(),
            place=one.place,
            told_on=clock.local(one.opened_at).date() if one.opened_at else None,
            headcount=one.headcount,
            basis=Basis.COUNTED if one.headcount is not None else None,
            for_named_group=one.for_named_group,
            summed_with=f"programme-{one.summed_in}" if one.summed_in else "",
            led_by=one.leader,
            access_checked=one.access_checked_on is not None,
        )
        for one in sessions.sessions(engagement_id)
    )


def support(engagement_id: int, *, needs_summary: str = "") -> plain.Support | None:
    """Needs asked for and met in time; None where nobody has booked anything."""
    counts = sessions.support(engagement_id)
    if not counts.bookings and not needs_summary:
        return None
    return plain.Support(
        bookings=counts.bookings,
        bookings_asked=counts.asked,
        requests=counts.requests,
        requests_met_in_time=counts.met_in_time,
        needs_summary=needs_summary,
    )


def returning(engagement_id: int) -> plain.Returning | None:
    """People who came again; None where nobody let us count that."""
    counts = sessions.returning(engagement_id)
    return plain.Returning(counted=True, people=counts.people) if counts.counted else None
