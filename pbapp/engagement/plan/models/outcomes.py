"""What should come of it, and the assessments made before deciding."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp.db import Base
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.plan.kinds import AssessmentKind, AssessmentStatus, DutyStage, Impact
from pbapp.standards.kinds import OutcomeStatus


class Outcome(OfRecord, Base):
    """A change that is aimed at, and how it will be seen."""

    __tablename__ = "outcome"
    __table_args__ = (
        CheckConstraint("baseline = '' OR NOT no_baseline", name="baseline"),
        CheckConstraint("status IS NULL OR evidence <> ''", name="evidence"),
    )

    text: Mapped[str]
    measure: Mapped[str] = mapped_column(default="")
    baseline: Mapped[str] = mapped_column(default="")
    #: somebody looked, and nobody knows how things stand today
    no_baseline: Mapped[bool] = mapped_column(default=False)
    target: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(default="")
    status: Mapped[OutcomeStatus | None]
    #: what the status rests on
    evidence: Mapped[str] = mapped_column(default="")


class Assessment(OfRecord, Base):
    """An assessment of what a decision does to people, made before it."""

    __tablename__ = "assessment"
    __table_args__ = (
        CheckConstraint("status <> 'published' OR published_at <> ''", name="published"),
        CheckConstraint("kind <> 'not_required' OR reason <> ''", name="not_required"),
        CheckConstraint("stage IS NULL OR kind = 'fairer_scotland'", name="stage"),
        # What it says of a group names assessment and record together.
        UniqueConstraint("id", "engagement_id"),
    )

    kind: Mapped[AssessmentKind]
    status: Mapped[AssessmentStatus] = mapped_column(default=AssessmentStatus.NOT_STARTED)
    #: of the Fairer Scotland Duty only
    stage: Mapped[DutyStage | None]
    dated: Mapped[date | None]
    #: posts or groups, never private names
    author: Mapped[str] = mapped_column(default="")
    signed_off_by: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    #: why none is needed
    reason: Mapped[str] = mapped_column(default="")
    #: link to where it can be read
    published_at: Mapped[str] = mapped_column(default="")
    review_on: Mapped[date | None]


class GroupImpact(OfRecord, Base):
    """What an assessment says of one group of people (Equality Act 2010, section 149)."""

    __tablename__ = "assessment_impact"
    __table_args__ = (
        UniqueConstraint("assessment_id", "factor"),
        ForeignKeyConstraint(
            ["assessment_id", "engagement_id"],
            ["assessment.id", "assessment.engagement_id"],
            name="fk_assessment_impact_assessment",
            ondelete="CASCADE",
        ),
        CheckConstraint("impact <> 'negative' OR mitigation <> ''", name="negative"),
    )

    assessment_id: Mapped[int]
    #: code out of plan.factors
    factor: Mapped[str]
    impact: Mapped[Impact]
    #: what is done about it, or why it has to be
    mitigation: Mapped[str] = mapped_column(default="")
