"""The plan and the people who agree it, as the rules of the standards read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.engagement.facts.row import fact_of
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan import models, queries, snapshot
from pbapp.engagement.plan.factors import FACTORS
from pbapp.engagement.plan.kinds import TEACHING, ActionStatus, Channel, PartnerRole
from pbapp.engagement.plan.labels import CHANNELS, SUPPORT
from pbapp.standards import facts as plain

NO_BASELINE = "none known"


class PlanGroups(TypedDict):
    """Groups of a record's facts; all of them are collected, so none is None."""

    partners: tuple[plain.Partner, ...]
    plan_versions: tuple[plain.PlanVersion, ...]
    roles: tuple[plain.RoleAgreement, ...]
    representatives: tuple[plain.Representative, ...]
    barriers: tuple[plain.Barrier, ...]
    support_offers: tuple[plain.SupportOffer, ...]
    screen: tuple[plain.ScreenRow, ...]
    outcomes: tuple[plain.Outcome, ...]
    communication: plain.Communication


def plan_groups(record: Engagement) -> PlanGroups:
    """Everything the plan tells, in a number of statements that does not grow."""
    partners = queries.partners_of(record.id)
    versions = queries.versions_of(record.id)
    replies = queries.replies_of(record.id)
    people = queries.representatives_of(record.id)
    return PlanGroups(
        partners=_partners(partners, replies),
        plan_versions=_versions(versions),
        roles=_roles(record.id, partners, people),
        representatives=tuple(_representative(one, record.id) for one in people),
        barriers=_barriers(record.id),
        support_offers=_offers(record, partners),
        screen=_screen(record.id),
        outcomes=_outcomes(record.id, queries.agreed_by_all(partners, versions, replies)),
        communication=_communication(record.id),
    )


def _partners(
    partners: Sequence[models.Partner], replies: Sequence[models.Agreement]
) -> tuple[plain.Partner, ...]:
    """Bodies that are only kept informed agree to nothing, so they are left out."""
    return tuple(
        _partner(one, [reply for reply in replies if reply.partner_id == one.id])
        for one in partners
        if one.role is not PartnerRole.INFORMED
    )


def _partner(one: models.Partner, replies: Sequence[models.Agreement]) -> plain.Partner:
    agreed = [reply for reply in replies if reply.is_agreed]
    return plain.Partner(
        id=one.id,
        name=one.organisation.name,
        is_community=queries.is_community(one),
        joined_on=one.joined_on,
        confirmed_focus_on=one.confirmed_focus_on,
        agreed_version=max((reply.number for reply in agreed), default=None),
        agreed_on=min((reply.given_on for reply in agreed), default=None),
    )


def _versions(versions: Sequence[models.PlanVersion]) -> tuple[plain.PlanVersion, ...]:
    return tuple(fact_of(plain.PlanVersion, one) for one in reversed(versions))


def _roles(
    engagement_id: int,
    partners: Sequence[models.Partner],
    people: Sequence[models.Representative],
) -> tuple[plain.RoleAgreement, ...]:
    bodies = {one.id: one.organisation.name for one in partners}
    posts = {one.id: one.name for one in people}
    return tuple(
        fact_of(
            plain.RoleAgreement,
            one,
            holder=bodies[one.partner_id] if one.partner_id else posts[one.representative_id or 0],
        )
        for one in queries.rows_of(models.RoleAgreement, engagement_id)
    )


def _representative(one: models.Representative, engagement_id: int) -> plain.Representative:
    today = clock.today()
    held = [
        meeting
        for meeting in one.meetings
        if meeting.engagement_id == engagement_id and meeting.held_on <= today
    ]
    return plain.Representative(
        id=one.id,
        name=one.name,
        inducted_on=_past(one.inducted_on, today),
        meetings=len(held),
        pre_meetings=sum(meeting.pre_meeting_on is not None for meeting in held),
        report_backs=sum(
            report.engagement_id == engagement_id and report.reported_on <= today
            for report in one.reports
        ),
    )


def _past(day: date | None, today: date) -> date | None:
    return day if day and day <= today else None


def _barriers(engagement_id: int) -> tuple[plain.Barrier, ...]:
    rows = queries.rows_of(models.Barrier, engagement_id)
    return tuple(fact_of(plain.Barrier, one) for one in rows)


def _offers(
    record: Engagement, partners: Sequence[models.Partner]
) -> tuple[plain.SupportOffer, ...]:
    """Help is independent only where its giver neither leads nor takes part in the work."""
    carrying = queries.carrying(record, partners)
    rows = queries.rows_of(
        models.SupportOffer, record.id, joinedload(models.SupportOffer.organisation)
    )
    return tuple(
        plain.SupportOffer(
            id=one.id,
            kind=str(SUPPORT[one.kind]),
            provider=one.organisation.name if one.organisation else one.provider,
            independent=one.is_independent and one.organisation_id not in carrying,
            teaches=one.kind in TEACHING,
            taken_up=one.taken_up,
        )
        for one in rows
    )


def _screen(engagement_id: int) -> tuple[plain.ScreenRow, ...]:
    """Empty until somebody begins; then every row that is always asked, answered or not."""
    rows = {one.factor: one for one in queries.rows_of(models.ScreenRow, engagement_id)}
    if not rows:
        return ()
    return tuple(
        _screen_row(factor.code, rows.get(factor.code))
        for factor in FACTORS
        if factor.is_always_asked or factor.code in rows
    )


def _screen_row(code: str, row: models.ScreenRow | None) -> plain.ScreenRow:
    if row is None:
        return plain.ScreenRow(id=code, factor=code)
    return fact_of(plain.ScreenRow, row, action_done=row.action_status is ActionStatus.DONE)


def _outcomes(engagement_id: int, agreed: models.PlanVersion | None) -> tuple[plain.Outcome, ...]:
    """An outcome is agreed where it stands, word for word, in a version that all agreed."""
    texts = agreed.text["outcomes"] if agreed else []
    return tuple(
        fact_of(
            plain.Outcome,
            one,
            baseline=NO_BASELINE if one.no_baseline else one.baseline,
            agreed=snapshot.aims_of(one) in texts,
        )
        for one in queries.outcomes_of(engagement_id)
    )


def _communication(engagement_id: int) -> plain.Communication:
    rows = queries.rows_of(models.Contact, engagement_id)
    missing = {name for one in rows for name in one.wanted if name not in one.used}
    return plain.Communication(
        core=sum(one.people for one in rows),
        core_asked=sum(one.asked for one in rows),
        channels_missing=tuple(str(CHANNELS[one]) for one in Channel if one.value in missing),
    )
