"""Finding people."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import column, select, table
from sqlalchemy.orm import joinedload

from pbapp.access.roles import STAFF, Role
from pbapp.accounts.models import Grant, Membership, User
from pbapp.db import db
from pbapp.places.models import Organisation

# By table name only: rounds stand above accounts.
ROUND = table("round", column("id"), column("name"))


def find_by_email(email: str) -> User | None:
    """Somebody by address, however they wrote it."""
    return db.session.scalars(select(User).where(User.email == email.strip().lower())).one_or_none()


def member(user_id: int) -> User:
    """Somebody who works here; raises NoResultFound."""
    works_here = User.grants.any(Grant.role.in_(STAFF))
    query = select(User).where(User.id == user_id, User.active, works_here)
    return db.session.scalars(query).one()


def staff() -> Sequence[User]:
    """Everyone with a staff role, by name."""
    query = select(User).where(User.grants.any(Grant.role.in_(STAFF)), User.active)
    return db.session.scalars(query.order_by(User.name, User.id)).all()


def grant(grant_id: int) -> Grant:
    """One role somebody holds; raises NoResultFound."""
    return db.session.scalars(select(Grant).where(Grant.id == grant_id)).one()


def administrators() -> Sequence[Grant]:
    """The grants that let somebody manage people everywhere, locked until the change is stored."""
    query = select(Grant).where(Grant.role == Role.ADMINISTRATOR)
    return db.session.scalars(query.order_by(Grant.id).with_for_update()).all()


def round_names() -> dict[int, str]:
    """Every round's name by its number, newest first: a role may be held for one."""
    rows = db.session.execute(select(ROUND.c.id, ROUND.c.name).order_by(ROUND.c.id.desc()))
    return {row.id: row.name for row in rows}


def speakers_of(organisation_ids: Collection[int]) -> Sequence[User]:
    """Everyone who speaks for one of these bodies and can be written to."""
    speaks = User.memberships.any(Membership.organisation_id.in_(organisation_ids))
    query = select(User).where(speaks, User.active, User.email.is_not(None))
    return db.session.scalars(query.order_by(User.id)).all()


def memberships() -> Sequence[Membership]:
    """Who speaks for which body, by body and name."""
    query = (
        select(Membership)
        .join(Membership.user)
        .join(Membership.organisation)
        .options(joinedload(Membership.user), joinedload(Membership.organisation))
    )
    return db.session.scalars(query.order_by(Organisation.name, User.name, Membership.id)).all()


def membership(membership_id: int) -> Membership:
    """One of them; raises NoResultFound."""
    query = select(Membership).where(Membership.id == membership_id)
    return db.session.scalars(query.options(joinedload(Membership.user))).one()
