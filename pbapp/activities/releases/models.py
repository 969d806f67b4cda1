"""What was published of people, as it was published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base, intpk


class StoredRelease(Base):
    """One version of some numbers: what everyone reads, its hash, who let it out and when.

    A row is never changed. `counts` and `hidden` are the exact numbers: the door alone reads them,
    to hold a later release against this one.
    """

    __tablename__ = "breakdown_release"
    __table_args__ = (
        UniqueConstraint("engagement_id", "what", "number"),
        CheckConstraint("number >= 1", name="number"),
    )

    id: Mapped[intpk]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    #: which numbers: "heads", "reach-fifth", "survey-12"
    what: Mapped[str] = mapped_column(String(60))
    #: 1 is the first version
    number: Mapped[int]
    #: cells with their texts, the total, and what stands beside them
    output: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: SHA-256 of the output in canonical JSON
    sha256: Mapped[str] = mapped_column(String(64))
    rules_version: Mapped[str] = mapped_column(String(40))
    #: a pair for each place: [row, column, count]
    counts: Mapped[list[list[Any]]] = mapped_column(JSON)
    #: categories that are hidden; "" is the total
    hidden: Mapped[list[str]] = mapped_column(JSON)
