"""Who speaks for a partner body or a community body: naming them, and ending it."""

from __future__ import annotations

from pbapp import audit, outbox
from pbapp.access.roles import STAFF, Actor, Role
from pbapp.accounts import invitations, queries
from pbapp.accounts.challenges import plain
from pbapp.accounts.models import Grant, Membership, User
from pbapp.audit import Event
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused

SPEAKING = frozenset({Role.PARTNER, Role.COMMUNITY_REVIEWER})


def name_speaker(email: str, name: str, role: Role, organisation_id: int, *, by: Actor) -> None:
    """Let somebody speak for a body.

    Partners sign in as staff do: who is new gets an invitation. Those of a community body come in
    with a code by e-mail, as residents do, so they need nothing but a letter that says so.
    """
    known = queries.find_by_email(email)
    if known and any(one.organisation_id == organisation_id for one in known.memberships):
        raise Refused(_("This person speaks for that body already."))
    if role is Role.PARTNER:
        _partner(known, email, name, organisation_id, by)
    else:
        _community(known, email, name, organisation_id, by)


def end_speaking(membership: Membership, *, by: Actor) -> None:
    """They speak for it no longer; the last body takes the role along."""
    user, organisation_id = membership.user, membership.organisation_id
    user.memberships.remove(membership)
    if not user.memberships:
        user.grants = [grant for grant in user.grants if grant.role not in SPEAKING]
    audit.record(Event.SPEAKER_ENDED, on=user, by=by, organisation=organisation_id)


def _partner(known: User | None, email: str, name: str, organisation_id: int, by: Actor) -> None:
    if known is None or not known.is_staff:
        invitations.invite(email, name, Role.PARTNER, organisation_id=organisation_id, by=by)
        return
    _join(known, Role.PARTNER, organisation_id, by)


def _community(known: User | None, email: str, name: str, organisation_id: int, by: Actor) -> None:
    if known and any(grant.role in STAFF for grant in known.grants):
        raise Refused(
            _("This person works here. Somebody from the body itself should speak for it.")
        )
    user = known or User(email=plain(email), name=name, grants=[Grant(role=Role.RESIDENT)])
    db.session.add(user)
    _join(user, Role.COMMUNITY_REVIEWER, organisation_id, by)
    outbox.enqueue(
        str(user.email), "accounts/mail/speaker.txt", language=user.language, name=user.name
    )


def _join(user: User, role: Role, organisation_id: int, by: Actor) -> None:
    if not any(grant.role is role and grant.round_id is None for grant in user.grants):
        user.grants.append(Grant(role=role))
    user.memberships.append(Membership(organisation_id=organisation_id))
    db.session.flush()
    audit.record(Event.SPEAKER_NAMED, on=user, by=by, organisation=organisation_id)
