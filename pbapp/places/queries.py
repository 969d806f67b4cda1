"""Finding areas and organisations."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import undefer

from pbapp.db import db
from pbapp.places.models import Area, Organisation


def areas() -> Sequence[Area]:
    """Every area, by name."""
    return db.session.scalars(select(Area).order_by(Area.name, Area.id)).all()


def with_outlines() -> Sequence[Area]:
    """The same with what a map is drawn from, which other pages do without."""
    query = select(Area).options(undefer(Area.outline))
    return db.session.scalars(query.order_by(Area.name, Area.id)).all()


def within(area_id: int) -> Sequence[Area]:
    """The areas directly inside one, by name."""
    query = select(Area).where(Area.parent_id == area_id)
    return db.session.scalars(query.order_by(Area.name, Area.id)).all()


def organisations() -> Sequence[Organisation]:
    """Every organisation, by name."""
    return db.session.scalars(select(Organisation).order_by(Organisation.name)).all()
