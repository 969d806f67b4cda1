"""The pages of community workers."""

from pbapp.facilitation.routes import desk, limits, pots, settings
from pbapp.facilitation.routes.blueprint import bp

__all__ = ["bp", "desk", "limits", "pots", "settings"]
