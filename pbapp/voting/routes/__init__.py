"""The pages of a vote: choosing, the voter check, sending, receipts; and the workers' cards."""

from pbapp.voting.routes import cards, checking, choosing, receipts, sending
from pbapp.voting.routes.blueprint import bp

__all__ = ["bp", "cards", "checking", "choosing", "receipts", "sending"]
