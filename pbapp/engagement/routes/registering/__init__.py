"""Pages of the register of all partners."""

from pbapp.engagement.routes.registering import (
    bodies,
    importing,
    joining,
    known,
    places,
    views,
    voice,
)

__all__ = ["bodies", "importing", "joining", "known", "places", "views", "voice"]
