"""Sign-in for residents: address, code, and the first time a name. Sign-out for everyone."""

from __future__ import annotations

from datetime import timedelta

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.access.roles import Role
from pbapp.accounts import actions, onward, visits, waiting
from pbapp.accounts.challenges import Check, CodeRefused, TooSoon
from pbapp.accounts.forms import CodeForm, EmailForm, NameForm
from pbapp.accounts.models import Purpose, User
from pbapp.accounts.routes.blueprint import bp
from pbapp.db import transactional
from pbapp.i18n import language

#: how long a proved address waits for its name
NAME_WITHIN = timedelta(minutes=30)


@bp.get("/sign-in")
@requires(Can.SIGN_IN)
def sign_in() -> ResponseReturnValue:
    """Ask for an address."""
    onward.remember()
    return render_template("accounts/sign_in.html", form=EmailForm())


@bp.post("/sign-in")
@requires(Can.SIGN_IN)
@transactional
def ask_for_code() -> ResponseReturnValue:
    """Send a code to it."""
    form = EmailForm()
    if form.submitted():
        try:
            _send(waiting.remember(Purpose.SIGN_IN, str(form.email.data)))
        except TooSoon as refusal:
            form.refuse("email", str(refusal))
        else:
            return redirect(url_for(".sign_in_code"), code=303)
    return render_template("accounts/sign_in.html", form=form), 422


@bp.get("/sign-in/code")
@requires(Can.SIGN_IN)
def sign_in_code() -> ResponseReturnValue:
    """Ask for the code; a browser that sent for none is told where to type it."""
    check = waiting.awaited(Purpose.SIGN_IN)
    if check is None:
        return render_template("accounts/other_browser.html")
    return render_template("accounts/sign_in_code.html", form=CodeForm(), email=check.email)


@bp.post("/sign-in/code")
@requires(Can.SIGN_IN)
@transactional
def answer_code() -> ResponseReturnValue:
    """Let in whoever typed the right one."""
    check = waiting.awaited(Purpose.SIGN_IN)
    if check is None:
        return render_template("accounts/other_browser.html"), 422
    form = CodeForm()
    if form.submitted():
        try:
            known = actions.come_in(check, str(form.code.data))
        except CodeRefused as refusal:
            form.refuse("code", str(refusal))
        else:
            return _let_in(known) if known else _ask_name(check)
    return render_template("accounts/sign_in_code.html", form=form, email=check.email), 422


@bp.post("/sign-in/code/again")
@requires(Can.SIGN_IN)
@transactional
def send_code_again() -> ResponseReturnValue:
    """Another code to the same address."""
    check = waiting.awaited(Purpose.SIGN_IN)
    if check is None:
        return redirect(url_for(".sign_in"), code=303)
    try:
        _send(check)
    except TooSoon as refusal:
        form = CodeForm(formdata=None)
        page = {"form": form, "email": check.email, "too_soon": str(refusal)}
        return render_template("accounts/sign_in_code.html", **page), 422
    return redirect(url_for(".sign_in_code", again=1), code=303)


@bp.get("/sign-in/name")
@requires(Can.SIGN_IN)
def sign_in_name() -> ResponseReturnValue:
    """Ask, the first time, what people shall call them."""
    if _proved() is None:
        return redirect(url_for(".sign_in"), code=303)
    return render_template("accounts/sign_in_name.html", form=NameForm())


@bp.post("/sign-in/name")
@requires(Can.SIGN_IN)
@transactional
def join() -> ResponseReturnValue:
    """Open the account."""
    email = _proved()
    if email is None:
        return redirect(url_for(".sign_in"), code=303)
    form = NameForm()
    if form.submitted():
        return _let_in(actions.join(email, str(form.name.data), language().code))
    return render_template("accounts/sign_in_name.html", form=form), 422


@bp.post("/sign-out")
@requires(Can.SIGN_IN)
@transactional
def sign_out() -> ResponseReturnValue:
    """End this visit and leave nothing behind on a shared machine."""
    visits.end()
    response = redirect(url_for("web.home"), code=303)
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    return response


def _send(check: Check) -> None:
    actions.ask_for_code(check, caller=request.remote_addr or "", language=language().code)


def _let_in(user: User) -> Response:
    speaks = user.as_actor().holds(Role.COMMUNITY_REVIEWER)
    target = onward.take(otherwise=url_for("planning.mine" if speaks else ".account"))
    visits.begin(user)
    return redirect(target, code=303)


def _ask_name(check: Check) -> Response:
    waiting.forget(Purpose.SIGN_IN)
    session["proved"] = {"email": check.email, "at": clock.now().timestamp()}
    return redirect(url_for(".sign_in_name"), code=303)


def _proved() -> str | None:
    proved = session.get("proved")
    if not proved or clock.now().timestamp() - proved["at"] > NAME_WITHIN.total_seconds():
        return None
    return str(proved["email"])
