"""Pages of sessions: for everyone, for those who booked, for those who run them."""

from pbapp.activities.sessions.routes import (
    booking,
    programme,
    public,
    session,
    uptake,
    word,
)
from pbapp.activities.sessions.routes.blueprint import bp

__all__ = ["booking", "bp", "programme", "public", "session", "uptake", "word"]
