"""Sign-in for staff: password, then the second step. There is no way in without it."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from pbapp.access.guard import can, requires
from pbapp.access.permissions import Can
from pbapp.accounts import half_way, invitations, onward, two_steps, visits
from pbapp.accounts.forms import AuthenticatorForm, NewPasswordForm, RecoveryForm, StaffSignInForm
from pbapp.accounts.models import Invitation, User
from pbapp.accounts.routes.blueprint import bp
from pbapp.accounts.two_steps import StepRefused
from pbapp.db import transactional

#: where staff begin, by what they may do
FIRST_PAGES = (
    (Can.SEE_DESK, "facilitation.my_rounds"),
    (Can.MANAGE_PEOPLE, "accounts.people"),
    (Can.SPEAK_FOR_BODY, "planning.mine"),
    (Can.READ_REGISTER, "engagement.register"),
)


@bp.get("/staff/sign-in")
@requires(Can.SIGN_IN)
def staff_sign_in() -> ResponseReturnValue:
    """Ask for address and password."""
    onward.remember()
    return render_template("security/sign_in.html", form=StaffSignInForm())


@bp.post("/staff/sign-in")
@requires(Can.SIGN_IN)
@transactional
def take_first_step() -> ResponseReturnValue:
    """Check them, and lead on to the second step, or to setting it up."""
    form = StaffSignInForm()
    if form.submitted():
        email, password = str(form.email.data), str(form.password.data)
        try:
            user = two_steps.first_step(email, password, caller=request.remote_addr or "")
        except StepRefused as refusal:
            form.refuse("password", str(refusal))
        else:
            half_way.remember(user)
            next_step = ".second_step" if user.totp_secret else ".set_up"
            return redirect(url_for(next_step), code=303)
    return render_template("security/sign_in.html", form=form), 422


@bp.get("/staff/second-step")
@requires(Can.SIGN_IN)
def second_step() -> ResponseReturnValue:
    """Ask for the code the app shows."""
    user = half_way.person()
    if user is None or not user.totp_secret:
        return _begin_again()
    return render_template("security/second_step.html", form=AuthenticatorForm())


@bp.post("/staff/second-step")
@requires(Can.SIGN_IN)
@transactional
def take_second_step() -> ResponseReturnValue:
    """Let them in."""
    user = half_way.person()
    if user is None or not user.totp_secret:
        return _begin_again()
    form = AuthenticatorForm()
    if form.submitted():
        try:
            two_steps.by_app(user, str(form.code.data))
        except StepRefused as refusal:
            form.refuse("code", str(refusal))
        else:
            return _let_in(user)
    return render_template("security/second_step.html", form=form), 422


@bp.get("/staff/recovery")
@requires(Can.SIGN_IN)
def recovery() -> ResponseReturnValue:
    """Ask for a recovery code instead."""
    user = half_way.person()
    if user is None or not user.totp_secret:
        return _begin_again()
    return render_template("security/recovery.html", form=RecoveryForm())


@bp.post("/staff/recovery")
@requires(Can.SIGN_IN)
@transactional
def recover() -> ResponseReturnValue:
    """Let them in, and spend the code."""
    user = half_way.person()
    if user is None or not user.totp_secret:
        return _begin_again()
    form = RecoveryForm()
    if form.submitted():
        try:
            two_steps.by_recovery_code(user, str(form.code.data))
        except StepRefused as refusal:
            form.refuse("code", str(refusal))
        else:
            return _let_in(user)
    return render_template("security/recovery.html", form=form), 422


@bp.get("/staff")
@requires(Can.READ_REGISTER)
def staff_home() -> ResponseReturnValue:
    """Lead staff to where their work begins."""
    endpoint = next(name for permission, name in FIRST_PAGES if can(permission))
    return redirect(url_for(endpoint), code=303)


@bp.get("/staff/invitation/<secret>")
@requires(Can.SIGN_IN, on=invitations.find)
def invitation(found: Invitation) -> ResponseReturnValue:
    """Show what it offers; opening the link spends nothing, since mail scanners open links."""
    return render_template("security/invitation.html", form=NewPasswordForm(), found=found)


@bp.post("/staff/invitation/<secret>")
@requires(Can.SIGN_IN, on=invitations.find)
@transactional
def accept_invitation(found: Invitation) -> ResponseReturnValue:
    """Spend it: choose a password, then set up the second step."""
    form = NewPasswordForm()
    if form.submitted():
        user = invitations.accept(found, str(form.password.data))
        visits.clear()
        half_way.remember(user)
        return redirect(url_for(".set_up"), code=303)
    return render_template("security/invitation.html", form=form, found=found), 422


def _let_in(user: User) -> Response:
    target = onward.take(otherwise=url_for(".staff_home"))
    visits.begin(user, second_factor=True)
    return redirect(target, code=303)


def _begin_again() -> Response:
    return redirect(url_for(".staff_sign_in"), code=303)
