"""The blueprint, and what its pages share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, current_app, render_template

from pbapp.activities.sessions import ics, labels
from pbapp.activities.sessions.lifecycle import State
from pbapp.activities.sessions.models import Session

bp = Blueprint("sessions", __name__)


def page(name: str, **values: Any) -> str:
    """A page with the words and states that all of them use."""
    return render_template(
        f"activities/sessions/{name}.html", labels=labels, State=State, title_of=ics.title, **values
    )


def calendar(sessions: Iterable[Session], name: str, *, joins: bool = False) -> Response:
    """A calendar file to take away; one with a joining link is kept by no cache."""
    found = ics.file_of(sessions, site=current_app.config["PUBLIC_URL"], joins=joins)
    answer = Response(found, mimetype="text/calendar")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
