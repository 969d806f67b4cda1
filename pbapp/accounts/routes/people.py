"""Who works here: administrators invite people, give roles and take them away."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.access.roles import Role
from pbapp.accounts import invitations, queries
from pbapp.accounts import people as staff
from pbapp.accounts.forms import InvitationForm, RoleForm
from pbapp.accounts.labels import ROLES
from pbapp.accounts.models import Grant, User
from pbapp.accounts.routes.blueprint import bp
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.refusals import Refused


@bp.get("/people")
@requires(Can.MANAGE_PEOPLE)
def people() -> ResponseReturnValue:
    """Everyone who works here, with their roles."""
    page = {"staff": queries.staff(), "roles": ROLES, "rounds": queries.round_names()}
    return render_template("accounts/people.html", **page)


@bp.get("/people/invite")
@requires(Can.MANAGE_PEOPLE)
def invite() -> ResponseReturnValue:
    """Ask who shall work here."""
    form = InvitationForm()
    form.offer_rounds(queries.round_names())
    return render_template("accounts/invite.html", form=form)


@bp.post("/people/invite")
@requires(Can.MANAGE_PEOPLE)
@transactional
def send_invitation() -> ResponseReturnValue:
    """Send them a link."""
    form = InvitationForm()
    form.offer_rounds(queries.round_names())
    if form.submitted():
        email, name, role = str(form.email.data), str(form.name.data), Role(form.role.data)
        try:
            invitations.invite(email, name, role, form.chosen_round(), by=current_actor())
        except Refused as refusal:
            form.refuse("email", str(refusal))
        else:
            flash(_("The invitation is on its way to %(email)s.", email=email), "success")
            return redirect(url_for(".people"), code=303)
    return render_template("accounts/invite.html", form=form), 422


@bp.get("/people/<int:user_id>")
@requires(Can.MANAGE_PEOPLE, on=queries.member)
def person(user: User) -> ResponseReturnValue:
    """One person's roles."""
    return _person_page(user, _role_form())


@bp.post("/people/<int:user_id>/roles")
@requires(Can.MANAGE_PEOPLE, on=queries.member)
@transactional
def give_role(user: User) -> ResponseReturnValue:
    """Give one more."""
    form = _role_form()
    if form.submitted():
        try:
            staff.give_role(user, Role(form.role.data), form.chosen_round(), by=current_actor())
        except Refused as refusal:
            form.refuse("role", str(refusal))
        else:
            return redirect(url_for(".person", user_id=user.id), code=303)
    return _person_page(user, form), 422


@bp.post("/people/roles/<int:grant_id>/take")
@requires(Can.MANAGE_PEOPLE, on=queries.grant)
@transactional
def take_role(grant: Grant) -> ResponseReturnValue:
    """Take one away."""
    user = queries.member(grant.user_id)
    staff.take_role(grant, user, by=current_actor())
    return redirect(url_for(".people"), code=303)


@bp.post("/people/<int:user_id>/renew")
@requires(Can.MANAGE_PEOPLE, on=queries.member)
@transactional
def renew(user: User) -> ResponseReturnValue:
    """Send somebody who is locked out a link to start afresh."""
    invitations.renew(user, by=current_actor())
    flash(_("A new sign-in link is on its way to %(email)s.", email=user.email), "success")
    return redirect(url_for(".person", user_id=user.id), code=303)


def _role_form() -> RoleForm:
    form = RoleForm()
    form.offer_rounds(queries.round_names())
    return form


def _person_page(user: User, form: RoleForm) -> str:
    page = {"user": user, "roles": ROLES, "rounds": queries.round_names()}
    return render_template("accounts/person.html", form=form, **page)
