"""Profiles of organisations: what they list, and what they give in each locality."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement.plan.labels import CONTRIBUTIONS
from pbapp.engagement.register import queries
from pbapp.engagement.register.queries import Profile
from pbapp.engagement.registering import actions
from pbapp.engagement.registering.forms.bodies import ServiceForm
from pbapp.engagement.routes.blueprint import bp
from pbapp.i18n import _

BODY = "/organisations/<int:organisation_id>"


@dataclass(frozen=True)
class Listed:
    """A service on a profile, as an address names it."""

    profile: Profile
    service_id: int

    @property
    def organisation_id(self) -> int:
        """The body that lists it."""
        return self.profile.organisation_id


def _listed(organisation_id: int, service_id: int) -> Listed:
    return Listed(queries.get_profile(organisation_id), service_id)


@bp.get("/organisations")
@requires(Can.READ_REGISTER)
def bodies() -> ResponseReturnValue:
    """Every organisation, and whether its profile is fresh."""
    return render_template("engagement/register/bodies.html", profiles=queries.profiles())


@bp.get(BODY)
@requires(Can.READ_ENTRY, on=queries.get_profile)
def body(profile: Profile) -> ResponseReturnValue:
    """One organisation."""
    return _page(profile, ServiceForm())


@bp.post(f"{BODY}/services")
@requires(Can.KEEP_PROFILE, on=queries.get_profile)
@transactional
def list_service(profile: Profile) -> ResponseReturnValue:
    """Put a service on its list."""
    form = ServiceForm()
    if not form.takes(
        lambda: actions.list_service(profile.organisation, form.values(), by=current_actor())
    ):
        return _page(profile, form), 422
    flash(_("It is on the list."), "success")
    return _back(profile)


@bp.post(f"{BODY}/services/<int:service_id>/remove")
@requires(Can.KEEP_PROFILE, on=_listed)
@transactional
def take_off_service(listed: Listed) -> ResponseReturnValue:
    """Take a service off."""
    actions.take_off(listed.profile.organisation, listed.service_id, by=current_actor())
    flash(_("It is off the list."), "success")
    return _back(listed.profile)


@bp.post(f"{BODY}/confirm")
@requires(Can.KEEP_PROFILE, on=queries.get_profile)
@transactional
def confirm_profile(profile: Profile) -> ResponseReturnValue:
    """Say that the profile still holds."""
    actions.confirm(profile.organisation, by=current_actor())
    flash(_("Thank you. The profile holds for another year."), "success")
    return _back(profile)


def _page(profile: Profile, form: ServiceForm) -> str:
    return render_template(
        "engagement/register/body.html",
        profile=profile,
        services=queries.services_of(profile.organisation_id),
        given=queries.given_by(profile.organisation_id),
        contributions=CONTRIBUTIONS,
        form=form,
    )


def _back(profile: Profile) -> Response:
    return redirect(url_for(".body", organisation_id=profile.organisation_id), code=303)
