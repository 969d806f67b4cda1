"""The receipt after sending, and the page where a receipt is checked."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.rounds.models import Round
from pbapp.voting import device, queries
from pbapp.voting.box.slots import read_code
from pbapp.voting.forms import ReceiptForm
from pbapp.voting.opening import known_round
from pbapp.voting.routes.blueprint import bp


@bp.get("/rounds/<int:round_id>/vote/receipt")
@requires(Can.CHECK_RECEIPT, on=known_round)
def receipt(round: Round) -> ResponseReturnValue:
    """The receipt, while this browser holds it."""
    code = device.read(round.id).receipt_now
    return render_template("voting/receipt.html", round=round, code=code)


@bp.get("/rounds/<int:round_id>/receipt")
@requires(Can.CHECK_RECEIPT, on=known_round)
def check_receipt(round: Round) -> ResponseReturnValue:
    """Where a receipt's code is typed."""
    return render_template("voting/check_receipt.html", round=round, form=ReceiptForm(), found=None)


@bp.post("/rounds/<int:round_id>/receipt")
@requires(Can.CHECK_RECEIPT, on=known_round)
@transactional
def look_up_receipt(round: Round) -> ResponseReturnValue:
    """Whether the ballot is in the box; never what it chose."""
    form = ReceiptForm()
    found, status = None, 422
    if form.submitted():
        code = read_code(str(form.receipt.data))
        if code is None:
            form.refuse("receipt", _("A receipt has 16 letters and numbers. Check each one."))
        else:
            found, status = queries.is_in_box(round.id, code), 200
    page = render_template("voting/check_receipt.html", round=round, form=form, found=found)
    return page, status
