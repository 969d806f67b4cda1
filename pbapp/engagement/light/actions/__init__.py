"""Planning light work, and answering people in it, each in one go."""

from pbapp.engagement.light.actions.answer import answer
from pbapp.engagement.light.actions.plan import plan

__all__ = ["answer", "plan"]
