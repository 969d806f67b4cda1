"""Bodies, those who speak for them, and plans put to partners."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import SYSTEM, Role
from pbapp.accounts.models import Membership
from pbapp.db import transaction
from pbapp.engagement import queries as records
from pbapp.engagement.plan import models
from pbapp.engagement.plan.kinds import Given, PartnerRole, Reply
from pbapp.engagement.planning import actions
from pbapp.places.models import Organisation, OrganisationKind
from tests.factories.engagement import add_rows, days
from tests.factories.people import Person, make_user

COUNCIL = ("Ardnellan Council", OrganisationKind.PUBLIC_BODY)
VILLAGE = ("Port Nellan Community Council", OrganisationKind.COMMUNITY_GROUP)


def make_body(app: Flask, body: tuple[str, OrganisationKind] = COUNCIL) -> int:
    """A body by name and kind; returns its id."""
    name, kind = body
    with app.app_context(), transaction() as session:
        found = session.scalars(select(Organisation).where(Organisation.name == name)).first()
        found = found or Organisation(name=name, kind=kind)
        session.add(found)
        session.flush()
        return int(found.id)


def make_speaker(app: Flask, body_id: int, role: Role = Role.PARTNER) -> Person:
    """Somebody who speaks for a body."""
    roles = (role,) if role is Role.PARTNER else (Role.RESIDENT, role)
    person = make_user(app, *roles, name="Catriona Reid")
    with app.app_context(), transaction() as session:
        session.add(Membership(user_id=person.id, organisation_id=body_id))
    return person


def partner(body_id: int, **changes: Any) -> models.Partner:
    """A body that takes part since two months."""
    given = {"role": PartnerRole.CONTRIBUTOR, "joined_on": days(-60)}
    return models.Partner(organisation_id=body_id, **(given | changes))


def make_partner(app: Flask, record_id: int, body_id: int, **changes: Any) -> int:
    """The same in a record; returns its id."""
    return int(add_rows(app, record_id, partner(body_id, **changes))[0])


def outcome(**changes: Any) -> models.Outcome:
    """An outcome with everything that is agreed of it."""
    given: dict[str, Any] = {
        "text": "More people take the last bus.",
        "measure": "Tickets sold after 9pm",
        "baseline": "40 a week",
        "target": "60 a week",
        "source": "The bus company's tickets",
    }
    return models.Outcome(**(given | changes))


def ask_partners(app: Flask, record_id: int, what_changed: str = "") -> int:
    """Put the plan to the partners; returns the number of the version."""
    with app.app_context(), transaction():
        record = records.get(record_id)
        return actions.put_to_partners(record, what_changed, by=SYSTEM).number


def agree(app: Flask, record_id: int, number: int, *partner_ids: int) -> None:
    """Let partners agree a version themselves, today."""
    rows = [
        models.Agreement(partner_id=one, number=number, reply=Reply.AGREED, given=Given.SIGNED_IN)
        for one in partner_ids
    ]
    add_rows(app, record_id, *rows)


def make_representative(app: Flask, body_id: int, *record_ids: int, **changes: Any) -> int:
    """Somebody who speaks for a body in these pieces of work; returns the record's id."""
    given = {"organisation_id": body_id, "post": "Representative for the north"}
    with app.app_context(), transaction() as session:
        person = models.Representative(**(given | changes))
        session.add(person)
        session.flush()
        for record_id in record_ids:
            session.add(models.Service(representative_id=person.id, engagement_id=record_id))
        return int(person.id)
