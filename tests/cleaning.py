"""Emptying every table after a test, the audit log's guards notwithstanding."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import text

from pbapp.audit.models import GUARDS, TABLE
from pbapp.db import Base, db, transaction


def clean(app: Flask) -> None:
    """Delete all rows of all tables."""
    with app.app_context(), transaction() as session:
        if db.engine.dialect.name == "postgresql":
            names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
            session.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
            return
        for act in ("update", "delete"):
            session.execute(text(f"DROP TRIGGER IF EXISTS {TABLE}_no_{act}"))
        # Rows that point at rows of the same table would refuse to go one by one.
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
        session.execute(text("DELETE FROM sqlite_sequence"))
        for statement in GUARDS["sqlite"]:
            session.execute(text(statement))
