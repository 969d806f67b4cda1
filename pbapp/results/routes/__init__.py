"""The pages of a count: the team's steps, ties, offers and changes, and the result for everyone."""

from pbapp.results.routes import answers, changes, counting, result
from pbapp.results.routes.blueprint import bp

__all__ = ["answers", "bp", "changes", "counting", "result"]
