"""The plans of the demo's records: partners are named, confirm the focus and agree."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan import models
from pbapp.engagement.plan.kinds import Given, Part, PartnerRole, Reply
from pbapp.engagement.planning import actions
from pbapp.engagement.planning.actions.agreeing import Said
from pbapp.engagement.planning.things import reply_of
from pbapp.places.models import Organisation


def agree(record: Engagement, names: Iterable[str], *, by: Actor) -> None:
    """The first of these bodies leads; all of them agree the first version, on paper."""
    partners = [_partner(record, name, by) for name in names]
    partners[0].role = PartnerRole.LEAD
    version = actions.put_to_partners(record, "", by=by)
    said = Said(Reply.AGREED, given=Given.BY_HAND, evidence="Minute of the first meeting")
    for partner in partners:
        actions.answer(reply_of(record.id, version.number, partner.id), said, by=by)


def _partner(record: Engagement, name: str, by: Actor) -> models.Partner:
    key = db.session.scalars(select(Organisation.id).where(Organisation.name == name)).one()
    values = {
        "organisation_id": key,
        "role": PartnerRole.CONTRIBUTOR,
        "contribution": None,
        "amount": "",
        "joined_on": clock.today(),
        "confirmed_focus_on": clock.today(),
    }
    partner: models.Partner = actions.add(record, Part.PARTNER, values, by=by)
    return partner
