"""Adding to a record, changing what is there, taking it out."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions
from pbapp.engagement.forms.parts import HEADINGS, NEW, form_for
from pbapp.engagement.kinds import Part
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import Row, Within, row_of, within
from pbapp.engagement.routes.blueprint import SECTION_OF, any_of, bp, page
from pbapp.i18n import _
from pbapp.refusals import Unfit
from pbapp.standards.framework import NSCE_2016

PART = f"/<int:engagement_id>/{any_of(Part, 'part')}"
ROW = f"{PART}/<int:row_id>"


@bp.get(f"{PART}/new")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=within)
def new_part(at: Within) -> ResponseReturnValue:
    """The questions about something new."""
    part = Part(at.what)
    actions.must_allow(at.record, actions.needed_to_add(part))
    form = form_for(at.record, part)
    if part is Part.EVIDENCE:
        form["indicator"].data = request.args.get("indicator", "")
    return page("edit", at.record, form=form, heading=NEW[part])


@bp.post(f"{PART}/new")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=within)
@transactional
def add(at: Within) -> ResponseReturnValue:
    """Add it."""
    part = Part(at.what)
    form = form_for(at.record, part)
    if not form.submitted():
        return page("edit", at.record, form=form, heading=NEW[part]), 422
    try:
        row = actions.add(at.record, part, form.values(), by=current_actor())
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return page("edit", at.record, form=form, heading=NEW[part]), 422
    flash(_("Added."), "success")
    return redirect(_page_of(at.record, part, row), code=303)


@bp.get(ROW)
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=row_of)
def edit_part(found: Row) -> ResponseReturnValue:
    """The questions about something that is there."""
    actions.must_allow(found.record, actions.needed_to_change(found))
    form = form_for(found.record, found.part, found.row)
    return page("edit", found.record, form=form, heading=HEADINGS[found.part], found=found)


@bp.post(ROW)
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=row_of)
@transactional
def change_part(found: Row) -> ResponseReturnValue:
    """Keep the answers."""
    form = form_for(found.record, found.part, found.row)
    heading = HEADINGS[found.part]
    if not form.takes(lambda: actions.change_part(found, form.values(), by=current_actor())):
        return page("edit", found.record, form=form, heading=heading, found=found), 422
    flash(_("Saved."), "success")
    return redirect(_page_of(found.record, found.part, found.row), code=303)


@bp.post(f"{ROW}/remove")
@requires(Can.EDIT_ENGAGEMENT, on=row_of)
@transactional
def remove(found: Row) -> ResponseReturnValue:
    """Take it out."""
    target = _page_of(found.record, found.part, found.row)
    actions.remove(found, by=current_actor())
    flash(_("Taken out."), "success")
    return redirect(target, code=303)


def _page_of(record: Engagement, part: Part, row: object) -> str:
    """Where the row stands: a section, or the standard that evidence speaks for."""
    if part is not Part.EVIDENCE:
        return url_for(".section", engagement_id=record.id, section=SECTION_OF[part].value)
    code = NSCE_2016.indicator(getattr(row, "indicator", "")).standard
    return url_for(".standard", engagement_id=record.id, code=code)
