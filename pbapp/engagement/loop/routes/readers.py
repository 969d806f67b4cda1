"""Asking a community reviewer, and the page on which they read and answer."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import labels
from pbapp.engagement.actions import must_allow
from pbapp.engagement.labels import answers as words
from pbapp.engagement.loop.actions import readers as actions
from pbapp.engagement.loop.forms import FairForm, ReaderForm
from pbapp.engagement.loop.pages import told_by
from pbapp.engagement.loop.queries import readers as queries
from pbapp.engagement.loop.queries.readers import ReadingAt
from pbapp.engagement.loop.routes.blueprint import back, bp, show
from pbapp.engagement.loop.routes.telling import feedback_at
from pbapp.engagement.loop.things import RowOn
from pbapp.forms import offered
from pbapp.i18n import _, lazy

ASK = lazy("Ask a community reviewer to read it")


@bp.get("/<int:engagement_id>/feedback/<int:row_id>/reader")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=feedback_at)
def ask_reader(at: RowOn) -> ResponseReturnValue:
    """Whom to ask."""
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    return show("reader", at.record, form=_form(at), heading=ASK, feedback=at.row)


@bp.post("/<int:engagement_id>/feedback/<int:row_id>/reader")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=feedback_at)
@transactional
def send_to_reader(at: RowOn) -> ResponseReturnValue:
    """Ask them."""
    form = _form(at)
    if form.takes(lambda: actions.ask_reader(at, form.reader.data, by=current_actor())):
        flash(_("Asked. They get a letter with a link."), "success")
        return back(at.record, "feedback")
    return show("reader", at.record, form=form, heading=ASK, feedback=at.row), 422


@bp.get("/to-read")
@requires(Can.USE_ACCOUNT)
def to_read() -> ResponseReturnValue:
    """What I was asked to read."""
    found = queries.readings_for(current_actor().user_id or 0)
    return render_template("engagement/loop/to_read.html", found=found, words=words)


@bp.get("/to-read/<int:reading_id>")
@requires(Can.READ_DRAFT_FEEDBACK, on=queries.reading_at)
def read(at: ReadingAt) -> ResponseReturnValue:
    """The text as everyone will see it, and the question."""
    return _page(at, FairForm())


@bp.post("/to-read/<int:reading_id>")
@requires(Can.READ_DRAFT_FEEDBACK, on=queries.reading_at)
@transactional
def answer_reading(at: ReadingAt) -> ResponseReturnValue:
    """Sign it, or say what is missing."""
    form = FairForm()
    by = current_actor()
    if form.takes(lambda: actions.answer_reading(at, *form.answered(), by=by)):
        flash(_("Thank you. Your answer is in."), "success")
        return redirect(url_for(".to_read"), code=303)
    return _page(at, form), 422


def _form(at: RowOn) -> ReaderForm:
    form = ReaderForm()
    form.reader.choices = offered((one.id, one.name) for one in queries.reviewers_for(at.record))
    return form


def _page(at: ReadingAt, form: FairForm) -> str:
    return render_template(
        "engagement/loop/read.html",
        record=at.record,
        reading=at.reading,
        holds=at.reading.is_fair is not None and actions.still_holds(at),
        told=told_by(at.record, [at.reading.feedback]),
        labels=labels,
        words=words,
        form=form,
    )
