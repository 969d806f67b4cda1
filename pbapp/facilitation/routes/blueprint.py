"""The blueprint of the desk's pages, and the way back to its settings."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from pbapp.rounds.models import Round

bp = Blueprint("facilitation", __name__)


def to_settings(round: Round) -> Response:
    """Back to all settings at a glance."""
    return redirect(url_for("facilitation.settings", round_id=round.id), code=303)
