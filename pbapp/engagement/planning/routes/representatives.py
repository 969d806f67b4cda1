"""The record of somebody who speaks for a community: theirs, their worker's, an officer's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.accounts import queries as accounts
from pbapp.db import transactional
from pbapp.engagement import queries as records
from pbapp.engagement.forms.fields import AnswersForm
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.models import Representative
from pbapp.engagement.plan.sheets import Sheet
from pbapp.engagement.planning import actions, queries
from pbapp.engagement.planning.forms.representatives import (
    MeetingForm,
    ReportForm,
    RepresentativeForm,
    ServeForm,
    WorkForm,
)
from pbapp.engagement.planning.on_time import came_on_time
from pbapp.engagement.planning.routes.blueprint import address_of, bp
from pbapp.engagement.planning.routes.sheets import show
from pbapp.engagement.planning.things import MeetingAt, meeting_of
from pbapp.engagement.thresholds.queries import rules
from pbapp.i18n import _
from pbapp.places import queries as places
from pbapp.refusals import Unfit

ONE = "/representatives/<int:representative_id>"


@bp.get("/representatives")
@requires(Can.MANAGE_REPRESENTATIVES)
def representatives() -> ResponseReturnValue:
    """Everyone who speaks for a community."""
    return render_template("engagement/plan/representatives.html", people=queries.representatives())


@bp.get("/representatives/new")
@requires(Can.MANAGE_REPRESENTATIVES)
def new_representative() -> ResponseReturnValue:
    """Ask who they are."""
    return _form_page(_details(), _("Add a representative"))


@bp.post("/representatives/new")
@requires(Can.MANAGE_REPRESENTATIVES)
@transactional
def enter_representative() -> ResponseReturnValue:
    """Begin their record."""
    form = _details()
    if form.submitted():
        try:
            person = actions.enter_representative(form.values(), by=current_actor())
        except Unfit as refusal:
            form.refuse_all(refusal.faults)
        else:
            return _saved(person)
    return _form_page(form, _("Add a representative")), 422


@bp.get(ONE)
@requires(Can.KEEP_REPRESENTATIVE, on=queries.representative)
def representative(person: Representative) -> ResponseReturnValue:
    """Their record."""
    return render_template(
        "engagement/plan/representative.html",
        person=person,
        titles={one.engagement_id: one.engagement.title for one in person.services},
        came_on_time=came_on_time,
        paper_days=rules().paper_days,
    )


@bp.get(f"{ONE}/edit")
@requires(Can.MANAGE_REPRESENTATIVES, on=queries.representative)
def edit_representative(person: Representative) -> ResponseReturnValue:
    """The questions about them."""
    return _form_page(_details(person), person.name, person)


@bp.post(f"{ONE}/edit")
@requires(Can.MANAGE_REPRESENTATIVES, on=queries.representative)
@transactional
def change_representative(person: Representative) -> ResponseReturnValue:
    """Keep the answers."""
    form = _details(person)
    return _kept(
        form,
        person.name,
        person,
        lambda: actions.change_representative(person, form.values(), by=current_actor()),
    )


@bp.post("/<int:engagement_id>/plan/serve")
@requires(Can.MANAGE_REPRESENTATIVES, on=records.get)
@transactional
def serve(record: Engagement) -> ResponseReturnValue:
    """Let a representative take part in this work."""
    form = ServeForm()
    form.offer(queries.not_serving(record.id))
    if form.takes(lambda: _add_work(form.representative_id.data, record)):
        flash(_("Added."), "success")
        return redirect(address_of(record.id, Sheet.PEOPLE), code=303)
    return show(record, Sheet.PEOPLE, form=form), 422


def _add_work(representative_id: int | None, record: Engagement) -> None:
    try:
        person = queries.representative(representative_id or 0)
    except NoResultFound:
        raise Unfit({"representative_id": _("Choose the representative.")}) from None
    actions.add_work(person, record.id, by=current_actor())


@bp.get(f"{ONE}/meetings/new")
@requires(Can.KEEP_REPRESENTATIVE, on=queries.representative)
def new_meeting(person: Representative) -> ResponseReturnValue:
    """Ask about a meeting."""
    return _form_page(_about_work(MeetingForm(), person), _("Add a meeting"), person)


@bp.post(f"{ONE}/meetings/new")
@requires(Can.KEEP_REPRESENTATIVE, on=queries.representative)
@transactional
def add_meeting(person: Representative) -> ResponseReturnValue:
    """Keep it."""
    form = _about_work(MeetingForm(), person)
    return _kept(
        form,
        _("Add a meeting"),
        person,
        lambda: actions.note_meeting(person, form.values(), by=current_actor()),
    )


@bp.get(f"{ONE}/meetings/<int:meeting_id>")
@requires(Can.KEEP_REPRESENTATIVE, on=meeting_of)
def edit_meeting(at: MeetingAt) -> ResponseReturnValue:
    """The questions about a meeting that is there."""
    form = _about_work(MeetingForm(obj=at.meeting), at.person)
    return _form_page(form, _("A meeting"), at.person)


@bp.post(f"{ONE}/meetings/<int:meeting_id>")
@requires(Can.KEEP_REPRESENTATIVE, on=meeting_of)
@transactional
def change_meeting(at: MeetingAt) -> ResponseReturnValue:
    """Keep the answers."""
    form = _about_work(MeetingForm(obj=at.meeting), at.person)
    return _kept(
        form,
        _("A meeting"),
        at.person,
        lambda: actions.note_meeting(at.person, form.values(), at.meeting, by=current_actor()),
    )


@bp.get(f"{ONE}/reports/new")
@requires(Can.KEEP_REPRESENTATIVE, on=queries.representative)
def new_report(person: Representative) -> ResponseReturnValue:
    """Ask how they told those they speak for."""
    return _form_page(_about_work(ReportForm(), person), _("Say that you told people"), person)


@bp.post(f"{ONE}/reports/new")
@requires(Can.KEEP_REPRESENTATIVE, on=queries.representative)
@transactional
def add_report(person: Representative) -> ResponseReturnValue:
    """Keep it."""
    form = _about_work(ReportForm(), person)
    return _kept(
        form,
        _("Say that you told people"),
        person,
        lambda: actions.note_report(person, form.values(), by=current_actor()),
    )


def _kept(
    form: AnswersForm, heading: str, person: Representative, keep: Callable[[], object]
) -> ResponseReturnValue:
    """To their record once the answers are kept; else the questions again."""
    if not form.takes(keep):
        return _form_page(form, heading, person), 422
    return _saved(person)


def _saved(person: Representative) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for(".representative", representative_id=person.id), code=303)


def _details(person: Representative | None = None) -> RepresentativeForm:
    form = RepresentativeForm(obj=person)
    form.offer(
        {one.id: one.name for one in places.organisations()},
        {one.user_id: one.user.name for one in accounts.memberships()},
        {one.id: one.name for one in accounts.staff()},
    )
    return form


def _about_work(form: Any, person: Representative) -> WorkForm:
    work: WorkForm = form
    work.offer({one.engagement_id: one.engagement.title for one in person.services})
    return work


def _form_page(form: AnswersForm, heading: str, person: Representative | None = None) -> str:
    return render_template(
        "engagement/plan/about_person.html", form=form, heading=heading, person=person
    )
