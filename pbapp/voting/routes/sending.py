"""Sending a ballot, and cancelling one. These views write ballots and box events, nothing else."""

from __future__ import annotations

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.rounds.models import Round
from pbapp.voting import box, device
from pbapp.voting.box import BadBallot, BallotChanged, VotedAlready
from pbapp.voting.device import Carried
from pbapp.voting.forms import ChoicesForm, SendForm
from pbapp.voting.opening import VotingNotOpen, open_round
from pbapp.voting.origin import sent_from_here
from pbapp.voting.pages import with_choices
from pbapp.voting.routes.blueprint import bp, choose_page, closed_page, go
from pbapp.voting.routes.reviewing import review_page

#: pages whose form carries the choices
WITH_CHOICES = ("voting.save", "voting.cast")


@bp.post("/rounds/<int:round_id>/vote/send")
@requires(Can.VOTE, on=open_round)
@transactional
def cast(round: Round) -> ResponseReturnValue:
    """File the ballot; the receipt is shown once it is safely stored."""
    form = SendForm()
    carried = device.read(round.id)
    if carried.has_sent(form.nonce.data):
        # The same page sent from a second tab: nothing more is done, and nothing is kept again.
        return _receipt_page(round.id)
    if carried.right_now is None:
        flash(_("Please show once more that it is you. Your choices are kept."))
        return go("check", round.id, with_choices(round, carried, form.chosen()))
    try:
        code = box.cast(form.submission(round.id, carried.right_now))
    except (BallotChanged, VotedAlready) as refusal:
        status, said = refusal.status, str(refusal)
    except BadBallot:
        status, said = 422, _("Look over your choices, then send them.")
    else:
        return _to_receipt(round.id, code, form)
    return review_page(round, with_choices(round, carried, form.chosen()), status, said)


@bp.post("/rounds/<int:round_id>/vote/cancel")
@requires(Can.VOTE, on=open_round)
@transactional
def cancel(round: Round) -> ResponseReturnValue:
    """Take one's ballot out of the box again."""
    form = SendForm()
    carried = device.read(round.id)
    if carried.right_now is None:
        flash(_("Please show once more that it is you."))
        return go("check", round.id, carried)
    try:
        box.cancel(round.id, carried.right_now, form.made_from())
    except (BallotChanged, VotedAlready) as refusal:
        return review_page(round, carried, refusal.status, str(refusal))
    text = render_template("voting/cancelled.html", round=round)
    return device.clear(make_response(text), round.id)


@bp.errorhandler(VotingNotOpen)
def not_open(refusal: VotingNotOpen) -> Response:
    """A kind page; but whoever's vote came in before closing gets the receipt."""
    if request.endpoint == "voting.cast":
        receipt = _receipt_before_closing(refusal.round_id)
        if receipt:
            return receipt
    return closed_page(refusal.round_id)


@bp.errorhandler(CSRFError)
def left_open(error: CSRFError) -> Response:
    """A page from before this browser's session: nothing is done, and nothing ticked is lost.

    Unless it was another site's page: what somebody else ticked is not shown as one's own.
    """
    said = _("This page was open for a long time, so nothing was sent. Please carry on from here.")
    if request.endpoint not in WITH_CHOICES:
        text = render_template("errors/422.html", reason=said, reference="", typed=())
        return make_response(text, 422)
    try:
        round = open_round((request.view_args or {})["round_id"])
    except VotingNotOpen as refusal:
        return closed_page(refusal.round_id)
    except NoResultFound:
        return make_response(render_template("errors/404.html", reason=None, reference=""), 404)
    fresh = Carried(seed=device.read(round.id).seed)
    ticked = ChoicesForm().chosen() if sent_from_here() else ()
    return choose_page(round, with_choices(round, fresh, ticked), 422, said)


def _receipt_before_closing(round_id: int) -> Response | None:
    form = SendForm()
    carried = device.read(round_id)
    if carried.has_sent(form.nonce.data):
        return _receipt_page(round_id)
    if carried.right_now is None:
        return None
    try:
        code = box.receipt_of(form.submission(round_id, carried.right_now))
    except BallotChanged:
        return None
    return _to_receipt(round_id, code, form) if code else None


def _to_receipt(round_id: int, code: str, form: SendForm) -> Response:
    return device.write_receipt(_receipt_page(round_id), round_id, code, str(form.nonce.data))


def _receipt_page(round_id: int) -> Response:
    return make_response(redirect(url_for("voting.receipt", round_id=round_id), code=303))
