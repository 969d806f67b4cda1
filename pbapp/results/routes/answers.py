"""Entering what a group says to an offer of part of its cost."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.results import answering, queries
from pbapp.results.forms import AnswerForm
from pbapp.results.models import Offer
from pbapp.results.routes.blueprint import bp


@bp.route("/rounds/<int:round_id>/count/offers/<int:offer_id>", methods=["GET", "POST"])
@requires(Can.ANSWER_OFFER, on=queries.get_offer)
@transactional
def answer(offer: Offer) -> ResponseReturnValue:
    """Enter one answer; after the last one the count goes on."""
    form = AnswerForm()
    if form.submitted():
        try:
            answering.enter_answer(offer, form.chosen(), form.spoken(), by=current_actor())
        except answering.TooEarly as refusal:
            form.refuse("answer", str(refusal))
        else:
            return redirect(url_for("results.count", round_id=offer.round_id), code=303)
    page = render_template("results/answer.html", offer=offer, round=offer.round, form=form)
    return page, 422 if form.errors else 200
