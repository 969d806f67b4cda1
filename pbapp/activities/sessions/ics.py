"""Sessions as an iCalendar file (RFC 5545) that any calendar program takes in."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from pbapp import clock
from pbapp.activities.sessions.lifecycle import State
from pbapp.activities.sessions.models import Session
from pbapp.i18n import _


def file_of(sessions: Iterable[Session], *, site: str, joins: bool = False) -> bytes:
    """The file, times in UTC so that no program can mistake summer time.

    `site` is the address of this installation; `joins` puts the joining link in, for somebody who
    holds a place. There is never a person in it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//pbapp//sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for session in sessions:
        calendar.add_component(_event(session, site, joins))
    return bytes(calendar.to_ical())


def _event(session: Session, site: str, joins: bool) -> Event:
    event = Event()
    host = urlsplit(site).hostname or "localhost"
    event.add("uid", f"session-{session.id}@{host}")
    event.add("dtstamp", clock.now())
    event.add("sequence", session.revision)
    event.add("dtstart", session.starts_at)
    event.add("dtend", session.ends_at)
    event.add("summary", title(session))
    event.add("status", "CANCELLED" if session.state is State.CANCELLED else "CONFIRMED")
    event.add("url", f"{site}/sessions/{session.id}")
    if session.place:
        event.add("location", " ".join(session.place.split()))
    if joins and session.joining_link:
        event.add("description", _("Join here: %(link)s", link=session.joining_link))
    return event


def title(session: Session) -> str:
    """The programme's name, and what this session is about where that is known."""
    if not session.theme:
        return session.programme.title
    return _("%(title)s: %(theme)s", title=session.programme.title, theme=session.theme)
