"""Loading what a page is about, or saying kindly that its time is over."""

from __future__ import annotations

from flask import abort

from pbapp.access.permissions import Can
from pbapp.i18n import _
from pbapp.proposals import queries
from pbapp.proposals.models import Proposal
from pbapp.proposals.pages import BY_KEY
from pbapp.refusals import Refused
from pbapp.rounds.models import Round
from pbapp.rounds.opened import opened


def open_round(round_id: int) -> Round:
    """A round that takes ideas now."""
    round = opened(round_id)
    if not round.allows(Can.SEND_IDEA):
        raise Refused(_("This round does not take ideas now. Its page says what is open."))
    return round


def open_idea(proposal_id: int, key: str = "name") -> Proposal:
    """An idea of a round whose ideas may still change; `key` names a page of the form."""
    if key not in BY_KEY:
        abort(404)
    proposal = queries.get(proposal_id)
    if not proposal.round.allows(Can.EDIT_IDEA):
        raise Refused(_("Ideas can no longer be changed in this round. Your answers are kept."))
    return proposal


def withdrawable(proposal_id: int) -> Proposal:
    """An idea of a round in which ideas may still be taken back."""
    proposal = queries.get(proposal_id)
    if not proposal.round.allows(Can.WITHDRAW_IDEA):
        raise Refused(_("Ideas can no longer be taken back in this round. Please get in touch."))
    return proposal
