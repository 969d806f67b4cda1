"""What an address of a plan names: each thing knows the record that judges who may touch it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from pbapp.db import db
from pbapp.engagement import queries as records
from pbapp.engagement.plan import models, queries
from pbapp.engagement.plan.factors import BY_CODE, Factor
from pbapp.engagement.plan.kinds import AssessmentKind, Part
from pbapp.engagement.plan.models import (
    Meeting,
    Partner,
    PlanVersion,
    Representative,
    RoleAgreement,
    ScreenRow,
)
from pbapp.engagement.plan.queries import Standing
from pbapp.engagement.planning.queries import representative
from pbapp.engagement.queries.record import OnRecord, one_of

MODELS: dict[Part, Any] = {
    Part.PARTNER: models.Partner,
    Part.ROLE: models.RoleAgreement,
    Part.BARRIER: models.Barrier,
    Part.SUPPORT: models.SupportOffer,
    Part.CONTACT: models.Contact,
    Part.OUTCOME: models.Outcome,
    Part.ASSESSMENT: models.Assessment,
}


@dataclass(frozen=True)
class PlanRow(OnRecord):
    """A row of a plan."""

    record: Any
    part: Part
    row: Any


@dataclass(frozen=True)
class ScreenAt(OnRecord):
    """A row of the equality screen, answered or not."""

    record: Any
    factor: Factor
    row: ScreenRow | None


@dataclass(frozen=True)
class AssessmentAt(OnRecord):
    """An assessment, with what it says of each group so far."""

    record: Any
    assessment: models.Assessment
    impacts: Mapping[str, models.GroupImpact]


@dataclass(frozen=True)
class ImpactAt(AssessmentAt):
    """One group in an assessment."""

    factor: Factor

    @property
    def row(self) -> models.GroupImpact | None:
        """What it says of them; None: nothing yet."""
        return self.impacts.get(self.factor.code)


@dataclass(frozen=True)
class VersionAt(OnRecord):
    """A version of the plan, and how the newest one stands."""

    record: Any
    version: PlanVersion
    standing: Standing
    #: the version before it, which it is compared with
    before: PlanVersion | None

    @property
    def is_published(self) -> bool:
        """Everyone may read it."""
        return self.version.published_on is not None and bool(self.record.is_public)

    @property
    def is_newest(self) -> bool:
        """Partners are asked about this one."""
        return self.standing.version is self.version


@dataclass(frozen=True)
class PartnerAt(OnRecord):
    """A partner, for whom somebody answers."""

    record: Any
    partner: Partner

    @property
    def organisation_id(self) -> int:
        """The body that is asked."""
        return self.partner.organisation_id


@dataclass(frozen=True)
class RoleAt(OnRecord):
    """A role that a body or its representative accepts."""

    record: Any
    role: RoleAgreement
    organisation_id: int


@dataclass(frozen=True)
class ReplyAt(PartnerAt):
    """A partner and the version it is asked about."""

    version: PlanVersion


def row_of(engagement_id: int, part: str, row_id: int) -> PlanRow:
    """A row of this record's plan; raises NoResultFound."""
    kind = Part(part)
    return PlanRow(records.get(engagement_id), kind, one_of(MODELS[kind], engagement_id, row_id))


def screen_row_of(engagement_id: int, factor: str) -> ScreenAt:
    """A row of the equality screen; raises NoResultFound where there is no such row."""
    if factor not in BY_CODE:
        raise NoResultFound
    rows = queries.rows_of(ScreenRow, engagement_id)
    found = next((one for one in rows if one.factor == factor), None)
    return ScreenAt(records.get(engagement_id), BY_CODE[factor], found)


def assessment_of(engagement_id: int, row_id: int) -> AssessmentAt:
    """An assessment of this record; raises NoResultFound, also where none is needed."""
    found: models.Assessment = one_of(models.Assessment, engagement_id, row_id)
    if found.kind is AssessmentKind.NOT_REQUIRED:
        raise NoResultFound
    return AssessmentAt(records.get(engagement_id), found, queries.impacts_of(row_id))


def impact_of(engagement_id: int, row_id: int, factor: str) -> ImpactAt:
    """A group in an assessment; raises NoResultFound."""
    if factor not in BY_CODE:
        raise NoResultFound
    at = assessment_of(engagement_id, row_id)
    return ImpactAt(at.record, at.assessment, at.impacts, BY_CODE[factor])


def version_of(engagement_id: int, number: int) -> VersionAt:
    """A version of the plan by its number; raises NoResultFound."""
    record = records.get(engagement_id)
    version = _version(engagement_id, number)
    before = _version(engagement_id, number - 1) if number > 1 else None
    return VersionAt(record, version, queries.standing(record), before)


def partner_of(engagement_id: int, partner_id: int) -> PartnerAt:
    """A partner of this record; raises NoResultFound."""
    return PartnerAt(records.get(engagement_id), _partner(engagement_id, partner_id))


def reply_of(engagement_id: int, number: int, partner_id: int) -> ReplyAt:
    """A partner and a version; raises NoResultFound."""
    version = _version(engagement_id, number)
    return ReplyAt(records.get(engagement_id), _partner(engagement_id, partner_id), version)


def role_of(engagement_id: int, row_id: int) -> RoleAt:
    """A role with the body that may accept it; raises NoResultFound."""
    role: RoleAgreement = one_of(
        RoleAgreement,
        engagement_id,
        row_id,
        joinedload(RoleAgreement.partner),
        joinedload(RoleAgreement.representative),
    )
    holder = role.partner or role.representative
    return RoleAt(records.get(engagement_id), role, holder.organisation_id if holder else 0)


def _version(engagement_id: int, number: int) -> PlanVersion:
    query = select(PlanVersion).where(
        PlanVersion.engagement_id == engagement_id, PlanVersion.number == number
    )
    return db.session.scalars(query).one()


def _partner(engagement_id: int, partner_id: int) -> Partner:
    found: Partner = one_of(Partner, engagement_id, partner_id, joinedload(Partner.organisation))
    return found


@dataclass(frozen=True)
class MeetingAt:
    """A meeting of a representative; their record judges who may touch it."""

    person: Representative
    meeting: Meeting

    @property
    def user_id(self) -> int | None:
        """The representative."""
        return self.person.user_id

    @property
    def worker_id(self) -> int | None:
        """Their named worker."""
        return self.person.worker_id


def meeting_of(representative_id: int, meeting_id: int) -> MeetingAt:
    """A meeting in a representative's record; raises NoResultFound."""
    person = representative(representative_id)
    found = next((one for one in person.meetings if one.id == meeting_id), None)
    if found is None:
        raise NoResultFound
    return MeetingAt(person, found)
