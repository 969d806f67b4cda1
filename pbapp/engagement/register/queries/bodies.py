"""Profiles of organisations, and which are due to be confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp import clock
from pbapp.accounts.models import Membership, User
from pbapp.db import db
from pbapp.engagement.lifecycle import STOPPED
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.models import Partner
from pbapp.engagement.register.areas import tree
from pbapp.engagement.register.given import Gift, Given, given_in
from pbapp.engagement.register.models import Confirmation, ListedService, ProfileReminder
from pbapp.engagement.register.overlaps import path_of
from pbapp.places.models import Area, AreaKind, Organisation

#: a profile holds for so many days after somebody confirmed it
HOLDS_DAYS = 365


@dataclass(frozen=True)
class Profile:
    """An organisation and how fresh its profile is."""

    organisation: Organisation
    services: int
    confirmed_on: date | None

    @property
    def organisation_id(self) -> int:
        """The body it is about, which decides who may change it."""
        return self.organisation.id

    @property
    def is_due(self) -> bool:
        """It lists something, and nobody said within a year that it still holds."""
        if not self.services:
            return False
        oldest = clock.today() - timedelta(days=HOLDS_DAYS)
        return self.confirmed_on is None or self.confirmed_on < oldest


def profiles() -> list[Profile]:
    """Every organisation by name, in one statement."""
    services = (
        select(ListedService.organisation_id, func.count().label("number"))
        .group_by(ListedService.organisation_id)
        .subquery()
    )
    newest = (
        select(Confirmation.organisation_id, func.max(Confirmation.confirmed_on).label("day"))
        .group_by(Confirmation.organisation_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Organisation, func.coalesce(services.c.number, 0), newest.c.day)
        .outerjoin(services, services.c.organisation_id == Organisation.id)
        .outerjoin(newest, newest.c.organisation_id == Organisation.id)
        .order_by(Organisation.name, Organisation.id)
    )
    return [Profile(*row) for row in rows]


def get_profile(organisation_id: int) -> Profile:
    """One of them; raises NoResultFound."""
    body = db.session.scalars(select(Organisation).where(Organisation.id == organisation_id)).one()
    newest = db.session.scalar(
        select(func.max(Confirmation.confirmed_on)).where(
            Confirmation.organisation_id == organisation_id
        )
    )
    return Profile(body, len(services_of(organisation_id)), newest)


def services_of(organisation_id: int) -> Sequence[ListedService]:
    """What it lists, by name, with the areas."""
    query = select(ListedService).where(ListedService.organisation_id == organisation_id)
    return db.session.scalars(
        query.options(joinedload(ListedService.area)).order_by(ListedService.name)
    ).all()


def given_by(organisation_id: int) -> list[Given]:
    """What it gives, by locality; work in several localities stands on its own, without a place."""
    localities = set(db.session.scalars(select(Area.id).where(Area.kind == AreaKind.LOCALITY)))
    rows = db.session.execute(
        select(Partner, Engagement)
        .join(Engagement, Engagement.id == Partner.engagement_id)
        .where(Partner.organisation_id == organisation_id, Partner.contribution.is_not(None))
        .where(Engagement.state.not_in(STOPPED))
        .options(selectinload(Engagement.areas))
        .order_by(Engagement.id)
    ).all()
    areas = tree()
    gifts: defaultdict[str, list[Gift]] = defaultdict(list)
    for partner, record in rows:
        paths = [path_of(area.id, areas) for area in record.areas]
        names = {place.name for path in paths for place in path if place.id in localities}
        where = names.pop() if len(names) == 1 else ""
        if partner.contribution is not None:
            gifts[where].append(
                Gift(
                    record.title,
                    partner.contribution,
                    partner.amount,
                    partner.staff_days,
                    partner.amount_pence,
                )
            )
    return [given_in(place, found) for place, found in sorted(gifts.items())]


def to_remind() -> list[tuple[Profile, list[User]]]:
    """Profiles that are due and whose speakers were not written to since they last confirmed."""
    due = [one for one in profiles() if one.is_due]
    if not due:
        return []
    keys = [one.organisation_id for one in due]
    sent = {
        row[0]: row[1]
        for row in db.session.execute(
            select(ProfileReminder.organisation_id, func.max(ProfileReminder.sent_on))
            .where(ProfileReminder.organisation_id.in_(keys))
            .group_by(ProfileReminder.organisation_id)
        )
    }
    speakers: defaultdict[int, list[User]] = defaultdict(list)
    members = select(Membership).where(Membership.organisation_id.in_(keys))
    for one in db.session.scalars(members.options(joinedload(Membership.user))):
        if one.user.active and one.user.email:
            speakers[one.organisation_id].append(one.user)
    return [
        (one, speakers[one.organisation_id])
        for one in due
        if speakers[one.organisation_id] and not _reminded(one, sent.get(one.organisation_id))
    ]


def _reminded(profile: Profile, sent_on: date | None) -> bool:
    """Once for each year that it was not confirmed."""
    if sent_on is None:
        return False
    since_confirmed = profile.confirmed_on is None or sent_on > profile.confirmed_on
    return since_confirmed and sent_on > clock.today() - timedelta(days=HOLDS_DAYS)
