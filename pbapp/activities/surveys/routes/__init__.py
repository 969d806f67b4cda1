"""Pages of surveys."""

from pbapp.activities.surveys.routes import desk, entering, public, questions, quotes
from pbapp.activities.surveys.routes.blueprint import bp

__all__ = ["bp", "desk", "entering", "public", "questions", "quotes"]
