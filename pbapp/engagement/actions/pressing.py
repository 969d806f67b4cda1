"""A button that was pressed twice: the row of the first press is the row of both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pbapp import clock
from pbapp.db import db

if TYPE_CHECKING:
    from pbapp.access.roles import Actor
    from pbapp.engagement.models import Engagement

#: a second press of a button follows the first so soon
SAME_PRESS = timedelta(seconds=10)


def made_just_now(model: Any, record: Engagement, values: Mapping[str, Any], by: Actor) -> Any:
    """The row that this person made of the same answers a moment ago; None where there is none.

    The record is held meanwhile, so that two presses at once come one after the other. Lists that
    hang on a row are not looked at.
    """
    if by.user_id is None:  # nobody pressed a button
        return None
    made = select(model).where(
        model.engagement_id == record.id,
        model.made_by_id == by.user_id,
        model.made_at > clock.now() - SAME_PRESS,
    )
    rows = db.session.scalars(made.order_by(model.id.desc()))
    return next((row for row in rows if _says(row, values)), None)


def columns_of(row: Any) -> dict[str, Any]:
    """What stands in each column of a row."""
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _says(row: Any, values: Mapping[str, Any]) -> bool:
    columns = columns_of(row)
    return all(columns[name] == value for name, value in values.items() if name in columns)
