"""Choosing what feedback shows, a look at it, and putting it out."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement.actions import must_allow
from pbapp.engagement.loop.actions import telling as actions
from pbapp.engagement.loop.forms import choose_form, chosen_in
from pbapp.engagement.loop.pages import Told, things_for, told_by
from pbapp.engagement.loop.routes.blueprint import back, bp, show
from pbapp.engagement.loop.things import RowOn, row_on
from pbapp.engagement.models import Feedback
from pbapp.i18n import _

feedback_at = row_on(Feedback)


@bp.get("/<int:engagement_id>/feedback/<int:row_id>/choose")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=feedback_at)
def choose(at: RowOn) -> ResponseReturnValue:
    """What stands in the record, to tick: nothing is typed twice."""
    must_allow(at.record, actions.needed(at))
    shown = {actions.thing_of(one): one.words for one in actions.shown_by(at.row.id)}
    return _choose_page(at, choose_form(_keys(at), shown or None))


@bp.post("/<int:engagement_id>/feedback/<int:row_id>/choose")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=feedback_at)
@transactional
def keep_choice(at: RowOn) -> ResponseReturnValue:
    """Keep what was ticked."""
    form: Any = choose_form(_keys(at), {})
    if form.takes(lambda: actions.choose(at, chosen_in(form, _keys(at)), by=current_actor())):
        flash(_("Saved. This is how it reads."), "success")
        url = url_for(".look", engagement_id=at.record.id, row_id=at.row.id)
        return redirect(url, code=303)
    return _choose_page(at, form), 422


@bp.get("/<int:engagement_id>/feedback/<int:row_id>/look")
@requires(Can.READ_ENGAGEMENT, on=feedback_at)
def look(at: RowOn) -> ResponseReturnValue:
    """How it reads for everyone, before it is out."""
    return show("look", at.record, feedback=at.row, told=told_by(at.record, [at.row]))


@bp.post("/<int:engagement_id>/feedback/<int:row_id>/publish")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=feedback_at)
@transactional
def publish(at: RowOn) -> ResponseReturnValue:
    """Put it out today; those who asked to be told get a letter."""
    actions.publish(at, by=current_actor())
    flash(_("It is out. We write to everyone who asked to be told."), "success")
    return back(at.record, "feedback")


def _keys(at: RowOn) -> list[actions.Thing]:
    return [one.key for one in things_for(at.record, at.row.kind)]


def _choose_page(at: RowOn, form: object) -> str:
    things: list[Told] = things_for(at.record, at.row.kind)
    few = actions.of_the_few(at.record)
    return show("choose", at.record, form=form, feedback=at.row, things=things, few=few)
