"""Keeping the profile of an organisation, and reminding those who speak for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from pbapp import clock, outbox
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db, transaction
from pbapp.engagement.register import queries
from pbapp.engagement.register.models import Confirmation, ListedService, ProfileReminder
from pbapp.engagement.register.queries import Profile
from pbapp.i18n import _
from pbapp.jobs import every_minute
from pbapp.places.models import Organisation
from pbapp.refusals import Unfit


def list_service(body: Organisation, values: Mapping[str, Any], *, by: Actor) -> ListedService:
    """Put a service on the list; raises Unfit where it stands there already."""
    query = select(ListedService).where(
        ListedService.organisation_id == body.id, ListedService.name == values["name"]
    )
    if db.session.scalars(query).one_or_none():
        raise Unfit({"name": _("This stands on the list already. Take the old one off first.")})
    service = ListedService(organisation_id=body.id, made_by_id=by.user_id, **values)
    db.session.add(service)
    db.session.flush()
    audit(Event.PROFILE_CHANGED, on=body, by=by, service=service.id)
    return service


def take_off(body: Organisation, service_id: int, *, by: Actor) -> None:
    """Take a service off; one that is gone already stays gone."""
    service = db.session.get(ListedService, service_id)
    if service is not None and service.organisation_id == body.id:
        audit(Event.PROFILE_CHANGED, on=body, by=by, service=service.id)
        db.session.delete(service)


def confirm(body: Organisation, *, by: Actor) -> None:
    """Say that the profile holds, today."""
    db.session.add(Confirmation(organisation_id=body.id, confirmed_by_id=by.user_id))
    audit(Event.PROFILE_CONFIRMED, on=body, by=by)


@every_minute
def remind_of_profiles() -> int:
    """Write to those who speak for an organisation whose profile is a year old; how many."""
    with transaction():
        due = queries.to_remind()
        for profile, speakers in due:
            db.session.add(ProfileReminder(organisation_id=profile.organisation_id))
            for speaker in speakers:
                _write(profile, str(speaker.email), speaker.language, speaker.id)
        return len(due)


def _write(profile: Profile, address: str, language: str, user_id: int) -> None:
    key = profile.organisation_id
    outbox.enqueue(
        address,
        "engagement/register/mail/profile.txt",
        language=language,
        cause=f"profile-{key}-{user_id}-{clock.today():%Y-%m-%d}",
        body=profile.organisation,
        confirmed_on=profile.confirmed_on,
    )
