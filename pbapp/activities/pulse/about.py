"""What five questions can be about: an activity of the record, or a session that has begun."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Date, Integer, String, column, select, table

from pbapp import clock
from pbapp.activities.pulse.models import ACTIVITY, SESSION, key_of
from pbapp.activities.records import RecordRef
from pbapp.db import UtcDateTime, db
from pbapp.i18n import _, format_day

# By their tables' names only: engagement stands above, and sessions know of their questions.
_activity = table(
    ACTIVITY,
    column("id", Integer),
    column("engagement_id", Integer),
    column("name", String),
    column("held_on", Date),
)
_programme = table(
    "programme", column("id", Integer), column("engagement_id", Integer), column("title", String)
)
_session = table(
    SESSION,
    column("id", Integer),
    column("programme_id", Integer),
    column("state", String),
    column("theme", String),
    column("starts_at", UtcDateTime),
)


def happenings_of(record: RecordRef) -> list[tuple[str, str]]:
    """Key and name of all that people took part in, activities first, each by day."""
    return [*_activities(record.id), *_sessions(record.id)]


def id_in(key: str, kind: str) -> int | None:
    """The id that a key holds, where it is of this kind."""
    found, _dash, id = key.partition("-")
    return int(id) if found == kind else None


def _activities(engagement_id: int) -> list[tuple[str, str]]:
    query = select(_activity.c.id, _activity.c.name)
    found = db.session.execute(
        query.where(_activity.c.engagement_id == engagement_id).order_by(
            _activity.c.held_on, _activity.c.id
        )
    )
    return [(key_of(ACTIVITY, row.id), row.name) for row in found]


def _sessions(engagement_id: int) -> list[tuple[str, str]]:
    query = (
        select(_session.c.id, _programme.c.title, _session.c.theme, _session.c.starts_at)
        .join_from(_session, _programme, _programme.c.id == _session.c.programme_id)
        .where(_programme.c.engagement_id == engagement_id, _session.c.state != "cancelled")
        .where(_session.c.starts_at <= clock.now())
        .order_by(_session.c.starts_at, _session.c.id)
    )
    return [
        (key_of(SESSION, id), _named(title, theme, starts_at))
        for id, title, theme, starts_at in db.session.execute(query)
    ]


def _named(title: str, theme: str, starts_at: datetime) -> str:
    given = {"title": title, "theme": theme, "day": format_day(starts_at)}
    if theme:
        return _("%(title)s: %(theme)s, %(day)s", **given)
    return _("%(title)s, %(day)s", **given)
