"""Invitations: how somebody becomes staff, and how staff get back in."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, select

from pbapp import audit, clock, keys, outbox
from pbapp.access.roles import Actor, Role
from pbapp.accounts import people, queries
from pbapp.accounts.models import Grant, Invitation, Membership, User
from pbapp.audit import Event
from pbapp.db import db, transaction
from pbapp.i18n import _
from pbapp.jobs import every_minute
from pbapp.refusals import Refused

LIVES = timedelta(hours=48)


class InvitationGone(Refused):
    """The link was used, is too old, or never was."""


def invite(
    email: str,
    name: str,
    role: Role,
    round_id: int | None = None,
    organisation_id: int | None = None,
    *,
    by: Actor,
) -> None:
    """Send a link with which somebody chooses a password and becomes staff; the newest counts."""
    people.check_scope(role, round_id)
    known = queries.find_by_email(email)
    if known and known.is_staff:
        raise Refused(_("This person works here already. Give them the role on the list of staff."))
    invitation = Invitation(email=email.strip().lower(), name=name, role=role, round_id=round_id)
    invitation.organisation_id = organisation_id
    _send(invitation, by)


def renew(user: User, *, by: Actor) -> None:
    """Send somebody a link to start their sign-in afresh: password forgotten, phone lost."""
    _send(Invitation(email=str(user.email), name=user.name), by)


def find(secret: str) -> Invitation:
    """The invitation behind a link, unspent and in time; raises InvitationGone."""
    query = select(Invitation).where(Invitation.key == _hash(secret)).with_for_update()
    found = db.session.scalars(query).one_or_none()
    if found is None or found.expires_at <= clock.now():
        raise InvitationGone(
            _("This link was used before, or is more than two days old. Ask for a new one.")
        )
    return found


def accept(invitation: Invitation, password: str) -> User:
    """Spend the link: a password, no second factor yet, and the role that was offered."""
    user = queries.find_by_email(invitation.email)
    if user is None:
        user = User(email=invitation.email, name=invitation.name)
        db.session.add(user)
        db.session.flush()
    people.start_afresh(user, password)
    if invitation.role:
        _grant(user, invitation.role, invitation.round_id)
    if invitation.organisation_id:
        _name_speaker(user, invitation.organisation_id)
    db.session.delete(invitation)
    db.session.flush()
    return user


def withdraw(email: str) -> None:
    """Make every link sent to this address worthless."""
    db.session.execute(delete(Invitation).where(Invitation.email == email))


@every_minute
def forget_old() -> None:
    """Delete invitations nobody took up."""
    with transaction() as session:
        session.execute(delete(Invitation).where(Invitation.expires_at < clock.now()))


def _send(invitation: Invitation, by: Actor) -> None:
    withdraw(invitation.email)
    secret = secrets.token_urlsafe(32)
    invitation.key, invitation.expires_at = _hash(secret), clock.now() + LIVES
    db.session.add(invitation)
    role = invitation.role.value if invitation.role else None
    audit.record(Event.STAFF_INVITED, on=invitation, by=by, role=role, round_id=invitation.round_id)
    outbox.enqueue(
        invitation.email,
        "accounts/mail/invitation.txt",
        cause=outbox.forgotten_once_sent(),
        name=invitation.name,
        secret=secret,
        until=invitation.expires_at,
        new=invitation.role is not None,
    )


def _grant(user: User, role: Role, round_id: int | None) -> None:
    if not any(g.role is role and g.round_id == round_id for g in user.grants):
        user.grants.append(Grant(role=role, round_id=round_id))
    audit.record(Event.ROLE_GIVEN, on=user, by=user.in_full(), role=role.value, round_id=round_id)


def _name_speaker(user: User, organisation_id: int) -> None:
    if not any(one.organisation_id == organisation_id for one in user.memberships):
        user.memberships.append(Membership(organisation_id=organisation_id))
    audit.record(Event.SPEAKER_NAMED, on=user, by=user.in_full(), organisation=organisation_id)


def _hash(secret: str) -> str:
    return keys.keyed_hash(keys.make("invitations"), secret)
