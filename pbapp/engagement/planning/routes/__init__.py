"""Pages of a plan: its lists, its versions, what partners and representatives see."""

from pbapp.engagement.planning.routes import (
    answering,
    impacts,
    representatives,
    rows,
    sheets,
    versions,
)
from pbapp.engagement.planning.routes.blueprint import bp

__all__ = ["answering", "bp", "impacts", "representatives", "rows", "sheets", "versions"]
