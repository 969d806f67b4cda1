"""The table of what happened, which the database itself refuses to change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, JSON, Index, event
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base, intpk

TABLE = "audit_entry"

#: One statement per act and database; the first migration uses the same ones.
GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_no_{act} BEFORE {act} ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
        for act in ("update", "delete")
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION audit_entry_only_grows() RETURNS trigger AS "
        "'BEGIN RAISE EXCEPTION ''the audit log only grows''; END' LANGUAGE plpgsql",
        f"CREATE TRIGGER {TABLE}_only_grows BEFORE UPDATE OR DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION audit_entry_only_grows()",
    ],
}


class AuditEntry(Base):
    """One thing that happened: what, to what, by whom, when."""

    __tablename__ = TABLE
    __table_args__ = (Index("ix_audit_entry_subject", "subject", "subject_id"),)

    id: Mapped[intpk]
    at: Mapped[datetime] = mapped_column(default=clock.now)
    event: Mapped[str]
    #: table name and key of the thing; no foreign key, the entry outlives it
    subject: Mapped[str]
    subject_id: Mapped[int]
    round_id: Mapped[int | None] = mapped_column(index=True)
    #: None is the clock
    by_id: Mapped[int | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)


for dialect, statements in GUARDS.items():
    for statement in statements:
        event.listen(
            AuditEntry.__table__,
            "after_create",
            DDL(statement).execute_if(dialect=dialect),
        )
