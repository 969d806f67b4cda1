"""Asking together: one lead asks another to make one piece of work of two."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.db import Base, intpk
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.kinds import Reply


class JoinRequest(Base):
    """A lead asks that their work be merged into another record, which goes on for both."""

    __tablename__ = "join_request"
    __table_args__ = (
        CheckConstraint("asking_id <> asked_id", name="two_records"),
        CheckConstraint("(reply IS NULL) = (replied_at IS NULL)", name="replied"),
        CheckConstraint("reply IS NULL OR reply <> 'declined' OR reason <> ''", name="reason"),
        Index(
            "uq_join_request_open",
            "asking_id",
            "asked_id",
            unique=True,
            sqlite_where=text("reply IS NULL"),
            postgresql_where=text("reply IS NULL"),
        ),
    )

    id: Mapped[intpk]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    asking_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    asked_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
    reply: Mapped[Reply | None]
    replied_at: Mapped[datetime | None]
    replied_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[str] = mapped_column(default="")

    asking: Mapped[Engagement] = relationship(foreign_keys=[asking_id], lazy="raise_on_sql")
    asked: Mapped[Engagement] = relationship(foreign_keys=[asked_id], lazy="raise_on_sql")

    @property
    def lead_id(self) -> int | None:
        """Whoever leads the work that is asked."""
        return self.asked.lead_id

    @property
    def lead_organisation_id(self) -> int | None:
        """The body that leads the work that is asked."""
        return self.asked.lead_organisation_id
