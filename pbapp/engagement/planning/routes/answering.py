"""What those who speak for a body see: what waits for them, a plan to read and answer."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.access.predicates import bodies_of
from pbapp.db import transactional
from pbapp.engagement.loop.queries.readers import readings_for
from pbapp.engagement.plan import labels
from pbapp.engagement.plan.kinds import Reply
from pbapp.engagement.planning import actions, queries, shown
from pbapp.engagement.planning.actions.agreeing import Said
from pbapp.engagement.planning.forms.agreeing import ChangeForm
from pbapp.engagement.planning.routes.blueprint import bp
from pbapp.engagement.planning.routes.versions import VERSION
from pbapp.engagement.planning.things import (
    PartnerAt,
    ReplyAt,
    RoleAt,
    VersionAt,
    partner_of,
    reply_of,
    role_of,
    version_of,
)
from pbapp.engagement.reach.queries import challenges_by
from pbapp.i18n import _
from pbapp.places.queries import organisations


@bp.get("/mine")
@requires(Can.SPEAK_FOR_BODY)
def mine() -> ResponseReturnValue:
    """Everything that waits for the bodies one speaks for."""
    actor = current_actor()
    bodies = bodies_of(actor)
    return render_template(
        "engagement/plan/mine.html",
        waiting=queries.waiting_for(bodies),
        roles=queries.roles_waiting(bodies),
        led=queries.led_by(bodies),
        people=queries.records_of_person(actor.user_id or 0),
        unread=[one for one, _record in readings_for(actor.user_id or 0) if one.is_fair is None],
        asked=challenges_by(bodies),
        bodies=[one for one in organisations() if one.id in bodies],
        today=clock.today(),
        labels=labels,
    )


@bp.get(VERSION)
@requires(Can.READ_PLAN, on=version_of)
def version(at: VersionAt) -> ResponseReturnValue:
    """A version of the plan, and what partners said to it."""
    mine = bodies_of(current_actor())
    return render_template(
        "engagement/plan/version.html",
        record=at.record,
        version=at.version,
        standing=at.standing,
        is_newest=at.is_newest,
        lines=shown.lines(at.version, at.before),
        outcomes=shown.outcomes(at.version),
        outcomes_before=shown.outcomes_before(at.version, at.before),
        assessments=queries.assessments(at.record.id),
        mine=[one for one in at.standing.partners if one.partner.organisation_id in mine],
        labels=labels,
    )


@bp.post(f"{VERSION}/agree/<int:partner_id>")
@requires(Can.ANSWER_PLAN, on=reply_of)
@transactional
def agree(at: ReplyAt) -> ResponseReturnValue:
    """Agree it for the body one speaks for."""
    actions.answer(at, Said(Reply.AGREED), by=current_actor())
    flash(_("Thank you. Your group has agreed this plan."), "success")
    return redirect(_address(at), code=303)


@bp.get(f"{VERSION}/ask/<int:partner_id>")
@requires(Can.ANSWER_PLAN, on=reply_of)
def change_to_ask(at: ReplyAt) -> ResponseReturnValue:
    """Ask what should change."""
    return _ask_page(at, ChangeForm())


@bp.post(f"{VERSION}/ask/<int:partner_id>")
@requires(Can.ANSWER_PLAN, on=reply_of)
@transactional
def ask_for_change(at: ReplyAt) -> ResponseReturnValue:
    """Say what should change first."""
    form = ChangeForm()
    by = current_actor()
    if form.takes(lambda: actions.answer(at, Said(Reply.CHANGE_ASKED, **form.values()), by=by)):
        flash(_("Thank you. The people who lead the work can read this now."), "success")
        return redirect(_address(at), code=303)
    return _ask_page(at, form), 422


@bp.post("/<int:engagement_id>/plan/partners/<int:partner_id>/focus")
@requires(Can.ANSWER_PLAN, on=partner_of)
@transactional
def confirm_focus(at: PartnerAt) -> ResponseReturnValue:
    """Say that this is what the work should be about."""
    actions.confirm_focus(at, by=current_actor())
    flash(_("Thank you. We have kept your yes."), "success")
    return redirect(url_for(".mine"), code=303)


@bp.post("/<int:engagement_id>/plan/roles/<int:row_id>/accept")
@requires(Can.ANSWER_PLAN, on=role_of)
@transactional
def accept_role(at: RoleAt) -> ResponseReturnValue:
    """Take a role on."""
    actions.accept_role(at, by=current_actor())
    flash(_("Thank you. We have kept your yes."), "success")
    return redirect(url_for(".mine"), code=303)


def _address(at: ReplyAt) -> str:
    return url_for(".version", engagement_id=at.record.id, number=at.version.number)


def _ask_page(at: ReplyAt, form: ChangeForm) -> str:
    return render_template(
        "engagement/plan/ask.html", record=at.record, back=_address(at), form=form
    )
