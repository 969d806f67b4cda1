"""What people wrote under projects, and who reported it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.accounts.models import User
from pbapp.db import Base, intpk
from pbapp.deliberation.lifecycle import Kind, Standing
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Round


class Comment(Base):
    """A question, a comment, or an answer to one; hiding keeps the words, so it can be undone."""

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint("(kind = 'answer') = (parent_id IS NOT NULL)", name="answer"),
        CheckConstraint("(hidden_at IS NULL) = (hidden_reason = '')", name="hidden"),
        UniqueConstraint("author_id", "form_key"),
    )

    id: Mapped[intpk]
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    #: what an answer answers
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), index=True)
    #: None: the author has left
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    kind: Mapped[Kind]
    standing: Mapped[Standing] = mapped_column(default=Standing.RESIDENT)
    language: Mapped[str] = mapped_column(default="en")
    text: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    #: came with the form: the same form sent twice makes one
    form_key: Mapped[str | None]
    hidden_at: Mapped[datetime | None]
    hidden_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    hidden_reason: Mapped[str] = mapped_column(default="")

    proposal: Mapped[Proposal] = relationship(lazy="raise_on_sql")
    parent: Mapped[Comment | None] = relationship(
        remote_side="Comment.id", back_populates="answers", lazy="raise_on_sql"
    )
    answers: Mapped[list[Comment]] = relationship(
        back_populates="parent", order_by="Comment.id", lazy="raise_on_sql"
    )
    author: Mapped[User | None] = relationship(foreign_keys=[author_id], lazy="raise_on_sql")
    reports: Mapped[list[Report]] = relationship(order_by="Report.id", lazy="raise_on_sql")

    @property
    def round_id(self) -> int:
        """The round it belongs to, so that the policy can ask."""
        return self.proposal.round_id

    @property
    def round(self) -> Round:
        """The round it belongs to, so that the policy can ask."""
        return self.proposal.round

    @property
    def is_hidden(self) -> bool:
        """A moderator took it out of sight."""
        return self.hidden_at is not None


class Report(Base):
    """Somebody asks the moderators to look; nothing is kept about a visitor who does."""

    __tablename__ = "comment_report"

    id: Mapped[intpk]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"), index=True)
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    #: when a moderator decided; None while it waits
    settled_at: Mapped[datetime | None]
