"""Alembic's entry: the application's own engine and tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from pbapp.db import UtcDateTime

database = current_app.extensions["migrate"].db


def render(kind: str, item: object, _autogen: object) -> str | bool:
    """Written migrations name plain types, so that they outlive our own."""
    is_moment = kind == "type" and isinstance(item, UtcDateTime)
    return "sa.DateTime(timezone=True)" if is_moment else False


@contextmanager
def _tables_may_be_made_anew(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, which rows that point at it would forbid."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.driver_connection  # heard only before a transaction begins
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _require_references(connection: Connection) -> None:
    """What was not watched meanwhile must hold before anything is kept."""
    if connection.dialect.name != "sqlite":
        return
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError(f"rows would point at nothing after this migration: {broken}")


def run() -> None:
    """Apply or compare migrations over one connection."""
    with database.engine.connect() as connection, _tables_may_be_made_anew(connection):
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_item=render,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
            _require_references(connection)


run()
