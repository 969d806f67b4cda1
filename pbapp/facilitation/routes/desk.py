"""My rounds, the desk of one, its log, and moving it on."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp import audit
from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.facilitation import actions
from pbapp.facilitation.desk import coming, figures, links, warnings
from pbapp.facilitation.forms import AdvanceForm
from pbapp.facilitation.logbook import lines
from pbapp.facilitation.needs import needs, worked_on
from pbapp.facilitation.routes.blueprint import bp
from pbapp.facilitation.sheets import Sheet
from pbapp.i18n import _
from pbapp.rounds import queries as rounds
from pbapp.rounds.labels import PHASE_TONES, PHASES
from pbapp.rounds.lifecycle import Action
from pbapp.rounds.models import Round
from pbapp.rounds.timeline import timeline


@bp.get("/desk")
@requires(Can.SEE_DESK)
def my_rounds() -> ResponseReturnValue:
    """What needs the worker today, and the rounds they work on."""
    mine = worked_on(rounds.every(), current_actor())
    return render_template(
        "facilitation/my_rounds.html",
        needs=needs(mine),
        sheet=Sheet.of(mine, request.args.get("page", "")),
        phases=PHASES,
        tones=PHASE_TONES,
    )


@bp.get("/rounds/<int:round_id>/desk")
@requires(Can.READ_ROUND_DESK, on=rounds.get)
def desk(round: Round) -> ResponseReturnValue:
    """One round: the next step, today's numbers, the timeline."""
    return render_template(
        "facilitation/desk.html",
        round=round,
        phase=PHASES[round.phase],
        tone=PHASE_TONES[round.phase],
        next=coming(round),
        figures=figures(round),
        warnings=warnings(round),
        links=links(round),
        timeline=timeline(round),
    )


@bp.get("/rounds/<int:round_id>/advance")
@requires(Can.STEER_ROUND, on=rounds.get)
def move_on(round: Round) -> ResponseReturnValue:
    """What the next step does, and why now."""
    return _advance_page(round, AdvanceForm())


@bp.post("/rounds/<int:round_id>/advance")
@requires(Can.STEER_ROUND, on=rounds.get)
@transactional
def advance(round: Round) -> ResponseReturnValue:
    """Take the step that was confirmed."""
    form = AdvanceForm()
    if not form.submitted():
        return _advance_page(round, form), 422
    confirmed = Action(str(form.action.data))
    actions.advance(round, by=current_actor(), reason=str(form.reason.data), expected=confirmed)
    flash(_("Done. The round stands at: %(phase)s.", phase=PHASES[round.phase]), "success")
    return redirect(url_for("facilitation.desk", round_id=round.id), code=303)


@bp.get("/rounds/<int:round_id>/log")
@requires(Can.READ_ROUND_LOG, on=rounds.get)
def log(round: Round) -> ResponseReturnValue:
    """What was done in a round, newest first."""
    sheet = Sheet.of(audit.entries_of(round.id), request.args.get("page", ""))
    return render_template(
        "facilitation/log.html", round=round, sheet=sheet, lines=lines(sheet.rows)
    )


def _advance_page(round: Round, form: AdvanceForm) -> str:
    return render_template("facilitation/advance.html", round=round, form=form, next=coming(round))
