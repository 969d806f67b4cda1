"""What was published of people, as it was published."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp.db import Base
from pbapp.engagement.models.parts import OfRecord


class StoredRelease(OfRecord, Base):
    """One version of one breakdown: what everyone reads, its hash, who let it out and when.

    A row is never changed. `counts` and `hidden` are the exact numbers: the door alone reads them,
    to hold a later release against this one.
    """

    __tablename__ = "breakdown_release"
    __table_args__ = (
        UniqueConstraint("engagement_id", "what", "number"),
        CheckConstraint("number >= 1", name="number"),
    )

    #: which breakdown: "heads", "reach-fifth"
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
