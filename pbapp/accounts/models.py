"""People, the roles they hold, and what lets them in."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.access.roles import STAFF, Actor, Held, Role
from pbapp.db import Base, intpk, short
from pbapp.places.models import Organisation

MOST_TRIES = 5


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

    # Staff only.
    #: argon2 hash
    password: Mapped[str | None]
    #: encrypted with the installation's TOTP_SECRET
    totp_secret: Mapped[str | None]
    #: the time step of the last code used, so that none works twice
    totp_last_step: Mapped[int | None]
    #: keyed hashes of the recovery codes that are left
    recovery_codes: Mapped[list[str]] = mapped_column(JSON, default=list)

    grants: Mapped[list[Grant]] = relationship(
        back_populates="user",
        lazy="selectin",
        cascade="all, delete-orphan",
        order_by="Grant.id",
    )

    memberships: Mapped[list[Membership]] = relationship(
        back_populates="user",
        lazy="selectin",
        cascade="all, delete-orphan",
        order_by="Membership.id",
    )

    #: whether this request's visit passed the second factor; never stored, closed unless opened
    second_factor_passed = False

    def get_id(self) -> str:
        """What the session holds."""
        return self.fs_uniquifier

    @property
    def is_staff(self) -> bool:
        """Holds any role beyond resident."""
        return any(grant.role in STAFF for grant in self.grants)

    def as_actor(self) -> Actor:
        """The person as the guard sees them: staff roles count only past the second factor."""
        actor = self.in_full()
        if self.second_factor_passed:
            return actor
        held = frozenset(h for h in actor.held if h.role not in STAFF)
        return replace(actor, held=held)

    def in_full(self) -> Actor:
        """The person with every role they hold: for commands and demo data, never for a request."""
        held = frozenset(Held(g.role, g.round_id, g.place_id) for g in self.grants)
        speaks_for = frozenset(one.organisation_id for one in self.memberships)
        return Actor(self.id, self.name, held, self.email, speaks_for)


class Grant(Base):
    """A role somebody holds, everywhere or for one round or one place."""

    __tablename__ = "grant"
    # NULLs never clash in a unique constraint, so what holds everywhere has an index of its own.
    __table_args__ = (
        CheckConstraint("round_id IS NULL OR place_id IS NULL", name="one_scope"),
        CheckConstraint(
            "role <> 'administrator' OR (round_id IS NULL AND place_id IS NULL)",
            name="administrators_have_no_scope",
        ),
        UniqueConstraint("user_id", "role", "round_id"),
        UniqueConstraint("user_id", "role", "place_id"),
        Index(
            "uq_grant_everywhere",
            "user_id",
            "role",
            unique=True,
            sqlite_where=text("round_id IS NULL AND place_id IS NULL"),
            postgresql_where=text("round_id IS NULL AND place_id IS NULL"),
        ),
    )

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[Role]
    # By table name only: rounds stand above accounts.
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))

    user: Mapped[User] = relationship(back_populates="grants", lazy="raise_on_sql")


class Membership(Base):
    """Somebody speaks for a partner body or a community body."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "organisation_id"),)

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)

    user: Mapped[User] = relationship(back_populates="memberships", lazy="raise_on_sql")
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class Purpose(StrEnum):
    """What a code by e-mail is for."""

    SIGN_IN = "sign_in"
    VOTER_CHECK = "voter_check"


class Challenge(Base):
    """A code on its way: who asked and what was sent, as keyed hashes only."""

    __tablename__ = "challenge"
    __table_args__ = (
        UniqueConstraint("destination", "browser"),
        CheckConstraint(f"0 <= tries_left AND tries_left <= {MOST_TRIES}", name="tries_left"),
    )

    id: Mapped[intpk]
    purpose: Mapped[Purpose]
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    #: over purpose, round and address
    destination: Mapped[str]
    browser: Mapped[str]
    code: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    tries_left: Mapped[int] = mapped_column(default=MOST_TRIES)


class Visit(Base):
    """One browser somebody is signed in with, from sign-in to sign-out."""

    __tablename__ = "visit"

    id: Mapped[intpk]
    #: hash of the secret the browser holds
    key: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    second_factor: Mapped[bool]

    user: Mapped[User] = relationship(lazy="raise_on_sql")


class Invitation(Base):
    """A link by e-mail with which somebody becomes staff, or starts their sign-in afresh."""

    __tablename__ = "invitation"

    id: Mapped[intpk]
    #: keyed hash of the secret in the link
    key: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(index=True)
    name: Mapped[short]
    #: what they will hold; None when they keep the roles they have
    role: Mapped[Role | None]
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    #: the body a partner will speak for
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
