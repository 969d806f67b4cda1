"""People and the roles they hold."""

from __future__ import annotations

import uuid
from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.access.roles import Actor, Held, Role
from pbapp.db import Base, intpk, short


class User(UserMixin, Base):
    """A resident or a member of staff."""

    __tablename__ = "user"

    id: Mapped[intpk]
    #: lower case; None once somebody has left
    email: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[short]
    language: Mapped[str] = mapped_column(default="en")
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    active: Mapped[bool] = mapped_column(default=True)
    #: changing it signs the person out everywhere
    fs_uniquifier: Mapped[str] = mapped_column(unique=True, default=lambda: uuid.uuid4().hex)

    grants: Mapped[list[Grant]] = relationship(back_populates="user", lazy="selectin")

    def get_id(self) -> str:
        """What the session holds."""
        return self.fs_uniquifier

    def as_actor(self) -> Actor:
        """The person as the guard sees them."""
        held = frozenset(Held(g.role, g.round_id, g.place_id) for g in self.grants)
        return Actor(self.id, self.name, held, self.email)


class Grant(Base):
    """A role somebody holds, everywhere or for one round or place."""

    __tablename__ = "grant"
    __table_args__ = (
        UniqueConstraint(
            "user_id", "role", "round_id", "place_id", postgresql_nulls_not_distinct=True
        ),
    )

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[Role]
    # By table name only: rounds stand above accounts.
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))

    user: Mapped[User] = relationship(back_populates="grants", lazy="raise_on_sql")
