"""How many took part in an engagement and who was heard, for everyone."""

from __future__ import annotations

from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.engagement import queries, releases
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.queries import challenges_of
from pbapp.engagement.reach.sheets import beside_none, foot, sheets
from pbapp.engagement.releases.queries import HEADS
from pbapp.engagement.routes.blueprint import bp


@bp.get("/<int:engagement_id>/public/numbers")
@requires(Can.READ_PUBLIC, on=queries.get_public)
def numbers(record: Engagement) -> ResponseReturnValue:
    """Only what was released, as it was released; a number changed since then has to wait."""
    out, questions = releases.latest(record.id), challenges_of(record.id)
    heads, shown = out.get(HEADS), sheets(out, questions)
    days = heads.beside["days"] if heads else {}
    return render_template(
        "engagement/numbers.html",
        record=record,
        heads=heads,
        days={key: date.fromisoformat(day) for key, day in days.items()},
        sheets=shown,
        foot=foot(shown),
        questions=beside_none(out, questions),
        today=clock.today(),
    )
