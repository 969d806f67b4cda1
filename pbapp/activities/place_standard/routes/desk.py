"""A look at a place as staff see it."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities import records
from pbapp.activities.place_standard import actions, queries
from pbapp.activities.place_standard.forms import RunForm
from pbapp.activities.place_standard.released import results_now
from pbapp.activities.place_standard.routes.blueprint import bp, page
from pbapp.activities.records import Of, RecordRef
from pbapp.activities.standing import Act
from pbapp.db import transactional
from pbapp.documents import qr_code
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit

_NEW = "/engagement/<int:engagement_id>/places/new"


@bp.get(_NEW)
@requires(Can.RUN_SURVEY, on=records.get)
def new(record: RecordRef) -> ResponseReturnValue:
    """Which place, and when."""
    return page("new", None, record, form=RunForm.made())


@bp.post(_NEW)
@requires(Can.RUN_SURVEY, on=records.get)
@transactional
def make(record: RecordRef) -> ResponseReturnValue:
    """Begin it."""
    form = RunForm.made()
    if not form.submitted() or form.opens_on.data is None or form.closes_on.data is None:
        return page("new", None, record, form=form), 422
    days = (form.opens_on.data, form.closes_on.data)
    try:
        run = actions.begin(record, form.run(), by=current_actor(), days=days)
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return page("new", None, record, form=form), 422
    flash(_("It is ready. Give people the link or the square."), "success")
    return redirect(url_for("place_standard.desk", run_id=run.id), code=303)


@bp.get("/places/<int:run_id>/desk")
@requires(Can.RUN_SURVEY, on=queries.run)
def desk(at: Of) -> ResponseReturnValue:
    """Where it stands, what came in, and what can be done now."""
    link = url_for("place_standard.start", run_id=at.thing.id, _external=True)
    return page(
        "desk",
        at.thing,
        at.record,
        numbers=queries.numbers(at.thing),
        link=link,
        qr=qr_code(link),
    )


@bp.get("/places/<int:run_id>/words")
@requires(Can.RUN_SURVEY, on=queries.run)
def read_words(at: Of) -> ResponseReturnValue:
    """What people wrote is good and could be better; it is never shown to everyone as it is."""
    return page("words", at.thing, at.record, responses=queries.words(at.thing))


@bp.get("/places/<int:run_id>/first-look")
@requires(Can.RUN_SURVEY, on=queries.run)
def first_look(at: Of) -> ResponseReturnValue:
    """The results as everyone will read them, once no response comes in any more."""
    run = at.thing
    if run.results_on:
        return redirect(url_for("place_standard.show_results", run_id=run.id), code=303)
    if not run.allows(Act.PUBLISH):
        raise Refused(_("Results can be seen once it is closed. Until then we only count."))
    return page("results", run, at.record, results=results_now(run))


@bp.post("/places/<int:run_id>/publish")
@requires(Can.RUN_SURVEY, on=queries.run)
@transactional
def publish(at: Of) -> ResponseReturnValue:
    """Let the results out."""
    actions.publish(at.thing, by=current_actor())
    flash(_("The results are out. Everyone can read them."), "success")
    return redirect(url_for("place_standard.desk", run_id=at.thing.id), code=303)
