"""Changing what the register holds."""

from pbapp.engagement.registering.actions.joining import answer, ask_together
from pbapp.engagement.registering.actions.searching import Given, attach, attach_own, keep

__all__ = ["Given", "answer", "ask_together", "attach", "attach_own", "keep"]
