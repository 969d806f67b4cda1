"""Pages of the loop back to people."""

from pbapp.engagement.loop.routes import (
    answers,
    checks,
    follow,
    overview,
    public,
    readers,
    rows,
    telling,
    tracker,
)
from pbapp.engagement.loop.routes.blueprint import bp

__all__ = [
    "answers",
    "bp",
    "checks",
    "follow",
    "overview",
    "public",
    "readers",
    "rows",
    "telling",
    "tracker",
]
