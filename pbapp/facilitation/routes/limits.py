"""The themes of a round and the projects that rule one another out, one to a page."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.facilitation.limit_forms import OnlyOneForm, ThemeForm
from pbapp.facilitation.routes.blueprint import bp
from pbapp.i18n import _
from pbapp.proposals.limits import Rivals, live_ideas, one_set
from pbapp.proposals.limits import actions as limits
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round, Theme


@bp.get("/rounds/<int:round_id>/settings/themes/new")
@requires(Can.EDIT_ROUND, on=rounds.get)
def new_theme(round: Round) -> ResponseReturnValue:
    """Another theme."""
    return _theme_page(round, ThemeForm.of(live_ideas(round.id)))


@bp.post("/rounds/<int:round_id>/settings/themes/new")
@requires(Can.EDIT_ROUND, on=rounds.get)
@transactional
def add_theme(round: Round) -> ResponseReturnValue:
    """Put the theme in."""
    form = ThemeForm.of(live_ideas(round.id))
    by = current_actor()
    if form.takes(lambda: limits.add_theme(round, form.values(), form.chosen, by=by)):
        return _to_limits(round)
    return _theme_page(round, form), 422


@bp.get("/rounds/<int:round_id>/settings/themes/<int:theme_id>")
@requires(Can.EDIT_ROUND, on=rounds.theme_of)
def theme(theme: Theme) -> ResponseReturnValue:
    """One theme."""
    return _theme_page(theme.round, ThemeForm.of(live_ideas(theme.round_id), theme), theme)


@bp.post("/rounds/<int:round_id>/settings/themes/<int:theme_id>")
@requires(Can.EDIT_ROUND, on=rounds.theme_of)
@transactional
def change_theme(theme: Theme) -> ResponseReturnValue:
    """Store what was changed in a theme."""
    form = ThemeForm.of(live_ideas(theme.round_id), theme)
    by = current_actor()
    if form.takes(lambda: limits.change_theme(theme, form.values(), form.chosen, by=by)):
        return _to_limits(theme.round)
    return _theme_page(theme.round, form, theme), 422


@bp.post("/rounds/<int:round_id>/settings/themes/<int:theme_id>/remove")
@requires(Can.EDIT_ROUND, on=rounds.theme_of)
@transactional
def remove_theme(theme: Theme) -> ResponseReturnValue:
    """Take a theme out."""
    round = theme.round
    limits.remove_theme(theme, by=current_actor())
    flash(_("The theme is taken out. Its projects stay."), "success")
    return _to_limits(round)


@bp.get("/rounds/<int:round_id>/settings/only-one/new")
@requires(Can.EDIT_ROUND, on=rounds.get)
def new_only_one(round: Round) -> ResponseReturnValue:
    """Another set of projects of which only one can be built."""
    return _only_one_page(round, OnlyOneForm.of(live_ideas(round.id)))


@bp.post("/rounds/<int:round_id>/settings/only-one/new")
@requires(Can.EDIT_ROUND, on=rounds.get)
@transactional
def add_only_one(round: Round) -> ResponseReturnValue:
    """Put the set in."""
    form = OnlyOneForm.of(live_ideas(round.id))
    if form.takes(lambda: limits.add_rivals(round, form.chosen, form.why, by=current_actor())):
        return _to_limits(round)
    return _only_one_page(round, form), 422


@bp.get("/rounds/<int:round_id>/settings/only-one/<int:rivals_id>")
@requires(Can.EDIT_ROUND, on=one_set)
def only_one(rivals: Rivals) -> ResponseReturnValue:
    """One set."""
    form = OnlyOneForm.of(live_ideas(rivals.round_id), rivals)
    return _only_one_page(rivals.round, form, rivals)


@bp.post("/rounds/<int:round_id>/settings/only-one/<int:rivals_id>")
@requires(Can.EDIT_ROUND, on=one_set)
@transactional
def change_only_one(rivals: Rivals) -> ResponseReturnValue:
    """Store what was changed in a set."""
    form = OnlyOneForm.of(live_ideas(rivals.round_id), rivals)
    by = current_actor()
    if form.takes(lambda: limits.change_rivals(rivals, form.chosen, form.why, by=by)):
        return _to_limits(rivals.round)
    return _only_one_page(rivals.round, form, rivals), 422


@bp.post("/rounds/<int:round_id>/settings/only-one/<int:rivals_id>/remove")
@requires(Can.EDIT_ROUND, on=one_set)
@transactional
def remove_only_one(rivals: Rivals) -> ResponseReturnValue:
    """Take a set out."""
    round = rivals.round
    limits.remove_rivals(rivals, by=current_actor())
    flash(_("More than one of these projects can get money now."), "success")
    return _to_limits(round)


def _to_limits(round: Round) -> Response:
    page = url_for("facilitation.edit", round_id=round.id, topic="limits")
    return redirect(page, code=303)


def _theme_page(round: Round, form: ThemeForm, theme: Theme | None = None) -> str:
    return render_template("facilitation/theme.html", round=round, form=form, theme=theme)


def _only_one_page(round: Round, form: OnlyOneForm, rivals: Rivals | None = None) -> str:
    return render_template("facilitation/only_one.html", round=round, form=form, rivals=rivals)
