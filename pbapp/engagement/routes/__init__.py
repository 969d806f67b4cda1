"""Pages of the register, of a record, of its check, and the page for everyone."""

from pbapp.engagement.routes import (
    challenges,
    numbers,
    parts,
    public,
    ratings,
    reach,
    record,
    register,
    registering,
    review,
    standards,
    steps,
    stops,
)
from pbapp.engagement.routes.blueprint import bp

__all__ = [
    "bp",
    "challenges",
    "numbers",
    "parts",
    "public",
    "ratings",
    "reach",
    "record",
    "register",
    "registering",
    "review",
    "standards",
    "steps",
    "stops",
]
