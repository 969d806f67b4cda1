"""Alembic's entry: the application's own engine and tables."""

from __future__ import annotations

from alembic import context
from flask import current_app

from pbapp.db import UtcDateTime

database = current_app.extensions["migrate"].db


def render(kind: str, item: object, _autogen: object) -> str | bool:
    """Written migrations name plain types, so that they outlive our own."""
    is_moment = kind == "type" and isinstance(item, UtcDateTime)
    return "sa.DateTime(timezone=True)" if is_moment else False


def run() -> None:
    """Apply or compare migrations over one connection."""
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_item=render,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
