"""Pages that belong to no single room: home, statements, health."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.db import db
from pbapp.engagement import queries as engagement
from pbapp.engagement.routes.ways import open_now
from pbapp.public.standing import standing
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.web import retention

bp = Blueprint("web", __name__)

#: most urgent first
OPEN_NOW = (Phase.VOTING, Phase.COLLECTING, Phase.DISCUSSING, Phase.CHECKING, Phase.COUNTING)
LATEST = 3
WITH_RESULT = (Phase.DECIDED, Phase.DELIVERING, Phase.CLOSED)


@bp.get("/")
@requires(Can.READ_PUBLIC)
def home() -> ResponseReturnValue:
    """What is open now, and what was decided."""
    open_rounds = sorted(rounds.in_phases(*OPEN_NOW), key=lambda r: OPEN_NOW.index(r.phase))
    return render_template(
        "web/home.html",
        open_rounds=[(round, standing(round)) for round in open_rounds],
        engagements=open_now(),
        today=clock.today(),
        answers=engagement.latest_answers(LATEST),
        decided=rounds.in_phases(*WITH_RESULT)[:LATEST],
    )


@bp.get("/accessibility")
@requires(Can.READ_PUBLIC)
def accessibility() -> ResponseReturnValue:
    """The accessibility statement."""
    return render_template("web/accessibility.html")


@bp.get("/privacy")
@requires(Can.READ_PUBLIC)
def privacy() -> ResponseReturnValue:
    """What is kept about people, and for how long."""
    return render_template("web/privacy.html", kept=retention.rows())


@bp.get("/health")
@requires(Can.READ_PUBLIC)
def health() -> ResponseReturnValue:
    """Says "ok" while the database answers: for the machine that watches."""
    db.session.execute(text("SELECT 1"))
    return "ok", {"Content-Type": "text/plain"}
