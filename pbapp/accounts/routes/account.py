"""Somebody's own account."""

from __future__ import annotations

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.accounts import actions, visits
from pbapp.accounts.forms import AccountForm
from pbapp.accounts.routes.blueprint import bp, me
from pbapp.db import transactional
from pbapp.forms import BaseForm
from pbapp.i18n import _


@bp.get("/account")
@requires(Can.USE_ACCOUNT)
def account() -> ResponseReturnValue:
    """Name, language, roles, and the way out."""
    return render_template("accounts/account.html", form=AccountForm(obj=me()), user=me())


@bp.post("/account")
@requires(Can.USE_ACCOUNT)
@transactional
def change_account() -> ResponseReturnValue:
    """Another name or language."""
    form = AccountForm()
    if form.submitted():
        chosen = str(form.language.data) if form.language else me().language
        actions.change(me(), name=str(form.name.data), language=chosen)
        session["lang"] = chosen
        flash(_("Your changes are saved."), "success")
        return redirect(url_for(".account"), code=303)
    return render_template("accounts/account.html", form=form, user=me()), 422


@bp.get("/account/delete")
@requires(Can.USE_ACCOUNT)
def leave() -> ResponseReturnValue:
    """Say what goes and what stays."""
    return render_template("accounts/leave.html", form=BaseForm())


@bp.post("/account/delete")
@requires(Can.USE_ACCOUNT)
@transactional
def delete_account() -> ResponseReturnValue:
    """Forget them."""
    actions.leave(me(), by=current_actor())
    visits.clear()
    flash(_("Your account is deleted. Thank you for taking part."), "success")
    return redirect(url_for("web.home"), code=303)
