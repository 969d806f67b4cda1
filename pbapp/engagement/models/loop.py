"""The loop back to people: what was heard, decided, promised and told."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, short
from pbapp.engagement.kinds import CommitmentStatus, DecisionMethod
from pbapp.engagement.models.parts import OfRecord
from pbapp.places.models import Organisation
from pbapp.standards.kinds import FeedbackKind, FeedbackPart, Response, Stance, Strength


class Finding(OfRecord, Base):
    """Something people said, and what was answered."""

    __tablename__ = "finding"
    __table_args__ = (
        CheckConstraint(
            "response IS NULL OR (reason <> '' AND responded_on IS NOT NULL)", name="answer"
        ),
    )

    statement: Mapped[str]
    strength: Mapped[Strength]
    stance: Mapped[Stance]
    response: Mapped[Response | None]
    reason: Mapped[str] = mapped_column(default="")
    responded_on: Mapped[date | None]


class Decision(OfRecord, Base):
    """What was decided, by whom and why."""

    __tablename__ = "decision"

    text: Mapped[str]
    made_on: Mapped[date]
    body: Mapped[short]
    method: Mapped[DecisionMethod]
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
