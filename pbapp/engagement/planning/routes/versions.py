"""Versions of a plan: putting one to the partners, publishing it, noting a reply by hand."""

from __future__ import annotations

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import queries as records
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.kinds import Given
from pbapp.engagement.plan.sheets import SHEETS, Sheet
from pbapp.engagement.planning import actions
from pbapp.engagement.planning.actions.agreeing import Said
from pbapp.engagement.planning.forms.agreeing import NoteForm, VersionForm
from pbapp.engagement.planning.routes.blueprint import address_of, bp
from pbapp.engagement.planning.routes.sheets import show
from pbapp.engagement.planning.things import ReplyAt, VersionAt, reply_of, version_of
from pbapp.engagement.routes.blueprint import page
from pbapp.i18n import _
from pbapp.refusals import Unfit

VERSION = "/<int:engagement_id>/plan/versions/<int:number>"
NOTE = f"{VERSION}/note/<int:partner_id>"


@bp.post("/<int:engagement_id>/plan/versions")
@requires(Can.EDIT_ENGAGEMENT, on=records.get)
@transactional
def put_to_partners(record: Engagement) -> ResponseReturnValue:
    """Freeze the plan as it stands and ask every partner."""
    form = VersionForm()
    if form.takes(
        lambda: actions.put_to_partners(record, str(form.what_changed.data), by=current_actor())
    ):
        flash(_("The partners are asked. Those we can write to get a letter."), "success")
        return redirect(address_of(record.id, Sheet.AGREEMENT), code=303)
    return show(record, Sheet.AGREEMENT, form=form), 422


@bp.post(f"{VERSION}/publish")
@requires(Can.EDIT_ENGAGEMENT, on=version_of)
@transactional
def publish(at: VersionAt) -> ResponseReturnValue:
    """Let everyone read it."""
    actions.publish_version(at, by=current_actor())
    flash(_("This version is published."), "success")
    return redirect(address_of(at.record.id, Sheet.AGREEMENT), code=303)


@bp.get(NOTE)
@requires(Can.EDIT_ENGAGEMENT, on=reply_of)
def note(at: ReplyAt) -> ResponseReturnValue:
    """Ask what a partner said on paper or in a meeting."""
    return _note_page(at, NoteForm())


@bp.post(NOTE)
@requires(Can.EDIT_ENGAGEMENT, on=reply_of)
@transactional
def keep_note(at: ReplyAt) -> ResponseReturnValue:
    """Keep it, with where it can be seen."""
    form = NoteForm()

    def keep() -> None:
        said = Said(given=Given.BY_HAND, **form.values())
        _must_be_past(said)
        actions.answer(at, said, by=current_actor())

    if form.takes(keep):
        flash(_("Saved."), "success")
        return redirect(address_of(at.record.id, Sheet.AGREEMENT), code=303)
    return _note_page(at, form), 422


def _must_be_past(said: Said) -> None:
    if said.given_on and said.given_on > clock.today():
        raise Unfit({"given_on": _("This day is still ahead. Give today or an earlier day.")})


def _note_page(at: ReplyAt, form: NoteForm) -> str:
    heading = _(
        "What %(body)s said to version %(number)s",
        body=at.partner.organisation.name,
        number=at.version.number,
    )
    back = address_of(at.record.id, Sheet.AGREEMENT), SHEETS[Sheet.AGREEMENT]
    return page("plan/edit", at.record, form=form, heading=heading, back=back)
