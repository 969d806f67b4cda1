"""Records that came from a file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base, intpk, short
from pbapp.engagement.register.kinds import Source


class ImportedRecord(Base):
    """Marks a record as imported: from which file, and which row of it."""

    __tablename__ = "imported_record"
    __table_args__ = (CheckConstraint("row_number >= 2", name="row_number"),)

    id: Mapped[intpk]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id"), unique=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    source: Mapped[Source]
    file_name: Mapped[short]
    #: SHA-256 of the file in hexadecimal
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    #: as a spreadsheet counts them; the headings are row 1
    row_number: Mapped[int]
    #: code of a standard -> 1 to 6, as its authors gave them in VOiCE; no rating of ours
    scores: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
