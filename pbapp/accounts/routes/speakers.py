"""Who speaks for which body: administrators and officers name them and end it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.access.roles import Role
from pbapp.accounts import queries
from pbapp.accounts import speakers as those
from pbapp.accounts.forms import SpeakerForm
from pbapp.accounts.models import Membership
from pbapp.accounts.routes.blueprint import bp
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.places import queries as places
from pbapp.refusals import Refused


@bp.get("/people/speakers")
@requires(Can.NAME_SPEAKERS)
def speakers() -> ResponseReturnValue:
    """Everyone who speaks for a body."""
    return render_template("accounts/speakers.html", memberships=queries.memberships())


@bp.get("/people/speakers/new")
@requires(Can.NAME_SPEAKERS)
def new_speaker() -> ResponseReturnValue:
    """Ask who shall speak for which body."""
    return render_template("accounts/name_speaker.html", form=_form())


@bp.post("/people/speakers/new")
@requires(Can.NAME_SPEAKERS)
@transactional
def name_speaker() -> ResponseReturnValue:
    """Name them, and write to them."""
    form = _form()
    if form.submitted():
        email, name = str(form.email.data), str(form.name.data)
        role, body = Role(form.role.data), int(form.organisation_id.data)
        try:
            those.name_speaker(email, name, role, body, by=current_actor())
        except Refused as refusal:
            form.refuse("email", str(refusal))
        else:
            flash(_("A letter is on its way to %(email)s.", email=email), "success")
            return redirect(url_for(".speakers"), code=303)
    return render_template("accounts/name_speaker.html", form=form), 422


@bp.post("/people/speakers/<int:membership_id>/end")
@requires(Can.NAME_SPEAKERS, on=queries.membership)
@transactional
def end_speaking(membership: Membership) -> ResponseReturnValue:
    """They speak for it no longer."""
    those.end_speaking(membership, by=current_actor())
    flash(_("They no longer speak for this body."), "success")
    return redirect(url_for(".speakers"), code=303)


def _form() -> SpeakerForm:
    form = SpeakerForm()
    form.offer_bodies({one.id: one.name for one in places.organisations()})
    return form
