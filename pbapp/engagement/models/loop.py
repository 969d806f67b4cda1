"""The loop back to people: what was heard, decided, promised and told."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, short
from pbapp.engagement.kinds import CommitmentStatus, DecisionMethod
from pbapp.engagement.kinds.loop import FindingKind, Who
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.models.work import Audience
from pbapp.places.models import Area, Organisation
from pbapp.standards.kinds import FeedbackKind, FeedbackPart, Response, Stance, Strength

finding_area = Table(
    "finding_area",
    Base.metadata,
    Column("finding_id", ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True),
    Column("area_id", ForeignKey("area.id"), primary_key=True),
)
finding_audience = Table(
    "finding_audience",
    Base.metadata,
    Column("finding_id", ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True),
    Column("audience_id", ForeignKey("audience.id", ondelete="CASCADE"), primary_key=True),
)


class Finding(OfRecord, Base):
    """Something people said, and what was answered."""

    __tablename__ = "finding"
    __table_args__ = (
        CheckConstraint(
            "response IS NULL OR (reason <> '' AND responded_on IS NOT NULL)", name="answer"
        ),
    )

    statement: Mapped[str]
    #: a word or two under which it stands with others
    theme: Mapped[short] = mapped_column(default="")
    kind: Mapped[FindingKind | None]
    #: where it was heard, in words: "the drop-in and 12 letters"
    sources: Mapped[str] = mapped_column(default="")
    strength: Mapped[Strength]
    stance: Mapped[Stance]
    response: Mapped[Response | None]
    reason: Mapped[str] = mapped_column(default="")
    responded_on: Mapped[date | None]
    #: the decision that answers it
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("decision.id", ondelete="SET NULL"), index=True
    )

    areas: Mapped[list[Area]] = relationship(
        secondary=finding_area, order_by=Area.name, lazy="raise_on_sql"
    )
    audiences: Mapped[list[Audience]] = relationship(
        secondary=finding_audience, order_by=Audience.id, lazy="raise_on_sql"
    )


class Decision(OfRecord, Base):
    """What was decided, by whom and why."""

    __tablename__ = "decision"

    text: Mapped[str]
    made_on: Mapped[date]
    body: Mapped[short]
    method: Mapped[DecisionMethod]
    #: where the minutes say so
    minute_ref: Mapped[short] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    #: why another body decided, or in another way, than was agreed
    departure: Mapped[str] = mapped_column(default="")


class Commitment(OfRecord, Base):
    """Something promised to people, by somebody, by a day."""

    __tablename__ = "commitment"
    __table_args__ = (
        CheckConstraint("(status = 'done') = (done_on IS NOT NULL)", name="done"),
        CheckConstraint("organisation_id IS NOT NULL OR owner <> ''", name="owner"),
    )

    text: Mapped[str]
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("decision.id", ondelete="SET NULL"), index=True
    )
    who: Mapped[Who | None]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    #: a post or a group, never a private person
    owner: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date]
    status: Mapped[CommitmentStatus] = mapped_column(default=CommitmentStatus.NOT_STARTED)
    done_on: Mapped[date | None]
    #: how it stands, for everyone to read
    progress: Mapped[str] = mapped_column(default="")

    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")


class Feedback(OfRecord, Base):
    """Something told back to the community; its four parts are what is written in them."""

    __tablename__ = "feedback"

    kind: Mapped[FeedbackKind]
    how_done: Mapped[str] = mapped_column(default="")
    weighed_up: Mapped[str] = mapped_column(default="")
    will_happen: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    #: values of Format, and where people find it
    formats: Mapped[list[str]] = mapped_column(JSON, default=list)
    channels: Mapped[str] = mapped_column(default="")
    #: None while it is being written
    published_on: Mapped[date | None]

    @property
    def told(self) -> dict[FeedbackPart, str]:
        """The parts with something in them."""
        parts = {
            FeedbackPart.PROCESS: self.how_done,
            FeedbackPart.OPTIONS: self.weighed_up,
            FeedbackPart.DECISIONS: self.will_happen,
            FeedbackPart.REASONS: self.why,
        }
        return {part: text for part, text in parts.items() if text.strip()}
