"""Adding to a plan, changing what is there, taking it out; the equality screen."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement.actions import must_allow
from pbapp.engagement.forms.fields import AnswersForm
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.factors import BY_CODE
from pbapp.engagement.plan.kinds import Part
from pbapp.engagement.plan.sheets import SHEET_OF, SHEETS, Sheet
from pbapp.engagement.planning import actions, queries
from pbapp.engagement.planning.forms.parts import (
    ASKED_LATER,
    FORMS,
    HEADINGS,
    NEW,
    RoleForm,
    ScreenForm,
)
from pbapp.engagement.planning.routes.blueprint import address_of, bp
from pbapp.engagement.planning.things import PlanRow, ScreenAt, row_of, screen_row_of
from pbapp.engagement.queries import Within, within
from pbapp.engagement.routes.blueprint import any_of, page
from pbapp.i18n import _

PART = f"/<int:engagement_id>/plan/{any_of(Part, 'part')}"
ROW = f"{PART}/<int:row_id>"
FACTOR = f"/<int:engagement_id>/plan/screen/<any({', '.join(BY_CODE)}):factor>"


@bp.get(f"{PART}/new")
@requires(Can.EDIT_ENGAGEMENT, on=within)
def new(at: Within) -> ResponseReturnValue:
    """The questions about something new."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    return _new_page(at.record, Part(at.what), _form(at.record, Part(at.what)))


@bp.post(f"{PART}/new")
@requires(Can.EDIT_ENGAGEMENT, on=within)
@transactional
def add(at: Within) -> ResponseReturnValue:
    """Add it."""
    part = Part(at.what)
    form = _form(at.record, part)
    if form.takes(lambda: actions.add(at.record, part, form.values(), by=current_actor())):
        flash(_("Added."), "success")
        return redirect(address_of(at.record.id, SHEET_OF[part]), code=303)
    return _new_page(at.record, part, form), 422


@bp.get(ROW)
@requires(Can.EDIT_ENGAGEMENT, on=row_of)
def edit(found: PlanRow) -> ResponseReturnValue:
    """The questions about something that is there."""
    must_allow(found.record, Can.EDIT_ENGAGEMENT)
    return _row_page(found, _form(found.record, found.part, found.row))


@bp.post(ROW)
@requires(Can.EDIT_ENGAGEMENT, on=row_of)
@transactional
def change(found: PlanRow) -> ResponseReturnValue:
    """Keep the answers."""
    form = _form(found.record, found.part, found.row)
    if form.takes(lambda: actions.change_row(found, form.values(), by=current_actor())):
        flash(_("Saved."), "success")
        return redirect(address_of(found.record.id, SHEET_OF[found.part]), code=303)
    return _row_page(found, form), 422


@bp.post(f"{ROW}/remove")
@requires(Can.EDIT_ENGAGEMENT, on=row_of)
@transactional
def remove(found: PlanRow) -> ResponseReturnValue:
    """Take it out."""
    actions.remove(found, by=current_actor())
    flash(_("Taken out."), "success")
    return redirect(address_of(found.record.id, SHEET_OF[found.part]), code=303)


@bp.get(FACTOR)
@requires(Can.EDIT_ENGAGEMENT, on=screen_row_of)
def screen_row(at: ScreenAt) -> ResponseReturnValue:
    """The questions about one row of the equality screen."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    return _screen_page(at, ScreenForm(obj=at.row))


@bp.post(FACTOR)
@requires(Can.EDIT_ENGAGEMENT, on=screen_row_of)
@transactional
def answer_screen(at: ScreenAt) -> ResponseReturnValue:
    """Keep the answers."""
    form = ScreenForm(obj=at.row)
    if form.takes(lambda: actions.answer_screen(at, form.values(), by=current_actor())):
        flash(_("Saved."), "success")
        return redirect(address_of(at.record.id, Sheet.NEEDS), code=303)
    return _screen_page(at, form), 422


def _form(record: Engagement, part: Part, row: Any = None) -> AnswersForm:
    form = FORMS[part](obj=row)
    for name in ASKED_LATER.get(part, ()) if row is None else ():
        del form[name]
    if isinstance(form, RoleForm):
        form.offer(queries.holders(record.id), _held_by(row))
    return form


def _held_by(row: Any) -> str:
    if row is None:
        return ""
    return (
        f"partner-{row.partner_id}" if row.partner_id else f"representative-{row.representative_id}"
    )


def _new_page(record: Engagement, part: Part, form: AnswersForm) -> str:
    back = address_of(record.id, SHEET_OF[part]), SHEETS[SHEET_OF[part]]
    return page("plan/edit", record, form=form, heading=NEW[part], back=back)


def _row_page(found: PlanRow, form: AnswersForm) -> str:
    here = SHEET_OF[found.part]
    back = address_of(found.record.id, here), SHEETS[here]
    heading = HEADINGS[found.part]
    return page("plan/edit", found.record, form=form, heading=heading, back=back, found=found)


def _screen_page(at: ScreenAt, form: AnswersForm) -> str:
    back = address_of(at.record.id, Sheet.NEEDS), SHEETS[Sheet.NEEDS]
    return page("plan/edit", at.record, form=form, heading=at.factor.name, back=back)
