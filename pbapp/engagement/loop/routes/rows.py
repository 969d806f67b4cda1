"""Options, people's own words, and the note on views of the few."""

from __future__ import annotations

from flask import flash
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import queries as records
from pbapp.engagement.actions import must_allow
from pbapp.engagement.loop.actions import rows as actions
from pbapp.engagement.loop.forms import NoteForm, OptionForm, PlaceForm, QuoteForm
from pbapp.engagement.loop.queries import rows as queries
from pbapp.engagement.loop.routes.blueprint import back, bp, show
from pbapp.engagement.loop.things import RowOn, row_on
from pbapp.engagement.models import Engagement, Finding
from pbapp.engagement.models.answers import OptionConsidered, Quote
from pbapp.i18n import _, lazy

NEW_OPTION, OPTION = lazy("Add a way forward"), lazy("A way forward")
NOTE = lazy("No views of the few")
option_at, quote_at = row_on(OptionConsidered), row_on(Quote)


def finding_at(engagement_id: int, row_id: int) -> RowOn:
    """A finding with its areas and audiences."""
    found = row_on(Finding)(engagement_id, row_id)
    placed = {one.id: one for one in queries.placed_findings(engagement_id)}
    return RowOn(found.record, placed[found.row.id])


@bp.get("/<int:engagement_id>/options/new")
@requires(Can.EDIT_ENGAGEMENT, on=records.get)
def new_option(record: Engagement) -> ResponseReturnValue:
    """The questions about a way forward."""
    must_allow(record, Can.EDIT_ENGAGEMENT)
    return show("ask", record, form=OptionForm().offer(record.decisions), heading=NEW_OPTION)


@bp.post("/<int:engagement_id>/options/new")
@requires(Can.EDIT_ENGAGEMENT, on=records.get)
@transactional
def add_option(record: Engagement) -> ResponseReturnValue:
    """Put it down."""
    form = OptionForm().offer(record.decisions)
    if form.takes(lambda: actions.add_option(record, form.values(), by=current_actor())):
        flash(_("Added."), "success")
        return back(record, "options")
    return show("ask", record, form=form, heading=NEW_OPTION), 422


@bp.get("/<int:engagement_id>/options/<int:row_id>")
@requires(Can.EDIT_ENGAGEMENT, on=option_at)
def edit_option(at: RowOn) -> ResponseReturnValue:
    """The same questions, answered."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    form = OptionForm(obj=at.row).offer(at.record.decisions)
    return show("ask", at.record, form=form, heading=OPTION, option=at.row)


@bp.post("/<int:engagement_id>/options/<int:row_id>")
@requires(Can.EDIT_ENGAGEMENT, on=option_at)
@transactional
def change_option(at: RowOn) -> ResponseReturnValue:
    """Keep the answers."""
    form = OptionForm(obj=at.row).offer(at.record.decisions)
    if form.takes(lambda: actions.change_option(at, form.values(), by=current_actor())):
        flash(_("Saved."), "success")
        return back(at.record, "options")
    return show("ask", at.record, form=form, heading=OPTION, option=at.row), 422


@bp.post("/<int:engagement_id>/options/<int:row_id>/remove")
@requires(Can.EDIT_ENGAGEMENT, on=option_at)
@transactional
def remove_option(at: RowOn) -> ResponseReturnValue:
    """Take it out."""
    actions.remove(at, by=current_actor())
    flash(_("Taken out."), "success")
    return back(at.record, "options")


@bp.get("/<int:engagement_id>/findings/<int:row_id>/words")
@requires(Can.EDIT_ENGAGEMENT, on=finding_at)
def words(at: RowOn) -> ResponseReturnValue:
    """Where a finding comes from, and people's own words."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    return _words_page(at, PlaceForm.of(at.record, at.row), QuoteForm())


@bp.post("/<int:engagement_id>/findings/<int:row_id>/words")
@requires(Can.EDIT_ENGAGEMENT, on=finding_at)
@transactional
def place(at: RowOn) -> ResponseReturnValue:
    """Keep where it comes from."""
    form = PlaceForm.of(at.record, at.row)
    if not form.submitted():
        return _words_page(at, form, QuoteForm(formdata=None)), 422
    areas, audiences = form.areas.data or [], form.audiences.data or []
    actions.place_finding(at, areas, audiences, by=current_actor())
    flash(_("Saved."), "success")
    return back(at.record, "findings")


@bp.post("/<int:engagement_id>/findings/<int:row_id>/quotes")
@requires(Can.EDIT_ENGAGEMENT, on=finding_at)
@transactional
def add_quote(at: RowOn) -> ResponseReturnValue:
    """Add somebody's own words."""
    form = QuoteForm()
    if not form.submitted():
        return _words_page(at, PlaceForm.of(at.record, at.row), form), 422
    said = form.values()
    actions.add_quote(at, said["text"], said["said_by"], said["released"], by=current_actor())
    flash(_("Added."), "success")
    return back(at.record, "findings")


@bp.post("/<int:engagement_id>/quotes/<int:row_id>/remove")
@requires(Can.EDIT_ENGAGEMENT, on=quote_at)
@transactional
def remove_quote(at: RowOn) -> ResponseReturnValue:
    """Take them out."""
    actions.remove(at, by=current_actor())
    flash(_("Taken out."), "success")
    return back(at.record, "findings")


@bp.get("/<int:engagement_id>/no-views-of-the-few")
@requires(Can.EDIT_ENGAGEMENT, on=records.get)
def note(record: Engagement) -> ResponseReturnValue:
    """Ask how views of the few were looked for."""
    must_allow(record, Can.EDIT_ENGAGEMENT)
    return show("ask", record, form=NoteForm(obj=queries.note_of(record.id)), heading=NOTE)


@bp.post("/<int:engagement_id>/no-views-of-the-few")
@requires(Can.EDIT_ENGAGEMENT, on=records.get)
@transactional
def sign_note(record: Engagement) -> ResponseReturnValue:
    """Sign that none arose."""
    form = NoteForm()
    if form.takes(
        lambda: actions.sign_no_minority(record, form.values()["text"], by=current_actor())
    ):
        flash(_("Signed."), "success")
        return back(record, "findings")
    return show("ask", record, form=form, heading=NOTE), 422


def _words_page(at: RowOn, form: PlaceForm, quote_form: QuoteForm) -> str:
    own = [one for one in queries.quotes_of(at.record.id) if one.finding_id == at.row.id]
    return show("words", at.record, form=form, quote_form=quote_form, finding=at.row, quotes=own)
