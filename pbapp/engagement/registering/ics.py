"""Public work as an iCalendar file (RFC 5545): whole days, from the first to the last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from pbapp.engagement.models import Engagement


def file_of(records: Iterable[Engagement], *, site: str, name: str) -> bytes:
    """The file; `site` is the address of this installation, `name` what calendars call it."""
    calendar = Calendar()
    calendar.add("prodid", "-//pbapp//engagement//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for record in records:
        calendar.add_component(_event(record, site))
    return bytes(calendar.to_ical())


def _event(record: Engagement, site: str) -> Event:
    event = Event()
    host = urlsplit(site).hostname or "localhost"
    event.add("uid", f"engagement-{record.id}@{host}")
    event.add("dtstamp", record.made_at)
    event.add("summary", record.title)
    if record.opens_on:
        event.add("dtstart", record.opens_on)
        # A whole-day event ends on the day after its last one (RFC 5545 section 3.6.1).
        event.add("dtend", (record.closes_on or record.opens_on) + timedelta(days=1))
    if record.areas:
        event.add("location", ", ".join(area.name for area in record.areas))
    if record.summary:
        event.add("description", record.summary)
    event.add("url", f"{site}/engagement/{record.id}/public")
    # It does not take the reader's day: others still see them as free.
    event.add("transp", "TRANSPARENT")
    return event
