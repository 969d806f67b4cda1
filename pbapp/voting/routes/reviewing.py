"""The page between choosing and sending, as several views show it."""

from __future__ import annotations

from flask import Response, make_response, render_template

from pbapp.rounds.models import Round
from pbapp.voting import box, device
from pbapp.voting.box import InSlot
from pbapp.voting.device import Carried
from pbapp.voting.forms import SendForm
from pbapp.voting.ids import random_id
from pbapp.voting.pages import ballot_page


def review_page(round: Round, carried: Carried, status: int = 200, said: str = "") -> Response:
    """The choices, what is wrong with them, and what the box holds if the voter is checked.

    `said` is why the box did not take them. The form gets a fresh one-time number.
    """
    page = ballot_page(round, carried)
    form = SendForm(formdata=None)
    form.project.id = page.first_faulty
    if page.too_many or said:
        form.project.errors = [said] if said else page.faults
    right = carried.right_now
    in_slot = box.in_slot(round.id, right) if right else InSlot()
    text = render_template(
        "voting/review.html",
        round=round,
        page=page,
        form=form,
        checked=right is not None,
        in_slot=in_slot,
        nonce=random_id(),
    )
    return device.write(make_response(text, status), round.id, carried)
