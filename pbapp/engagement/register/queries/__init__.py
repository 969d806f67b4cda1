"""Finding what overlaps, what is known, and what was answered."""

from pbapp.engagement.register.queries.joining import get_request, requests_about
from pbapp.engagement.register.queries.known import Earlier, already_known
from pbapp.engagement.register.queries.overlaps import Asked, Shown, asked_by, overlapping
from pbapp.engagement.register.queries.searches import latest_search, links_of, own_search

__all__ = [
    "Asked",
    "Earlier",
    "Shown",
    "already_known",
    "asked_by",
    "get_request",
    "latest_search",
    "links_of",
    "overlapping",
    "own_search",
    "requests_about",
]
