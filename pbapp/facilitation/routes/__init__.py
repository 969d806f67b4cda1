"""The pages of community workers."""

from pbapp.facilitation.routes import desk, laboratory, limits, pots, settings
from pbapp.facilitation.routes.blueprint import bp

__all__ = ["bp", "desk", "laboratory", "limits", "pots", "settings"]
