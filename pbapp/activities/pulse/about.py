"""What five questions can be about: an activity of the record, or a session that has begun."""

from __future__ import annotations

from sqlalchemy import Date, Integer, String, column, select, table

from pbapp.activities.pulse.models import ACTIVITY, SESSION, key_of
from pbapp.activities.records import RecordRef
from pbapp.activities.sessions.ics import title
from pbapp.activities.sessions.models import Session
from pbapp.activities.sessions.queries.programmes import begun_of
from pbapp.db import db
from pbapp.i18n import _, format_day

# By table name only: engagement stands above activities.
_activity = table(
    ACTIVITY,
    column("id", Integer),
    column("engagement_id", Integer),
    column("name", String),
    column("held_on", Date),
)


def happenings_of(record: RecordRef) -> list[tuple[str, str]]:
    """Key and name of all that people took part in, activities first, each by day."""
    query = select(_activity.c.id, _activity.c.name).where(_activity.c.engagement_id == record.id)
    found = db.session.execute(query.order_by(_activity.c.held_on, _activity.c.id))
    activities = [(key_of(ACTIVITY, row.id), row.name) for row in found]
    return [*activities, *((key_of(SESSION, one.id), _named(one)) for one in begun_of(record.id))]


def id_in(key: str, kind: str) -> int | None:
    """The id that a key holds, where it is of this kind."""
    found, _dash, id = key.partition("-")
    return int(id) if found == kind else None


def _named(session: Session) -> str:
    day = format_day(session.starts_at)
    return _("%(name)s, %(day)s", name=title(session), day=day)
