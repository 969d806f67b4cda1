"""Planning a programme: for those who lead the record, officers, and the bodies that host it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.access.predicates import bodies_of
from pbapp.access.roles import Role
from pbapp.activities import records
from pbapp.activities.sessions.actions import programmes as actions
from pbapp.activities.sessions.forms.programme import PlanForm, ProgrammeForm, filled
from pbapp.activities.sessions.models import Programme
from pbapp.activities.sessions.queries import programmes
from pbapp.activities.sessions.routes.blueprint import bp, page
from pbapp.db import transactional
from pbapp.i18n import _, ngettext
from pbapp.places import queries as places

if TYPE_CHECKING:
    from pbapp.activities.records import RecordRef


@bp.get("/programmes")
@requires(Can.READ_PROGRAMMES)
def programme_list() -> ResponseReturnValue:
    """The programmes somebody can see: all for staff of the partnership, else their own."""
    actor = current_actor()
    everything = any(actor.holds(role) for role in (Role.OFFICER, Role.AUDITOR))
    listing = programmes.listed(
        request.args.get("page", 1, type=int),
        everything=everything,
        body_ids=bodies_of(actor),
        user_id=actor.user_id or 0,
    )
    return page("programmes", listing=listing)


@bp.get("/engagement/<int:engagement_id>/programmes/new")
@requires(Can.RUN_PROGRAMME, on=records.get)
def new_programme(record: RecordRef) -> ResponseReturnValue:
    """The questions about a new programme."""
    return _ask(ProgrammeForm(), record=record)


@bp.post("/engagement/<int:engagement_id>/programmes/new")
@requires(Can.RUN_PROGRAMME, on=records.get)
@transactional
def make_programme(record: RecordRef) -> ResponseReturnValue:
    """Begin it; its sessions come next."""
    form = _offered(ProgrammeForm())
    if not form.submitted():
        return _ask(form, record=record), 422
    made = actions.make(record.id, form.values(), by=current_actor())
    return redirect(url_for(".ask_for_plan", programme_id=made.id), code=303)


@bp.get("/programmes/<int:programme_id>/desk")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
def programme_desk(programme: Programme) -> ResponseReturnValue:
    """All its sessions with their bookings, who passed the word on, who promised to come."""
    return page(
        "programme_desk",
        programme=programme,
        rows=programmes.sessions_of(programme.id),
        cascades=programmes.cascades_of(programme.id),
        members=programmes.commitments_of(programme.id),
    )


@bp.get("/programmes/<int:programme_id>/edit")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
def ask_to_change_programme(programme: Programme) -> ResponseReturnValue:
    """The questions with the answers of now."""
    return _ask(ProgrammeForm(data=filled(programme)), programme=programme)


@bp.post("/programmes/<int:programme_id>/edit")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
@transactional
def change_programme(programme: Programme) -> ResponseReturnValue:
    """Keep the answers."""
    form = _offered(ProgrammeForm())
    if not form.submitted():
        return _ask(form, programme=programme), 422
    actions.change(programme, form.values(), by=current_actor())
    flash(_("Saved."), "success")
    return _to_desk(programme)


@bp.get("/programmes/<int:programme_id>/plan")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
def ask_for_plan(programme: Programme) -> ResponseReturnValue:
    """When the first session is, and how many follow."""
    return page("plan", programme=programme, form=PlanForm())


@bp.post("/programmes/<int:programme_id>/plan")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
@transactional
def plan(programme: Programme) -> ResponseReturnValue:
    """Make them all."""
    form = PlanForm()
    if not form.submitted():
        return page("plan", programme=programme, form=form), 422
    made = actions.plan(programme, form.moments(programme.frequency), by=current_actor())
    flash(ngettext("%(num)s session is planned.", "%(num)s sessions are planned.", made), "success")
    return _to_desk(programme)


@bp.post("/programmes/<int:programme_id>/open")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
@transactional
def open_programme(programme: Programme) -> ResponseReturnValue:
    """Let people book every planned session that lies ahead."""
    opened = actions.open_all(programme, by=current_actor())
    flash(
        ngettext("%(num)s session is open now.", "%(num)s sessions are open now.", opened),
        "success",
    )
    return _to_desk(programme)


def _offered(form: ProgrammeForm) -> ProgrammeForm:
    return form.offer(places.organisations(), _("The partnership itself"))


def _ask(
    form: ProgrammeForm, *, record: RecordRef | None = None, programme: Programme | None = None
) -> str:
    return page("programme_edit", form=_offered(form), record=record, programme=programme)


def _to_desk(programme: Programme) -> ResponseReturnValue:
    return redirect(url_for(".programme_desk", programme_id=programme.id), code=303)
