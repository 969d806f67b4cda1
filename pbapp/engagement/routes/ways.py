"""The ways to take part just now: forms to fill in, looks at a place, sessions to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from flask import url_for

from pbapp import clock
from pbapp.activities.asked import open_today
from pbapp.activities.place_standard import queries as looks
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.sessions import ics
from pbapp.activities.sessions.models import Session
from pbapp.activities.sessions.queries import programmes
from pbapp.activities.standing import Standing
from pbapp.activities.surveys import queries as surveys
from pbapp.activities.surveys.models import Survey
from pbapp.engagement import queries
from pbapp.engagement.facts.held import Held
from pbapp.engagement.models import Engagement
from pbapp.i18n import _, format_day, format_moment

Form: TypeAlias = Survey | PlaceRun
Forms: TypeAlias = Sequence[Form]
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


def forms_of(record: Engagement) -> Forms:
    """Its surveys and looks at a place."""
    return [*surveys.of_record(record.id), *looks.of_record(record.id)]


def ways_of(forms: Forms, held: Iterable[Held]) -> list[Way]:
    """What people can do now or go to, forms first, then by day."""
    return [*(_form(one) for one in forms if one.standing is Standing.OPEN), *_sessions(held)]


def results_of(forms: Forms) -> list[Way]:
    """The answers of people that everyone may read."""
    return [_results(one) for one in forms if one.results_on]


def open_now() -> list[tuple[Engagement, list[Way]]]:
    """All work that is open, with what can be answered or booked today: forms, then sessions.

    Statements do not grow with the work. A session that is full is not led to from afar.
    """
    ways: dict[int, list[Way]] = {}
    forms: Forms = [*open_today(Survey), *open_today(PlaceRun)]
    for form in forms:
        ways.setdefault(form.engagement_id, []).append(_form(form))
    for row in programmes.upcoming():
        if not row.is_full:
            of = ways.setdefault(row.session.programme.engagement_id, [])
            of.append(_session(row.session))
    return [(record, ways.get(record.id, [])) for record in queries.open_now(ways)]


def _form(form: Form) -> Way:
    if isinstance(form, Survey):
        url = url_for("surveys.start", survey_id=form.id)
    else:
        url = url_for("place_standard.start", run_id=form.id)
    return Way(form.title, _until(form.closes_on), url=url)


def _results(form: Form) -> Way:
    if isinstance(form, Survey):
        url = url_for("surveys.show_results", survey_id=form.id)
    else:
        url = url_for("place_standard.show_results", run_id=form.id)
    return Way(form.title, format_day(form.closes_on), url=url)


def _session(session: Session) -> Way:
    url = url_for("sessions.session", session_id=session.id)
    return Way(ics.title(session), format_moment(session.starts_at), session.place, url)


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
