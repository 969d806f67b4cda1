"""The team's count page: begin, ties and lots, publish."""

from __future__ import annotations

from contextlib import suppress

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.proposals.queries import projects_of
from pbapp.results import actions, queries
from pbapp.results.forms import WITNESSES, PublishForm, lot_form
from pbapp.results.models import Count, CountState, Lot
from pbapp.results.page import shown
from pbapp.results.routes.blueprint import bp
from pbapp.results.steps import progress, steps
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round

WITH_RESULT = (CountState.COUNTED, CountState.PUBLISHED)


@bp.get("/rounds/<int:round_id>/count")
@requires(Can.READ_COUNT, on=rounds.get)
def count(round: Round) -> ResponseReturnValue:
    """From closing to publication, for the team."""
    return _count_page(round, PublishForm())


@bp.post("/rounds/<int:round_id>/count")
@requires(Can.COUNT, on=rounds.get)
@transactional
def begin(round: Round) -> ResponseReturnValue:
    """Begin the count; whoever comes a moment later is led to the one that has begun."""
    with suppress(actions.BegunAlready):
        actions.begin(round, by=current_actor())
    return redirect(url_for("results.count", round_id=round.id), code=303)


@bp.route("/rounds/<int:round_id>/count/lots/<int:lot_id>", methods=["GET", "POST"])
@requires(Can.SETTLE_TIE, on=queries.get_lot)
@transactional
def tie(lot: Lot) -> ResponseReturnValue:
    """Enter a lot and its two witnesses."""
    projects = [p for p in projects_of(lot.round_id) if p.id in lot.tied]
    form = lot_form(projects)
    if form.submitted():
        try:
            actions.enter_lot(lot, form.drawn(), form.witnesses(), by=current_actor())
        except actions.OrderContradicts as refusal:
            form.form_errors.append(str(refusal))
        except actions.WitnessRefused as refusal:
            form.refuse(WITNESSES[refusal.place], str(refusal))
        else:
            return redirect(url_for("results.count", round_id=lot.round_id), code=303)
    page = render_template(
        "results/tie.html", lot=lot, round=lot.round, projects=projects, form=form
    )
    return page, 422 if form.errors else 200


@bp.post("/rounds/<int:round_id>/count/publish")
@requires(Can.PUBLISH_RESULT, on=queries.one_of_round)
@transactional
def publish(count: Count) -> ResponseReturnValue:
    """Publish what somebody else counted."""
    form = PublishForm()
    if not form.submitted():
        return _count_page(count.round, form), 422
    actions.publish(count, by=current_actor())
    return redirect(url_for("results.result", round_id=count.round_id), code=303)


def _count_page(round: Round, form: PublishForm) -> str:
    count = queries.of_round(round.id)
    counting = count is not None and count.state is CountState.COUNTING
    if count is not None and count.state in WITH_RESULT:
        count = queries.with_results(count.id)
    return render_template(
        "results/count.html",
        round=round,
        count=count,
        steps=steps(round, count),
        progress=progress(count) if count and counting else "",
        broke_off=count is not None and actions.broke_off(count),
        titles={project.id: project.title for project in projects_of(round.id)},
        form=form,
        shown=shown(count) if count is not None and count.state in WITH_RESULT else None,
    )
