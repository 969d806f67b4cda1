"""The ways to take part just now: forms to fill in, looks at a place, sessions to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import url_for

from pbapp import clock
from pbapp.activities.place_standard.queries import open_of as open_looks
from pbapp.activities.surveys.queries import open_of as open_surveys
from pbapp.engagement.facts.held import Held
from pbapp.engagement.models import Engagement
from pbapp.i18n import _, format_day

#: activities of the platform that are listed by their own forms
FORMS = ("survey-", "place-")
SESSION = "session-"
#: where activities that the platform holds are run, by how their keys begin
DESKS = {
    SESSION: ("sessions.session_desk", "session_id"),
    "survey-": ("surveys.desk", "survey_id"),
    "place-": ("place_standard.desk", "run_id"),
}


@dataclass(frozen=True)
class Way:
    """One way: what it is, when, where, and the page where it begins."""

    name: str
    when: str
    place: str = ""
    url: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def ways_of(record: Engagement, held: Iterable[Held]) -> list[Way]:
    """What people can do now or go to, forms first, then by day."""
    return [*_forms(record), *_sessions(held)]


def _forms(record: Engagement) -> Iterator[Way]:
    for survey in open_surveys(record.id):
        url = url_for("surveys.start", survey_id=survey.id)
        yield Way(survey.title, _until(survey.closes_on), url=url)
    for run in open_looks(record.id):
        url = url_for("place_standard.start", run_id=run.id)
        yield Way(run.title, _until(run.closes_on), url=url)


def _until(day: date) -> str:
    return _("Open until %(day)s", day=format_day(day))


def _sessions(held: Iterable[Held]) -> Iterator[Way]:
    today = clock.today()
    for one in held:
        key = str(one.id)
        if one.held_on < today or one.headcount is not None or key.startswith(FORMS):
            continue
        # A session can be booked from the day people were told of it.
        is_open = key.startswith(SESSION) and one.told_on is not None
        url = url_for("sessions.session", session_id=key.removeprefix(SESSION)) if is_open else ""
        day = format_day(one.held_on)
        yield Way(one.name, day, one.place, url, one.starts_at, one.ends_at)


def desk_of(one: Held) -> str:
    """The page on which the platform runs it; empty where it was typed in or is the round's."""
    for begins, (endpoint, name) in DESKS.items():
        if str(one.id).startswith(begins):
            number, _dash, _way = str(one.id).removeprefix(begins).partition("-")
            values: dict[str, Any] = {name: number}
            return url_for(endpoint, **values)
    return ""
