"""The record itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.accounts.models import User
from pbapp.db import Base, intpk, pence, short
from pbapp.engagement.kinds import (
    DataAssessment,
    DecisionMethod,
    Depth,
    IntendedResult,
    LawfulBasis,
    Reuse,
    Weight,
)
from pbapp.engagement.lifecycle import ALLOWED, State
from pbapp.places.models import Area, Organisation
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Kind, Level

if TYPE_CHECKING:
    from pbapp.engagement.models.check import HandEvidence, IndicatorRating, Review
    from pbapp.engagement.models.conduct import Adjustment, CommentNoted, Complaint, RecordLink
    from pbapp.engagement.models.loop import Commitment, Decision, Feedback, Finding
    from pbapp.engagement.models.work import (
        Activity,
        Audience,
        FormatRequest,
        MethodChoice,
        Paper,
    )

engagement_area = Table(
    "engagement_area",
    Base.metadata,
    Column("engagement_id", ForeignKey("engagement.id"), primary_key=True),
    Column("area_id", ForeignKey("area.id"), primary_key=True),
)


class Engagement(Base):
    """One piece of engagement work. It holds nothing personal about those who took part."""

    __tablename__ = "engagement"
    __table_args__ = (
        CheckConstraint("closes_on IS NULL OR opens_on <= closes_on", name="dates"),
        CheckConstraint("were_told IS NULL OR were_told <= asked_to_be_told", name="told"),
        CheckConstraint("expected_people IS NULL OR expected_people >= 0", name="expected_people"),
        CheckConstraint("(state = 'paused') = (paused_on IS NOT NULL)", name="paused"),
        CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="merged"),
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="merged_into"),
    )

    id: Mapped[intpk]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    state: Mapped[State] = mapped_column(default=State.REGISTERED, index=True)
    #: a round of budgeting is an engagement; its facts are read from it, not typed again
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"), unique=True)
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    #: None: the partnership itself leads
    lead_organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))

    title: Mapped[short]
    #: a word or two, by which others find work like it
    topic: Mapped[short] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    kind: Mapped[Kind]
    level: Mapped[Level]
    tier: Mapped[Tier]
    #: why a smaller size than usual was chosen
    tier_reason: Mapped[str] = mapped_column(default="")
    expected_people: Mapped[int | None]
    #: a strategic decision under the Fairer Scotland Duty
    is_strategic: Mapped[bool] = mapped_column(default=False)
    area_note: Mapped[str] = mapped_column(default="")

    question_asked: Mapped[str] = mapped_column(default="")
    why_now: Mapped[str] = mapped_column(default="")
    can_change: Mapped[str] = mapped_column(default="")
    cannot_change: Mapped[str] = mapped_column(default="")
    known_already: Mapped[str] = mapped_column(default="")
    #: the decision it is for
    decision_to_inform: Mapped[str] = mapped_column(default="")
    intended_result: Mapped[IntendedResult | None]
    weight_of_views: Mapped[Weight | None]

    opens_on: Mapped[date | None] = mapped_column(index=True)
    closes_on: Mapped[date | None] = mapped_column(index=True)
    #: the two above are no more than a guess yet
    dates_are_rough: Mapped[bool] = mapped_column(default=False)
    #: closing day as it stood when the plan was agreed
    first_planned_close_on: Mapped[date | None]
    options_fixed_on: Mapped[date | None]
    decision_on: Mapped[date | None]
    first_results_by: Mapped[date | None]
    feedback_promised_by: Mapped[date | None]
    #: None: nobody looked
    wholly_in_school_holidays: Mapped[bool | None]

    decision_method: Mapped[DecisionMethod | None]
    who_decides: Mapped[str] = mapped_column(default="")
    #: the day the two above were last written down
    rule_recorded_on: Mapped[date | None]

    budget_planned: Mapped[pence | None]
    budget_support: Mapped[pence | None]
    spend: Mapped[pence | None]
    staff_days_planned: Mapped[int | None]
    staff_days_used: Mapped[int | None]

    #: what people need to take part, summed up so that nobody can be known by it
    needs_summary: Mapped[str] = mapped_column(default="")

    #: the note on personal data: it names kinds of data, never a person
    lawful_basis: Mapped[LawfulBasis | None]
    dpia_status: Mapped[DataAssessment] = mapped_column(default=DataAssessment.NOT_STARTED)
    personal_data_held: Mapped[str] = mapped_column(default="")
    retention_until: Mapped[date | None]
    processors: Mapped[str] = mapped_column(default="")
    #: whether others may use what was gathered; None: nobody has said
    reuse: Mapped[Reuse | None]

    #: the day partners looked how it goes, and what they saw
    midpoint_on: Mapped[date | None]
    midpoint_note: Mapped[str] = mapped_column(default="")

    #: values of Format that people asked for; None: nobody asked them
    formats_asked: Mapped[list[str] | None] = mapped_column(JSON)
    #: what comments changed, or why they changed nothing
    comments_changed: Mapped[str] = mapped_column(default="")
    no_change_note: Mapped[str] = mapped_column(default="")
    #: people who asked to be told what came of it, and those who were; None: not counted
    asked_to_be_told: Mapped[int | None]
    were_told: Mapped[int | None]

    #: rounds only: ideas and votes can be handed in without the internet; None: nobody has said
    ideas_offline: Mapped[bool | None]
    vote_offline: Mapped[bool | None]
    #: rounds only: what councillors do, and what not
    councillors_role: Mapped[str] = mapped_column(default="")
    #: rounds only: how far power is shared; None: nobody has said
    pb_depth: Mapped[Depth | None]

    #: the day its page went up for everyone; None: it has not
    public_since: Mapped[date | None]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    accepted_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    paused_on: Mapped[date | None]
    paused_reason: Mapped[str] = mapped_column(default="")
    merged_on: Mapped[date | None]
    merged_reason: Mapped[str] = mapped_column(default="")
    #: the record that goes on with it
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("engagement.id"), index=True)

    merged_into: Mapped[Engagement | None] = relationship(
        remote_side="Engagement.id", lazy="raise_on_sql"
    )
    lead: Mapped[User | None] = relationship(foreign_keys=[lead_id], lazy="raise_on_sql")
    lead_organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    if TYPE_CHECKING:
        #: bodies that take part in it (`plan.models.agreeing`)
        partner_bodies: Mapped[list[Organisation]]
    round: Mapped[Round | None] = relationship(lazy="raise_on_sql")
    areas: Mapped[list[Area]] = relationship(
        secondary=engagement_area, order_by=Area.name, lazy="raise_on_sql"
    )
    audiences: Mapped[list[Audience]] = relationship(
        order_by="Audience.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    methods: Mapped[list[MethodChoice]] = relationship(
        order_by="MethodChoice.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    adjustments: Mapped[list[Adjustment]] = relationship(
        order_by="Adjustment.changed_on, Adjustment.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )
    comments: Mapped[list[CommentNoted]] = relationship(
        order_by="CommentNoted.received_on, CommentNoted.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )
    complaints: Mapped[list[Complaint]] = relationship(
        order_by="Complaint.received_on, Complaint.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )
    format_requests: Mapped[list[FormatRequest]] = relationship(
        order_by="FormatRequest.asked_on, FormatRequest.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )
    links: Mapped[list[RecordLink]] = relationship(
        order_by="RecordLink.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    activities: Mapped[list[Activity]] = relationship(
        order_by="Activity.held_on, Activity.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    papers: Mapped[list[Paper]] = relationship(
        order_by="Paper.needed_by, Paper.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    findings: Mapped[list[Finding]] = relationship(
        order_by="Finding.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    decisions: Mapped[list[Decision]] = relationship(
        order_by="Decision.made_on, Decision.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    commitments: Mapped[list[Commitment]] = relationship(
        order_by="Commitment.due_on, Commitment.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )
    feedback: Mapped[list[Feedback]] = relationship(
        order_by="Feedback.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    evidence: Mapped[list[HandEvidence]] = relationship(
        order_by="HandEvidence.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    ratings: Mapped[list[IndicatorRating]] = relationship(
        order_by="IndicatorRating.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    reviews: Mapped[list[Review]] = relationship(
        order_by="Review.id.desc()", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    @property
    def ref(self) -> str:
        """The name people quote; made from the key, so that no two records share one."""
        return f"CPP-{clock.local(self.made_at).year}-{self.id:04d}"

    @property
    def is_public(self) -> bool:
        """Everyone may read its page: once it was put up, and for a round not before it opens."""
        if self.round is not None and self.round.phase is Phase.DRAFT:
            return False
        return self.public_since is not None

    @property
    def partner_ids(self) -> frozenset[int]:
        """The bodies that take part in it; those who are only kept informed do not."""
        return frozenset(one.id for one in self.partner_bodies)

    def allows(self, can: Can) -> bool:
        """Whether this state lets people do it."""
        return can in ALLOWED[self.state]
