"""The pots of a round, a pot to a page."""

from __future__ import annotations

from flask import flash, render_template
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.facilitation import actions
from pbapp.facilitation.forms import PotForm
from pbapp.facilitation.routes.blueprint import bp, to_settings
from pbapp.i18n import _
from pbapp.rounds import actions as rounds_actions
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Pot, Round


@bp.get("/rounds/<int:round_id>/settings/pots/new")
@requires(Can.EDIT_ROUND, on=rounds.get)
def new_pot(round: Round) -> ResponseReturnValue:
    """Another pot."""
    return _pot_page(round, PotForm.of(round))


@bp.post("/rounds/<int:round_id>/settings/pots/new")
@requires(Can.EDIT_ROUND, on=rounds.get)
@transactional
def add_pot(round: Round) -> ResponseReturnValue:
    """Put the pot in."""
    form = PotForm.of(round)
    if form.takes(lambda: rounds_actions.add_pot(round, form.values(), by=current_actor())):
        return to_settings(round)
    return _pot_page(round, form), 422


@bp.get("/rounds/<int:round_id>/settings/pots/<int:pot_id>")
@requires(Can.EDIT_ROUND, on=rounds.pot_of)
def pot(pot: Pot) -> ResponseReturnValue:
    """One pot."""
    return _pot_page(pot.round, PotForm.of(pot.round, pot), pot)


@bp.post("/rounds/<int:round_id>/settings/pots/<int:pot_id>")
@requires(Can.EDIT_ROUND, on=rounds.pot_of)
@transactional
def change_pot(pot: Pot) -> ResponseReturnValue:
    """Store what was changed in a pot."""
    form = PotForm.of(pot.round, pot)
    if form.takes(lambda: actions.change_pot(pot, form.values(), by=current_actor())):
        return to_settings(pot.round)
    return _pot_page(pot.round, form, pot), 422


@bp.post("/rounds/<int:round_id>/settings/pots/<int:pot_id>/remove")
@requires(Can.EDIT_ROUND, on=rounds.pot_of)
@transactional
def remove_pot(pot: Pot) -> ResponseReturnValue:
    """Take a pot out."""
    round = pot.round
    actions.remove_pot(pot, by=current_actor())
    flash(_("The pot is taken out."), "success")
    return to_settings(round)


def _pot_page(round: Round, form: PotForm, pot: Pot | None = None) -> str:
    return render_template("facilitation/pot.html", round=round, form=form, pot=pot)
