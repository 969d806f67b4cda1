"""Code cards for the worker: make, print once, make void, see how many are left."""

from __future__ import annotations

from datetime import datetime

from flask import Response, current_app, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp import documents
from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.i18n import _, ngettext
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round
from pbapp.voting.cards import actions, queries
from pbapp.voting.cards.codes import grouped
from pbapp.voting.cards.models import CardBatch
from pbapp.voting.forms import BatchForm, CardForm
from pbapp.voting.routes.blueprint import bp


@bp.get("/rounds/<int:round_id>/cards")
@requires(Can.MANAGE_CODES, on=rounds.get)
def cards(round: Round) -> ResponseReturnValue:
    """The batches in numbers."""
    return _page(round, BatchForm(), CardForm())


@bp.post("/rounds/<int:round_id>/cards")
@requires(Can.MANAGE_CODES, on=rounds.get)
@transactional
def make_cards(round: Round) -> ResponseReturnValue:
    """Make a batch and hand over the sheet; the codes are shown this once."""
    form = BatchForm()
    if not form.submitted():
        return _page(round, form, CardForm(formdata=None), status=422)
    place = str(form.place.data)
    codes = actions.make(round, place, int(form.number.data or 0), by=current_actor())
    if form.sheet.data == "page":
        return _sheet(round, place, codes, "voting/cards/page.html")
    html = _sheet(round, place, codes, "voting/cards/sheet.html")
    return documents.pdf_later(html, f"cards {place}")


@bp.post("/rounds/<int:round_id>/cards/void")
@requires(Can.MANAGE_CODES, on=rounds.get)
@transactional
def void_card(round: Round) -> ResponseReturnValue:
    """Make one card void, by its code."""
    form = CardForm()
    if form.submitted():
        try:
            actions.void_card(round, str(form.card.data), by=current_actor())
            flash(_("The card is void. Nobody can vote with it."), "success")
            return _back(round.id)
        except actions.CardRefused as refusal:
            form.refuse("card", str(refusal))
    return _page(round, BatchForm(formdata=None), form, status=422)


@bp.post("/card-batches/<int:batch_id>/void")
@requires(Can.MANAGE_CODES, on=queries.batch)
@transactional
def void_batch(batch: CardBatch) -> ResponseReturnValue:
    """Make what is left of a batch void."""
    number = actions.void_batch(batch, by=current_actor())
    flash(ngettext("One card is void now.", "%(num)s cards are void now.", number), "success")
    return _back(batch.round_id)


def _page(round: Round, batch: BatchForm, card: CardForm, status: int = 200) -> Response:
    text = render_template(
        "voting/cards/batches.html",
        round=round,
        batches=queries.batches(round.id),
        form=card if card.errors else batch,
        batch_form=batch,
        card_form=card,
    )
    return make_response(text, status)


def _sheet(round: Round, place: str, codes: list[str], template: str) -> str:
    url = current_app.config["PUBLIC_URL"] + url_for("voting.short", round_id=round.id)
    closes: datetime | None = round.voting_closes_at
    return render_template(
        template,
        round=round,
        place=place,
        codes=[grouped(code) for code in codes],
        url=url,
        address=url.partition("://")[2],
        qr=documents.qr_code(url),
        closes=closes,
    )


def _back(round_id: int) -> Response:
    return make_response(redirect(url_for("voting.cards", round_id=round_id), code=303))
