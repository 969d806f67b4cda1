"""What a review said of a programme after some months."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.activities.sessions.kinds import Recommendation
from pbapp.activities.sessions.models.programme import Programme
from pbapp.db import Base, intpk


class UptakeReview(Base):
    """The words beside the figures of a programme's first months; those stand in the ledger."""

    __tablename__ = "uptake_review"

    id: Mapped[intpk]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), unique=True)
    feedback: Mapped[str] = mapped_column(default="")
    #: who did not come, for those who come choose themselves
    missing: Mapped[str] = mapped_column(default="")
    recommendation: Mapped[Recommendation]
    reason: Mapped[str]
    published_at: Mapped[datetime | None]

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
