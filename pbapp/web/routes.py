"""Pages that belong to no single package: home, statements, health."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.db import db

bp = Blueprint("web", __name__)


@bp.get("/")
@requires(Can.READ_PUBLIC)
def home() -> ResponseReturnValue:
    """What is open now."""
    return render_template("web/home.html")


@bp.get("/accessibility")
@requires(Can.READ_PUBLIC)
def accessibility() -> ResponseReturnValue:
    """The accessibility statement."""
    return render_template("web/accessibility.html")


@bp.get("/privacy")
@requires(Can.READ_PUBLIC)
def privacy() -> ResponseReturnValue:
    """What is kept about people, and for how long."""
    return render_template("web/privacy.html")


@bp.get("/health")
@requires(Can.READ_PUBLIC)
def health() -> ResponseReturnValue:
    """Says "ok" while the database answers: for the machine that watches."""
    db.session.execute(text("SELECT 1"))
    return "ok", {"Content-Type": "text/plain"}
