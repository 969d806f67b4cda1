"""What a review said of a programme after some months."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.activities.sessions.kinds import Recommendation
from pbapp.activities.sessions.models.programme import Programme
from pbapp.db import Base, intpk


class UptakeReview(Base):
    """The words beside the figures of a programme's first months; figures freeze when published."""

    __tablename__ = "uptake_review"
    __table_args__ = (
        CheckConstraint("(published_at IS NULL) = (figures IS NULL)", name="published"),
    )

    id: Mapped[intpk]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), unique=True)
    feedback: Mapped[str] = mapped_column(default="")
    #: who did not come, for those who come choose themselves
    missing: Mapped[str] = mapped_column(default="")
    recommendation: Mapped[Recommendation]
    reason: Mapped[str]
    published_at: Mapped[datetime | None]
    #: what everyone may read, past the gate for small numbers; never made again, so that two
    #: versions cannot be subtracted from each other
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
