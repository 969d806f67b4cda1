"""The counter-proof of a race: the same table without the constraint that decides it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from pbapp.db import db


@contextmanager
def not_unique(app: Flask, table: str, *columns: str) -> Iterator[None]:
    """A table of PostgreSQL without one of its unique constraints, and emptied, for a while."""
    alter, name = f"ALTER TABLE {table}", f"CONSTRAINT uq_{table}_{'_'.join(columns)}"
    with app.app_context():
        engine = db.engine
    with engine.begin() as connection:
        connection.exec_driver_sql(f"{alter} DROP {name}")
    try:
        yield
    finally:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"TRUNCATE {table} CASCADE")
            connection.exec_driver_sql(f"{alter} ADD {name} UNIQUE ({', '.join(columns)})")
