"""The numbers a partnership set for itself; each change is a new row, so that the old ones stay."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base, intpk


class ThresholdSet(Base):
    """All numbers that differ from the usual ones; the newest row counts."""

    __tablename__ = "threshold_set"

    id: Mapped[intpk]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    #: name of a threshold to a whole number, in its unit
    own: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
