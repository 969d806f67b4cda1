"""Finding the parts of a plan, and whether partners agreed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan import models, snapshot
from pbapp.engagement.plan.kinds import CARRYING, FAIRER, PartnerRole
from pbapp.engagement.plan.models import Agreement, Outcome, Partner, PlanVersion
from pbapp.places.models import OrganisationKind
from pbapp.standards.framework import Tier

Row = TypeVar("Row")


class Lack(StrEnum):
    """Why a plan does not count as agreed."""

    NO_VERSION = "no_version"
    NO_PARTNER = "no_partner"
    NO_COMMUNITY_BODY = "no_community_body"
    NOT_ALL = "not_all"
    CHANGED_SINCE = "changed_since"


@dataclass(frozen=True)
class Asked:
    """A partner, and what it said to the newest version."""

    partner: Partner
    reply: Agreement | None

    @property
    def has_agreed(self) -> bool:
        """It agreed, here or on paper."""
        return self.reply is not None and self.reply.is_agreed


@dataclass(frozen=True)
class Standing:
    """Where the agreement of a plan stands."""

    partners: tuple[Asked, ...]
    version: PlanVersion | None
    lacks: tuple[Lack, ...]


def partners_of(engagement_id: int) -> Sequence[Partner]:
    """Every partner with its body, in the order they joined the list."""
    query = _of(Partner, engagement_id).options(joinedload(Partner.organisation))
    return db.session.scalars(query.order_by(Partner.id)).all()


def versions_of(engagement_id: int) -> Sequence[PlanVersion]:
    """Every version, newest first."""
    query = _of(PlanVersion, engagement_id).order_by(PlanVersion.number.desc())
    return db.session.scalars(query).all()


def published_version(engagement_id: int) -> PlanVersion | None:
    """The newest version that everyone may read."""
    return next((one for one in versions_of(engagement_id) if one.published_on), None)


def replies_of(engagement_id: int) -> Sequence[Agreement]:
    """Every reply to every version, with who noted it."""
    query = _of(Agreement, engagement_id).options(joinedload(Agreement.by))
    return db.session.scalars(query.order_by(Agreement.number, Agreement.id)).all()


def outcomes_of(engagement_id: int) -> Sequence[Outcome]:
    """What should come of it."""
    return rows_of(Outcome, engagement_id)


def rows_of(model: type[Row], engagement_id: int, *options: Any) -> Sequence[Row]:
    """The rows of one list of a record, oldest first."""
    query = _of(model, engagement_id).options(*options)
    return db.session.scalars(query.order_by(model.id)).all()  # type: ignore[attr-defined]


def _of(model: Any, engagement_id: int) -> Any:
    return select(model).where(model.engagement_id == engagement_id)


def standing(record: Engagement) -> Standing:
    """How far partners have agreed the newest version; the record is loaded whole."""
    version = next(iter(versions_of(record.id)), None)
    number = version.number if version else 0
    replies = {one.partner_id: one for one in replies_of(record.id) if one.number == number}
    asked = tuple(
        Asked(one, replies.get(one.id))
        for one in partners_of(record.id)
        if one.role is not PartnerRole.INFORMED
    )
    return Standing(asked, version, _lacks(record, asked, version))


def is_agreed(record: Engagement) -> bool:
    """Partners agreed the plan as it stands; one is a community body from standard size up.

    Engagement.md section 7.2: the step from planning to agreed is locked on it.
    """
    return not standing(record).lacks


def is_community(partner: Partner) -> bool:
    """Whether the body is one of the community."""
    return partner.organisation.kind is OrganisationKind.COMMUNITY_GROUP


def carrying(record: Engagement, partners: Sequence[Partner]) -> set[int]:
    """Bodies that lead the work or take part in it: help from them is not independent."""
    found = {one.organisation_id for one in partners if one.role in CARRYING}
    if record.lead_organisation_id is not None:
        found.add(record.lead_organisation_id)
    return found


def _lacks(
    record: Engagement, asked: Sequence[Asked], version: PlanVersion | None
) -> tuple[Lack, ...]:
    needs_community = record.tier is not Tier.LIGHT
    now = snapshot.seal(snapshot.text_of(record, outcomes_of(record.id)))
    held = {
        Lack.NO_PARTNER: not asked,
        Lack.NO_COMMUNITY_BODY: needs_community
        and not any(is_community(one.partner) for one in asked),
        Lack.NO_VERSION: version is None,
        Lack.NOT_ALL: version is not None and not all(one.has_agreed for one in asked),
        Lack.CHANGED_SINCE: version is not None and version.sha256 != now,
    }
    return tuple(lack for lack, holds in held.items() if holds)


def has_assessment(engagement_id: int) -> bool:
    """Somebody said which assessment there is, or that none is needed."""
    query = select(models.Assessment.id).where(models.Assessment.engagement_id == engagement_id)
    return db.session.scalars(query.limit(1)).first() is not None


def is_assessed(record: Engagement) -> bool:
    """The same; where the decision is strategic, the Fairer Scotland Duty is among them.

    Equality Act 2010, part 1: it is taken up on its own or together with the others.
    """
    found = {one.kind for one in rows_of(models.Assessment, record.id)}
    return bool(found & FAIRER if record.is_strategic else found)


def impacts_of(assessment_id: int) -> dict[str, models.GroupImpact]:
    """What an assessment says of each group, by the code of the group."""
    query = select(models.GroupImpact).where(models.GroupImpact.assessment_id == assessment_id)
    return {one.factor: one for one in db.session.scalars(query)}


def looked_at(engagement_id: int) -> dict[int, int]:
    """Of how many groups each assessment says something."""
    rows = rows_of(models.GroupImpact, engagement_id)
    return Counter(one.assessment_id for one in rows)


def open_barriers(engagement_id: int) -> int:
    """Barriers for which neither an action nor a reason is written down."""
    rows = rows_of(models.Barrier, engagement_id)
    return sum(not (one.action.strip() or one.reason.strip()) for one in rows)


def representatives_of(engagement_id: int) -> Sequence[models.Representative]:
    """Those who speak for a community in this work, with what they did in it and elsewhere."""
    query = (
        select(models.Representative)
        .join(models.Service)
        .where(models.Service.engagement_id == engagement_id)
        .options(
            joinedload(models.Representative.organisation),
            selectinload(models.Representative.meetings),
            selectinload(models.Representative.reports),
        )
    )
    return db.session.scalars(query.order_by(models.Representative.id)).all()


def agreed_by_all(
    partners: Sequence[Partner], versions: Sequence[PlanVersion], replies: Sequence[Agreement]
) -> PlanVersion | None:
    """The newest version that every partner agreed, of those who are asked."""
    asked = {one.id for one in partners if one.role is not PartnerRole.INFORMED}
    for version in sorted(versions, key=lambda one: -one.number):
        said = {r.partner_id for r in replies if r.number == version.number and r.is_agreed}
        if asked and asked <= said:
            return version
    return None
