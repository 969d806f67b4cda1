"""The blueprint, and the answers all its pages share."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, url_for

from pbapp import clock
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.voting import device
from pbapp.voting.device import Carried
from pbapp.voting.forms import ChoicesForm
from pbapp.voting.pages import ballot_page

bp = Blueprint("voting", __name__)

BEFORE_VOTING = frozenset(list(Phase)[: list(Phase).index(Phase.VOTING)])


def go(endpoint: str, round_id: int, carried: Carried) -> Response:
    """On to another page of the vote, carrying what the browser has."""
    url = url_for(f"voting.{endpoint}", round_id=round_id)
    return device.write(make_response(redirect(url, code=303)), round_id, carried)


def choose_page(round: Round, carried: Carried, status: int = 200, said: str = "") -> Response:
    """The ballot; at a status from 400 on with what is wrong: `said`, or the faults found."""
    page = ballot_page(round, carried)
    form = ChoicesForm(formdata=None)
    form.project.id = page.first_faulty
    if status >= 400:
        form.project.errors = [said] if said else page.faults
    text = render_template("voting/choose.html", round=round, page=page, form=form)
    return make_response(text, status)


def closed_page(round_id: int) -> Response:
    """Voting has not begun, or is over: what to do instead.

    The phase decides, for a round can be moved on by hand before its day or after it.
    """
    round = rounds.get(round_id)
    opens, closes, now = round.voting_opens_at, round.voting_closes_at, clock.now()
    text = render_template(
        "voting/closed.html",
        round=round,
        before=round.phase in BEFORE_VOTING,
        opens=opens if opens and now < opens else None,
        closed=closes if closes and closes <= now else None,
    )
    return make_response(text, 409)
