"""Planning and running sessions, booking them, telling people, forgetting them."""

from pbapp.activities.sessions.actions import upkeep

__all__ = ["upkeep"]
