"""The blueprint of the desk's pages, and what its settings pages share."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from pbapp.forms import BaseForm
from pbapp.rounds.actions import Unfit
from pbapp.rounds.models import Round

bp = Blueprint("facilitation", __name__)


def stored(form: BaseForm, store: Callable[[], None]) -> bool:
    """Whether the answers held in the form and before the rules; refusals stand in the form."""
    if not form.submitted():
        return False
    try:
        store()
    except Unfit as unfit:
        for name, reason in unfit.faults.items():
            if name in form:
                form.refuse(name, reason)
            else:
                form.form_errors.append(reason)
        return False
    return True


def to_settings(round: Round) -> Response:
    """Back to all settings at a glance."""
    return redirect(url_for("facilitation.settings", round_id=round.id), code=303)
