"""Pages of the register of all partners."""

from pbapp.engagement.routes.registering import joining, known

__all__ = ["joining", "known"]
