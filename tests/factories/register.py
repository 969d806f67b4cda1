"""Areas, organisations and records of a register shared by several partners."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp.access.roles import SYSTEM
from pbapp.db import transaction
from pbapp.engagement import queries as records
from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.models import Audience, Engagement
from pbapp.engagement.register.queries import asked_by
from pbapp.engagement.registering import actions
from pbapp.places.models import Area, AreaKind, Organisation, OrganisationKind
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level
from tests.factories.engagement import days


def make_areas(app: Flask, *paths: str) -> dict[str, int]:
    """Areas by their way down, such as "Ardnellan/Port Nellan"; returns the keys by name."""
    kinds = (AreaKind.COUNCIL, AreaKind.LOCALITY, AreaKind.SETTLEMENT)
    with app.app_context(), transaction() as session:
        made = {area.name: area for area in session.scalars(select(Area))}
        for path in paths:
            names = path.split("/")
            for depth, name in enumerate(names):
                if name not in made:
                    around = made.get(names[depth - 1]) if depth else None
                    made[name] = Area(name=name, kind=kinds[depth], parent=around)
                    session.add(made[name])
        session.flush()
        return {name: area.id for name, area in made.items()}


def make_body(app: Flask, name: str, kind: Any = OrganisationKind.PUBLIC_BODY) -> int:
    """An organisation; returns its key."""
    with app.app_context(), transaction() as session:
        body = Organisation(name=name, kind=kind)
        session.add(body)
        session.flush()
        return body.id


def make_work(app: Flask, title: str, area_id: int, *people: AudienceKind, **changes: Any) -> int:
    """A piece of work about one area, open this month, for residents if nobody is named."""
    given: dict[str, Any] = {
        "title": title,
        "kind": Kind.SERVICE_CHANGE,
        "level": Level.CONSULT,
        "tier": Tier.STANDARD,
        "opens_on": days(-10),
        "closes_on": days(10),
    }
    audiences = [Audience(name=kind.value, kind=kind) for kind in people or _EVERYBODY]
    with app.app_context(), transaction() as session:
        record = Engagement(audiences=audiences, **(given | changes))
        record.areas = [session.get_one(Area, area_id)]
        session.add(record)
        session.flush()
        return record.id


_EVERYBODY = (AudienceKind.RESIDENTS,)


def make_search(app: Flask, engagement_id: int) -> int:
    """A search for a record, with nothing answered; returns its key."""
    with app.app_context(), transaction():
        record = records.get(engagement_id)
        search = actions.keep(asked_by(record), actions.Given(), by=SYSTEM)
        actions.attach(search, record, by=SYSTEM)
        return search.id
