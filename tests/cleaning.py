"""Emptying every table after a test, the audit log's guards notwithstanding."""

from __future__ import annotations

from functools import cache

from flask import Flask
from sqlalchemy import Connection, Table

from pbapp.audit.models import GUARDS, TABLE
from pbapp.db import Base, db, transaction

#: the next key of every table is the first one again
FROM_THE_FIRST = (
    "SELECT setval(quote_ident(sequencename), start_value, false) "
    "FROM pg_sequences WHERE last_value IS NOT NULL"
)


def clean(app: Flask) -> None:
    """Delete all rows of all tables; a test fills few of them, so only those are touched."""
    with app.app_context(), transaction() as session:
        connection = session.connection()
        names = set(connection.exec_driver_sql(_which_are_filled()).scalars())
        filled = [table for table in _children_first() if table.name in names]
        if db.engine.dialect.name == "postgresql":
            _empty_postgresql(connection, filled)
        else:
            _empty_sqlite(connection, filled)


@cache
def _children_first() -> list[Table]:
    return list(reversed(Base.metadata.sorted_tables))


@cache
def _which_are_filled() -> str:
    names = [table.name for table in _children_first()]
    return " UNION ALL ".join(f"SELECT '{n}' WHERE EXISTS (SELECT 1 FROM \"{n}\")" for n in names)  # noqa: S608


def _empty_postgresql(connection: Connection, filled: list[Table]) -> None:
    # Neither guards nor foreign keys look while the rows go.
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    for table in filled:
        connection.execute(table.delete())
    connection.exec_driver_sql(FROM_THE_FIRST)


def _empty_sqlite(connection: Connection, filled: list[Table]) -> None:
    # Rows that point at rows of the same table would refuse to go one by one.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    guarded = any(table.name == TABLE for table in filled)
    for act in ("update", "delete") if guarded else ():
        connection.exec_driver_sql(f"DROP TRIGGER {TABLE}_no_{act}")
    for table in filled:
        connection.execute(table.delete())
    for statement in GUARDS["sqlite"] if guarded else ():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DELETE FROM sqlite_sequence")
