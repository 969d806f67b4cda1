"""Who passes the booking link on, and which board members take part."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.sessions.actions import programmes as actions
from pbapp.activities.sessions.forms.programme import (
    CascadeForm,
    MemberForm,
    TookPartForm,
    cascaded,
    took_part,
)
from pbapp.activities.sessions.models import Cascade, MemberCommitment, Programme
from pbapp.activities.sessions.queries import programmes
from pbapp.activities.sessions.routes.blueprint import bp, page
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.places import queries as places


@bp.get("/programmes/<int:programme_id>/cascades/new")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
def new_cascade(programme: Programme) -> ResponseReturnValue:
    """The questions about a partner that was asked."""
    form = CascadeForm().offer(places.organisations())
    return page("cascade", programme=programme, form=form)


@bp.post("/programmes/<int:programme_id>/cascades/new")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
@transactional
def add_cascade(programme: Programme) -> ResponseReturnValue:
    """Note it."""
    form = CascadeForm().offer(places.organisations())
    if not (form.submitted() and form.fits()):
        return page("cascade", programme=programme, form=form), 422
    actions.ask_to_pass_on(programme, form.values(), by=current_actor())
    return _saved(programme)


@bp.get("/cascades/<int:cascade_id>")
@requires(Can.RUN_PROGRAMME, on=programmes.cascade)
def ask_to_change_cascade(cascade: Cascade) -> ResponseReturnValue:
    """The same with what is known."""
    form = CascadeForm(data=cascaded(cascade)).offer(places.organisations())
    return page("cascade", programme=cascade.programme, form=form)


@bp.post("/cascades/<int:cascade_id>")
@requires(Can.RUN_PROGRAMME, on=programmes.cascade)
@transactional
def change_cascade(cascade: Cascade) -> ResponseReturnValue:
    """Note when it was passed on, to whom, and how many it reached."""
    form = CascadeForm().offer(places.organisations())
    if not (form.submitted() and form.fits()):
        return page("cascade", programme=cascade.programme, form=form), 422
    actions.change_cascade(cascade, form.values(), by=current_actor())
    return _saved(cascade.programme)


@bp.get("/programmes/<int:programme_id>/members/new")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
def new_member(programme: Programme) -> ResponseReturnValue:
    """Which member of the board."""
    return page("member", programme=programme, form=MemberForm().offer(places.organisations()))


@bp.post("/programmes/<int:programme_id>/members/new")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
@transactional
def add_member(programme: Programme) -> ResponseReturnValue:
    """Note the promise."""
    form = MemberForm().offer(places.organisations())
    if not form.submitted():
        return page("member", programme=programme, form=form), 422
    actions.promise(programme, form.values(), by=current_actor())
    return _saved(programme)


@bp.get("/members/<int:commitment_id>")
@requires(Can.RUN_PROGRAMME, on=programmes.commitment)
def ask_took_part(commitment: MemberCommitment) -> ResponseReturnValue:
    """In which session they took part."""
    programme = commitment.programme
    form = TookPartForm(data=took_part(commitment)).offer(programmes.begun(programme.id))
    return page("took_part", programme=programme, commitment=commitment, form=form)


@bp.post("/members/<int:commitment_id>")
@requires(Can.RUN_PROGRAMME, on=programmes.commitment)
@transactional
def note_took_part(commitment: MemberCommitment) -> ResponseReturnValue:
    """Note it."""
    programme = commitment.programme
    form = TookPartForm().offer(programmes.begun(programme.id))
    if not form.submitted():
        refused = page("took_part", programme=programme, commitment=commitment, form=form)
        return refused, 422
    actions.keep_promise(commitment, form.session_id, by=current_actor())
    return _saved(programme)


def _saved(programme: Programme) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for(".programme_desk", programme_id=programme.id), code=303)
