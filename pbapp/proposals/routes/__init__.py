"""The pages of ideas: their author's, and those of the people who check them."""

from pbapp.proposals.routes import author, checking, writing
from pbapp.proposals.routes.blueprint import bp

__all__ = ["author", "bp", "checking", "writing"]
