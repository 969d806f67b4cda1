"""The page on which a partnership sets its own numbers."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement.thresholds import actions, queries
from pbapp.engagement.thresholds.forms import ThresholdsForm
from pbapp.engagement.thresholds.table import THRESHOLDS
from pbapp.i18n import _

bp = Blueprint("thresholds", __name__, url_prefix="/engagement/thresholds")


@bp.get("")
@requires(Can.SET_THRESHOLDS)
def show() -> ResponseReturnValue:
    """Every number, with the usual one beside it."""
    now = {name: one.usual for name, one in THRESHOLDS.items()} | dict(queries.own())
    return _page(ThresholdsForm(data=now))


@bp.post("")
@requires(Can.SET_THRESHOLDS)
@transactional
def keep() -> ResponseReturnValue:
    """Count by these from now on."""
    form = ThresholdsForm()
    if form.submitted():
        faults = actions.faults_of(form.numbers())
        if not faults:
            actions.set_thresholds(form.numbers(), by=current_actor())
            flash(_("Saved. Records are measured by these numbers from now on."), "success")
            return redirect(url_for(".show"), code=303)
        for name, reason in faults.items():
            form.refuse(name, reason)
    return _page(form), 422


def _page(form: ThresholdsForm) -> str:
    return render_template("engagement/thresholds.html", form=form)
