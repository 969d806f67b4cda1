"""Pages of lessons: the search, one lesson, on paper, in a record, in a plan."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp import documents
from pbapp.access.guard import can, current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import queries as records
from pbapp.engagement.actions import must_allow
from pbapp.engagement.learning import actions, labels, queries
from pbapp.engagement.learning.citing import Citing, citing_at
from pbapp.engagement.learning.forms import CiteForm, NoteForm, SearchForm
from pbapp.engagement.learning.queries import NoteAt
from pbapp.engagement.learning.table import table_of
from pbapp.engagement.models import Engagement
from pbapp.engagement.routes.blueprint import page
from pbapp.i18n import _, lazy
from pbapp.refusals import Unfit

bp = Blueprint("learning", __name__)
NEW, LESSON = lazy("Write down a lesson"), lazy("A lesson")


def readable(engagement_id: int, note_id: int) -> Citing:
    """A lesson to rest a plan on, if it may be read; raises NoResultFound."""
    at = citing_at(engagement_id, note_id)
    if not can(Can.READ_LESSON, at.source):
        raise NoResultFound
    return at


@bp.get("/learning")
@requires(Can.READ_PUBLIC)
def lessons() -> ResponseReturnValue:
    """Search; who does not work here finds what is shared with everyone."""
    public = not can(Can.READ_REGISTER)
    form = SearchForm(formdata=request.args).offer(queries.tags(public=public))
    found = queries.search(form.wanted(public=public), request.args.get("page", 1, type=int))
    return render_template("engagement/learning/lessons.html", form=form, found=found, words=labels)


@bp.get("/learning/lessons.csv")
@requires(Can.READ_PUBLIC)
def table() -> ResponseReturnValue:
    """What was found, as a table for a spreadsheet."""
    public = not can(Can.READ_REGISTER)
    form = SearchForm(formdata=request.args).offer(queries.tags(public=public))
    response = Response(table_of(queries.every(form.wanted(public=public))), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="lessons.csv"'
    return response


@bp.get("/learning/<int:note_id>")
@requires(Can.READ_LESSON, on=queries.note_at)
def lesson(at: NoteAt) -> ResponseReturnValue:
    """One lesson, and who rests on it."""
    cited = queries.citing(at.note.id)
    return _lesson("lesson", at, cited=cited)


@bp.get("/learning/<int:note_id>/text")
@requires(Can.READ_LESSON, on=queries.note_at)
def text(at: NoteAt) -> ResponseReturnValue:
    """The same as plain text."""
    return Response(_lesson("lesson_text", at, ending="txt"), mimetype="text/plain")


@bp.get("/learning/<int:note_id>/pdf")
@requires(Can.READ_LESSON, on=queries.note_at)
def pdf(at: NoteAt) -> ResponseReturnValue:
    """The same on a sheet of paper."""
    return documents.pdf_later(_lesson("lesson_sheet", at), f"lesson {at.note.id} {at.note.title}")


@bp.get("/engagement/<int:engagement_id>/learning")
@requires(Can.READ_ENGAGEMENT, on=records.get)
def of_record(record: Engagement) -> ResponseReturnValue:
    """Lessons of one record, those its plan rests on, and a search for more."""
    form = SearchForm(formdata=request.args).offer(queries.tags(public=False))
    found = queries.search(form.wanted(public=False)) if form.arguments() else None
    return page(
        "learning/of_record",
        record,
        notes=queries.notes_of(record.id),
        cited=queries.cited_in(record.id),
        form=form,
        found=found,
        words=labels,
    )


@bp.get("/engagement/<int:engagement_id>/learning/new")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=records.get)
def new(record: Engagement) -> ResponseReturnValue:
    """The five questions."""
    must_allow(record, Can.FOLLOW_UP_ENGAGEMENT)
    return page("learning/ask", record, form=NoteForm(contact=record.contact), heading=NEW)


@bp.post("/engagement/<int:engagement_id>/learning/new")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=records.get)
@transactional
def write(record: Engagement) -> ResponseReturnValue:
    """Keep the answers as a draft."""
    form = NoteForm()
    if not form.submitted():
        return page("learning/ask", record, form=form, heading=NEW), 422
    actions.write(record, form.own_values(), form.tags.data or "", by=current_actor())
    flash(_("Saved as a draft. Publish it when it is ready."), "success")
    return _back(record)


@bp.get("/engagement/<int:engagement_id>/learning/<int:row_id>")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.own_note_at)
def edit(at: NoteAt) -> ResponseReturnValue:
    """The answers so far."""
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    return page("learning/ask", at.record, form=NoteForm.of(at.note), heading=LESSON)


@bp.post("/engagement/<int:engagement_id>/learning/<int:row_id>")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.own_note_at)
@transactional
def change(at: NoteAt) -> ResponseReturnValue:
    """Keep them."""
    form = NoteForm.of(at.note)
    if form.takes(
        lambda: actions.change(at, form.own_values(), form.tags.data or "", by=current_actor())
    ):
        flash(_("Saved."), "success")
        return _back(at.record)
    return page("learning/ask", at.record, form=form, heading=LESSON), 422


@bp.post("/engagement/<int:engagement_id>/learning/<int:row_id>/publish")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.own_note_at)
@transactional
def publish(at: NoteAt) -> ResponseReturnValue:
    """Let others read it; what is missing is asked for."""
    try:
        actions.publish(at, by=current_actor())
    except Unfit as refusal:
        form = NoteForm(formdata=None, obj=at.note)
        form.tags.data = ", ".join(one.name for one in at.note.tags)
        form.refuse_all(refusal.faults)
        url = url_for(".change", engagement_id=at.record.id, row_id=at.note.id)
        return page("learning/ask", at.record, form=form, heading=LESSON, send_to=url), 422
    flash(_("Published."), "success")
    return _back(at.record)


@bp.get("/engagement/<int:engagement_id>/learning/cite/<int:note_id>")
@requires(Can.EDIT_ENGAGEMENT, on=readable)
def ask_cite(at: Citing) -> ResponseReturnValue:
    """What is done because of a lesson."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    form = CiteForm(obj=at.earlier)
    return page("learning/cite", at.record, form=form, note=at.source.note, words=labels)


@bp.post("/engagement/<int:engagement_id>/learning/cite/<int:note_id>")
@requires(Can.EDIT_ENGAGEMENT, on=readable)
@transactional
def cite(at: Citing) -> ResponseReturnValue:
    """Rest the plan on it."""
    form = CiteForm()
    if form.takes(
        lambda: actions.cite(at.record, at.source, form.use.data or "", by=current_actor())
    ):
        flash(_("Added to the plan."), "success")
        return _back(at.record)
    return page("learning/cite", at.record, form=form, note=at.source.note, words=labels), 422


@bp.post("/engagement/<int:engagement_id>/learning/cite/<int:note_id>/remove")
@requires(Can.EDIT_ENGAGEMENT, on=readable)
@transactional
def uncite(at: Citing) -> ResponseReturnValue:
    """Take it out of the plan."""
    citation = queries.citation_of(at.record.id, at.source.note.id)
    actions.uncite(at.record, citation, by=current_actor())
    flash(_("Taken out."), "success")
    return _back(at.record)


def _lesson(template: str, at: NoteAt, ending: str = "html", **values: Any) -> str:
    name = f"engagement/learning/{template}.{ending}"
    return render_template(name, note=at.note, record=at.record, words=labels, **values)


def _back(record: Engagement) -> ResponseReturnValue:
    return redirect(url_for(".of_record", engagement_id=record.id), code=303)
