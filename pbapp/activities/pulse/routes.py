"""The five questions for everyone who has the link, and a pulse as staff see it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities import labels as shared
from pbapp.activities import once, records
from pbapp.activities.asked import CARDS_FOR
from pbapp.activities.changing import NotNow
from pbapp.activities.pulse import actions, labels, queries, released
from pbapp.activities.pulse.about import happenings_of
from pbapp.activities.pulse.forms import NewPulseForm, PulseForm
from pbapp.activities.pulse.models import Pulse
from pbapp.activities.records import Of, RecordRef
from pbapp.activities.standing import Act
from pbapp.db import transactional
from pbapp.documents import qr_code
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit

bp = Blueprint("pulse", __name__)
_NEW = "/engagement/<int:engagement_id>/pulses/new"


@bp.get("/pulse/<code>")
@requires(Can.ANSWER_SURVEY, on=queries.by_code)
def answer(pulse: Pulse) -> ResponseReturnValue:
    """Five questions on one page."""
    if once.has_sent(pulse.reference):
        return _show("thanks", pulse)
    return _show("answer", pulse, form=PulseForm())


@bp.post("/pulse/<code>")
@requires(Can.ANSWER_SURVEY, on=queries.by_code)
@transactional
def send(pulse: Pulse) -> ResponseReturnValue:
    """Keep the answers."""
    here = redirect(url_for("pulse.answer", code=pulse.code), code=303)
    if once.has_sent(pulse.reference):
        return here
    form = PulseForm()
    if not form.submitted():
        return _show("answer", pulse, form=form), 422
    key, source = form.form_key.data or "", once.caller()
    try:
        actions.answer(pulse, form.points(), form.comment.data or "", form_key=key, source=source)
    except Refused as refusal:
        form.refuse("easy", str(refusal))
        return _show("answer", pulse, form=form), refusal.status
    return once.remember(make_response(here), pulse.reference, "sent")


@bp.post("/pulse/<code>/again")
@requires(Can.ANSWER_SURVEY, on=queries.by_code)
@transactional
def again(pulse: Pulse) -> ResponseReturnValue:
    """Let somebody else who shares the browser answer."""
    here = redirect(url_for("pulse.answer", code=pulse.code), code=303)
    return once.forget(make_response(here), pulse.reference)


@bp.get(_NEW)
@requires(Can.RUN_SURVEY, on=records.get)
def new(record: RecordRef) -> ResponseReturnValue:
    """What it is about, and when it is open."""
    form = NewPulseForm.made(happenings_of(record), request.args.get("about", ""))
    return _page("new", Of(None, record), form=form)


@bp.post(_NEW)
@requires(Can.RUN_SURVEY, on=records.get)
@transactional
def make(record: RecordRef) -> ResponseReturnValue:
    """Make it."""
    form = NewPulseForm.made(happenings_of(record))
    if not form.submitted() or form.opens_on.data is None or form.closes_on.data is None:
        return _page("new", Of(None, record), form=form), 422
    days = (form.opens_on.data, form.closes_on.data)
    try:
        made = actions.make(record, form.pulse(), by=current_actor(), days=days)
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return _page("new", Of(None, record), form=form), 422
    flash(_("The five questions are ready. Give people the link or the square."), "success")
    return redirect(url_for("pulse.desk", pulse_id=made.id), code=303)


@bp.get("/pulses/<int:pulse_id>")
@requires(Can.RUN_SURVEY, on=queries.run)
def desk(at: Of) -> ResponseReturnValue:
    """Its link to hand out, how many replied, and once it is closed what they said."""
    return _desk(at, PulseForm())


@bp.post("/pulses/<int:pulse_id>/paper")
@requires(Can.RUN_SURVEY, on=queries.run)
@transactional
def enter(at: Of) -> ResponseReturnValue:
    """Add a card that was filled in by hand."""
    form = PulseForm()
    if not form.submitted():
        return _desk(at, form), 422
    key, words = form.form_key.data or "", form.comment.data or ""
    try:
        actions.enter(at.thing, form.points(), words, form_key=key, by=current_actor())
    except (NotNow, Unfit) as refusal:
        form.refuse("easy", str(refusal))
        return _desk(at, form), refusal.status
    flash(_("The card is in. Here is room for the next."), "success")
    return redirect(url_for("pulse.desk", pulse_id=at.thing.id, _anchor="cards"), code=303)


@bp.post("/pulses/<int:pulse_id>/count")
@requires(Can.RUN_SURVEY, on=queries.run)
@transactional
def count(at: Of) -> ResponseReturnValue:
    """Count the answers for good."""
    actions.count(at.thing, by=current_actor())
    flash(_("The answers are counted."), "success")
    return redirect(url_for("pulse.desk", pulse_id=at.thing.id), code=303)


def _desk(at: Of, form: PulseForm) -> str:
    link = url_for("pulse.answer", code=at.thing.code, _external=True)
    return _page(
        "desk",
        at,
        form=form,
        link=link,
        qr=qr_code(link),
        number=queries.number(at.thing),
        results=released.results_out(at.thing),
        counted_after=at.thing.closes_on + CARDS_FOR,
        comments=queries.comments(at.thing),
    )


def _page(template: str, at: Of, **values: Any) -> str:
    return render_template(
        f"activities/pulse/{template}.html",
        pulse=at.thing,
        record=at.record,
        labels=labels,
        shared=shared,
        Act=Act,
        **values,
    )


def _show(template: str, pulse: Pulse, **values: Any) -> str:
    path = f"activities/pulse/{template}.html"
    return render_template(path, pulse=pulse, labels=labels, Act=Act, **values)
