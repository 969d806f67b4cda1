"""Offers of part of a cost: made when a count stops at one, answered by the group."""

from __future__ import annotations

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.results import work
from pbapp.results.models import Answer, CountState, Offer
from pbapp.rounds.queries import hold


class TooEarly(Refused):
    """Silence is a no only once the last day has passed."""


def enter_answer(offer: Offer, answer: Answer, said_by: str, *, by: Actor) -> None:
    """Record what the group said; after the last answer the count goes on. Raises TooEarly."""
    hold(offer.round)
    db.session.refresh(offer, ["answer"])
    db.session.refresh(offer.count, ["state"])
    if offer.answer is not None or offer.count.state is not CountState.NEEDS_ANSWER:
        raise Refused(_("This answer has been entered already."))
    if answer is Answer.NO_ANSWER and not offer.is_over:
        raise TooEarly(_("The group still has time to answer. Ask again before you enter this."))

    offer.answer, offer.said_by = answer, "" if answer is Answer.NO_ANSWER else said_by
    offer.entered_by_id, offer.entered_at = by.user_id, clock.now()
    if not offer.count.waiting_offers:
        offer.count.state = CountState.COUNTING
        work.ask(offer.count)

    record(Event.OFFER_ANSWERED, on=offer.count, by=by, offer=offer.id, answer=answer.value)
