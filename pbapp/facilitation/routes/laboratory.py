"""The rule laboratory, for the team and for a steering group with its link."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.counting import Rule
from pbapp.facilitation.laboratory import ballots
from pbapp.facilitation.laboratory.ballots import Trial
from pbapp.facilitation.laboratory.compared import compare
from pbapp.facilitation.laboratory.forms import LaboratoryForm
from pbapp.facilitation.laboratory.link import link_to, linked
from pbapp.facilitation.laboratory.offered import beside
from pbapp.facilitation.laboratory.queries import past_pots
from pbapp.facilitation.laboratory.shown import shown
from pbapp.facilitation.laboratory.words import STORIES
from pbapp.facilitation.routes.blueprint import bp
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.results.models import PotResult
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round


@bp.get("/rounds/<int:round_id>/laboratory")
@requires(Can.READ_ROUND_DESK, on=rounds.get)
def laboratory(round: Round) -> ResponseReturnValue:
    """The same votes under several rules."""
    link = url_for("facilitation.linked_laboratory", link=link_to(round))
    return _page(round, url_for("facilitation.laboratory", round_id=round.id), link)


@bp.get("/laboratory/<link>")
@requires(Can.READ_PUBLIC, on=linked)
def linked_laboratory(round: Round) -> ResponseReturnValue:
    """The same for whoever was given the link; nothing here can be changed."""
    return _page(round, url_for("facilitation.linked_laboratory", link=link_to(round)))


def _page(round: Round, here: str, link: str = "") -> ResponseReturnValue:
    past = past_pots()
    form = LaboratoryForm.asked(request.args, round, past)
    holds = form.validate()
    answer = _answer(round, form, past) if holds else {}
    page = render_template(
        "facilitation/laboratory.html",
        round=round,
        form=form,
        here=here,
        link=link,
        fixed=not round.allows(Can.EDIT_ROUND),
        **answer,
    )
    return page, 200 if holds else 422


def _answer(round: Round, form: LaboratoryForm, past: Sequence[PotResult]) -> dict[str, object]:
    trial = _trial(round, form, past)
    columns = compare(trial, beside(Rule.from_dict(round.rule), form.rules.data or []))
    return {
        "trial": trial,
        "shown": shown(trial, columns),
        "story": STORIES[form.pattern] if form.pattern else "",
        "another": form.another(),
    }


def _trial(round: Round, form: LaboratoryForm, past: Sequence[PotResult]) -> Trial:
    if form.pattern:
        pots = [pot for pot in round.pots if form.pot_id in (None, pot.id)]
        return ballots.of_pattern(round, next(iter(pots), None), form.pattern, form.seed)
    trial = ballots.of_past(next(p for p in past if p.pot_id == form.past_pot_id))
    if trial is None:
        raise Refused(_("The votes of this round are no longer kept. Try others."))
    return trial
