"""Choosing: what is ticked stays in this browser until it is sent or cleared."""

from __future__ import annotations

from flask import make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.accounts import waiting
from pbapp.accounts.models import Purpose
from pbapp.db import transactional
from pbapp.rounds.models import Round
from pbapp.voting import device
from pbapp.voting.forms import ChoicesForm
from pbapp.voting.opening import known_round, open_round
from pbapp.voting.pages import ballot_page, with_choices
from pbapp.voting.routes.blueprint import bp, choose_page, go
from pbapp.voting.routes.reviewing import review_page


@bp.get("/v/<int:round_id>")
@requires(Can.READ_PUBLIC, on=known_round)
def short(round: Round) -> ResponseReturnValue:
    """The short address on cards and posters."""
    return redirect(url_for("voting.choose", round_id=round.id), code=303)


@bp.get("/rounds/<int:round_id>/vote")
@requires(Can.VOTE, on=open_round)
def choose(round: Round) -> ResponseReturnValue:
    """The ballot."""
    carried = device.read(round.id)
    return device.write(choose_page(round, carried), round.id, carried)


@bp.post("/rounds/<int:round_id>/vote")
@requires(Can.VOTE, on=open_round)
@transactional
def save(round: Round) -> ResponseReturnValue:
    """Keep the choices in this browser, and lead on if they make a ballot."""
    form = ChoicesForm()
    carried = with_choices(round, device.read(round.id), form.chosen())
    page = ballot_page(round, carried)
    if page.too_many:
        return review_page(round, carried, status=422)
    if request.form.get("then") == "stay":
        return go("choose", round.id, carried)
    if page.problems:
        return device.write(choose_page(round, carried, status=422), round.id, carried)
    return go("review", round.id, carried)


@bp.post("/rounds/<int:round_id>/vote/add")
@requires(Can.VOTE, on=open_round)
@transactional
def add(round: Round) -> ResponseReturnValue:
    """Add one project to the choices, from its own page."""
    before = device.read(round.id)
    carried = with_choices(round, before, [*before.chosen, *ChoicesForm().chosen()])
    if ballot_page(round, carried).too_many:
        return review_page(round, carried, status=422)
    return go("choose", round.id, carried)


@bp.post("/rounds/<int:round_id>/vote/remove")
@requires(Can.VOTE, on=open_round)
@transactional
def remove(round: Round) -> ResponseReturnValue:
    """Take one project away."""
    before = device.read(round.id)
    gone = ChoicesForm().chosen()
    kept = [id for id in before.chosen if id not in gone]
    return go("review", round.id, with_choices(round, before, kept))


@bp.get("/rounds/<int:round_id>/vote/review")
@requires(Can.VOTE, on=open_round)
def review(round: Round) -> ResponseReturnValue:
    """The choices again; after the voter check, with the button that sends them."""
    return review_page(round, device.read(round.id))


@bp.post("/rounds/<int:round_id>/vote/clear")
@requires(Can.CHECK_RECEIPT, on=known_round)
@transactional
def clear(round: Round) -> ResponseReturnValue:
    """Leave nothing in this browser: for the next person."""
    waiting.forget(Purpose.VOTER_CHECK, round.id)
    url = url_for("voting.choose", round_id=round.id)
    return device.clear(make_response(redirect(url, code=303)), round.id)
