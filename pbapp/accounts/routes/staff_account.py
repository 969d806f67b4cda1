"""What staff keep safe themselves: their app, their recovery codes, their password."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from pbapp.access.guard import can, requires
from pbapp.access.permissions import Can
from pbapp.accounts import half_way, onward, second_factor, two_steps, visits
from pbapp.accounts.forms import AuthenticatorForm, ChangePasswordForm
from pbapp.accounts.models import User
from pbapp.accounts.routes.blueprint import bp, me
from pbapp.accounts.two_steps import StepRefused
from pbapp.db import transactional
from pbapp.i18n import _


@bp.get("/staff/set-up")
@requires(Can.SIGN_IN)
def set_up() -> ResponseReturnValue:
    """Show the secret for the app, as a picture and to type."""
    user = _may_set_up()
    if user is None:
        return redirect(url_for(".staff_sign_in", next=url_for(".set_up")), code=303)
    return _set_up_page(user, AuthenticatorForm())


@bp.post("/staff/set-up")
@requires(Can.SIGN_IN)
@transactional
def finish_set_up() -> ResponseReturnValue:
    """Store it once the app shows the right code; the answer shows the recovery codes, once."""
    user = _may_set_up()
    if user is None:
        return redirect(url_for(".staff_sign_in", next=url_for(".set_up")), code=303)
    form = AuthenticatorForm()
    if form.submitted():
        try:
            codes = two_steps.set_up(user, half_way.secret(), str(form.code.data))
        except StepRefused as refusal:
            form.refuse("code", str(refusal))
        else:
            target = onward.take(otherwise=url_for(".staff_home"))
            visits.end_all(user)
            visits.begin(user, second_factor=True)
            return render_template("security/recovery_codes.html", codes=codes, onward=target)
    return _set_up_page(user, form), 422


@bp.get("/staff/password")
@requires(Can.USE_STAFF_ACCOUNT)
def change_password() -> ResponseReturnValue:
    """Ask for the old and the new password."""
    return render_template("security/password.html", form=ChangePasswordForm())


@bp.post("/staff/password")
@requires(Can.USE_STAFF_ACCOUNT)
@transactional
def store_password() -> ResponseReturnValue:
    """Change it, and sign them out everywhere else."""
    form = ChangePasswordForm()
    if form.submitted():
        user = me()
        try:
            two_steps.change_password(user, str(form.current.data), str(form.password.data))
        except StepRefused as refusal:
            form.refuse("current", str(refusal))
        else:
            visits.end_all(user)
            visits.begin(user, second_factor=True)
            flash(_("Your password is changed."), "success")
            return redirect(url_for(".account"), code=303)
    return render_template("security/password.html", form=form), 422


def _may_set_up() -> User | None:
    """Who stands at their first sign-in, or signed in a moment ago and wants another phone."""
    if can(Can.USE_STAFF_ACCOUNT):
        return me() if visits.is_fresh() else None
    user = half_way.person()
    return user if user and not user.totp_secret else None


def _set_up_page(user: User, form: AuthenticatorForm) -> str:
    secret = half_way.secret()
    # Drawn by us from our own secret: nothing in it was typed by anyone.
    picture = Markup(second_factor.qr_code(user, secret))  # noqa: S704
    key = second_factor.typed_key(secret)
    return render_template("security/set_up.html", form=form, picture=picture, key=key, user=user)
