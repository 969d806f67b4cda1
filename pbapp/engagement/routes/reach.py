"""Who was heard: what is held, whom the work may miss, and letting the numbers out."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, queries, releases
from pbapp.engagement.actions import must_allow
from pbapp.engagement.actions import reach as entering
from pbapp.engagement.forms.reach import ReachForm, reach_form
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import Within, within
from pbapp.engagement.reach import missed
from pbapp.engagement.reach.background import background_of, heard_in
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.labels import DIMENSIONS, SOURCES, bands
from pbapp.engagement.reach.queries import challenges_of, table_of, tables_of
from pbapp.engagement.reach.sheets import beside_none, foot, names, sheets
from pbapp.engagement.routes.blueprint import any_of, bp, page
from pbapp.i18n import _
from pbapp.places.zones.models import ATTRIBUTION

HERE = "/<int:engagement_id>/reach"
ONE = f"{HERE}/{any_of(Dimension, 'dimension')}"


@bp.get(HERE)
@requires(Can.READ_ENGAGEMENT, on=queries.get)
def reach(record: Engagement) -> ResponseReturnValue:
    """What is held, who is missed, what is out."""
    found, background = heard_in(record), background_of(record)
    numbers, questions = releases.latest(record.id), challenges_of(record.id)
    shown = sheets(numbers, questions)
    return page(
        "reach/show",
        record,
        found=found,
        tables=tables_of(record.id),
        dimensions=DIMENSIONS,
        sources=SOURCES,
        bands=bands,
        people=background.people,
        missed=[*missed.audiences(record), *missed.underheard(found, background)],
        numbers=numbers,
        sheets=shown,
        foot=foot(shown),
        attribution=ATTRIBUTION,
        questions=beside_none(numbers, questions),
        waiting=[one for one in questions if one.answered_on is None],
        names=names(),
        today=clock.today(),
    )


@bp.get(ONE)
@requires(Can.EDIT_ENGAGEMENT, on=within)
def edit_reach(at: Within) -> ResponseReturnValue:
    """The questions about one dimension; `activity` names the activity, if any."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    typed = request.args.get("activity", "")
    activity_id = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
    dimension = Dimension(at.what)
    return _edit(
        at, reach_form(at.record, dimension, table_of(at.record.id, dimension, activity_id))
    )


@bp.post(ONE)
@requires(Can.EDIT_ENGAGEMENT, on=within)
@transactional
def enter_reach(at: Within) -> ResponseReturnValue:
    """Keep the counts."""
    form = reach_form(at.record, Dimension(at.what), None)
    if not form.takes(lambda: entering.enter(at.record, form.counted(), by=current_actor())):
        return _edit(at, form), 422
    flash(_("Saved. Nobody outside sees it until you publish the numbers."), "success")
    return redirect(url_for(".reach", engagement_id=at.record.id), code=303)


def _edit(at: Within, form: ReachForm) -> str:
    return page("edit", at.record, form=form, heading=DIMENSIONS[Dimension(at.what)])


@bp.post(f"{ONE}/remove")
@requires(Can.EDIT_ENGAGEMENT, on=within)
@transactional
def remove_reach(at: Within) -> ResponseReturnValue:
    """Take counts out; `activity` names the activity, if any."""
    typed = request.form.get("activity", "")
    activity_id = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
    if table := table_of(at.record.id, Dimension(at.what), activity_id):
        entering.remove(at.record, table, by=current_actor())
        flash(_("Taken out."), "success")
    return redirect(url_for(".reach", engagement_id=at.record.id), code=303)


@bp.post(f"{HERE}/publish")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.get)
@transactional
def publish_numbers(record: Engagement) -> ResponseReturnValue:
    """Let out what may go; a sentence for each breakdown that has to wait."""
    actions.must_allow(record, Can.FOLLOW_UP_ENGAGEMENT)
    held_back = entering.publish_numbers(record, by=current_actor())
    for sentence in held_back:
        flash(sentence, "warning")
    if not held_back:
        flash(_("The numbers are out."), "success")
    return redirect(url_for(".reach", engagement_id=record.id), code=303)
