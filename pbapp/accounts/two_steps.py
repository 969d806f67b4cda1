"""What happens when staff sign in: the two steps, their limits, and what is recorded."""

from __future__ import annotations

from pbapp import audit, limits
from pbapp.accounts import passwords, queries, second_factor
from pbapp.accounts.challenges import plain
from pbapp.accounts.models import User
from pbapp.audit import Event
from pbapp.i18n import _
from pbapp.refusals import Refused


class StepRefused(Refused):
    """A step was not right; the message says what to do next."""

    status = 422


def first_step(email: str, password: str, *, caller: str) -> User:
    """Who has this address and password, if they are staff. One answer for all that is wrong.

    Raises limits.TooMany past ten wrong passwords in 15 minutes for one address from one caller,
    or 100 from all.
    """
    limits.spend(limits.CHECKS_STARTED, caller)
    address = plain(email)
    wrong = (
        (limits.WRONG_PASSWORDS_HERE, f"{address} {limits.network(caller)}"),
        (limits.WRONG_PASSWORDS, address),
    )
    for limit, subject in wrong:
        limits.require_left(limit, subject)
    user = queries.find_by_email(email)
    right = passwords.matches(user, password)
    if not (user and right and user.active and user.is_staff):
        for limit, subject in wrong:
            limits.spend(limit, subject)
        raise StepRefused(_("The e-mail address or the password is not right. Try again."))
    return user


def by_app(user: User, typed: str) -> None:
    """The second step with the code the app shows."""
    _spend(user)
    if not second_factor.passes(user, typed):
        raise StepRefused(
            _("That code is not right, or was used before. Wait for the next one and type that.")
        )
    audit.record(Event.STAFF_SIGNED_IN, on=user, by=user.in_full(), way="app")


def by_recovery_code(user: User, typed: str) -> None:
    """The second step with a recovery code, which is then spent."""
    _spend(user)
    if not second_factor.recovers(user, typed):
        raise StepRefused(_("That is not one of your recovery codes, or it was used before."))
    audit.record(Event.STAFF_SIGNED_IN, on=user, by=user.in_full(), way="recovery code")


def set_up(user: User, secret: str, typed: str) -> list[str]:
    """Store the authenticator once it shows the right code; returns new recovery codes."""
    _spend(user)
    if not second_factor.passes(user, typed, secret):
        raise StepRefused(
            _("That code is not right. Check that the app shows this account, then type its code.")
        )
    user.totp_secret = secret
    audit.record(Event.SECOND_FACTOR_SET, on=user, by=user.in_full())
    return second_factor.make_recovery_codes(user)


def change_password(user: User, current: str, new: str) -> None:
    """Another password; the one in use must be given."""
    _spend(user)
    if not passwords.matches(user, current):
        raise StepRefused(_("This is not the password you use now. Type it again."))
    passwords.set_password(user, new)
    audit.record(Event.PASSWORD_CHANGED, on=user, by=user.in_full())


def _spend(user: User) -> None:
    limits.spend(limits.SECOND_STEPS, f"second step of {user.id}")
