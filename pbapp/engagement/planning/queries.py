"""What the pages of a plan show: a record's lists, and what waits for one speaker."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from pbapp.db import db
from pbapp.engagement.lifecycle import STOPPED
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan import models, queries
from pbapp.engagement.plan.factors import FACTORS, Factor
from pbapp.engagement.plan.kinds import PartnerRole
from pbapp.engagement.plan.models import (
    Agreement,
    Partner,
    PlanVersion,
    Representative,
    RoleAgreement,
    ScreenRow,
    Service,
)


@dataclass(frozen=True)
class Waiting:
    """A partner and the newest version of the plan, with what it said to it."""

    partner: Partner
    record: Engagement
    version: PlanVersion | None
    reply: Agreement | None


def holders(engagement_id: int) -> dict[str, str]:
    """Who can have a role: partners and representatives, by list and row."""
    partners = queries.partners_of(engagement_id)
    people = queries.representatives_of(engagement_id)
    return {
        **{f"partner-{one.id}": one.organisation.name for one in partners},
        **{f"representative-{one.id}": one.name for one in people},
    }


def roles(engagement_id: int) -> Sequence[RoleAgreement]:
    """Every role with its holder."""
    return queries.rows_of(
        RoleAgreement,
        engagement_id,
        joinedload(RoleAgreement.partner).joinedload(Partner.organisation),
        joinedload(RoleAgreement.representative).joinedload(Representative.organisation),
    )


def screen(engagement_id: int) -> list[tuple[Factor, ScreenRow | None]]:
    """Every row there is, with its answer."""
    rows = {one.factor: one for one in queries.rows_of(ScreenRow, engagement_id)}
    return [(factor, rows.get(factor.code)) for factor in FACTORS]


def offers(engagement_id: int) -> Sequence[models.SupportOffer]:
    """Help people can turn to, with the body that gives it."""
    return queries.rows_of(
        models.SupportOffer, engagement_id, joinedload(models.SupportOffer.organisation)
    )


def assessments(engagement_id: int) -> Sequence[models.Assessment]:
    """Every assessment, as everyone may read it."""
    return queries.rows_of(models.Assessment, engagement_id)


def not_serving(engagement_id: int) -> dict[int, str]:
    """Representatives who could take part in this work, by key."""
    serves = select(Service.representative_id).where(Service.engagement_id == engagement_id)
    query = select(Representative).where(Representative.id.not_in(serves))
    found = db.session.scalars(query.options(joinedload(Representative.organisation)))
    return dict(sorted(((one.id, one.name) for one in found), key=lambda pair: pair[1]))


def representatives() -> Sequence[Representative]:
    """Everyone who speaks for a community, with how much work they take part in."""
    query = select(Representative).options(
        joinedload(Representative.organisation),
        joinedload(Representative.user),
        joinedload(Representative.worker),
        selectinload(Representative.services),
    )
    return sorted(db.session.scalars(query), key=lambda one: (one.name, one.id))


def representative(representative_id: int) -> Representative:
    """One record of a representative with all that is in it; raises NoResultFound."""
    query = select(Representative).where(Representative.id == representative_id)
    return db.session.scalars(query.options(*_all_of_them())).one()


def records_of_person(user_id: int) -> Sequence[Representative]:
    """The representative's records of one person, and those of whom they are the worker."""
    mine = (Representative.user_id == user_id) | (Representative.worker_id == user_id)
    query = select(Representative).where(mine).options(joinedload(Representative.organisation))
    return db.session.scalars(query.order_by(Representative.id)).all()


def _all_of_them() -> tuple[ExecutableOption, ...]:
    return (
        joinedload(Representative.organisation),
        joinedload(Representative.user),
        joinedload(Representative.worker),
        selectinload(Representative.services).joinedload(Service.engagement),
        selectinload(Representative.meetings),
        selectinload(Representative.reports),
    )


def led_by(bodies: Collection[int]) -> Sequence[Engagement]:
    """Records that these bodies lead, newest first."""
    query = select(Engagement).where(Engagement.lead_organisation_id.in_(bodies))
    return db.session.scalars(query.order_by(Engagement.id.desc())).all()


def waiting_for(bodies: Collection[int]) -> list[Waiting]:
    """Where these bodies are partners in work that goes on, newest first."""
    query = (
        select(Partner, Engagement)
        .join(Engagement, Engagement.id == Partner.engagement_id)
        .where(Partner.organisation_id.in_(bodies), Engagement.state.not_in(STOPPED))
        .where(Partner.role != PartnerRole.INFORMED)
        .options(joinedload(Partner.organisation))
    )
    found = list(db.session.execute(query.order_by(Engagement.id.desc(), Partner.id)))
    newest = _newest([record.id for _partner, record in found])
    replies = _replies([partner.id for partner, _record in found])
    return [
        Waiting(
            partner,
            record,
            version := newest.get(record.id),
            replies.get((partner.id, version.number)) if version else None,
        )
        for partner, record in found
    ]


def _newest(record_ids: Collection[int]) -> Mapping[int, PlanVersion]:
    last = (
        select(PlanVersion.engagement_id, func.max(PlanVersion.number).label("number"))
        .where(PlanVersion.engagement_id.in_(record_ids))
        .group_by(PlanVersion.engagement_id)
        .subquery()
    )
    query = select(PlanVersion).join(
        last,
        (last.c.engagement_id == PlanVersion.engagement_id) & (last.c.number == PlanVersion.number),
    )
    return {one.engagement_id: one for one in db.session.scalars(query)}


def _replies(partner_ids: Collection[int]) -> Mapping[tuple[int, int], Agreement]:
    query = select(Agreement).where(Agreement.partner_id.in_(partner_ids))
    return {(one.partner_id, one.number): one for one in db.session.scalars(query)}


def roles_waiting(bodies: Collection[int]) -> Sequence[RoleAgreement]:
    """Roles that nobody of these bodies has accepted yet."""
    of_partner = RoleAgreement.partner_id.in_(
        select(Partner.id).where(Partner.organisation_id.in_(bodies))
    )
    of_person = RoleAgreement.representative_id.in_(
        select(Representative.id).where(Representative.organisation_id.in_(bodies))
    )
    query = select(RoleAgreement).where(RoleAgreement.accepted_on.is_(None), of_partner | of_person)
    return db.session.scalars(query.order_by(RoleAgreement.id)).all()
