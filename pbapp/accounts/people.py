"""Staff: who works here, with which roles."""

from __future__ import annotations

from collections.abc import Sequence

from pbapp import audit
from pbapp.access.roles import Actor, Held, Role
from pbapp.accounts import passwords, queries, second_factor, visits
from pbapp.accounts.models import Grant, User
from pbapp.audit import Event
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused


def make_staff(
    email: str, name: str, password: str, roles: Sequence[Held], totp_secret: str | None = None
) -> User:
    """Somebody who can sign in at once: for demo data. `totp_secret` is base32, 160 bits."""
    user = User(email=email.strip().lower(), name=name)
    user.grants = [Grant(role=h.role, round_id=h.round_id, place_id=h.place_id) for h in roles]
    passwords.set_password(user, password)
    if totp_secret:
        user.totp_secret = second_factor.codes().secret_from(totp_secret)
    db.session.add(user)
    db.session.flush()
    return user


def give_role(user: User, role: Role, round_id: int | None = None, *, by: Actor) -> None:
    """Let somebody who can sign in as staff do more, for every round or for one, at once."""
    check_scope(role, round_id)
    if user.password is None:
        raise Refused(_("This person has not chosen a password yet. Send them an invitation."))
    if any(g.role is role and g.round_id == round_id and g.place_id is None for g in user.grants):
        raise Refused(_("This person has that role already. Choose another."))
    user.grants.append(Grant(role=role, round_id=round_id))
    audit.record(Event.ROLE_GIVEN, on=user, by=by, role=role.value, round_id=round_id)


def take_role(grant: Grant, user: User, *, by: Actor) -> None:
    """Take a role away; what it allowed is refused from the next click on."""
    if grant.role is Role.ADMINISTRATOR:
        keep_an_administrator(without=user)
    user.grants.remove(grant)
    audit.record(Event.ROLE_TAKEN, on=user, by=by, role=grant.role.value, round_id=grant.round_id)


def check_scope(role: Role, round_id: int | None) -> None:
    """Administrators look after people, which no round has to itself."""
    if role is Role.ADMINISTRATOR and round_id is not None:
        raise Refused(_("An administrator looks after everything. Choose every round."))


def keep_an_administrator(*, without: User) -> None:
    """Refuse what would leave nobody to look after people."""
    holders = {grant.user_id for grant in queries.administrators()}
    if without.id in holders and holders == {without.id}:
        raise Refused(_("You are the last administrator. Make somebody else one first."))


def start_afresh(user: User, password: str) -> None:
    """A new password; the second factor and every visit go, to be set up anew."""
    passwords.set_password(user, password)
    second_factor.forget(user)
    visits.end_all(user)
