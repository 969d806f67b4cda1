"""What residents do with their account: ask for a code, come in, change it, leave."""

from __future__ import annotations

from pbapp import audit
from pbapp.access.roles import STAFF, Actor, Role
from pbapp.accounts import challenges, invitations, people, queries, second_factor, visits
from pbapp.accounts.challenges import Check
from pbapp.accounts.models import Grant, User
from pbapp.audit import Event
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Denied

STAFF_LETTER = "accounts/mail/staff_address.txt"
#: shown in place of the name of somebody who has left
LEFT = "Former participant"


def ask_for_code(check: Check, *, caller: str, language: str) -> None:
    """Send a code; staff are told their own way in instead, and the page shows no difference."""
    known = queries.find_by_email(check.email)
    letter = STAFF_LETTER if known and known.is_staff else None
    challenges.start(check, caller=caller, language=language, letter=letter)


def come_in(check: Check, typed: str) -> User | None:
    """Who signs in with this code; None when we do not know them yet. Raises CodeRefused."""
    challenges.answer(check, typed)
    known = queries.find_by_email(check.email)
    if known and (known.is_staff or not known.active):
        raise Denied(_("This account cannot be opened with a code. Use the staff sign-in page."))
    return known


def join(email: str, name: str, language: str) -> User:
    """A new resident, whose address was just proved."""
    user = User(email=challenges.plain(email), name=name, language=language)
    user.grants = [Grant(role=Role.RESIDENT)]
    db.session.add(user)
    db.session.flush()
    return user


def change(user: User, *, name: str, language: str) -> None:
    """Another name or language."""
    user.name, user.language = name, language


def leave(user: User, *, by: Actor) -> None:
    """Forget who somebody was; what they wrote for everyone stays, without their name."""
    if any(grant.role in STAFF for grant in user.grants):
        people.keep_an_administrator(without=user)
    audit.record(Event.ACCOUNT_CLOSED, on=user, by=by)
    invitations.withdraw(str(user.email))
    user.email, user.name, user.active = None, LEFT, False
    user.password, user.grants, user.memberships = None, [], []
    second_factor.forget(user)
    visits.end_all(user)
