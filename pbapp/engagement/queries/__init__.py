"""Finding records: one, the register, and what a board's summary of a period needs."""

from pbapp.engagement.queries.log import log
from pbapp.engagement.queries.period import (
    accepted_in,
    coming_up,
    commitments_in,
    made_in,
    oldest_open,
    spread_of,
    strips_of,
    waiting_in,
)
from pbapp.engagement.queries.public import latest_answers, open_now
from pbapp.engagement.queries.record import Row, Within, get, get_public, of_round, row_of, within
from pbapp.engagement.queries.register import Filters, Listing, fitting_to, register

__all__ = [
    "Filters",
    "Listing",
    "Row",
    "Within",
    "accepted_in",
    "coming_up",
    "commitments_in",
    "fitting_to",
    "get",
    "get_public",
    "latest_answers",
    "log",
    "made_in",
    "of_round",
    "oldest_open",
    "open_now",
    "register",
    "row_of",
    "spread_of",
    "strips_of",
    "waiting_in",
    "within",
]
