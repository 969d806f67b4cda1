"""A look at a place, and the responses to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.asked import Asked, Channel, dates_in_order, unordered
from pbapp.activities.place_standard.kinds import MOST_IN_GROUP, Mode
from pbapp.db import Base, short
from pbapp.places.models import Area


class PlaceRun(Asked, Base):
    """One look at a place by one version of the questions; a later one is set beside it."""

    __tablename__ = "place_run"
    __table_args__ = dates_in_order()

    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    #: the part of the area that is meant, in words; "" for all of it
    part: Mapped[short] = mapped_column(default="")
    #: name of the questions (`themes.load`); responses stay with the words they answered
    version: Mapped[str] = mapped_column(String(40))

    area: Mapped[Area] = relationship(lazy="raise_on_sql")


class PlaceResponse(Base):
    """How somebody, or a group together, scored the place: one response either way."""

    __tablename__ = "place_response"
    __table_args__ = (
        UniqueConstraint("run_id", "form_key"),
        CheckConstraint(
            "mode = 'walk' OR (mode = 'group') = (group_size IS NOT NULL)", name="group_mode"
        ),
        CheckConstraint(
            f"group_size IS NULL OR group_size BETWEEN 2 AND {MOST_IN_GROUP}", name="group_size"
        ),
    )

    id: Mapped[unordered]
    run_id: Mapped[int] = mapped_column(ForeignKey("place_run.id"), index=True)
    age: Mapped[Age]
    mode: Mapped[Mode]
    group_size: Mapped[int | None]
    day: Mapped[date] = mapped_column(default=clock.today)
    channel: Mapped[Channel]
    #: came with the form: the same form sent twice makes one
    form_key: Mapped[str] = mapped_column(String(40))
    #: theme's code to points; three points for children, seven for others
    scores: Mapped[dict[str, int]] = mapped_column(JSON)
    #: theme's code to what is good, and to what could be better; for staff to read
    good: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    better: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
